/** What is written in a moment, and how it is to be read. */

import type { Moment } from "../../generated/ast.js";
import type { Place } from "../../plan/place.js";
import type { Instant } from "../../plan/plan.js";
import type { LocalDate } from "../../time/local.js";
import type { ZoneScope } from "../context.js";
import { placeOfProperty } from "../places.js";
import { scopeOf } from "../zones.js";

/** How a moment is read. */
export interface ReadOptions {
  readonly zone: ZoneScope;
  /** What a date alone stands for: the start of that day, or the end of it. */
  readonly edge: "start" | "end";
  /** The zone said with it, which a fixed offset may contradict; `zone` when not given. */
  readonly beside?: ZoneScope;
  /** The start of the interval this ends: where it lacks a date, it is on that day or the next. */
  readonly from?: Instant | undefined;
  /** The date it is on, where it says none. */
  readonly on?: LocalDate | undefined;
}

/** The zone a time itself names, by a name after it or by the Z of an ISO time. */
export function writtenZone(moment: Moment): ZoneScope | undefined {
  if (moment.zone) return scopeOf(moment.zone);
  return /\dZ$/i.test(moment.clock ?? moment.date ?? "") ? { kind: "zone", name: "UTC" } : undefined;
}

/** Whether a time is T with or without an offset. */
export function isRelative(moment: Moment): boolean {
  return relativeText(moment) !== undefined;
}

export function relativeText({ relative, weekday, date, clock }: Moment): string | undefined {
  return relative ?? (weekday === "T" && !date && !clock ? "T" : undefined);
}

/** Whether a time is a date without a clock time, which the ISO form has after a T. */
export function isDateAlone({ date, clock }: Moment): boolean {
  return date !== undefined && !clock && !/\dT/i.test(date);
}

/** A date's rough instant, for messages about a zone that gives none. */
export function roughly(moment: Moment | undefined): Instant | undefined {
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})/.exec(moment?.date ?? "");
  if (!match) return undefined;
  return Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]), 12) / 1000;
}

export function zonePlace(moment: Moment): Place {
  return placeOfProperty(moment, "zone");
}
