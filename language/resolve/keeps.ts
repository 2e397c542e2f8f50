/** What gates keep. */
import type { Activity as ActivityNode, Phase } from "../generated/ast.js";
import type { NamedPart } from "../names/names.js";
import type { Keep } from "../plan/plan.js";
import type { WorkDraft } from "./draft.js";
import { lookUpPart } from "./links.js";
import { sameList } from "./memory.js";
import type { ResolveContext } from "./uses.js";

export function keepsOf(
  context: ResolveContext,
  parts: ReadonlyMap<string, NamedPart>,
  draft: WorkDraft,
): readonly Keep[] {
  const isKept = (part: NamedPart): part is ActivityNode | Phase =>
    (part.$type === "Phase" || (part.$type === "Activity" && part.kind === "step")) && draft.numbers.has(part);
  const all = [...draft.numbers].flatMap(([node, { index: gate }]): Keep[] => {
    if (!isGate(node)) return [];
    return node.statements.flatMap(statement => {
      if (statement.$type !== "Keeps") return [];
      return statement.parts.flatMap(part => {
        const found = lookUpPart(context.notes, parts, part, statement, isKept, "a step or a phase of the plan");
        const item = found && draft.numbers.get(found.part);
        return item ? [{ gate, item, name: found.name, place: found.place }] : [];
      });
    });
  });
  return sameList(context, "keeps", all);
}

function isGate(node: object): node is ActivityNode {
  return "$type" in node && node.$type === "Activity" && "kind" in node && node.kind === "gate";
}
