/** What the picture says in words: labels, tooltips, what a screen reader says, and the table. */

import { meets } from "../../schedule/spans.js";
import { decisionText, fromHere, ofThePlan } from "../../schedule/undo/words.js";
import { formatDuration } from "../../time/duration.js";
import { alongInWords, everyInWords } from "../../wording/during.js";
import { fallbackName } from "../../wording/fallbacks.js";
import { list } from "../../wording/lists.js";
import { verdictWords } from "../../wording/verdict.js";
import { type Clock, momentText, periodText } from "./clock.js";
import type {
  FindingCounts,
  Instant,
  OffDutySpan,
  Seconds,
  Span,
  TimelineActivity,
  TimelineData,
  TimelineDuring,
  TimelineOutage,
  TimelineUndo,
  TimelineWait,
  TimelineWaiting,
} from "./data.js";
import { laterText, nearText, spanText } from "./moment-words.js";
import { neighboursOf } from "./neighbours.js";
import type { RowGroup } from "./rows.js";
import { doneOf, doneText, isPast, runFacts, runLines, runStateText } from "./run-words.js";

/** "Outage: Checkout is down, Sat 22:00 – 22:20 (20m of 30m allowed; in the worst case 28m)" */
export function outageText(
  data: TimelineData,
  clock: Clock,
  { title, start, end, worst, budget }: TimelineOutage,
): string {
  const length = formatDuration(end - start);
  const allowed = budget === undefined ? length : `${length} of ${formatDuration(budget)} allowed`;
  const atWorst = worst > end - start ? `; in the worst case ${formatDuration(worst)}` : "";
  return `Outage: ${title}, ${spanText(data, clock, { start, end })} (${allowed}${atWorst})`;
}

/** When and who: what stands under a title. */
export function detailText(data: TimelineData, clock: Clock, activity: TimelineActivity): string {
  const { times, waits, ownerText } = activity;
  const who = ownerText === "" ? "nobody" : ownerText;
  const done = doneOf(data, activity);
  const happened = done && doneText(data, clock, activity, done);
  if (happened) return `${happened} · ${who}`;
  if (waits) return who;
  return `${times ? spanText(data, clock, times) : "not scheduled"} · ${who}`;
}

/** "Sat 22:00"; "column 3" where that is all there is; undefined for what has no place either. */
export function startText(data: TimelineData, clock: Clock, { times, waits }: TimelineActivity): string | undefined {
  if (times) return nearText(data, clock, times.start);
  if (!waits) return undefined;
  return waits.at === undefined ? columnText(waits) : nearText(data, clock, waits.at);
}

/** "column 3", "columns 3 to 5" */
export function columnText({ columns: { start, end } }: TimelineWait): string {
  return end - start > 1 ? `columns ${start + 1} to ${end}` : `column ${start + 1}`;
}

/** What an activity waits for, and what waits for it. */
export interface NeighbourTexts {
  /** "Deploy, Migrate and 3 more"; empty where it waits for nothing. */
  readonly after: string;
  readonly before: string;
}

/** So many are named. */
const mostNamed = 6;

export function neighbourTexts({ order, activities }: TimelineData, { index }: TimelineActivity): NeighbourTexts {
  const { before, after } = neighboursOf(order, activities.length, index);
  const named = (positions: readonly number[]): string => {
    const titles = positions.flatMap(position => activities[position]?.title ?? []);
    if (titles.length <= mostNamed) return list(titles);
    return list([...titles.slice(0, mostNamed), `${titles.length - mostNamed} more`]);
  };
  return { after: named(before), before: named(after) };
}

/** "After Deploy and Migrate", "Before Smoke test" */
export function neighbourLines(data: TimelineData, activity: TimelineActivity): readonly string[] {
  const { after, before } = neighbourTexts(data, activity);
  return [...(after === "" ? [] : [`After ${after}`]), ...(before === "" ? [] : [`Before ${before}`])];
}

/** Of a bar that is scrolled out. */
export function outOfViewText(side: "earlier" | "later", when: string): string {
  return `Out of view: ${side}, ${when}`;
}

/** "3 activities"; of somebody "owns 2, covers 1, takes part in 1" */
export function groupCountText({ activities, helps, load }: Pick<RowGroup, "activities" | "helps" | "load">): string {
  if (!helps || (!load && helps.covers.length + helps.takesPart.length === 0)) {
    return `${activities.length} ${activities.length === 1 ? "activity" : "activities"}`;
  }
  const parts = [
    ["owns", activities],
    ["covers", helps.covers],
    ["takes part in", helps.takesPart],
  ] as const;
  return parts.flatMap(([does, what]) => (what.length === 0 ? [] : [`${does} ${what.length}`])).join(", ");
}

/** Everything a bar shows, line by line. */
export function activityLines(data: TimelineData, clock: Clock, activity: TimelineActivity): readonly string[] {
  const { title, kind, ownerText, when, environment, more } = activity;
  return [
    `${title} (${kind})`,
    ownerText === "" ? "No owner" : ownerText,
    ...runLines(data, clock, activity),
    ...(isOverIn(data, activity) ? [] : holidayLines(data, activity)),
    ...(isOverIn(data, activity) ? [] : timeLines(data, clock, activity)),
    ...(environment === undefined ? [] : [`In ${environment}`]),
    ...(when === undefined ? [] : [`Only when: ${when}`]),
    ...thenLines(data, clock, activity),
    ...earlierLines(data, clock, activity),
    ...undoLines(data, clock, activity),
    ...(more?.findings ?? []).map(({ severity, message }) => `${severity}: ${message}`),
  ];
}

/** When it was to begin and how late it may be means nothing any more. */
function isOverIn(data: TimelineData, activity: TimelineActivity): boolean {
  const done = doneOf(data, activity);
  return done !== undefined && isPast(done);
}

type Holiday = Extract<OffDutySpan, { readonly kind: "holiday" }>;

/** Once for an owner, who has many more nights: of a plan of weeks every row would go through all of them. */
const knownHolidays = new WeakMap<readonly OffDutySpan[], readonly Holiday[]>();

function holidaysOf(offDuty: readonly OffDutySpan[]): readonly Holiday[] {
  const known = knownHolidays.get(offDuty);
  if (known) return known;
  const holidays = offDuty.filter(each => each.kind === "holiday");
  knownHolidays.set(offDuty, holidays);
  return holidays;
}

/** "Ana is off: Boxing Day", of each who should be there on a holiday of theirs. */
export function holidayLines(
  { owners }: Pick<TimelineData, "owners">,
  { owners: responsible, with: taking, times }: TimelineActivity,
): readonly string[] {
  if (!times) return [];
  return [...responsible, ...taking].flatMap(position => {
    const { title = "", offDuty = [] } = owners[position] ?? {};
    const names = holidaysOf(offDuty).flatMap(({ start, end, title: name }) =>
      start < Math.max(times.end, times.start + 1) && times.start < end ? [name] : [],
    );
    return names.length === 0 ? [] : [`${title} is off: ${list(names)}`];
  });
}

/** "Cut over, every 1h" */
export function alongText({ title, every }: TimelineDuring): string {
  return alongInWords(title, every);
}

/** "During Cut over, every 1h: 22:05, 23:05 and 00:05"; from–to stands before it. */
function duringText(data: TimelineData, clock: Clock, { title, every }: TimelineDuring, span: Span): string {
  const say = (at: Instant): string => laterText(data, clock, span.start, at);
  return `During ${title}${every === undefined ? "" : `, ${everyInWords(every, span, say)}`}`;
}

/** What is written of the time of something in the order of waiting. */
function waitLines(data: TimelineData, clock: Clock, waits: TimelineWait): readonly string[] {
  const at = waits.at === undefined ? [] : [`At ${nearText(data, clock, waits.at)}`];
  return [...at, ...waits.says, `In order of waiting: ${columnText(waits)} of ${data.waiting?.columns}`];
}

function timeLines(
  data: TimelineData,
  clock: Clock,
  { times, waits, by, during }: TimelineActivity,
): readonly string[] {
  const deadline = by === undefined ? [] : [`Deadline ${nearText(data, clock, by)}`];
  const along = during ? [`During ${alongText(during)}`] : [];
  if (waits) return [...along, ...waitLines(data, clock, waits), ...deadline];
  if (!times && during) return [`Not scheduled: ${during.title} has no time`, ...deadline];
  if (!times) return ["Not scheduled: it is in a cycle, or waits for one", ...deadline];
  const { start, end, worstEnd, inexact, critical, float } = times;
  const least = inexact ? " or later, as a duration is missing" : "";
  const worst = worstEnd > end ? `, in the worst case until ${laterText(data, clock, start, worstEnd)}` : "";
  return [
    `${spanText(data, clock, times)}${least}${worst}`,
    during
      ? duringText(data, clock, during, times)
      : critical
        ? "On the critical path: if it is late, the plan is late"
        : `Float: ${formatDuration(float)}`,
    ...deadline,
  ];
}

function earlierLines(data: TimelineData, clock: Clock, activity: TimelineActivity): readonly string[] {
  const was = data.run ? undefined : earlierText(data, clock, activity);
  return was === undefined ? [] : [`Before (${data.against?.name}): ${was}`];
}

/** When an activity was in the version that is compared with; undefined where it was at the same time, or not at all. */
export function earlierText(data: TimelineData, clock: Clock, { index }: TimelineActivity): string | undefined {
  const was = data.against?.moved.find(({ activity }) => activity === index);
  return was && spanText(data, clock, was);
}

function thenLines(data: TimelineData, clock: Clock, activity: TimelineActivity): readonly string[] {
  const then = thenText(data, clock, activity);
  return then === undefined ? [] : [`If ${data.whatIf?.title} strikes: ${then}`];
}

function undoLines(data: TimelineData, clock: Clock, { answer, more }: TimelineActivity): readonly string[] {
  const undo = more?.undo;
  if (answer === "irreversible") return ["Irreversible: it cannot be undone"];
  if (undo?.final) return ["After the point of no return"];
  if (!undo || (undo.planned === 0 && undo.worst === 0 && !undo.inexact)) return [];
  const decision = decideByText(data, clock, undo);
  return [
    `Rollback from here takes ${undoDuration(undo)}`,
    ...(decision === undefined ? [] : [`${fromHere}: ${decision}`]),
  ];
}

/** Latest safe decision from an activity's end: "Sat 22:00 (worst case Sat 21:30)". */
export function decideByText(data: TimelineData, clock: Clock, undo: TimelineUndo | undefined): string | undefined {
  const { planned, worst } = undo?.decideBy ?? {};
  return decisionText({ planned, worst }, at => nearText(data, clock, at));
}

/** Latest safe decision of the plan. */
export function safeDecisionText(data: TimelineData, clock: Clock): string | undefined {
  const { latestSafeDecision: safe } = data;
  if (!safe) return undefined;
  const decisions = { planned: safe.at, worst: safe.worst ?? safe.at, again: safe.again };
  return decisionText(decisions, at => nearText(data, clock, at));
}

/** "2h10m, at worst 3h"; "at least 2h" where a duration is missing. */
export function undoDuration({
  planned,
  worst,
  inexact,
}: {
  readonly planned: Seconds;
  readonly worst: Seconds;
  readonly inexact?: boolean;
}): string {
  if (inexact && worst === 0) return "an unknown time";
  const most = worst > planned ? `, ${formatDuration(worst)} in the worst case` : "";
  return `${inexact ? "at least " : ""}${formatDuration(planned)}${most}`;
}

/** "2 errors · 1 warning", leaving out what there is none of; "no findings" where there is nothing. */
export function countsText({ errors, warnings, infos, accepted }: FindingCounts): string {
  const parts = [
    plural(errors, "error"),
    plural(warnings, "warning"),
    plural(infos, "info"),
    accepted > 0 ? `${accepted} accepted` : "",
  ].filter(part => part !== "");
  return parts.length > 0 ? parts.join(" · ") : "no findings";
}

function plural(count: number, word: string): string {
  if (count === 0) return "";
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

/** What a decision rests on: window, last decision, no rollback; or why there are no dates. */
export function factsOf(data: TimelineData, clock: Clock): readonly string[] {
  const { window, goLive, pointOfNoReturn, changes, risk, waiting } = data;
  const decision = safeDecisionText(data, clock);
  const zone = clock.zone ? ` ${clock.zone.name}` : "";
  return [
    ...runFacts(data, clock),
    ...(waiting ? [waitingText(waiting)] : []),
    ...windowFacts(data, clock).map(fact => `${fact}${zone}`),
    ...(goLive === undefined ? [] : [`Go-live ${momentText(clock, goLive)}${window ? "" : zone}`]),
    ...(decision === undefined ? [] : [`${ofThePlan} ${decision}`]),
    ...(pointOfNoReturn ? [`Point of no return ${nearText(data, clock, pointOfNoReturn.at)}`] : []),
    ...(waiting?.facts ?? []),
    ...(waiting ? freezeFacts(data, clock) : []),
    `Risk ${risk}`,
    ...(changes.length > 0 ? [changes.join(", ")] : []),
    ...(data.notice === undefined ? [] : [data.notice]),
    ...whatIfFacts(data, clock),
    ...earlierFacts(data),
  ];
}

/** "Drawn in order of waiting: 14 of 20 activities have no duration" */
export function waitingText({ missing, total }: TimelineWaiting): string {
  const have = total === 1 ? "activity has" : "activities have";
  return `Drawn in order of waiting: ${missing} of ${total} ${have} no duration`;
}

function freezeFacts(data: TimelineData, clock: Clock): readonly string[] {
  const near = data.freezes.filter(freeze => meets(freeze, data.period));
  return near.map(freeze => `Freeze: ${freeze.title}, ${spanText(data, clock, freeze)}`);
}

/** "Since origin/main: 5 of 12 activities have moved; new: Smoke test; gone: Drop the disks" */
function earlierFacts({ against, activities, waiting, run }: TimelineData): readonly string[] {
  if (!against || run) return [];
  const { name, moved, fresh, gone, absent } = against;
  if (absent !== undefined) return [`Not compared with ${name}: ${absent.replace(/\.$/, "")}`];
  const few = (what: string, titles: readonly string[]): readonly string[] => {
    if (titles.length === 0) return [];
    const more = titles.length - 3;
    return [`${what}: ${list(more > 0 ? [...titles.slice(0, 3), `${more} more`] : titles)}`];
  };
  const has = moved.length === 1 ? "has" : "have";
  const total = `${activities.length} ${activities.length === 1 ? "activity" : "activities"}`;
  const said = [
    ...(waiting ? [] : [moved.length === 0 ? "no activity has moved" : `${moved.length} of ${total} ${has} moved`]),
    ...few("new", fresh),
    ...few("gone", gone),
  ];
  if (said.length === 0) return [`Since ${name}: the same activities`];
  return [`Since ${name}: ${said.join("; ")}`];
}

/** "Window Sat 2026-05-23 22:00 to Sun 2026-05-24 04:00", and where it may happen instead. */
function windowFacts({ window, fallbacks = [], fallback }: TimelineData, clock: Clock): readonly string[] {
  if (!window) return [];
  const shown = `${windowName(fallbacks, fallback?.number)} ${periodText(clock, window)}`;
  if (fallback) return [shown, `Instead of ${periodText(clock, fallback.insteadOf)}`];
  return [shown, ...fallbacks.map((each, number) => `${fallbackName(fallbacks, number)} ${periodText(clock, each)}`)];
}

/** "Window", or what the fallback that is shown is called. */
export function windowName(fallbacks: readonly Span[], shown: number | undefined): string {
  return shown === undefined ? "Window" : fallbackName(fallbacks, shown);
}

/** What comes of a contingency that strikes, and what it does when. */
export function whatIfFacts(data: TimelineData, clock: Clock): readonly string[] {
  const { whatIf } = data;
  if (!whatIf) return [];
  const done = whatIf.activities.map(
    ({ title, ownerText, ...span }) => `${title} ${spanText(data, clock, span)} (${ownerText || "nobody"})`,
  );
  const { rollback } = whatIf;
  const back = rollback ? [`rollback ${spanText(data, clock, rollback)}`] : [];
  return [...whatIf.says, [...done, ...back].join(", ")];
}

/** When an activity happens if the contingency strikes: "Sat 22:30 – 23:00", "not done"; undefined where that changes nothing. */
export function thenText(data: TimelineData, clock: Clock, { index }: TimelineActivity): string | undefined {
  const { whatIf } = data;
  if (whatIf?.left.includes(index)) return "not done";
  const moved = whatIf?.moved.find(({ activity }) => activity === index);
  return moved && spanText(data, clock, moved);
}

/** The verdict on a plan, or how its run stands. */
export function shownText({ run, verdict }: Pick<TimelineData, "run" | "verdict">): string {
  return run ? `Run: ${runStateText(run)}` : verdictWords[verdict];
}

/** The picture in words, for those who do not see it. */
export function pictureText(data: TimelineData, clock: Clock): string {
  const { activities, counts } = data;
  return [
    `${activities.length} ${activities.length === 1 ? "activity" : "activities"}. ${shownText(data)}: ${countsText(counts)}.`,
    ...factsOf(data, clock).map(fact => `${fact}.`),
  ].join(" ");
}
