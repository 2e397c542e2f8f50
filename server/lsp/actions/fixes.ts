/** The ways to mend a finding: made with the finding, applied as they are. */
import { CodeActionKind } from "vscode-languageserver-protocol";
import type { Asked, Offer } from "./offer.js";

export function fixOffers({ findings }: Asked): readonly Offer[] {
  return findings.flatMap(finding =>
    finding.fixes.map(({ kind, title, edits }) => ({
      title,
      kind: CodeActionKind.QuickFix,
      mends: [finding],
      isPreferred: kind === "safe",
      change: { edits, hasHoles: kind === "scaffold" },
    })),
  );
}
