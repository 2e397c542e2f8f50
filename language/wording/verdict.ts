/** How a runbook stands, in a word. */
import type { Past, Verdict } from "../plan/finding.js";

/** What is shown in place of a verdict: GO of a runbook of which only the text was checked would promise too much. */
export type ShownVerdict = Verdict | "done" | "cancelled";

export function shownVerdict({
  verdict,
  past,
}: {
  readonly verdict: Verdict;
  readonly past: Past | undefined;
}): ShownVerdict {
  // Only `gonogo check` is told a day, and its report says what lies before it.
  return verdict === "no-go" || !past || past === "before" ? verdict : past;
}

export const verdictWords: Readonly<Record<ShownVerdict, string>> = {
  go: "GO",
  "no-go": "NO-GO",
  done: "Done",
  cancelled: "Cancelled",
};
