/** One thing that the legend explains. */
import type { ActivityMark } from "./marks.js";
import type { DrawnElement } from "./tree.js";

export interface LegendEntry {
  readonly label: string;
  /** Drawn around (0, 0), 26 wide. */
  readonly swatch: readonly DrawnElement[];
}

export interface PossibleEntry extends LegendEntry {
  readonly shown: boolean;
}

export const plainBar: ActivityMark = {
  kind: "step",
  bar: { x: -13, width: 26 },
  beside: false,
  critical: false,
  conditional: false,
  irreversible: false,
};
