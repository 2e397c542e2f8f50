/**
 * Sends what is written, and again after a lost line, each time with the same id: the log has it once. Nothing counts as written
 * before the log says so.
 */
import type { Instant } from "../../language/plan/plan.js";
import type { BoardRefused, BoardWrite, BoardWritten } from "../../language/run/board.js";
import type { Draft } from "./drafts.js";

export interface Writing {
  readonly id: string;
  /** "Done: Promote the replica" */
  readonly says: string;
  /** What it is about; undefined for the whole run. */
  readonly activity: string | undefined;
  readonly state: WritingState;
}

export type WritingState =
  | { readonly kind: "sending" }
  /** It is tried again. */
  | { readonly kind: "waiting"; readonly why: string }
  | { readonly kind: "refused"; readonly why: string }
  | { readonly kind: "written"; readonly seq: number };

export interface Writer {
  readonly write: (draft: Draft, says: string) => void;
  /** Takes it off the page; what is still to be sent is not. */
  readonly dismiss: (id: string) => void;
  /** The line is there again: what waits is sent at once. */
  readonly hurry: () => void;
}

export interface WriterActions {
  readonly changed: (writings: readonly Writing[]) => void;
  readonly now: () => Instant;
  readonly shutOut: () => void;
}

/** Milliseconds. A server that does not answer in that time is asked again. */
const mostPatience = 15_000;
const waits = [1_000, 2_000, 4_000, 8_000] as const;

type Answer =
  | Exclude<WritingState, { kind: "sending" | "waiting" }>
  | { readonly kind: "again"; readonly why: string; readonly after?: number }
  | { readonly kind: "shut out" };

export function createWriter({ changed, now, shutOut }: WriterActions): Writer {
  let writings: readonly Writing[] = [];
  const wakes = new Map<string, () => void>();
  const set = (next: readonly Writing[]): void => {
    writings = next;
    changed(writings);
  };
  const become = (id: string, state: WritingState): void =>
    set(writings.map(each => (each.id === id ? { ...each, state } : each)));
  const isThere = (id: string): boolean => writings.some(each => each.id === id);

  const send = async (id: string, draft: Draft): Promise<void> => {
    const begun = now();
    for (let attempt = 0; isThere(id); attempt++) {
      // The first time the server says when it is; later it is still then that it happened.
      const at = draft.at ?? (attempt === 0 ? undefined : begun);
      const answer = await post({ ...draft, id, ...(at === undefined ? {} : { at }) });
      if (!isThere(id)) return;
      if (answer.kind === "shut out") {
        set(writings.filter(each => each.id !== id));
        shutOut();
        return;
      }
      if (answer.kind !== "again") {
        become(id, answer);
        return;
      }
      become(id, { kind: "waiting", why: answer.why });
      const wait = answer.after ?? waits[Math.min(attempt, waits.length - 1)] ?? 0;
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, wait);
        wakes.set(id, () => {
          clearTimeout(timer);
          resolve();
        });
      });
      wakes.delete(id);
      if (isThere(id)) become(id, { kind: "sending" });
    }
  };

  return {
    write(draft, says) {
      const id = newId();
      set([
        ...writings,
        { id, says, activity: "activity" in draft ? draft.activity : undefined, state: { kind: "sending" } },
      ]);
      void send(id, draft);
    },
    dismiss(id) {
      set(writings.filter(each => each.id !== id));
      wakes.get(id)?.();
    },
    hurry() {
      for (const wake of wakes.values()) wake();
    },
  };
}

async function post(body: BoardWrite): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch("/api/events", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(mostPatience),
    });
  } catch {
    return { kind: "again", why: "there is no connection" };
  }
  const answer: unknown = await response.json().catch(() => undefined);
  const { status } = response;
  if (status === 200) return { kind: "written", seq: isWritten(answer) ? answer.seq : 0 };
  if (status === 401) return { kind: "shut out" };
  if (status === 429) {
    const seconds = Number(response.headers.get("retry-after") ?? 1);
    const after = (Number.isFinite(seconds) ? Math.min(Math.max(seconds, 1), 60) : 1) * 1_000;
    return { kind: "again", why: "too much is written at once", after };
  }
  const reason = isRefused(answer) ? answer.reason : undefined;
  if (status === 403) return { kind: "refused", why: reason ?? "you may not write this" };
  if (status === 507) return { kind: "again", why: reason ?? "the log cannot be written", after: 8_000 };
  if (status >= 500) return { kind: "again", why: reason ?? "the board did not answer" };
  return { kind: "refused", why: reason ?? `the board does not take it (${status})` };
}

function isWritten(value: unknown): value is BoardWritten {
  return typeof value === "object" && value !== null && typeof Reflect.get(value, "seq") === "number";
}

function isRefused(value: unknown): value is BoardRefused {
  return typeof value === "object" && value !== null && typeof Reflect.get(value, "reason") === "string";
}

/** Random; also where the page came without encryption, over which `randomUUID` is not to be had. */
function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, "0")).join("");
}
