/** What is posted to a board, to an event that could be written: checked as a line of a log is. Never throws. */
import type { NewEvent } from "../../language/run/events.js";
import { noLineBefore } from "../../language/run/events.js";
import { formatInstant, readFields } from "../../language/run/reading.js";

export interface Writer {
  readonly by: string;
  readonly plan: string;
  readonly now: number;
}

/** Such as browsers make; all stores take it as it is. */
const idForm = /^[\w.:-]{1,100}$/;
/** What a browser never says. */
const saidByUs = ["by", "plan", "recorded", "seq", "prev", "v"] as const;

/** In words where it is none. */
export function readWrite(body: unknown, { by, plan, now }: Writer): { readonly event: NewEvent } | string {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return "it is no event: a JSON object is";
  const own = saidByUs.find(field => Object.hasOwn(body, field));
  if (own !== undefined) return `\`${own}\` is said by the board, not by who writes: leave it out`;
  const fields = withTimes(body as Record<string, unknown>);
  if (typeof fields.id === "string" && !idForm.test(fields.id))
    return "`id` is not up to 100 letters, digits, `-`, `_`, `.` and `:`";
  const at = fields.at ?? formatInstant(now);
  const line = { ...fields, at, v: 1, seq: 1, plan, recorded: formatInstant(now), by, prev: noLineBefore };
  const read = readFields(line);
  if (read.kind === "wrong") return read.message;
  const { seq: _, prev: __, ...event } = read.event;
  return { event };
}

const times: ReadonlySet<string> = new Set(["at", "extension"]);

/** A log says moments as text, a page as numbers. */
function withTimes(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]) => {
      if (times.has(field) && Number.isSafeInteger(value)) return [field, textOf(value as number)];
      if (field === "instead" && typeof value === "object" && value !== null)
        return [field, withTimes(value as Record<string, unknown>)];
      return [field, value];
    }),
  );
}

/** As it is where it is no moment that a text can say. */
function textOf(at: number): string | number {
  return Math.abs(at) < 8.64e12 ? formatInstant(at) : at;
}
