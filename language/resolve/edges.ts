/** The order of a work: who waits for whom, by where it stands and by `after`. */
import type { Activity as ActivityNode, After, Phase, Predecessor } from "../generated/ast.js";
import type { NamedPart } from "../names/names.js";
import { beginNode, endNode } from "../plan/order.js";
import type { Place } from "../plan/place.js";
import type { Edge, Item, Lag, Named } from "../plan/plan.js";
import { isLead } from "../schedule/lag.js";
import { readDuration } from "../time/duration.js";
import { readOffset } from "./clock.js";
import { note } from "./context.js";
import type { Builder, WorkDraft } from "./draft.js";
import type { LastedParts } from "./during.js";
import { lookUpPart } from "./links.js";
import { placeLater, placeOf, placeOfProperty, placeOfReference, removalOf } from "./places.js";
import type { ResolveContext } from "./uses.js";

/**
 * In a block each item waits for everything above it, unless `after` says otherwise; inside `parallel` for nothing but the
 * block's own beginning. What an item without `after` waits for is waited for through it by what follows, so each end is
 * handed on once and the edges stay linear in the text.
 */
export function edgesOf(builder: Builder, draft: WorkDraft, lasting: LastedParts): Edge[] {
  const edges: Edge[] = [];
  const waits = new Map(draft.waits.map(({ item, after }) => [item, edgesAfter(builder, draft, lasting, item, after)]));
  for (const block of draft.blocks) {
    const begin = beginNode(draft, block.index);
    let open = [begin];
    for (const item of block.items) {
      if (takesNoPlace(draft, item)) continue;
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

function takesNoPlace({ activities }: Pick<WorkDraft, "activities">, { kind, index }: Item): boolean {
  return kind === "activity" && activities[index]?.during !== undefined;
}

function plainEdge(from: number, to: number): Edge {
  return { from, to, since: "end", lag: noLag, named: undefined, place: undefined, removal: undefined };
}

/** Of what only follows: one object, to be known by. */
export const noLag: Lag = { days: 0, seconds: 0, place: undefined };

export function lagOf({ notes }: ResolveContext, predecessor: Predecessor): Lag {
  const { lag, lead } = predecessor;
  if (lag === undefined && lead === undefined) return noLag;
  const place = placeOfProperty(predecessor, lead === undefined ? "lag" : "lead");
  const { days, seconds } = readOffset(notes, lead ?? lag, () => place) ?? noLag;
  // There is no minus zero: what is compared would differ.
  return lead === undefined ? { days, seconds, place } : { days: 0 - days, seconds: 0 - seconds, place };
}

function edgesAfter(builder: Builder, draft: WorkDraft, lasting: LastedParts, item: Item, after: After): Edge[] {
  const { notes } = builder.context;
  const to = item.kind === "activity" ? item.index : beginNode(draft, item.index);
  return after.predecessors.flatMap((predecessor, index) => {
    const isWaitable = (part: NamedPart): part is Phase | ActivityNode =>
      part.$type === "Phase" || part.$type === "Activity";
    if (saysLeadInName(builder, predecessor) || saysOtherwise(builder, predecessor)) return [];
    const found = lookUpPart(
      notes,
      builder.parts,
      predecessor.activity,
      predecessor,
      isWaitable,
      "an activity or a phase",
    );
    if (!found) return [];
    const named = draft.numbers.get(found.part);
    if (!named) {
      note(
        notes,
        "syntax/kind",
        found.place,
        `\`${found.name}\` is part of another plan: the runbook, its rollbacks and its contingencies cannot wait for each other's activities`,
      );
      return [];
    }
    // What lasts as long as something else is over when that is.
    const target = takesNoPlace(draft, named) ? lasting.get(named.index)?.part : named;
    if (!target) return [];
    const lag = lagOf(builder.context, predecessor);
    const place = predecessor.start ? placeOf(predecessor) : found.place;
    const said = { to, lag, place, removal: removalFrom(after, index) };
    const end = target.kind === "activity" ? target.index : endNode(draft, target.index);
    const first = predecessor.start || isLead(lag) ? firstActivity(draft, target) : undefined;
    const node = predecessor.start && target.kind === "block" ? beginNode(draft, target.index) : end;
    const meant: Named = { node: target === named ? node : named.index, since: predecessor.start ? "start" : "end" };
    const start: Edge = { ...said, from: first ?? node, since: first === undefined ? "end" : "start", named: meant };
    const edge: Edge = predecessor.start ? start : { ...said, from: end, since: "end", named: meant };
    // However long the lead is, nothing begins before what it names does.
    return isLead(lag) ? [{ ...start, lag: noLag }, edge] : [edge];
  });
}

/** `after end of build`, `after start build`, `after T - 10m`: notes how it is said, where nothing is called so. */
function saysOtherwise({ context: { notes }, parts }: Builder, predecessor: Predecessor): boolean {
  const { activity } = predecessor;
  const name = activity?.$refText ?? "";
  const remedy = parts.has(name) ? undefined : otherwiseSaid.get(name.toLowerCase());
  if (!activity || remedy === undefined) return false;
  note(
    notes,
    "syntax/reference",
    placeOfReference(activity, predecessor),
    `nothing in this runbook is called \`${name}\`: ${remedy}`,
  );
  return true;
}

const otherwiseSaid: ReadonlyMap<string, string> = new Map([
  ["end", "`after` with a name waits for its end, so write the name alone, as in `after deploy`"],
  ["start", "write `of` between `start` and the name, as in `after start of deploy`"],
  ["t", "`after` waits for an activity or a phase; count from T with `at`, as in `at T-10m`"],
]);

/** `build-10m` is a name like any other: notes what was meant where there is none of that name, but `build`. */
export function saysLeadInName(
  { context: { notes }, parts }: Pick<Builder, "context" | "parts">,
  predecessor: Predecessor,
): boolean {
  const { activity } = predecessor;
  const name = activity?.$refText ?? "";
  const dash = name.lastIndexOf("-");
  const [awaited, written] = [name.slice(0, Math.max(0, dash)), name.slice(dash + 1)];
  const lead = /^\d+[A-Za-z][A-Za-z\d]*$/.test(written) ? written : "";
  if (!activity || parts.has(name) || !parts.has(awaited) || readDuration(lead).kind !== "duration") return false;
  const place = placeOfReference(activity, predecessor);
  const newText = `${awaited} - ${lead}`;
  note(
    notes,
    "syntax/reference",
    place,
    `nothing in this runbook is called \`${name}\`: write a lead with spaces, \`${newText}\``,
    {
      fixes: [{ kind: "safe", title: `Write \`${newText}\``, edits: [{ place, newText }] }],
    },
  );
  return true;
}

/** The activity that is written first in an item, or is it. */
function firstActivity(draft: Pick<WorkDraft, "activities" | "blocks">, item: Item): number | undefined {
  if (takesNoPlace(draft, item)) return undefined;
  if (item.kind === "activity") return item.index;
  for (const inside of draft.blocks[item.index]?.items ?? []) {
    const first = firstActivity(draft, inside);
    if (first !== undefined) return first;
  }
  return undefined;
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
