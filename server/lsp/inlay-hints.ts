/** What the schedule makes of each activity, at the end of its first line: when, for whom at what hour, and with how much time to spare. */

import type { AstNode } from "langium";
import type { InlayHint } from "vscode-languageserver-types";
import { partyTitle, partyZone } from "../../language/exports/release.js";
import { isActivity, isPredecessor } from "../../language/generated/ast.js";
import type {
  Activity,
  Analysis,
  Contingency,
  Instant,
  Place,
  Position,
  Range,
  Rollback,
  ScheduledActivity,
  ScheduledApart,
  Span,
} from "../../language/index.js";
import { nodeAt } from "../../language/plan/order.js";
import { comparePositions } from "../../language/plan/place.js";
import { placeOf, placeOfProperty } from "../../language/resolve/places.js";
import { afterLag, isLead } from "../../language/schedule/lag.js";
import { dayZoneOf, type Release } from "../../language/schedule/release.js";
import { containerOf } from "../../language/syntax/tree/walk.js";
import { formatDuration } from "../../language/time/duration.js";
import { formatDate, formatDay, formatExactClock, formatRelative } from "../../language/time/format.js";
import { offsetAt } from "../../language/time/offsets.js";
import { describeAt } from "./hover/describe.js";
import { sinceStart } from "./hover/parts.js";
import { releaseIn } from "./releases.js";
import type { Document } from "./session/documents.js";
import type { Session } from "./session/session.js";
import type { Settings } from "./settings.js";
import { leafAt } from "./tree.js";

export function createInlayHints({ analyses, documents, onInitialize, settings }: Session) {
  let isResolving = false;
  onInitialize(({ capabilities: { textDocument } }) => {
    isResolving = textDocument?.inlayHint?.resolveSupport?.properties.includes("tooltip") === true;
  });
  return {
    list: (document: Document, range: Range): InlayHint[] => {
      const { inlayHints, timezone } = settings.current();
      if (!inlayHints.times && !inlayHints.ownerTimes && !inlayHints.float) return [];
      const analysis = analyses.analyse(document.file);
      const release = releaseIn(analysis);
      if (!release) return [];
      const tell = (head: Place): HintDetails => {
        if (isResolving) return { data: { uri: document.uri, version: document.version ?? 0, range: head.range } };
        const value = describeAt(head, analysis, timezone);
        return value === undefined ? {} : { tooltip: { kind: "markdown", value } };
      };
      return hintsOf(document, { analysis, release, wanted: inlayHints, tell }, range);
    },
    /** What is known of the activity, where the text is still the one that the hint stands in. */
    resolve: (hint: InlayHint): InlayHint => {
      const about: unknown = hint.data;
      if (!isHintData(about)) return hint;
      const document = documents.get(about.uri);
      if (!document || (document.version ?? 0) !== about.version) return hint;
      const head = { uri: about.uri, range: about.range };
      const value = describeAt(head, analyses.analyse(document.file), settings.current().timezone);
      return value === undefined ? hint : { ...hint, tooltip: { kind: "markdown", value } };
    },
  };
}

/** What is told of an activity under the mouse: all of it, or what it is found again by. */
type HintDetails = Pick<InlayHint, "tooltip" | "data">;

interface HintData {
  readonly uri: string;
  readonly version: number;
  readonly range: Range;
}

function isHintData(data: unknown): data is HintData {
  return typeof data === "object" && data !== null && "uri" in data && "version" in data && "range" in data;
}

/** Everything the hints of one file are made of. */
interface HintContext {
  readonly analysis: Analysis;
  readonly release: Release;
  readonly wanted: Settings["inlayHints"];
  readonly tell: (head: Place) => HintDetails;
}

function hintsOf(document: Document, context: HintContext, range: Range): InlayHint[] {
  const { runbook, schedule } = context.release;
  const isAsked = ({ place }: { readonly place: Place }): boolean =>
    comparePositions(place.range.start, range.end) <= 0 && comparePositions(range.start, place.range.end) <= 0;
  const insideOf = (apart: readonly (Rollback | Contingency)[], times: readonly ScheduledApart[]) =>
    apart.filter(isAsked).flatMap(({ work, index }) =>
      (work?.activities ?? []).filter(isAsked).map(activity => ({
        activity,
        scheduled: times[index]?.work?.activities[activity.index],
      })),
    );
  const inside = [
    ...insideOf(runbook.rollbacks, schedule.rollbacks),
    ...insideOf(runbook.contingencies, schedule.contingencies),
  ];
  return [
    ...runbook.work.activities
      .filter(isAsked)
      .flatMap(activity => ofActivity(document, activity, schedule.work.activities[activity.index], context)),
    ...inside.flatMap(({ activity, scheduled }) => ofApart(document, activity, scheduled, context)),
    ...(context.wanted.times ? ofInferredDates(context, isAsked) : []),
    ...(context.wanted.float ? ofLags(document, context, isAsked) : []),
  ]
    .filter(
      ({ position }) => comparePositions(range.start, position) <= 0 && comparePositions(position, range.end) <= 0,
    )
    .sort((a, b) => comparePositions(a.position, b.position));
}

function ofActivity(
  document: Document,
  activity: Activity,
  scheduled: ScheduledActivity | undefined,
  context: HintContext,
): InlayHint[] {
  if (!scheduled?.planned) return [];
  const { wanted, tell } = context;
  const { planned, startInexact } = scheduled;
  const others = wanted.ownerTimes ? ownersElsewhere(activity, planned, context) : [];
  const isInherited = activity.owners?.inherited ?? true;
  const label = [
    ...(wanted.times ? [`${startInexact ? "≥ " : ""}${spanInWords(planned, context)}`] : []),
    // Of owners written elsewhere only who is responsible: the line is for the activity.
    ...(isInherited ? others.filter(({ isFirst }) => isFirst).map(({ title, time }) => `${title} ${time}`) : []),
    ...(wanted.float ? spareInWords(activity, scheduled) : []),
  ];
  return [
    ...(label.length === 0 ? [] : [hintAt(headEnd(document, activity.head), label, tell(activity.head))]),
    ...(isInherited
      ? []
      : others.map(({ place, time, title }) =>
          hintAt(place.range.end, [time], inWords(`When it starts, for ${title}`)),
        )),
  ];
}

/** Times inside a shared rollback or a contingency count from its start: when that is, shows during the release. */
function ofApart(
  document: Document,
  activity: Activity,
  scheduled: ScheduledActivity | undefined,
  { wanted, tell }: HintContext,
): InlayHint[] {
  if (!wanted.times || !scheduled?.planned) return [];
  return [hintAt(headEnd(document, activity.head), [sinceStart(scheduled.planned)], tell(activity.head))];
}

/** Until when a lag after the name of a predecessor holds. */
function ofLags(
  document: Document,
  context: HintContext,
  isAsked: (each: { readonly place: Place }) => boolean,
): InlayHint[] {
  const { work } = context.release.runbook;
  const { activities, blocks } = context.release.schedule.work;
  const dayZone = dayZoneOf(context.release.runbook);
  return work.edges.flatMap(({ from, since, lag, place }) => {
    if ((lag.days === 0 && lag.seconds === 0) || !place || !isAsked({ place })) return [];
    const { kind, index } = nodeAt(work, from);
    const span = (kind === "activity" ? activities[index] : blocks[index])?.planned;
    const predecessor = containerOf(nodeStandingAt(document, place), isPredecessor);
    if (span === undefined || !predecessor) return [];
    const position = placeOf(predecessor).range.end;
    // A lead reaches back to the start of what is named at most.
    const until = Math.max(afterLag(span[since], lag, dayZone), isLead(lag) ? span.start : Number.NEGATIVE_INFINITY);
    return [hintAt(position, [momentInWords(until, context)], inWords("Not before this, as planned"))];
  });
}

/** The date of a clock time that the order leaves no choice about. */
function ofInferredDates(
  { analysis, release }: HintContext,
  isAsked: (each: { readonly place: Place }) => boolean,
): InlayHint[] {
  const told = inWords("The only such day in the window that is left after what this waits for");
  return analysis.plan.times.flatMap(time => {
    const { at, place, isInferred, zone = release.runbook.zone } = time;
    if (!isInferred || at === undefined || !isAsked(time)) return [];
    return [{ position: place.range.start, label: formatDay(at, zone), paddingRight: true, ...told }];
  });
}

function hintAt(position: Position, label: readonly string[], told: HintDetails): InlayHint {
  return { position, label: label.join(" · "), paddingLeft: true, ...told };
}

function inWords(value: string): HintDetails {
  return { tooltip: { kind: "markdown", value } };
}

/** After the title or, without one, the name. */
function headEnd(document: Document, head: Place): Position {
  const activity = containerOf(nodeStandingAt(document, head), isActivity);
  return (activity?.title === undefined ? head : placeOfProperty(activity, "title")).range.end;
}

function nodeStandingAt({ file, lines }: Document, place: Place): AstNode | undefined {
  return leafAt(file, lines.offsetAt(place.range.start))?.node;
}

interface ElsewhereTime {
  readonly place: Place;
  readonly title: string;
  readonly time: string;
  /** Responsible, not only covering or taking part. */
  readonly isFirst: boolean;
}

/** When an activity begins for those who own it, where their clocks show another time than the runbook's. */
function ownersElsewhere(
  { owners }: Activity,
  { start }: Span,
  { analysis, release }: HintContext,
): readonly ElsewhereTime[] {
  const { runbook, schedule } = release;
  if (!schedule.dated || !owners) return [];
  return [...owners.parties, ...owners.with].flatMap(party => {
    const zone = partyZone(party, analysis.plan);
    if (zone === undefined || offsetAt(zone, start) === offsetAt(runbook.zone, start)) return [];
    const sameDay = formatDate(start, zone) === formatDate(start, runbook.zone);
    const time = `${sameDay ? "" : `${formatDay(start, zone).slice(0, 3)} `}${formatExactClock(start, zone)}`;
    const isFirst = party === owners.parties[0];
    return [{ place: party.place, title: partyTitle(party, analysis.plan), time, isFirst }];
  });
}

/** What is to spare before and after it: "waits 15m", "float 50m", "critical". */
function spareInWords({ at }: Activity, { planned, ready, critical, float }: ScheduledActivity): readonly string[] {
  const waits = at && planned && ready ? planned.start - ready.planned : 0;
  return [
    ...(waits > 0 ? [`waits ${formatDuration(waits)}`] : []),
    ...(critical ? ["critical"] : float === undefined ? [] : [`float ${formatDuration(float)}`]),
  ];
}

/** "23:10 to 23:40", "Sun 00:40 to 01:10"; "T+10m to T+40m" in an undated runbook. */
function spanInWords({ start, end }: Span, context: HintContext): string {
  const { runbook, schedule } = context.release;
  if (!schedule.dated) return `${formatRelative(start)} to ${formatRelative(end)}`;
  const sameDay = formatDate(start, runbook.zone) === formatDate(end, runbook.zone);
  const until = sameDay ? formatExactClock(end, runbook.zone) : momentInWords(end, context);
  return `${momentInWords(start, context)} to ${until}`;
}

const DAY = 86_400;

/** The clock time; with the weekday on another day than that on which the window begins, with the date in another week. */
function momentInWords(at: Instant, { release }: HintContext): string {
  const { runbook, schedule } = release;
  if (!schedule.dated) return formatRelative(at);
  const { zone } = runbook;
  const first = runbook.window?.start ?? runbook.zero ?? at;
  const clock = formatExactClock(at, zone);
  if (formatDate(at, zone) === formatDate(first, zone)) return clock;
  const day = formatDay(at, zone);
  return `${Math.abs(at - first) < 6 * DAY ? day.slice(0, 3) : day} ${clock}`;
}
