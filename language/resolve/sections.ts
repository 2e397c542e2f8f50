/**
 * Blocks of activities that are the very same as last time: what was made of all that is in them is taken over at once, so that a key
 * looks at the activities of its own block.
 */
import type { AstNode } from "langium";
import { keptFor } from "../plan/kept.js";
import type { Item } from "../plan/plan.js";
import { lacksBrace } from "./blocks.js";
import type { Section, WorkDraft } from "./draft.js";
import { recall } from "./memory.js";
import type { ResolveContext } from "./uses.js";

/**
 * Adds a block to a draft, unless it is known what that adds.
 * @param facts all that it depends on besides the node and what is before it in the draft
 */
export function addSection(
  context: ResolveContext,
  draft: WorkDraft,
  node: AstNode,
  facts: readonly unknown[],
  add: () => Item,
): Item {
  const { activities, blocks, nodes, steps, numbers, waits, lasting } = draft;
  // Where a brace is missing, what stands further on decides what is thought of it.
  if (!draft.isWhole || !context.memory || (context.notes.syntaxErrors.length > 0 && hasOpenEnd(node))) return add();
  const from = [activities, blocks, nodes, steps, waits, lasting].map(({ length }) => length);
  const [firstActivity, firstBlock, firstNode, firstStep = 0, firstWait, firstLasting] = from;
  const firstNumber = numbers.size;
  let isNew = false;
  const section = recall(context, node, "section", [firstActivity, firstBlock, ...facts], (): Section => {
    isNew = true;
    const item = add();
    return {
      item,
      activities: activities.slice(firstActivity),
      blocks: blocks.slice(firstBlock),
      nodes: nodes.slice(firstNode),
      steps: steps.slice(firstStep),
      numbers: [...numbers].slice(firstNumber),
      waits: waits.slice(firstWait),
      lasting: lasting.slice(firstLasting),
    };
  });
  if (isNew) return section.item;
  for (const each of section.activities) activities.push(each);
  for (const each of section.blocks) blocks.push(each);
  for (const each of section.nodes) nodes.push(each);
  for (const each of section.steps) steps.push(each);
  for (const each of section.waits) waits.push(each);
  for (const each of section.lasting) lasting.push(each);
  for (const [each, item] of section.numbers) numbers.set(each, item);
  draft.kept.push({ node, section, from: firstStep });
  return section.item;
}

const hasOpenEnd = keptFor((node: AstNode): boolean => lacksBrace(node) || statementsIn(node).some(hasOpenEnd));

function statementsIn(node: AstNode): readonly AstNode[] {
  return "statements" in node && Array.isArray(node.statements) ? node.statements : [];
}
