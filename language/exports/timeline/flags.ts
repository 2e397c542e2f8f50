/** The lines and bands that go through all rows, and the labels that fly above them without touching each other. */
import { ofThePlan } from "../../schedule/undo/words.js";
import { formatDuration } from "../../time/duration.js";
import { fallbackName } from "../../wording/fallbacks.js";
import type { Clock } from "./clock.js";
import type { Instant, Span, TimelineData, TimelineWhatIf } from "./data.js";
import type { Extent } from "./marks.js";
import { nearText, spanText } from "./moment-words.js";
import type { RollbackFromMoment } from "./rollback-from.js";
import type { TimelineRun } from "./run-data.js";
import { nowText } from "./run-words.js";
import type { TimeScale } from "./scale.js";
import { fitted, textWidth } from "./text-width.js";
import { outageText, safeDecisionText, whatIfFacts, windowName } from "./words.js";

export interface Band extends Extent {
  readonly kind: "window" | "freeze" | "outage" | "held" | "rollback";
  readonly label: string;
  /** What stands at its end, where that is drawn and labelled by itself. */
  readonly endLabel?: string;
  /** The label with its times. */
  readonly title: string;
}

export interface MarkerLine {
  readonly kind: "go-live" | "decision" | "no return";
  readonly at: Instant;
  readonly x: number;
  readonly title: string;
}

export interface Flag {
  readonly kind: Band["kind"] | MarkerLine["kind"] | "undo" | "what if" | "now";
  /** Where it points. */
  readonly x: number;
  readonly label: string;
  /** The label stands to the right of `x` from its start, or ends at it. */
  readonly anchor: "start" | "end";
  /** 0 is next to the rows; higher ones fly above it. */
  readonly level: number;
  /** In full, with the day. */
  readonly title: string;
}

export const flagSize = 11;
/** What a flag takes beside its label. */
const flagGap = 12;

export function bandsOf(data: TimelineData, clock: Clock, scale: TimeScale): readonly Band[] {
  const freezes = data.freezes.flatMap(freeze => {
    if (!isDrawn(scale, freeze)) return [];
    const label = `Freeze: ${freeze.title}`;
    const title = `${label}, ${spanText(data, clock, freeze)}`;
    return [{ kind: "freeze" as const, ...between(scale, freeze.start, freeze.end), label, title }];
  });
  const outages = data.outages.map(outage => ({
    kind: "outage" as const,
    ...between(scale, outage.start, outage.end),
    label: `Outage: ${outage.title}`,
    title: outageText(data, clock, outage),
  }));
  return [...windowBands(data, clock, scale), ...runBands(data, clock, scale), ...outages, ...freezes];
}

/** While nothing began, and while all is rolled back. */
function runBands({ run, ...data }: TimelineData, clock: Clock, scale: TimeScale): readonly Band[] {
  if (!run) return [];
  const held = run.held.map(({ start, end, isStill, by, text }): Band => {
    const span = isStill ? `since ${nearText(data, clock, start)}` : spanText(data, clock, { start, end });
    const label = isStill ? "Held" : `Held ${formatDuration(end - start)}`;
    const title = `Held ${span} by ${by}${text === undefined ? "" : `: ${text}`}`;
    return { kind: "held", ...between(scale, start, end), label, title };
  });
  const { rollback } = run;
  if (!rollback) return held;
  const { start, end, by, text } = rollback;
  const title = `Rollback called ${nearText(data, clock, start)} by ${by}${text === undefined ? "" : `: ${text}`}`;
  const back: Band = {
    kind: "rollback",
    ...between(scale, start, end),
    label: "Rollback called",
    endLabel: `Rollback ends ${nearText(data, clock, end)}`,
    title,
  };
  return [...held, back];
}

/** The window, and those of the other dates that lie in what is drawn. */
function windowBands(data: TimelineData, clock: Clock, scale: TimeScale): readonly Band[] {
  const { window, fallbacks = [], fallback } = data;
  if (!window) return [];
  const band = (label: string, span: Span): Band => {
    const title = `${label}: ${spanText(data, clock, span)}`;
    const ends = isDrawn(scale, { start: span.end - 1, end: span.end }) ? { endLabel: `${label} ends` } : {};
    return { kind: "window", ...between(scale, span.start, span.end), label, ...ends, title };
  };
  const others = fallbacks.map((span, number) => ({ label: fallbackName(fallbacks, number), span }));
  const rest = fallback
    ? [{ label: "Window", span: fallback.insteadOf }, ...others.filter((_, number) => number !== fallback.number)]
    : others;
  const drawn = rest.filter(({ span }) => isDrawn(scale, span)).map(({ label, span }) => band(label, span));
  return [band(windowName(fallbacks, fallback?.number), window), ...drawn];
}

function isDrawn({ segments }: TimeScale, { start, end }: Span): boolean {
  return segments.some(piece => start < piece.end && end > piece.start);
}

export function linesOf(data: TimelineData, clock: Clock, scale: TimeScale): readonly MarkerLine[] {
  const { goLive, pointOfNoReturn, latestSafeDecision } = data;
  const decision = safeDecisionText(data, clock);
  const line = (kind: MarkerLine["kind"], what: string, at: Instant, worst?: Instant): MarkerLine => {
    const late = worst === undefined ? "" : `, in the worst case ${nearText(data, clock, worst)}`;
    return { kind, at, x: scale.x(at), title: `${what}: ${nearText(data, clock, at)}${late}` };
  };
  return [
    ...(latestSafeDecision && decision !== undefined
      ? [{ ...line("decision", "", latestSafeDecision.at), title: `${ofThePlan}: ${decision}` }]
      : []),
    ...(pointOfNoReturn ? [line("no return", "Point of no return", pointOfNoReturn.at, pointOfNoReturn.worst)] : []),
    ...(goLive === undefined ? [] : [line("go-live", "Go-live", goLive)]),
  ];
}

/** Decisions go next to the rows, the window above them. */
export function flagsOf(
  data: TimelineData,
  clock: Clock,
  scale: TimeScale,
  bands: readonly Band[],
  lines: readonly MarkerLine[],
  undoing: RollbackFromMoment | undefined,
): readonly Flag[] {
  const wanted = [
    ...(data.run ? [nowFlag(data, clock, scale, data.run)] : []),
    ...(undoing ? [undoneFlag(data, clock, scale, undoing)] : []),
    ...(data.whatIf ? whatIfFlags(data, clock, scale, data.whatIf) : []),
    ...lines.map(line => ({ ...line, label: labelOf(data, clock, line) })),
    ...bands,
    ...bands.flatMap(({ kind, x, width, endLabel, title }) =>
      endLabel === undefined ? [] : [{ kind, x: x + width, label: endLabel, title }],
    ),
  ];
  const levels: { readonly from: number; readonly to: number }[][] = [];
  return wanted.map(({ kind, x, label: whole, title }) => {
    const [before, after] = [x, scale.width - x];
    const label = fitted(whole, flagSize, Math.max(before, after) - flagGap, "bold");
    const width = textWidth(label, flagSize, "bold") + flagGap;
    const anchor = width > after && width <= before ? "end" : "start";
    const from = anchor === "start" ? x - 2 : x - width;
    const to = from + width + 2;
    let level = 0;
    while (levels[level]?.some(taken => from < taken.to && to > taken.from)) level++;
    levels[level] = [...(levels[level] ?? []), { from, to }];
    return { kind, x, label, anchor, level, title };
  });
}

function nowFlag(data: TimelineData, clock: Clock, scale: TimeScale, run: TimelineRun): Omit<Flag, "anchor" | "level"> {
  const label = nowText(data, clock, run);
  return { kind: "now", x: scale.x(run.closed?.at ?? run.now), label, title: label };
}

function undoneFlag(
  data: TimelineData,
  clock: Clock,
  scale: TimeScale,
  { end, text, state, inexact }: RollbackFromMoment,
): Omit<Flag, "anchor" | "level"> {
  const label =
    state === "final" ? "No rollback possible" : `Undone ${nearText(data, clock, end)}${inexact ? " or later" : ""}`;
  return { kind: "undo", x: scale.x(end), label, title: text };
}

/** When it strikes, and when what it may miss ends then. */
function whatIfFlags(
  data: TimelineData,
  clock: Clock,
  scale: TimeScale,
  { title, start, ends, isLate }: TimelineWhatIf,
): readonly Omit<Flag, "anchor" | "level">[] {
  const words = whatIfFacts(data, clock).join("\n");
  const late = isLate ? ", too late" : "";
  return [
    { kind: "what if", x: scale.x(start), label: `${title}: ${nearText(data, clock, start)}`, title: words },
    { kind: "what if", x: scale.x(ends), label: `Ends ${nearText(data, clock, ends)}${late}`, title: words },
  ];
}

function labelOf(data: TimelineData, clock: Clock, { kind, at }: MarkerLine): string {
  switch (kind) {
    case "decision":
      return `Decide by ${nearText(data, clock, at)}`;
    case "no return":
      return `No return ${nearText(data, clock, at)}`;
    case "go-live":
      return `Go-live ${nearText(data, clock, at)}`;
  }
}

function between(scale: TimeScale, start: number, end: number): Extent {
  const x = scale.x(start);
  return { x, width: scale.x(end) - x };
}
