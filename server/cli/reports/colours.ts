/** Terminal colours, or none. */
import type { Severity } from "../../../language/index.js";

export type Paint = (text: string) => string;

export interface Colours {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly red: Paint;
  readonly yellow: Paint;
  readonly blue: Paint;
  readonly green: Paint;
}

const introducer = "\u001B[";
const plain: Paint = text => text;

export function coloursOf(wanted: boolean): Colours {
  const paint = (on: number, off: number): Paint =>
    wanted ? text => `${introducer}${on}m${text}${introducer}${off}m` : plain;
  return {
    bold: paint(1, 22),
    dim: paint(2, 22),
    red: paint(31, 39),
    yellow: paint(33, 39),
    blue: paint(34, 39),
    green: paint(32, 39),
  };
}

export function severityPaint(colours: Colours, severity: Severity): Paint {
  switch (severity) {
    case "error":
      return colours.red;
    case "warning":
      return colours.yellow;
    case "info":
      return colours.blue;
  }
}
