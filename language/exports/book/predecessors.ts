/**
 * What each activity waits for, as `after` would say it: `deploy + 10m`, `start of load`, and phases by their names. What is only
 * written above is named too. Many at once are said as `first..last`: all activities from one to the other as they are written.
 */
import { activitiesIn } from "../../plan/all-work.js";
import { beginNode, nodeAt } from "../../plan/order.js";
import type { Place } from "../../plan/place.js";
import type { Edge, Work } from "../../plan/plan.js";
import { graphOf } from "../../schedule/graph.js";
import { lagInWords } from "../../wording/times.js";

/** Beyond these they are one range, so that a sheet does not grow faster than its plan. */
const mostNamed = 12;

/** What is waited for because it is written above, with the activities it stands for. */
interface Above {
  readonly name: string;
  readonly first: number;
  readonly last: number;
}

/** By position of the activity. */
export function predecessorsOf(work: Work): readonly string[] {
  const { before } = graphOf(work);
  const known = new Map<number, readonly Above[]>();
  const nameAt = (node: number): string => {
    const { kind, index } = nodeAt(work, node);
    return (kind === "activity" ? work.activities : work.blocks)[index]?.name ?? "";
  };
  const namedBy = (edges: readonly Edge[]): readonly string[] => {
    // A lead is two edges of one place: that nothing begins before what it names does comes first, and goes without saying.
    const byPlace = new Map<Place, Edge>(edges.flatMap(edge => (edge.place ? [[edge.place, edge] as const] : [])));
    return [...byPlace.values()].flatMap(({ named, lag }) =>
      named ? [`${named.since === "start" ? "start of " : ""}${nameAt(named.node)}${lagText(lag)}`] : [],
    );
  };
  /** What leads to a node without being named there, through the nodes of blocks. */
  const above = (node: number): readonly Above[] => {
    const seen = known.get(node);
    if (seen) return seen;
    const found = within((before[node] ?? []).filter(({ place }) => !place).flatMap(({ from }) => endOf(from)));
    known.set(node, found);
    return found;
  };
  const endOf = (node: number): readonly Above[] => {
    const { kind, index } = nodeAt(work, node);
    const block = work.blocks[index];
    if (kind === "activity") return [{ name: nameAt(node), first: index, last: index }];
    if (kind === "begin" || block?.kind !== "phase") return above(node);
    const inside = activitiesIn(work, index);
    const [first, last] = [inside[0], inside.at(-1)];
    return first === undefined || last === undefined ? above(node) : [{ name: block.name, first, last }];
  };
  const within = (all: readonly Above[]): readonly Above[] => {
    if (all.length <= mostNamed) return all;
    const [first, last] = [
      all.map(each => each.first).reduce((a, b) => Math.min(a, b)),
      all.map(each => each.last).reduce((a, b) => Math.max(a, b)),
    ];
    return [{ name: `${nameAt(first)}..${nameAt(last)}`, first, last }];
  };
  /** What the blocks say that it comes first in, the outermost last. */
  const aroundOf = (block: number, node: number): readonly string[] => {
    const around: string[] = [];
    let inside = node;
    for (let at = work.blocks[block]; at; at = work.blocks[at.parent ?? -1]) {
      const begin = beginNode(work, at.index);
      if (!(before[inside] ?? []).some(({ from, place }) => !place && from === begin)) break;
      for (const name of namedBy(before[begin] ?? [])) around.push(name);
      inside = begin;
    }
    return around;
  };
  // From the top, so that no chain of blocks is gone down at once.
  for (const { index } of work.blocks) above(beginNode(work, index));
  return work.activities.map(({ index, block, during }) => {
    if (during) return "";
    const names = [...namedBy(before[index] ?? []), ...above(index).map(({ name }) => name), ...aroundOf(block, index)];
    return [...new Set(names)].join(", ");
  });
}

function lagText({ days, seconds }: Edge["lag"]): string {
  if (days === 0 && seconds === 0) return "";
  const isLead = days < 0 || seconds < 0;
  return isLead ? ` - ${lagInWords({ days: -days, seconds: -seconds })}` : ` + ${lagInWords({ days, seconds })}`;
}
