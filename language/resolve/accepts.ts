/** Findings that somebody accepts in the open. */
import type { Accept as AcceptNode } from "../generated/ast.js";
import type { RuleCode } from "../plan/finding.js";
import type { Accept } from "../plan/plan.js";
import { writtenAs } from "../syntax/tree/leaves.js";
import { note, type TimeFrame, type ZoneScope } from "./context.js";
import { placeOf, placeOfProperty, removalOf } from "./places.js";
import { readMoment } from "./times/times.js";
import { partyUse, type ResolveContext } from "./uses.js";

/** @param on what it is for, where it says so */
export function acceptOf(
  context: ResolveContext,
  node: AcceptNode,
  on: Accept["on"],
  frame: TimeFrame,
  zone: ZoneScope,
): Accept {
  const { notes } = context;
  if (node.reason === "") {
    const message = 'say why this risk is taken, for those who read it after the release: `because "…"`';
    note(notes, "syntax/parse", placeOfProperty(node, "reason"), message);
  }
  return {
    code: (node.rule ?? "") as RuleCode,
    codePlace: placeOfProperty(node, "rule"),
    on,
    because: node.reason ?? "",
    by: partyUse(context, node.by, node),
    until: readMoment(notes, frame, node.until, { zone, edge: "end" }),
    untilText: node.until && writtenAs(node.until),
    place: placeOf(node),
    removal: removalOf(node),
  };
}
