/** The ways to fix a finding: made with the finding, applied as they are. */
import { CodeActionKind } from "vscode-languageserver-protocol";
import type { ActionRequest, Offer } from "./offer.js";

export function fixOffers({ findings }: ActionRequest): readonly Offer[] {
  return findings.flatMap(finding =>
    finding.fixes.map(({ kind, title, edits }) => ({
      title,
      kind: CodeActionKind.QuickFix,
      fixedFindings: [finding],
      isPreferred: kind === "safe",
      change: { edits, hasPlaceholders: kind === "scaffold" },
    })),
  );
}
