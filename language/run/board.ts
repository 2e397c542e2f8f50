/**
 * A run as a board shows it: the same for everybody who reads it, so that it is made once whatever the number of readers; what is mine,
 * and what time it is for me, the page says. Plain JSON. Instants are epoch seconds on the clock of the run, lengths are seconds.
 */
import type { ActivityKind, Instant } from "../plan/plan.js";
import type { Span } from "../schedule/schedule.js";
import type { EventKind } from "./events.js";
import type { StatusDocument } from "./status.js";
import type { ActivityState } from "./transitions.js";

export interface BoardDocument {
  readonly version: 1;
  /** Of the newest event; 0 where there is none. */
  readonly seq: number;
  /** The moment that all of this is told for. */
  readonly now: Instant;
  readonly status: StatusDocument;
  /** The phase that is being done, the first of them where several are. */
  readonly phase: string | null;
  /** Until when a rollback can still be decided; where that is past or there is none, null. */
  readonly decideBy: Instant | null;
  /** Where the first irreversible step begins, or has begun. */
  readonly pointOfNoReturn: Instant | null;
  readonly window: Span | null;
  /** All that is done by somebody, in the order of the plan; what is inside a rollback or contingency after it. */
  readonly activities: readonly BoardActivity[];
  readonly people: readonly BoardPerson[];
  /** What has been written, the oldest first. */
  readonly log: readonly BoardEntry[];
}

export interface BoardActivity {
  /** As events name it. */
  readonly name: string;
  readonly title: string;
  readonly kind: ActivityKind | "rollback";
  /** Title of its phase. */
  readonly phase: string | null;
  readonly state: ActivityState;
  /** Names of who is responsible, then of who else takes part; with hand-overs. */
  readonly owners: readonly string[];
  readonly others: readonly string[];
  readonly planned: Span | null;
  /** As it happened where it has; as is to be expected where it has not. */
  readonly expected: Span | null;
  readonly isCritical: boolean;
  /** What may be written of it now, whoever does. */
  readonly may: readonly BoardAction[];
  /** The last `seq` about it: what its writer knew (`expects`). */
  readonly last: number;
  /** Commands to copy, never to be run by the page. */
  readonly commands: readonly string[];
  /** Conditions of a gate, or what to verify, in words. */
  readonly criteria: readonly string[];
}

export const boardActions = ["start", "done", "fail", "skip", "block", "unblock", "go", "no-go", "undo"] as const;

export type BoardAction = (typeof boardActions)[number];

export interface BoardPerson {
  readonly name: string;
  readonly title: string;
  readonly contact: string | null;
  /** IANA name; null where nobody wrote it. */
  readonly zone: string | null;
  /** Names of their teams. */
  readonly teams: readonly string[];
}

export interface BoardEntry {
  readonly seq: number;
  readonly at: Instant;
  /** When it was written, where that is a minute later or more. */
  readonly recorded: Instant | null;
  readonly by: string;
  readonly kind: EventKind;
  /** Of what it is about; null where it is the whole run. */
  readonly activity: string | null;
  /** In words, as in a log that people read: "Promote the replica to primary: done". */
  readonly says: string;
  readonly text: string | null;
}

/** What has become different since the document that a reader has: everything but what grows with the plan and the log, and of those what changed. */
export interface BoardChange extends Omit<BoardDocument, "activities" | "people" | "log"> {
  readonly activities: readonly BoardActivity[];
  readonly log: readonly BoardEntry[];
}

/** owner: writes of what they are responsible for or take part in. coordinator: of everything. decider: decisions and rollbacks besides. */
export type BoardRole = "coordinator" | "decider" | "owner" | "viewer";

/** What the page asks first: GET /api/me, once a personal link has been exchanged for a cookie. */
export interface BoardReader {
  readonly name: string | null;
  readonly title: string | null;
  readonly role: BoardRole;
}

/*
 * The addresses, for server/board/ and client/board/:
 *
 *   GET  /                 the page: no secrets in it. A personal link is /#TOKEN
 *   POST /session          {"token"} -> 204 and a cookie, or 403
 *   GET  /api/me           BoardReader, or 401
 *   GET  /api/stream       server-sent events: `board` (BoardDocument, at every connection), then `change` (BoardChange);
 *                          `bye` where the board ends in good order; a comment every 15 s
 *   GET  /api/timeline     TimelineData of the run as it stands, with an ETag
 *   POST /api/events       {id, kind, activity?, text?, at?, expects?, ...} as in events.ts, without who: the session says that
 *                          -> 200 BoardWritten, 403, 409 BoardRefused (it may not follow), 413, 429 with Retry-After, 507 (cannot be written)
 *   GET  /status           for executives: read-only, without scripts; /status.md the same to paste
 */
export interface BoardWritten {
  readonly seq: number;
  /** True where the same `id` was there already. */
  readonly known: boolean;
}

export interface BoardRefused {
  /** In words: who was first, or what must happen before. */
  readonly reason: string;
}
