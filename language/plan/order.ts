/**
 * The numbers of the nodes in a Work's order graph: each activity is one node; each block has two, its beginning and its end,
 * so that "everything in this block" costs one edge instead of one an activity.
 */
import type { Work } from "./plan.js";

export type NodeOf =
  | { readonly kind: "activity"; readonly index: number }
  | { readonly kind: "begin"; readonly index: number }
  | { readonly kind: "end"; readonly index: number };

type WorkSize = { readonly activities: { readonly length: number }; readonly blocks: { readonly length: number } };

export function nodeCount(work: WorkSize): number {
  return work.activities.length + 2 * work.blocks.length;
}

export function beginNode(work: WorkSize, block: number): number {
  return work.activities.length + 2 * block;
}

export function endNode(work: WorkSize, block: number): number {
  return beginNode(work, block) + 1;
}

export function nodeAt(work: Work, node: number): NodeOf {
  const beyond = node - work.activities.length;
  if (beyond < 0) return { kind: "activity", index: node };
  return { kind: beyond % 2 === 0 ? "begin" : "end", index: beyond >> 1 };
}
