/** How a runbook stands, in words. GO and NO-GO are the same in every language. */
import type { ShownVerdict } from "../language/wording/verdict.js";
import type { Translate } from "./translate.js";

export function verdictInWords(verdict: ShownVerdict, t: Translate): string {
  switch (verdict) {
    case "go":
      return "GO";
    case "no-go":
      return "NO-GO";
    case "done":
      return t("Done");
    case "cancelled":
      return t("Cancelled");
  }
}
