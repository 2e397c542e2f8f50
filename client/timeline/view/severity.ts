import type { Severity } from "../../../language/exports/timeline/data.js";
import { variableInk } from "../../../language/exports/timeline/ink.js";
import { severityBadge } from "../../../language/exports/timeline/shapes.js";
import { type ElementNode, element } from "./element.js";

const letters: Readonly<Record<Severity, string>> = { error: "Error", warning: "Warning", info: "Info" };

/** The shape of a severity, with its word for those who do not see it. */
export function severityIcon(severity: Severity, count = 1): ElementNode {
  return element(
    "svg",
    {
      classes: ["severity"],
      attributes: { width: 18, height: 18, viewBox: "-10 -9 20 18", role: "img", "aria-label": letters[severity] },
    },
    [severityBadge(severity, count, 0, 0, variableInk)],
  );
}
