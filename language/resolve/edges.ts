/** The order of a work: who waits for whom, by where it stands and by `after`. */
import type { Activity as ActivityNode, After, Phase, Predecessor } from "../generated/ast.js";
import type { NamedPart } from "../names/names.js";
import { beginNode, endNode } from "../plan/order.js";
import type { Place } from "../plan/place.js";
import type { Edge, Item, Lag } from "../plan/plan.js";
import { readOffset } from "./clock.js";
import { note } from "./context.js";
import type { Builder, WorkDraft } from "./draft.js";
import { lookUpPart } from "./links.js";
import { placeLater, placeOf, placeOfProperty, removalOf } from "./places.js";
import type { ResolveContext } from "./uses.js";

/**
 * In a block each item waits for everything above it, unless `after` says otherwise; inside `parallel` for nothing but the
 * block's own beginning. What an item without `after` waits for is waited for through it by what follows, so each end is
 * handed on once and the edges stay linear in the text.
 */
export function edgesOf(builder: Builder, draft: WorkDraft): Edge[] {
  const edges: Edge[] = [];
  const waits = new Map(draft.waits.map(({ item, after }) => [item, edgesAfter(builder, draft, item, after)]));
  for (const block of draft.blocks) {
    const begin = beginNode(draft, block.index);
    let open = [begin];
    for (const item of block.items) {
      const start = item.kind === "activity" ? item.index : beginNode(draft, item.index);
      const end = item.kind === "activity" ? item.index : endNode(draft, item.index);
      const after = waits.get(item);
      if (after && after.length > 0) {
        edges.push(plainEdge(begin, start));
        for (const edge of after) edges.push(edge);
        open.push(end);
      } else if (block.kind === "parallel") {
        edges.push(plainEdge(begin, start));
        open.push(end);
      } else {
        for (const before of open) edges.push(plainEdge(before, start));
        open = [end];
      }
    }
    for (const before of open) edges.push(plainEdge(before, endNode(draft, block.index)));
  }
  return edges;
}

function plainEdge(from: number, to: number): Edge {
  return { from, to, lag: noLag, place: undefined, removal: undefined };
}

/** Of what only follows: one object, to be known by. */
export const noLag: Lag = { days: 0, seconds: 0, place: undefined };

function lagOf({ notes }: ResolveContext, predecessor: Predecessor): Lag {
  if (predecessor.lag === undefined) return noLag;
  const place = placeOfProperty(predecessor, "lag");
  return { ...(readOffset(notes, predecessor.lag, () => place) ?? noLag), place };
}

function edgesAfter(builder: Builder, draft: WorkDraft, item: Item, after: After): Edge[] {
  const { notes } = builder.known;
  const to = item.kind === "activity" ? item.index : beginNode(draft, item.index);
  return after.predecessors.flatMap((predecessor, index) => {
    const isWaitable = (part: NamedPart): part is Phase | ActivityNode =>
      part.$type === "Phase" || part.$type === "Activity";
    const found = lookUpPart(
      notes,
      builder.parts,
      predecessor.activity,
      predecessor,
      isWaitable,
      "an activity or a phase",
    );
    if (!found) return [];
    const target = draft.numbers.get(found.part);
    if (!target) {
      note(
        notes,
        "syntax/kind",
        found.place,
        `\`${found.name}\` is part of another plan: a rollback and the runbook cannot wait for each other's activities`,
      );
      return [];
    }
    const from = target.kind === "activity" ? target.index : endNode(draft, target.index);
    return [
      {
        from,
        to,
        lag: lagOf(builder.known, predecessor),
        place: found.place,
        removal: removalFrom(after, index),
      },
    ];
  });
}

/** The whole `after` when it names nothing else; else the name, its lag and the comma that joins it to the others. */
function removalFrom(after: After, index: number): Place {
  const [own, before, next] = [index, index - 1, index + 1].map(at => {
    const predecessor = after.predecessors[at];
    return predecessor && placeOf(predecessor);
  });
  if (own && before) return placeLater(after, () => ({ start: before.range.end, end: own.range.end }));
  if (own && next) return placeLater(after, () => ({ start: own.range.start, end: next.range.start }));
  return removalOf(after);
}
