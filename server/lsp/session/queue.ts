/**
 * What is to be done, one piece at a time, and what first: to take in what was reported, to check what is open, to read the
 * workspace's files, to check these. Between two pieces whatever has arrived is heard, so that a newer edit comes before the
 * checks it makes needless. Whoever asks takes in what was reported until then, and reads no more than that.
 */
import { setTimeout as pause, setImmediate as turn } from "node:timers/promises";
import type { CancellationToken } from "vscode-languageserver";
import { contained } from "../quiet.js";

/** Milliseconds. Typing is slower, but an editor's own bursts (multiple cursors, undo, save) are not. */
const burst = 5;
/** So many times at most is a burst waited for that goes on. */
const longestBurst = 20;

/** Addresses all. */
export interface Tasks {
  /** Takes in what was reported. @returns what is to be checked */
  readonly takeIn: (reported: ReadonlySet<string>) => Iterable<string>;
  /** Reads a file of the workspace. @returns what is to be checked, which may be more than the file */
  readonly read: (uri: string) => Iterable<string>;
  /** Makes the findings and tells of them. */
  readonly check: (uri: string) => unknown;
  /** The addresses of what stands in the editor, by how urgent it is. */
  readonly urgent: () => Iterable<string>;
  /** Nothing is left to check. */
  readonly settled: () => unknown;
}

export interface Queue {
  readonly report: (uris: Iterable<string>) => void;
  /** Files of the workspace to be read, and checked when all are; those known already are left to `Tasks.read`. */
  readonly add: (uris: Iterable<string>) => void;
  /** A document went away. */
  readonly drop: (uri: string) => void;
  /** Hears what has arrived, then sees to it that all that was reported is read. @returns whether the question still stands */
  readonly taken: (token?: CancellationToken) => Promise<boolean>;
  /** The same, and every file of the workspace is read. */
  readonly allRead: (token?: CancellationToken) => Promise<boolean>;
  /** The same as `taken`, and a document is checked, or gone. */
  readonly checked: (uri: string, token?: CancellationToken) => Promise<boolean>;
  /** Nothing is left to do. */
  readonly idle: () => Promise<boolean>;
}

interface Waiter {
  readonly isOver: () => boolean;
  readonly resolve: () => void;
}

/** @param isStarted whether it is known what is in the workspace */
export function createQueue(tasks: Tasks, isStarted: () => boolean): Queue {
  let reported = new Set<string>();
  let reports = 0;
  const unread = new Set<string>();
  const unchecked = new Set<string>();
  const waiters = new Set<Waiter>();
  let isWorking = false;
  /** Something was checked since it was last told that nothing is left. */
  let isTelling = false;

  const check = (uris: Iterable<string>): void => {
    for (const uri of uris) unchecked.add(uri);
  };

  const takeIn = (): void => {
    if (reported.size === 0) return;
    const now = reported;
    reported = new Set();
    try {
      check(tasks.takeIn(now));
    } catch (error) {
      console.error("The documents could not be updated:", error);
    }
  };

  const first = (uris: Iterable<string>): string | undefined => {
    for (const uri of uris) return uri;
    return undefined;
  };

  const urgent = (): string | undefined => {
    for (const uri of tasks.urgent()) if (unchecked.has(uri)) return uri;
    return undefined;
  };

  const checkOne = async (uri: string): Promise<void> => {
    unchecked.delete(uri);
    isTelling = true;
    await contained(
      () => `checking ${uri}`,
      () => tasks.check(uri),
    );
  };

  /** Does the next piece; false where there is none. */
  const step = async (): Promise<boolean> => {
    const open = urgent();
    if (open !== undefined) {
      await checkOne(open);
      return true;
    }
    const file = first(unread);
    if (file !== undefined) {
      unread.delete(file);
      await contained(
        () => `loading ${file}`,
        () => check(tasks.read(file)),
      );
      return true;
    }
    const other = first(unchecked);
    if (other !== undefined) {
      await checkOne(other);
      return true;
    }
    if (isTelling) {
      isTelling = false;
      await contained(() => "telling that all is checked", tasks.settled);
    }
    return false;
  };

  const letGo = (): void => {
    for (const waiter of waiters) {
      if (!waiter.isOver()) continue;
      waiters.delete(waiter);
      waiter.resolve();
    }
  };

  const burstOver = async (): Promise<void> => {
    for (let before = -1, times = 0; before !== reports && times < longestBurst; times++) {
      before = reports;
      await pause(burst);
      await heard();
    }
  };

  const work = async (): Promise<void> => {
    if (isWorking) return;
    isWorking = true;
    for (let isMore = true; isMore; letGo()) {
      await heard();
      if (reported.size > 0) {
        await burstOver();
        takeIn();
      } else isMore = await step();
    }
    isWorking = false;
    letGo();
  };

  const start = (): void => {
    work().catch(error => console.error("Go/No-Go could not go on:", error));
  };

  const until = async (isOver: () => boolean, token?: CancellationToken): Promise<boolean> => {
    await heard();
    if (token?.isCancellationRequested) return false;
    takeIn();
    if (!isOver()) {
      start();
      await new Promise<void>(resolve => {
        const waiter: Waiter = { isOver, resolve };
        waiters.add(waiter);
        token?.onCancellationRequested(() => {
          waiters.delete(waiter);
          resolve();
        });
      });
    }
    return token?.isCancellationRequested !== true;
  };

  const isRead = (): boolean => isStarted() && unread.size === 0;

  return {
    report: uris => {
      for (const uri of uris) reported.add(uri);
      reports++;
      if (reported.size > 0) start();
    },
    add: uris => {
      for (const uri of uris) unread.add(uri);
      start();
    },
    drop: uri => {
      unread.delete(uri);
      unchecked.delete(uri);
    },
    taken: token => until(() => true, token),
    allRead: token => until(isRead, token),
    checked: (uri, token) => until(() => ![reported, unread, unchecked].some(each => each.has(uri)), token),
    idle: () => until(() => !isWorking && isRead() && unchecked.size === 0 && reported.size === 0),
  };
}

/** Messages come in one turn and are handled in the next. */
async function heard(): Promise<void> {
  for (let index = 0; index < 3; index++) await turn();
}
