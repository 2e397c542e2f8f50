import type { Fix, Related } from "../../plan/finding.js";
import { nodeAt } from "../../plan/order.js";
import { comparePlaces, contains, endOf, type Place, startOf } from "../../plan/place.js";
import type { Activity, Block, Edge, Side, Work } from "../../plan/plan.js";
import type { ScheduledApart, ScheduledWork } from "../../schedule/schedule.js";
import { quoted } from "../../wording/titles.js";
import { headsOfSeveral } from "../concerns.js";
import type { Report, Rule } from "../rule.js";

export const cycle: Rule = {
  code: "order/cycle",
  severity: "error",
  *check({ release }) {
    if (!release) return;
    const { runbook, schedule } = release;
    yield* cyclesIn(runbook.work, schedule.work);
    yield* cyclesApart(runbook.rollbacks, schedule.rollbacks);
    yield* cyclesApart(runbook.contingencies, schedule.contingencies);
  },
};

/** In what is inside rollbacks, or contingencies. */
function* cyclesApart(
  all: readonly { readonly work: Work | undefined }[],
  scheduled: readonly ScheduledApart[],
): Iterable<Report> {
  for (const [index, { work }] of all.entries()) {
    const times = scheduled[index]?.work;
    if (work && times) yield* cyclesIn(work, times);
  }
}

function* cyclesIn(work: Work, { cycles }: ScheduledWork): Iterable<Report> {
  if (cycles.length === 0) return;
  const edges = writtenFirst(work.edges);
  for (const nodes of cycles) {
    const waits = nodes.flatMap((node, position) => {
      const edge = edges.get(keyOf(nodes[(position + 1) % nodes.length] ?? node, node));
      return edge ? waitsOf(work, edge) : [];
    });
    // An `after` that looks forward is the likelier slip: the others only repeat the order in which things stand.
    const first = [...waits].sort((one, other) => comparePlaces(one.place, other.place)).find(isForward) ?? waits[0];
    if (!first) continue;
    const at = waits.indexOf(first);
    yield reportOf([first, ...waits.slice(at + 1), ...waits.slice(0, at)]);
  }
}

/** The `after`s of a cycle in waiting order, the one to point at first. */
function reportOf(waits: readonly [Wait, ...Wait[]]): Report {
  const [first, ...others] = waits;
  const clauses = waits.flatMap((wait, position) => [
    wait.waiting === wait.on ? `${quoted(wait.waiting.title)} waits for itself` : waitsFor(wait),
    ...between(wait, (waits[position + 1] ?? first).waiting),
  ]);
  return {
    message: `${quoted(first.waiting.title)} can never start: ${clipped(clauses)}. Remove \`after ${sinceStart(first)}${first.on.name}\`${others.length > 0 ? ", or another wait of this cycle" : ""}.`,
    place: first.place,
    concerns: headsOfSeveral(waits.map(({ waiting }) => waiting)),
    acceptedAt: [first.place],
    related: others.map(
      (wait): Related => ({
        message: waitsFor(wait),
        place: wait.place,
      }),
    ),
    fixes: waits
      .filter(isForward)
      .slice(0, 3)
      .map(
        ({ waiting, on, removal }): Fix => ({
          kind: "choice",
          title: `Remove \`after ${on.name}\` from ${quoted(waiting.title)}`,
          edits: [{ place: removal, newText: "" }],
        }),
      ),
  };
}

function waitsFor(wait: Wait): string {
  const start = wait.since === "start" ? "the start of " : "";
  return `${quoted(wait.waiting.title)} waits for ${start}${quoted(wait.on.title)}`;
}

function sinceStart({ since }: Wait): string {
  return since === "start" ? "start of " : "";
}

/** Why what is waited for waits in turn for the next one, where no `after` says so. */
function between({ on, lastsAs }: Wait, next: Activity | Block): readonly string[] {
  if (!lastsAs) return inPlan(on, next);
  return [`${quoted(on.title)} lasts as long as ${quoted(lastsAs.title)}`, ...inPlan(lastsAs, next)];
}

function inPlan(on: Activity | Block, next: Activity | Block): readonly string[] {
  if (on === next) return [];
  if (contains(on.place, next.place)) return [`${quoted(on.title)} contains ${quoted(next.title)}`];
  if (contains(next.place, on.place)) return [`${quoted(on.title)} is part of ${quoted(next.title)}`];
  return [`${quoted(on.title)} comes after ${quoted(next.title)} in the plan`];
}

const mostClauses = 6;

function clipped(clauses: readonly string[]): string {
  if (clauses.length <= mostClauses) return clauses.join(", ");
  const shown = clauses.slice(0, mostClauses - 2);
  return `${shown.join(", ")}, … (${clauses.length - mostClauses + 1} more), ${clauses.at(-1)}`;
}

/** One `after` of a cycle. */
interface Wait {
  readonly waiting: Activity | Block;
  readonly on: Activity | Block;
  /** What that lasts as long as. */
  readonly lastsAs: Activity | Block | undefined;
  readonly since: Side;
  readonly place: Place;
  readonly removal: Place;
}

function waitsOf(work: Work, { to, named, place, removal }: Edge): readonly Wait[] {
  const [waiting, on] = [itemAt(work, to), named && itemAt(work, named.node)];
  if (!waiting || !on || !named || !place || !removal) return [];
  const part = "during" in on ? on.during?.part : undefined;
  const lastsAs = part && (part.kind === "activity" ? work.activities : work.blocks)[part.index];
  return [{ waiting, on, lastsAs, since: named.since, place, removal }];
}

function keyOf(from: number, to: number): string {
  return `${from} ${to}`;
}

/** By its two nodes; where an `after` repeats the order of writing, the `after`. */
function writtenFirst(edges: readonly Edge[]): ReadonlyMap<string, Edge> {
  const byNodes = new Map<string, Edge>();
  for (const edge of edges) {
    const key = keyOf(edge.from, edge.to);
    if (edge.place || !byNodes.has(key)) byNodes.set(key, edge);
  }
  return byNodes;
}

function itemAt(work: Work, node: number): Activity | Block | undefined {
  const { kind, index } = nodeAt(work, node);
  return kind === "activity" ? work.activities[index] : work.blocks[index];
}

/** It waits for something that ends below its own beginning. */
function isForward({ waiting, on }: Wait): boolean {
  return comparePlaces(endOf(on.place), startOf(waiting.place)) >= 0;
}
