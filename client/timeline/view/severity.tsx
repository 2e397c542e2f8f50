import type { Severity } from "../../../language/exports/timeline/data.js";
import { variableInk } from "../../../language/exports/timeline/ink.js";
import { severityBadge } from "../../../language/exports/timeline/shapes.js";
import { drawing } from "./drawing.js";
import { english, t } from "./l10n.js";

const names = (): Readonly<Record<Severity, string>> => ({
  error: t("Error"),
  warning: t("Warning"),
  info: t("Info"),
});

/** The shape of a severity, with its name for screen readers. */
export function SeverityIcon({ severity }: { readonly severity: Severity }) {
  return (
    <svg class="severity" width={18} height={18} viewBox="-10 -9 20 18" role="img" aria-label={names()[severity]}>
      {drawing(severityBadge(severity, 1, 0, 0, variableInk))}
    </svg>
  );
}

/** How many findings, in the shape of the gravest: beside words that say the same. */
export function FindingsBadge({ severity, count }: { readonly severity: Severity; readonly count: number }) {
  return (
    <svg class="badge" width={20} height={18} viewBox="-10 -9 20 18" aria-hidden="true">
      {drawing(severityBadge(severity, count, 0, 0, variableInk))}
    </svg>
  );
}

/** A finding as its rule says it. */
export function Finding({ severity, message }: { readonly severity: Severity; readonly message: string }) {
  return (
    <>
      <SeverityIcon severity={severity} />
      <span {...english}>{message}</span>
    </>
  );
}
