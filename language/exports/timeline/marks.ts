/** What is drawn of one activity, along the axis: pixels from the left of the plot. */
import { momentsRepeated, timesRepeated } from "../../schedule/repeated.js";
import type { ActivityKind, OffDutySpan, Seconds, Severity, Span, TimelineActivity } from "./data.js";
import type { TimelineDoneState } from "./run-data.js";
import type { TimeScale } from "./scale.js";
import { fitted, textWidth } from "./text-width.js";

export interface Extent {
  readonly x: number;
  readonly width: number;
}

export interface ActivityMark {
  readonly kind: ActivityKind;
  /** As planned, never too narrow to be seen. */
  readonly bar: Extent;
  /** From the planned end to the end in the worst case. */
  readonly tail?: Extent;
  /** From the planned end as far as it can be late. */
  readonly float?: Extent;
  /** When it happened in another version. */
  readonly ghost?: Extent;
  /** Where a gate's diamond has its middle. */
  readonly diamond?: number;
  /** Goes along with something else, and is thin. */
  readonly beside: boolean;
  /** Where it is done again. */
  readonly moments?: readonly number[];
  readonly critical: boolean;
  readonly conditional: boolean;
  readonly irreversible: boolean;
  /** Where a question mark stands, as its end is a lower bound. */
  readonly question?: number;
  /** Where its deadline is. */
  readonly by?: number;
  /** Beside it, what is written of its time, where it stands in the order of waiting. */
  readonly caption?: Caption;
  readonly badge?: Badge;
  /** What has become of it, where the plan is being done. */
  readonly done?: DoneMark;
  /** The middle of the sign of that. */
  readonly sign?: number;
}

export interface DoneMark {
  readonly state: TimelineDoneState;
  /** From its beginning to its end, or to now. */
  readonly actual?: Extent;
  /** When it could not go on. */
  readonly stops: readonly Extent[];
  /** It is not done any more, or was undone. */
  readonly isStruck: boolean;
}

export interface Caption {
  /** Where it begins or, to the left of the bar, where it ends. */
  readonly x: number;
  readonly anchor: "start" | "end";
  readonly text: string;
}

/** How many findings there are, and the gravest of them. */
export interface Badge {
  /** Its middle. */
  readonly x: number;
  readonly severity: Severity;
  readonly count: number;
  readonly messages: readonly string[];
}

export interface Shade extends Extent {
  /** `unknown`: nobody knows whether the owner works. */
  readonly kind: OffDutySpan["kind"] | "unknown";
  /** Of a holiday: what it is called. */
  readonly title?: string;
}

export const diamondSize = 8;
const leastBar = 6;
const badgeRoom = 13;
const questionRoom = 8;
const signRoom = 15;

/** Where an activity stands along the axis: its times, or its columns where there are none. */
export function onAxis({
  times,
  waits,
}: Pick<TimelineActivity, "times" | "waits">): (Span & { readonly worstEnd: number }) | undefined {
  if (times) return { start: times.start, end: times.end, worstEnd: times.worstEnd };
  return waits && { ...waits.columns, worstEnd: waits.columns.end };
}

export const captionSize = 10.5;
/** Before the bar of what cannot be undone. */
const uprights = 6;

/**
 * In its columns, without what rests on times.
 * @param caption what is written of its time
 * @param isSigned it needs room for the sign of its state
 */
export function waitingMarkOf(
  scale: TimeScale,
  activity: TimelineActivity,
  caption: string,
  isSigned = false,
): ActivityMark | undefined {
  const { kind, waits, during, when, answer } = activity;
  if (!waits) return undefined;
  const [from, to] = [scale.x(waits.columns.start), scale.x(waits.columns.end)];
  const apart = Math.min(4, (to - from) / 8);
  const middle = (from + to) / 2;
  const bar =
    kind === "gate"
      ? { x: middle - diamondSize / 2, width: diamondSize }
      : { x: from + apart, width: Math.max(leastBar, to - from - 2 * apart) };
  const half = Math.max(bar.width / 2, kind === "gate" ? diamondSize : 0);
  const left = middle - half;
  const { right, ...sign } = signBeside(scale.width, left, middle + half, isSigned);
  const badge = badgeOf(activity, placeForBadge(scale.width, left, right, right + badgeRoom));
  return {
    kind,
    bar,
    ...(kind === "gate" ? { diamond: middle } : {}),
    beside: during !== undefined,
    critical: false,
    conditional: when !== undefined,
    irreversible: answer === "irreversible",
    ...sign,
    ...badge,
    ...captionBeside(
      scale.width,
      answer === "irreversible" ? left - uprights : left,
      badge.badge ? Math.max(right, badge.badge.x + 9) : right,
      caption,
    ),
  };
}

/** Where there is more room: after the bar and its badge, or before it. */
function captionBeside(width: number, left: number, right: number, text: string): { readonly caption?: Caption } {
  if (text === "") return {};
  const [before, after] = [left - 8, width - right - 6];
  const isAfter = textWidth(text, captionSize) <= after || after >= before;
  const shown = fitted(text, captionSize, isAfter ? after : before);
  if (shown === "") return {};
  return {
    caption: isAfter ? { x: right + 6, anchor: "start", text: shown } : { x: left - 6, anchor: "end", text: shown },
  };
}

/**
 * Undefined for what has no time.
 * @param was when it happened in another version
 * @param isSigned it needs room for the sign of its state
 */
export function markOf(
  scale: TimeScale,
  activity: TimelineActivity,
  was?: Span,
  isSigned = false,
): ActivityMark | undefined {
  const { kind, times, during, when, answer, by } = activity;
  if (!times) return undefined;
  const from = scale.x(times.start);
  const to = scale.x(times.end);
  const bar = { x: from, width: Math.max(leastBar, to - from) };
  const tail = extent(bar.x + bar.width, scale.x(times.worstEnd));
  const float = times.critical || during ? undefined : extent(bar.x + bar.width, scale.x(times.end + times.float));
  const end = Math.max(bar.x + bar.width, tail ? tail.x + tail.width : 0, kind === "gate" ? from + diamondSize : 0);
  const left = kind === "gate" ? from - diamondSize : from;
  const { right, ...sign } = signBeside(scale.width, left, end, isSigned);
  const beside = right + (times.inexact ? questionRoom : 0) + badgeRoom;
  return {
    kind,
    bar,
    ...(tail ? { tail } : {}),
    ...(float ? { float } : {}),
    ...(was ? { ghost: ghostOf(scale, was) } : {}),
    ...(kind === "gate" ? { diamond: from } : {}),
    beside: during !== undefined,
    ...momentsOf(scale, times, during?.every),
    critical: times.critical,
    conditional: when !== undefined,
    irreversible: answer === "irreversible",
    ...(times.inexact ? { question: right + 3 } : {}),
    ...(by === undefined ? {} : { by: scale.x(by) }),
    ...sign,
    ...badgeOf(activity, placeForBadge(scale.width, left, right, beside)),
  };
}

function ghostOf(scale: TimeScale, { start, end }: Span): Extent {
  const x = scale.x(start);
  return { x, width: Math.max(leastBar, scale.x(end) - x) };
}

/** So far apart, or they would run into one line. */
const momentRoom = 5;

/** As many as there is room for: every second one, or fewer, where they are too many. */
function momentsOf(scale: TimeScale, span: Span, every: Seconds | undefined): { readonly moments?: readonly number[] } {
  if (every === undefined) return {};
  const width = scale.x(span.end) - scale.x(span.start);
  const most = Math.max(1, Math.floor(width / momentRoom) + 1);
  const step = Math.ceil(timesRepeated(span, every) / most);
  return { moments: momentsRepeated(span, every * step, most).map(scale.x) };
}

/** After the bar, else before it. @returns where all of it ends, and the middle of the sign */
function signBeside(
  width: number,
  left: number,
  right: number,
  isSigned: boolean,
): { readonly right: number; readonly sign?: number } {
  if (!isSigned) return { right };
  const after = right + signRoom <= width || left < signRoom;
  return after ? { right: right + signRoom, sign: right + 9 } : { right, sign: left - 9 };
}

/** To the right of what is drawn; in front of it where there is no room, and on its end where there is none either. */
function placeForBadge(width: number, left: number, right: number, beside: number): number {
  if (beside + badgeRoom <= width) return beside;
  return left >= 2 * badgeRoom ? left - badgeRoom : right - badgeRoom;
}

const gravestFirst = ["error", "warning", "info"] as const;

export function gravest(severities: readonly Severity[]): Severity | undefined {
  return gravestFirst.find(level => severities.includes(level));
}

function badgeOf({ severities, more }: TimelineActivity, x: number): { readonly badge?: Badge } {
  const severity = gravest(severities);
  if (severity === undefined) return {};
  const messages = (more?.findings ?? []).map(({ message }) => message);
  return { badge: { x, severity, count: severities.length, messages } };
}

function extent(from: number, to: number): Extent | undefined {
  return to - from >= 0.5 ? { x: from, width: to - from } : undefined;
}

/** From the first to the last pixel anything of it is drawn at, the badge included. */
export function reachOf({
  bar,
  tail,
  float,
  ghost,
  diamond,
  badge,
  by,
  question,
  caption,
  done,
  sign,
}: ActivityMark): Extent {
  const ends = [bar, tail, float, ghost, done?.actual, ...(done?.stops ?? [])].flatMap(each =>
    each ? [each.x, each.x + each.width] : [],
  );
  const points = [diamond, badge?.x, by, question, sign].flatMap(x =>
    x === undefined ? [] : [x - badgeRoom, x + badgeRoom],
  );
  const words = caption
    ? [caption.x, caption.x + (caption.anchor === "start" ? 1 : -1) * textWidth(caption.text, captionSize)]
    : [];
  const drawn = [...ends, ...points, ...words];
  const x = drawn.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  return { x, width: drawn.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY) - x };
}
