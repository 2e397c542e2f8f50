/** A line of a log to an event, with a clear word for what is wrong. Never throws. */
import type { Instant } from "../plan/plan.js";
import { list } from "../wording/lists.js";
import {
  type Correction,
  type Criterion,
  type Envelope,
  eventVersion,
  outcomes,
  type RunEvent,
  type Said,
} from "./events.js";

export type EventReading =
  | { readonly kind: "event"; readonly event: RunEvent }
  | { readonly kind: "wrong"; readonly message: string };

export function readEvent(line: string): EventReading {
  const read = readJson(line);
  return read.kind === "wrong" ? read : readFields(read.fields);
}

/** The same of what a line holds. */
export function readFields(fields: Fields): EventReading {
  if (fields.v !== eventVersion) return wrong(versionMessage(fields.v));
  const problem = problemIn(fields, envelopeFields) ?? problemOfKind(fields);
  if (problem !== undefined) return wrong(problem);
  return { kind: "event", event: knownOf(fields, Object.keys(envelopeFields)) as unknown as RunEvent };
}

/** The line of an event, without its end. Fields in one order, so that the same event gives the same bytes. */
export function eventLine(event: RunEvent): string {
  const written: Record<string, unknown> = { v: eventVersion };
  for (const field of [...Object.keys(envelopeFields), "kind", "activity", "text", ...ownFields]) {
    const value = (event as unknown as Fields)[field];
    if (value !== undefined)
      written[field] = field === "instead" ? writtenInstead(value as Correction) : shown(field, value);
  }
  return JSON.stringify(written);
}

/** `2026-06-03T04:05:00Z` */
export function formatInstant(at: Instant): string {
  return new Date(at * 1000).toISOString().replace(".000Z", "Z");
}

/** Undefined where it is none. */
export function readInstant(text: string): Instant | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text)) return undefined;
  const milliseconds = Date.parse(text);
  if (Number.isNaN(milliseconds)) return undefined;
  // The 30th of February is read as a day of March.
  return formatInstant(milliseconds / 1000) === text ? milliseconds / 1000 : undefined;
}

type Fields = Readonly<Record<string, unknown>>;
type Wrong = Extract<EventReading, { kind: "wrong" }>;

function wrong(message: string): Wrong {
  return { kind: "wrong", message };
}

function readJson(line: string): { readonly kind: "fields"; readonly fields: Fields } | Wrong {
  try {
    const value: unknown = JSON.parse(line);
    return isFields(value) ? { kind: "fields", fields: value } : wrong("it is not a JSON object");
  } catch {
    return wrong("it is not JSON");
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function versionMessage(version: unknown): string {
  return typeof version === "number" && version > eventVersion
    ? `it is of version ${version}, and this gonogo reads version ${eventVersion}: use a newer gonogo`
    : `\`v\` is not ${eventVersion}`;
}

/** What a field has to be; undefined where it is that. */
type FieldCheck = (value: unknown) => string | undefined;

const text: FieldCheck = value => (typeof value === "string" && value.trim() !== "" ? undefined : "a text");
const instant: FieldCheck = value =>
  typeof value === "string" && readInstant(value) !== undefined ? undefined : "a time such as 2026-06-03T04:05:00Z";
const from =
  (least: number): FieldCheck =>
  value =>
    Number.isSafeInteger(value) && (value as number) >= least ? undefined : `a whole number, ${least} or more`;
const oneOf =
  (choices: readonly string[]): FieldCheck =>
  value =>
    choices.includes(value as string)
      ? undefined
      : list(
          choices.map(choice => `"${choice}"`),
          "or",
        );
const hash: FieldCheck = value =>
  typeof value === "string" && /^[0-9a-f]{64}$/.test(value) ? undefined : "64 hexadecimal digits";
const optional =
  (check: FieldCheck): FieldCheck =>
  value =>
    value === undefined ? undefined : check(value);
const criteria: FieldCheck = value =>
  Array.isArray(value) &&
  value.every(each => isFields(each) && text(each.text) === undefined && typeof each.met === "boolean")
    ? undefined
    : "a list of conditions, each with `text` and `met`";

type FieldChecks = Readonly<Record<string, FieldCheck>>;

const envelopeFields: Readonly<Record<keyof Envelope, FieldCheck>> = {
  seq: from(1),
  id: text,
  plan: text,
  at: instant,
  recorded: instant,
  by: text,
  expects: optional(from(0)),
  prev: hash,
};

const ofActivity = { activity: text, text: optional(text) };
const ofActivityWithText = { activity: text, text };
const ofRun = { text: optional(text) };
const mayConcern = { activity: optional(text) };

const fieldsByKind: Readonly<Record<Said["kind"], FieldChecks>> = {
  opened: { ...ofRun, rehearsal: optional(text), zero: optional(instant), fallback: optional(from(1)) },
  started: ofActivity,
  done: ofActivity,
  failed: ofActivityWithText,
  skipped: ofActivityWithText,
  blocked: { ...ofActivityWithText, on: optional(text) },
  unblocked: ofActivity,
  held: { text },
  resumed: ofRun,
  decision: { ...ofActivity, verdict: oneOf(["go", "no-go"]), criteria: optional(criteria) },
  handover: { ...ofRun, ...mayConcern, from: text, to: text },
  acknowledged: { ...ofRun, ...mayConcern },
  note: { text, ...mayConcern, extension: optional(instant) },
  replanned: { ...ofRun, to: text },
  "rollback-called": { text, ...mayConcern },
  undone: ofActivity,
  corrected: { ...ofRun, of: from(1), instead: optional(whatCorrects) },
  closed: { ...ofRun, outcome: oneOf(outcomes) },
};

/** What an event's kind adds, beside `activity` and `text`, in the order written. */
const ownFields = [
  ...[
    "rehearsal",
    "zero",
    "fallback",
    "on",
    "verdict",
    "criteria",
    "from",
    "to",
    "extension",
    "of",
    "instead",
    "outcome",
  ],
];

const instants: ReadonlySet<string> = new Set(["at", "recorded", "zero", "extension"]);

function checksOf(kind: unknown): FieldChecks | undefined {
  return typeof kind === "string" && Object.hasOwn(fieldsByKind, kind) ? fieldsByKind[kind as Said["kind"]] : undefined;
}

function problemOfKind(fields: Fields): string | undefined {
  const checks = checksOf(fields.kind);
  return checks ? problemIn(fields, checks) : `\`kind\` is not one that this gonogo knows (${shortened(fields.kind)})`;
}

function problemIn(fields: Fields, checks: FieldChecks): string | undefined {
  for (const [field, check] of Object.entries(checks)) {
    const expected = check(fields[field]);
    if (expected !== undefined)
      return fields[field] === undefined
        ? `\`${field}\` is missing: it is ${expected}`
        : `\`${field}\` is not ${expected}`;
  }
  return undefined;
}

function whatCorrects(value: unknown): string | undefined {
  const expected = "what should have been said: `kind`, `at` and what that kind says";
  if (!isFields(value) || value.kind === "opened" || value.kind === "corrected") return expected;
  return problemIn(value, { at: instant }) === undefined && problemOfKind(value) === undefined ? undefined : expected;
}

/** Times as instants; what is not known is left out, so that nothing unchecked goes on. */
function knownOf(fields: Fields, envelope: readonly string[]): Fields {
  const read: Record<string, unknown> = {};
  for (const field of [...envelope, "kind", ...Object.keys(checksOf(fields.kind) ?? {})])
    if (fields[field] !== undefined) read[field] = fieldValue(field, fields[field]);
  return read;
}

function fieldValue(field: string, value: unknown): unknown {
  if (instants.has(field)) return readInstant(value as string);
  switch (field) {
    case "instead":
      // Who wrote an event, and when, is never corrected.
      return knownOf(value as Fields, ["at"]);
    case "criteria":
      return (value as readonly Criterion[]).map(({ text, met }) => ({ text, met }));
    default:
      return value;
  }
}

function shown(field: string, value: unknown): unknown {
  return instants.has(field) ? formatInstant(value as Instant) : value;
}

function writtenInstead(correction: Correction): Fields {
  const written: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(correction))
    if (value !== undefined) written[field] = shown(field, value);
  return written;
}

function shortened(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 40) ?? "missing";
}
