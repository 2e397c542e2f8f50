/** What somebody has chosen to see: plain data that VS Code keeps over a reload. No browser in here. */
import type { Instant, TimelineData } from "../../../language/exports/timeline/data.js";
import { axisSpans } from "../../../language/exports/timeline/scene.js";
import type {
  Area,
  RiskKind,
  RowOrder,
  TimelineFilter,
  TimelineView,
} from "../../../language/exports/timeline/view.js";
import type { LookedAt, RunShown, Since } from "../../../server/protocol.js";

export interface ViewState {
  readonly uri: string;
  readonly mode: "picture" | "table";
  readonly choices: Choices;
  /** The instant at the left edge; the beginning when absent. */
  readonly left?: Instant | undefined;
  /** Pixels scrolled down. */
  readonly top: number;
}

/** What of a TimelineView is chosen; the rest is the window's size and what is scrolled to. */
export interface Choices extends Omit<TimelineView, "width" | "visible" | "selected" | "secondZone" | "turnBackAt"> {
  readonly selected?: string | undefined;
  readonly secondZone?: string | undefined;
  readonly turnBackAt?: Instant | undefined;
  /** The fallback that is looked at, from 0; undefined for the date it is planned for. */
  readonly fallback?: number | undefined;
  /** The name of the contingency that strikes; undefined for none. */
  readonly whatIf?: string | undefined;
  /** The version that it is compared with. */
  readonly against?: Since | undefined;
  /** Whether a run of it is shown; undefined: where one goes on. */
  readonly run?: RunShown | undefined;
}

export const firstChoices: Choices = {
  rows: "phase",
  zoom: 1,
  density: "comfortable",
  cutQuiet: true,
  filter: {},
  collapsed: [],
};

export function firstState(uri: string): ViewState {
  return { uri, mode: "picture", choices: firstChoices, top: 0 };
}

/** What was kept, as far as it is understood: another version of the extension may have kept it. */
export function readState(kept: unknown): ViewState | undefined {
  if (!isRecord(kept) || typeof kept.uri !== "string") return undefined;
  const { left, top, mode } = kept;
  return {
    uri: kept.uri,
    mode: mode === "table" ? "table" : "picture",
    choices: readChoices(isRecord(kept.choices) ? kept.choices : {}),
    ...(typeof left === "number" && Number.isFinite(left) ? { left } : {}),
    top: typeof top === "number" && top > 0 ? top : 0,
  };
}

function readChoices(kept: Readonly<Record<string, unknown>>): Choices {
  const { rows, zoom, density, cutQuiet, collapsed, secondZone, selected, turnBackAt, fallback, whatIf, filter } = kept;
  const against = readSince(kept.against);
  return {
    rows: rowOrders.find(each => each === rows) ?? "phase",
    zoom: typeof zoom === "number" && zoom >= 1 && Number.isFinite(zoom) ? zoom : 1,
    density: density === "compact" ? "compact" : "comfortable",
    cutQuiet: cutQuiet !== false,
    collapsed: texts(collapsed),
    filter: readFilter(isRecord(filter) ? filter : {}),
    ...(typeof secondZone === "string" ? { secondZone } : {}),
    ...(typeof selected === "string" ? { selected } : {}),
    ...(typeof turnBackAt === "number" && Number.isFinite(turnBackAt) ? { turnBackAt } : {}),
    ...(typeof whatIf === "string" ? { whatIf } : {}),
    ...(against ? { against } : {}),
    ...(kept.run === "latest" || kept.run === "none" ? { run: kept.run } : {}),
    ...(typeof fallback === "number" && Number.isInteger(fallback) && fallback >= 0 ? { fallback } : {}),
  };
}

function readSince(kept: unknown): Since | undefined {
  if (!isRecord(kept)) return undefined;
  const { kind, ref, uri } = kept;
  if (kind === "ref" && typeof ref === "string") return { kind, ref };
  return kind === "file" && typeof uri === "string" ? { kind, uri } : undefined;
}

export const rowOrders: readonly RowOrder[] = ["phase", "owner", "team", "load"];
export const severities = ["error", "warning", "info"] as const;
export const risks: readonly RiskKind[] = ["critical", "irreversible", "no rollback", "overrun"];

function readFilter(kept: Readonly<Record<string, unknown>>): TimelineFilter {
  return {
    owners: texts(kept.owners),
    environments: texts(kept.environments),
    findings: severities.filter(each => texts(kept.findings).includes(each)),
    risks: risks.filter(each => texts(kept.risks).includes(each)),
    search: typeof kept.search === "string" ? kept.search : "",
  };
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter(each => typeof each === "string") : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/** What is looked at, with what was chosen; what was not is left out. */
export function viewOf(
  {
    selected,
    secondZone,
    turnBackAt,
    fallback: _fallback,
    whatIf: _whatIf,
    against: _against,
    run: _run,
    ...choices
  }: Choices,
  width: number,
  visible?: Area,
): TimelineView {
  return {
    ...choices,
    width,
    ...(visible === undefined ? {} : { visible }),
    ...(selected === undefined ? {} : { selected }),
    ...(secondZone === undefined ? {} : { secondZone }),
    ...(turnBackAt === undefined ? {} : { turnBackAt }),
  };
}

/** As what the plan is looked at; what was not chosen is left out. */
export function lookedAt({ fallback, whatIf, against, run }: Choices): LookedAt {
  return {
    ...(fallback === undefined ? {} : { fallback }),
    ...(whatIf === undefined ? {} : { whatIf }),
    ...(against === undefined ? {} : { against }),
    ...(run === undefined ? {} : { run }),
  };
}

/** How far one can zoom in: until a pixel is two seconds, or a column as wide as the window. */
export function mostZoom(data: TimelineData, { cutQuiet }: Choices, width: number): number {
  if (data.waiting) return data.waiting.columns;
  const shown = axisSpans(data, cutQuiet).reduce((sum, { start, end }) => sum + end - start, 0);
  return Math.max(1, shown / 2 / Math.max(1, width));
}

/** One thing more or one less. */
export function toggled<T>(all: readonly T[] | undefined, one: T): readonly T[] {
  const others = (all ?? []).filter(each => each !== one);
  return others.length === (all ?? []).length ? [...others, one] : others;
}
