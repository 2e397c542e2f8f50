/** What users do without: from where to where in the plan. */
import type { Activity as ActivityNode, Outage as OutageNode, Phase } from "../generated/ast.js";
import type { NamedPart } from "../names/names.js";
import type { NamedItem, Outage } from "../plan/plan.js";
import { readSeconds } from "./clock.js";
import type { WorkDraft } from "./draft.js";
import { lookUpItem } from "./links.js";
import { sameList } from "./memory.js";
import { placeOf, placeOfProperty } from "./places.js";
import type { ResolveContext } from "./uses.js";

export function outagesOf(
  context: ResolveContext,
  nodes: readonly OutageNode[],
  parts: ReadonlyMap<string, NamedPart>,
  draft: WorkDraft,
): readonly Outage[] {
  const isPart = (part: NamedPart): part is ActivityNode | Phase => part.$type === "Activity" || part.$type === "Phase";
  const endOf = (node: OutageNode, reference: OutageNode["from"]): NamedItem | undefined =>
    lookUpItem(context.notes, parts, draft.numbers, reference, node, isPart, "an activity or phase of the plan");
  const all = nodes.flatMap((node): Outage[] => {
    const [from, to] = [endOf(node, node.from), endOf(node, node.to)];
    const seconds = readSeconds(context.notes, node.budget, () => placeOfProperty(node, "budget"));
    const budget = seconds === undefined ? undefined : { seconds, place: placeOfProperty(node, "budget") };
    return from && to ? [{ title: node.title ?? "", from, to, budget, place: placeOf(node) }] : [];
  });
  return sameList(context, "outages", all);
}
