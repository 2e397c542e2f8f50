/** What has to end before an activity or phase begins, and what begins once it has ended: the order of the plan, as a call hierarchy. */
import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  SymbolKind,
} from "vscode-languageserver-types";
import type { Activity, Analysis, Block, Edge, Place, Plan, Position, Schedule, Work } from "../../language/index.js";
import { allWorkOf } from "../../language/plan/all-work.js";
import { beginNode, endNode, nodeAt } from "../../language/plan/order.js";
import { comparePositions } from "../../language/plan/place.js";
import { graphOf } from "../../language/schedule/graph.js";
import { formatExactPeriod, formatRelative } from "../../language/time/format.js";
import { sinceStart } from "./hover/parts.js";
import { type Names, rangeOfName } from "./names.js";
import type { Document } from "./session/documents.js";
import type { Session } from "./session/session.js";

/** An activity or phase in the order of its work. */
interface CallItem {
  readonly work: Work;
  readonly of: Activity | Block;
  readonly begin: number;
  readonly end: number;
}

export function createCallHierarchy({ analyses, documents }: Session, names: Names) {
  const partOf = ({ uri, selectionRange }: CallHierarchyItem): { analysis: Analysis; part: CallItem } | undefined => {
    const document = documents.get(uri);
    const analysis = document && analyses.analyse(document.file);
    const part = analysis && partAt(analysis, selectionRange.start);
    return part && { analysis, part };
  };

  return {
    prepare: (document: Document, position: Position): CallHierarchyItem[] | undefined => {
      const named = names.at(document, position)?.named;
      if (!named) return undefined;
      const analysis = analyses.analyse(document.file);
      const part = partAt(analysis, rangeOfName(named.node).start);
      return part && [itemOf(part, analysis)];
    },
    incoming: (item: CallHierarchyItem): CallHierarchyIncomingCall[] | undefined => {
      const found = partOf(item);
      return (
        found &&
        neighboursOf(found.part, "before").map(part => ({
          from: itemOf(part, found.analysis),
          fromRanges: [part.of.head.range],
        }))
      );
    },
    outgoing: (item: CallHierarchyItem): CallHierarchyOutgoingCall[] | undefined => {
      const found = partOf(item);
      return (
        found &&
        neighboursOf(found.part, "after").map(part => ({
          to: itemOf(part, found.analysis),
          fromRanges: [found.part.of.head.range],
        }))
      );
    },
  };
}

function partAt({ plan }: Analysis, head: Position): CallItem | undefined {
  if (!plan.runbook) return undefined;
  const isMeant = (each: { readonly head: Place }): boolean => comparePositions(each.head.range.start, head) === 0;
  for (const work of allWorkOf(plan.runbook)) {
    const activity = work.activities.find(isMeant);
    if (activity) return { work, of: activity, begin: activity.index, end: activity.index };
    const phase = work.blocks.find(block => block.kind === "phase" && isMeant(block));
    if (phase) return partOfBlock(work, phase);
  }
  return undefined;
}

function partOfBlock(work: Work, block: Block): CallItem {
  return { work, of: block, begin: beginNode(work, block.index), end: endNode(work, block.index) };
}

/**
 * What comes right before or right after a part, in the order it is written. Next to an activity are activities; next to a
 * phase are phases where a whole one is.
 */
function neighboursOf({ work, of, begin, end }: CallItem, side: "before" | "after"): readonly CallItem[] {
  const graph = graphOf(work);
  const found = new Map<number, CallItem>();
  const seen = new Set<number>();
  const queue = [side === "before" ? begin : end];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    for (const edge of graph[side][node] ?? []) {
      const next = side === "before" ? edge.from : edge.to;
      if (seen.has(next) || passesOver(work, edge)) continue;
      seen.add(next);
      const part = reachedAt(work, next, side, "items" in of);
      if (part) found.set(part.begin, part);
      else queue.push(next);
    }
  }
  return [...found.values()].sort((a, b) => comparePositions(a.of.head.range.start, b.of.head.range.start));
}

/** From the beginning of a block to its end, over all that is in it. */
function passesOver(work: Work, { from, to }: Edge): boolean {
  const [begin, end] = [nodeAt(work, from), nodeAt(work, to)];
  const isBlock = begin.kind === "begin" && end.kind === "end" && begin.index === end.index;
  return isBlock && (work.blocks[begin.index]?.items.length ?? 0) > 0;
}

function reachedAt(work: Work, node: number, side: "before" | "after", withPhases: boolean): CallItem | undefined {
  const { kind, index } = nodeAt(work, node);
  if (kind === "activity") {
    const activity = work.activities[index];
    return activity && { work, of: activity, begin: index, end: index };
  }
  const block = work.blocks[index];
  const isWhole = kind === (side === "before" ? "end" : "begin");
  return withPhases && isWhole && block?.kind === "phase" ? partOfBlock(work, block) : undefined;
}

function itemOf({ work, of }: CallItem, { plan, schedule }: Analysis): CallHierarchyItem {
  const isBlock = "items" in of;
  return {
    name: of.title || of.name,
    kind: isBlock ? SymbolKind.Namespace : SymbolKind.Function,
    detail: schedule ? timesInWords(work, of, plan, schedule) : "",
    uri: of.place.uri,
    range: of.place.range,
    selectionRange: of.head.range,
  };
}

/** "step, Sat 2026-05-23 23:10 to 23:40"; inside a rollback from its start. */
function timesInWords(work: Work, of: Activity | Block, { runbook }: Plan, schedule: Schedule): string {
  const rollback = runbook?.rollbacks.find(each => each.work === work);
  const scheduled = rollback ? schedule.rollbacks[rollback.index]?.work : schedule.work;
  const planned = ("items" in of ? scheduled?.blocks[of.index] : scheduled?.activities[of.index])?.planned;
  if (!planned) return of.kind;
  if (rollback) return `${of.kind}, ${sinceStart(planned)}`;
  const when =
    schedule.dated && runbook
      ? formatExactPeriod(planned, runbook.zone)
      : `${formatRelative(planned.start)} to ${formatRelative(planned.end)}`;
  return `${of.kind}, ${when}`;
}
