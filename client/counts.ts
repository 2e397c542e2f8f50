/** How many findings there are, in words. */
import type { OverviewCounts } from "../language/exports/overview.js";
import type { Translate } from "./translate.js";

/** "2 errors", "1 warning"; nothing for what there is none of. */
export function countsInWords({ errors, warnings, infos }: OverviewCounts, t: Translate): readonly string[] {
  return [
    ...(errors === 0 ? [] : [errors === 1 ? t("1 error") : t("{0} errors", errors)]),
    ...(warnings === 0 ? [] : [warnings === 1 ? t("1 warning") : t("{0} warnings", warnings)]),
    ...(infos === 0 ? [] : [infos === 1 ? t("1 info") : t("{0} infos", infos)]),
  ];
}

/** "1 accepted"; nothing for none. */
export function acceptedInWords({ accepted }: { readonly accepted: number }, t: Translate): readonly string[] {
  if (accepted === 0) return [];
  return [accepted === 1 ? t("1 accepted") : t("{0} accepted", accepted)];
}
