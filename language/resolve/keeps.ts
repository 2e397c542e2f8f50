/** What gates keep. */
import type { Activity as ActivityNode, Phase } from "../generated/ast.js";
import type { NamedPart } from "../names/names.js";
import type { Keep } from "../plan/plan.js";
import type { WorkDraft } from "./draft.js";
import { lookUpItem } from "./links.js";
import { sameList } from "./memory.js";
import type { ResolveContext } from "./uses.js";

export function keepsOf(
  context: ResolveContext,
  parts: ReadonlyMap<string, NamedPart>,
  draft: WorkDraft,
): readonly Keep[] {
  const { numbers } = draft;
  const isKept = (part: NamedPart): part is ActivityNode | Phase =>
    part.$type === "Phase" || (part.$type === "Activity" && part.kind === "step");
  const all: Keep[] = [];
  for (const [node, { index: gate }] of numbers) {
    if (!isGate(node)) continue;
    for (const statement of node.statements) {
      if (statement.$type !== "Keeps") continue;
      for (const part of statement.parts) {
        const meant = "a step or a phase of the plan";
        const named = lookUpItem(context.notes, parts, numbers, part, statement, isKept, meant);
        if (named) all.push({ gate, ...named });
      }
    }
  }
  return sameList(context, "keeps", all);
}

function isGate(node: object): node is ActivityNode {
  return "$type" in node && node.$type === "Activity" && "kind" in node && node.kind === "gate";
}
