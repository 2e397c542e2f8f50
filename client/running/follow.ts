/** The runs of runbooks that are open in the editor, as they stand: asked for when the server says that one is another, and every minute while one is open. */
import { type Disposable, type Event, EventEmitter, RelativePattern, Uri, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { type RunParams, type RunResult, runRequest } from "../../server/protocol.js";
import type { ShownRun } from "./words.js";

export interface FollowedRun {
  /** Of the runbook. */
  readonly uri: Uri;
  readonly run: ShownRun;
}

export interface Followed extends Disposable {
  readonly of: (uri: Uri) => ShownRun | undefined;
  /** Those that are not closed. */
  readonly open: () => readonly FollowedRun[];
  readonly onChange: Event<Uri>;
  /** Asks again how the run of a runbook stands. */
  readonly look: (uri: Uri) => Promise<RunResult>;
  /** The same in a moment, once for all that is told until then: who types tells of each key. */
  readonly lookSoon: (uri: Uri) => void;
  readonly clear: () => void;
}

/** Milliseconds. */
const minute = 60_000;
const moment = 200;

type Timer = ReturnType<typeof setTimeout>;

export function followRuns(client: BaseLanguageClient): Followed {
  const runs = new Map<string, FollowedRun>();
  const changed = new EventEmitter<Uri>();
  let waiting: Timer | undefined;
  const soon = new Map<string, Timer>();
  /** By folder, of logs that lie outside of what the workspace watches. */
  const watchers = new Map<string, Disposable>();

  const look = async (uri: Uri): Promise<RunResult> => {
    const params: RunParams = { uri: client.code2ProtocolConverter.asUri(uri) };
    const result = await client.sendRequest<RunResult>(runRequest, params);
    if (result.kind === "run") {
      runs.set(uri.toString(), { uri, run: result });
      watch(client.protocol2CodeConverter.asUri(result.log));
    } else runs.delete(uri.toString());
    wait();
    changed.fire(uri);
    return result;
  };
  const lookAgain = (uri: Uri): void => {
    look(uri).catch(error => console.error(error));
  };
  const lookSoon = (uri: Uri): void => {
    const key = uri.toString();
    clearTimeout(soon.get(key));
    soon.set(
      key,
      setTimeout(() => {
        soon.delete(key);
        lookAgain(uri);
      }, moment),
    );
  };
  const open = (): readonly FollowedRun[] => [...runs.values()].filter(({ run }) => run.board.status.closed === null);
  /** Only while a run is open does time change anything. */
  const wait = (): void => {
    clearTimeout(waiting);
    waiting = undefined;
    if (open().length === 0) return;
    waiting = setTimeout(
      () => {
        for (const { uri } of open()) lookAgain(uri);
      },
      minute - (Date.now() % minute),
    );
  };
  const watch = (log: Uri): void => {
    const folder = Uri.joinPath(log, "..");
    if (workspace.getWorkspaceFolder(log) || watchers.has(folder.toString())) return;
    const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, "*.run.jsonl"));
    const tell = (uri: Uri): void => {
      const changes = [{ uri: client.code2ProtocolConverter.asUri(uri), type: 2 }];
      void client.sendNotification("workspace/didChangeWatchedFiles", { changes });
    };
    watcher.onDidChange(tell);
    watcher.onDidCreate(tell);
    watcher.onDidDelete(tell);
    watchers.set(folder.toString(), watcher);
  };
  const clear = (): void => {
    clearTimeout(waiting);
    for (const timer of soon.values()) clearTimeout(timer);
    soon.clear();
    for (const watcher of watchers.values()) watcher.dispose();
    watchers.clear();
    const gone = [...runs.values()];
    runs.clear();
    for (const { uri } of gone) changed.fire(uri);
  };

  return {
    of: uri => runs.get(uri.toString())?.run,
    open,
    onChange: changed.event,
    look,
    lookSoon,
    clear,
    dispose: () => {
      clear();
      changed.dispose();
    },
  };
}
