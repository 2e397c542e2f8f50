/** What of a timeline is looked at, and how: the choices of a reader, plain data that survives a reload. */
import type { Instant, Severity } from "./data.js";

export interface TimelineView {
  readonly rows: RowOrder;
  /** IANA name of the first axis's zone; the runbook's own when absent. */
  readonly zone?: string;
  /** IANA name of the second axis's zone; no second axis when absent. */
  readonly secondZone?: string;
  /** Pixels the plot is wide when all of it fits. */
  readonly width: number;
  /** How many times wider than that it is drawn; 1 and more. */
  readonly zoom: number;
  readonly density: Density;
  /** Leaves long quiet times out. */
  readonly cutQuiet: boolean;
  readonly filter: TimelineFilter;
  /** The id of an activity, whose dependencies and undoing are shown. */
  readonly selected?: string;
  /** When it is decided to turn back; the selected activity's planned end when absent. */
  readonly turnBackAt?: Instant;
  /** Keys of the groups of which only one line is shown. */
  readonly collapsed: readonly string[];
  /** The pixels of the plot to be drawn; all of it when absent. */
  readonly visible?: Area;
}

/** `load`: a row a person or team, with all they have to do. */
export type RowOrder = "phase" | "owner" | "team" | "load";

export type Density = "comfortable" | "compact";

export interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** An activity is shown when it meets everything that is asked for; what is absent or empty asks for nothing. */
export interface TimelineFilter {
  /** Keys of owners: it has one of them, whether responsible, as cover or taking part. */
  readonly owners?: readonly string[];
  readonly environments?: readonly string[];
  /** It has a finding of one of these severities. */
  readonly findings?: readonly Severity[];
  /** It carries one of these risks. */
  readonly risks?: readonly RiskKind[];
  /** Every word stands in its title, its name, its kind or its owners, in whatever case. */
  readonly search?: string;
}

/**
 * `irreversible`: nothing can be undone after it. `no rollback`: how it is undone is not said. `critical`: if it is late, the
 * plan is late. `overrun`: in the worst case it ends after the window.
 */
export type RiskKind = "irreversible" | "no rollback" | "critical" | "overrun";

export const riskKinds: readonly RiskKind[] = ["irreversible", "no rollback", "critical", "overrun"];

/** Everything, by phase, as wide as asked. */
export function wholeView(width: number): TimelineView {
  return { rows: "phase", width, zoom: 1, density: "comfortable", cutQuiet: true, filter: {}, collapsed: [] };
}
