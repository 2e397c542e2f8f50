/** The critical path to a moment, in words: the activities with their lengths, the lags between them, and the `at` it starts with. */
import type { Activity, Instant, Side } from "../../plan/plan.js";
import { isLead } from "../../schedule/lag.js";
import type { Release } from "../../schedule/release.js";
import type { Mode } from "../../schedule/schedule.js";
import { durationOf, placedAt } from "../../schedule/work.js";
import { formatDate, formatExactMoment } from "../../time/format.js";
import { clock, duration, lagInWords } from "../../wording/times.js";
import { quoted } from "../../wording/titles.js";
import type { Delay } from "./delays.js";
import { type Hold, holdsOf, isLagged } from "./waiting.js";

/** Put into words where it is shown. */
interface PathSegment {
  readonly words: () => string;
  readonly length: number;
}

const mostParts = 5;
/** Nobody reads further back, and the path of each of a thousand deadlines may be as long as the plan. */
const furthest = 200;

/** `"Lower the TTL" (5m) → a lag of 2h → "Change the record" (5m)`; of a long path its ends and what is longest in it. */
export function pathTo(last: number, release: Release, mode: Mode): string {
  const parts = partsTo(last, release, mode);
  if (parts.length <= mostParts) return parts.map(({ words }) => words()).join(" → ");
  const inner = parts.slice(1, -1).sort((a, b) => b.length - a.length);
  const shown = new Set([parts[0], parts.at(-1), ...inner.slice(0, mostParts - 3)]);
  const words = parts.filter(part => shown.has(part)).map(part => part.words());
  const left = parts.length - words.length;
  return `${words.join(" → ")}, and ${parts.length < furthest ? left : `at least ${left}`} more`;
}

function partsTo(last: number, release: Release, mode: Mode): readonly PathSegment[] {
  const holds = holdsOf(release, mode);
  const parts: PathSegment[] = [];
  /** Whether only the start of the next leads on. */
  let since: Side = "end";
  for (let index: number | undefined = last; index !== undefined && parts.length < furthest; ) {
    const activity = release.runbook.work.activities[index];
    const start: Instant | undefined = release.schedule.work.activities[index]?.[mode]?.start;
    if (!activity || start === undefined) break;
    const hold: Hold | undefined = holds[index];
    const isHeld = hold?.until === start;
    parts.push(partOf(activity, start, isHeld, since, release, mode));
    if (!hold || !isHeld) break;
    since = hold.since;
    const before = release.schedule.work.activities[hold.activity]?.[mode]?.[since];
    if (isLagged(hold)) parts.push({ words: () => `a ${lagNamed(hold)}`, length: start - (before ?? start) });
    index = hold.activity;
  }
  return parts.reverse();
}

function partOf(
  activity: Activity,
  start: Instant,
  isHeld: boolean,
  since: Side,
  release: Release,
  mode: Mode,
): PathSegment {
  const length = since === "start" ? 0 : durationOf(activity, mode);
  const words = (): string => {
    const isPlaced = !isHeld && placedAt(release.runbook.work, activity)?.at === start;
    const placed = isPlaced ? `\`at\` ${clock(start, release)}` : "";
    if (since === "start") return `the start of ${named(activity)}${placed && ` (${placed})`}`;
    return `${named(activity)} (${duration(length)}${placed && `, ${placed}`})`;
  };
  return { words, length };
}

/** `"Deploy"`, or `the wait "Soak"`, which nobody can shorten by working faster. */
function named({ kind, title }: Activity): string {
  return kind === "wait" ? `the wait ${quoted(title)}` : quoted(title);
}

/** `lag of 30m`, `lead of 10m` */
function lagNamed({ lag: { days, seconds } }: Hold): string {
  return isLead({ days, seconds })
    ? `lead of ${lagInWords({ days: -days, seconds: -seconds })}`
    : `lag of ${lagInWords({ days, seconds })}`;
}

/** What holds up a start: `it waits for "A", which ends at 10:30, 5m later`. */
export function holdInWords({ mode, due, actual, activity: waiting }: Delay, release: Release): string {
  const hold = holdsOf(release, mode)[waiting];
  const activity = release.runbook.work.activities[hold?.activity ?? -1];
  const span = release.schedule.work.activities[hold?.activity ?? -1]?.[mode];
  // Where a time before it could not be read, only some of what it waits for is sure.
  if (!hold || !activity || !span || hold.until !== actual)
    return `what it waits for ends at ${beside(actual, due, release)} or later`;
  const before = holdsOf(release, mode)[hold.activity];
  const isHeld = before?.until === span.start;
  const isPlaced = !isHeld && placedAt(release.runbook.work, activity)?.at === span.start;
  const isOpening = !isHeld && !isPlaced && due < span.start && span.start === release.runbook.window?.start;
  const starts = isPlaced ? `starts at ${beside(span.start, due, release)} by its \`at\`` : "";
  const opening = starts || (isOpening ? "starts with the window" : "");
  const moment = `${hold.since}s at ${beside(span[hold.since], due, release)}`;
  const what = hold.since === "start" ? opening || moment : `${opening && `${opening} and `}${moment}`;
  const waits = `it waits for ${hold.since === "start" ? "the start of " : ""}${named(activity)}, which ${what}`;
  if (!isLagged(hold)) return `${waits}, ${duration(hold.until - due)} later`;
  if (isLead(hold.lag))
    return `${waits}, and with a ${lagNamed(hold)} it cannot start before ${beside(actual, due, release)}`;
  return `${waits}, and then for a ${lagNamed(hold)} until ${beside(actual, due, release)}`;
}

/** The clock time where it is the same day, else the day as well: the zone is said already. */
function beside(at: Instant, other: Instant, release: Release): string {
  const { schedule, runbook } = release;
  if (!schedule.dated || formatDate(at, runbook.zone) === formatDate(other, runbook.zone)) return clock(at, release);
  return formatExactMoment(at, runbook.zone);
}
