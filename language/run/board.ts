/**
 * A run as a board shows it: the same for everybody who reads it, so that it is made once whatever the number of readers; what is mine,
 * and what time it is for me, the page says. Plain JSON. Instants are epoch seconds on the clock of the run, lengths are seconds.
 */
import type { ActivityKind, Instant } from "../plan/plan.js";
import type { Span } from "../schedule/schedule.js";
import type { Envelope, EventKind, Said } from "./events.js";
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
  /** Where they talk, as it is written: a link as a rule. */
  readonly bridge: string | null;
  /** Names of people and teams. */
  readonly coordinators: readonly string[];
  readonly deciders: readonly string[];
  /** All that is done by somebody, in the order of the plan; rollbacks, and what is inside one or a contingency, after it. Each has a name of its own. */
  readonly activities: readonly BoardActivity[];
  readonly people: readonly BoardPerson[];
  readonly teams: readonly BoardTeam[];
  /** What has been written, the oldest first. */
  readonly log: readonly BoardEntry[];
  /** What is odd about the runbook or the log, in words: it was changed since, a line is not what was written. */
  readonly notes: readonly string[];
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

export interface BoardTeam {
  readonly name: string;
  readonly title: string;
  readonly contact: string | null;
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
  /** The number of the entry that says what this one should have said; null where it stands as it is. */
  readonly correctedBy: number | null;
}

/**
 * What has become different since the document that a reader has: everything but what grows with the plan and the log, and of those what
 * changed, by name and by number. board-change.ts makes it, and puts it into a document again (`boardAfter`).
 */
export interface BoardChange extends Omit<BoardDocument, "activities" | "people" | "teams" | "log"> {
  readonly activities: readonly BoardActivity[];
  readonly log: readonly BoardEntry[];
}

/**
 * owner: writes of what they are responsible for or take part in. coordinator: of everything. decider: decisions and rollbacks besides.
 * board-roles.ts is the table, for the server and for a page that shows no button in vain.
 */
export type BoardRole = "coordinator" | "decider" | "owner" | "viewer";

/** What the page asks first: GET /api/me, once a personal link has been exchanged for a cookie. */
export interface BoardReader {
  readonly name: string | null;
  readonly title: string | null;
  readonly role: BoardRole;
}

/**
 * What is posted: an event (events.ts) without who, which the session says, and without what the log adds. `id` is made by the page, as
 * by crypto.randomUUID(), and sent again when an answer was lost. Instants are epoch seconds, as in all that the page is told; `at` is now
 * where it is missing.
 */
export type BoardWrite = Said & Pick<Envelope, "id" | "expects"> & Partial<Pick<Envelope, "at">>;

/*
 * The addresses, for server/board/ and client/board/:
 *
 *   GET  /                 the page: no secrets in it. A personal link is /#TOKEN
 *   POST /session          {"token"} -> 204 and a cookie, or 403 BoardRefused; 429 after many wrong ones
 *   GET  /api/me           BoardReader, or 401
 *   GET  /api/stream       server-sent events, each with one JSON line: `board` (BoardDocument) at every connection, and again where the
 *                          plan has changed; then `change` (BoardChange); `trouble` (BoardRefused) while the log cannot be read, so
 *                          that what is shown may be old, until the next of the others; `bye` ({}) where the board ends in good
 *                          order; a comment every 15 s. 401 without a session; 429 where too many streams are open
 *   GET  /api/timeline     TimelineData of the run as it stands, with an ETag
 *   POST /api/events       BoardWrite -> 200 BoardWritten; otherwise BoardRefused with 400 (it cannot be read), 401, 403 (not for this
 *                          reader), 409 (it may not follow), 413, 429 with Retry-After, 507 (it cannot be written)
 *   GET  /status           for executives: read-only, without scripts; /status.md the same to paste
 *
 * Each POST has `Content-Type: application/json`, and comes from the page's own origin.
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
