/** Times that count from T. Their days are days of the calendar, so the clocks may go over them as over any written time. */
import { endOf } from "../../plan/place.js";
import type { Instant, TimeReplacement } from "../../plan/plan.js";
import { formatExactMoment, formatSameClock } from "../../time/format.js";
import { daysLater } from "../../time/local.js";
import { readOffset } from "../clock.js";
import { note } from "../context.js";
import { placeOfProperty } from "../places.js";
import { zoneName } from "../zones.js";
import type { TimeReading } from "./reading.js";

export function relativeInstant(reading: TimeReading, text: string): Instant | undefined {
  const { notes, frame, problems, place, moment } = reading;
  if (frame.of !== "runbook") {
    const advice = "counts from a runbook's go-live or window, which does not exist here: write a date";
    note(notes, "syntax/token", place, `\`${text}\` ${advice}`);
    return undefined;
  }
  if (frame.settlesZero && frame.zero === undefined) {
    const advice = "write a date and a clock time, such as 2026-05-23 22:00";
    note(notes, "syntax/token", place, `\`${text}\` counts from the time that this line sets: ${advice}`);
    return undefined;
  }
  if (!frame.dateWritten) problems.push({ code: "time/no-zero", place, text });
  if (moment.zone) superfluous(reading, text, "zone");
  const sign = text[1] === "-" ? -1 : 1;
  const written = placeOfProperty(moment, "relative");
  const offset = text === "T" ? noOffset : readOffset(notes, text.slice(2), () => written, text.slice(0, 2));
  const zero = frame.zero ?? (frame.dateWritten ? undefined : 0);
  if (!offset) return undefined;
  const days = sign * offset.days;
  const rest = sign * offset.seconds;
  const isOffsetAlone = days === 0 || (zero !== undefined && (frame.zero === undefined || !frame.dayZone));
  if (isOffsetAlone && moment.fold && !moment.zone) superfluous(reading, text, "fold");
  if (zero === undefined) return undefined;
  if (isOffsetAlone || !frame.dayZone) return zero + days * 86_400 + rest;
  return inCalendar(reading, text, { zero, days, rest, zone: frame.dayZone });
}

const noOffset = { days: 0, seconds: 0 };

function superfluous({ notes, moment }: TimeReading, text: string, word: "zone" | "fold"): void {
  const where = placeOfProperty(moment, word);
  note(notes, "syntax/token", where, `\`${text}\` is the same time in every zone: remove this word`);
}

interface Calendar {
  readonly zero: Instant;
  readonly days: number;
  /** Seconds after the day has been found. */
  readonly rest: number;
  readonly zone: string;
}

function inCalendar(reading: TimeReading, text: string, { zero, days, rest, zone }: Calendar): Instant | undefined {
  const { moment, problems, place, edge } = reading;
  const local = daysLater(zero, days, zone);
  if (moment.fold && !moment.zone && local.kind !== "two") superfluous(reading, text, "fold");
  switch (local.kind) {
    case "one":
      return local.at + rest;
    case "two": {
      if (moment.fold) return (moment.fold === "first" ? local.first : local.second) + rest;
      problems.push({
        code: "time/ambiguous",
        place,
        text,
        means: formatSameClock(zero, days, zone),
        zone,
        choices: (["first", "second"] as const).map(fold => ({
          title: `Take the ${fold}`,
          newText: ` ${fold}`,
          place: endOf(place),
        })),
        latest: local.second + rest,
        offsets: local.offsets,
      });
      return (edge === "start" ? local.first : local.second) + rest;
    }
    case "none": {
      const instead = (at: Instant): TimeReplacement => replacementFor(reading, at + rest, zone);
      problems.push({
        code: "time/nonexistent",
        place,
        text,
        means: formatSameClock(zero, days, zone),
        zone,
        before: instead(local.before.at),
        after: instead(local.after.at),
      });
      return undefined;
    }
  }
}

/** The instant in words of its own; with its zone where another one is read there. */
function replacementFor({ place, zone: around }: TimeReading, at: Instant, zone: string): TimeReplacement {
  const newText = `${formatExactMoment(at, zone)}${zoneName(around) === zone ? "" : ` ${zone}`}`;
  return { title: `Write ${newText}`, newText, place };
}
