/** *Accept this risk…*: last among the ways to deal with a finding. */
import { CodeActionKind } from "vscode-languageserver-protocol";
import { acceptOf } from "../../../language/fixing/accept.js";
import type { ActionRequest, Offer } from "./offer.js";

export function acceptOffers({ analysis, findings }: ActionRequest): readonly Offer[] {
  const titles = new Set<string>();
  return findings.flatMap(finding => {
    const fix = acceptOf(analysis, finding);
    // One `accept` serves all findings of a rule in a part.
    if (!fix || titles.has(fix.title)) return [];
    titles.add(fix.title);
    return [
      {
        title: fix.title,
        kind: CodeActionKind.QuickFix,
        fixedFindings: [finding],
        change: { edits: fix.edits, hasPlaceholders: true },
      },
    ];
  });
}
