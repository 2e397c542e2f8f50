/** What a place of a file is about: the named thing around it. Unlike a line, a name stays when the text around it changes. */
import { comparePositions, covers, type Place, type Range } from "./place.js";
import type { Plan, Work } from "./plan.js";

interface Named {
  readonly name: string;
  readonly place: Place;
}

/** A named thing, its range as it was when it was first asked for, and the smallest one around it. */
interface Node {
  readonly name: string;
  readonly range: Range;
  readonly around: Node | undefined;
}

/**
 * Answers the name of the smallest thing around a place: `payments/promote` for an activity, a phase, a rollback or a
 * contingency of the runbook `payments`, `payments` for the runbook itself, `person jack` for a declaration, also one of an
 * imported file; `night` for a programme and `night/./shop.runbook` for a runbook it names; an empty text for what stands in none of them.
 * @param others the plans of a programme's runbooks
 */
export function createSubjects(plan: Plan, others: readonly Plan[] = []): (place: Place) => string {
  let files: ReadonlyMap<string, readonly Node[]> | undefined;
  return place => {
    files ??= nested([plan, ...others].flatMap(namedThings));
    const nodes = files.get(place.uri) ?? [];
    const { range } = place;
    let node = nodes[lastStartingBy(nodes, range)];
    while (node && !covers(node.range, range)) node = node.around;
    return node?.name ?? "";
  };
}

function namedThings(plan: Plan): readonly Named[] {
  const { skills, teams, people, environments, holidays, freezes, runbook, programme } = plan;
  const declared = (kind: string, things: readonly Named[]): readonly Named[] =>
    things.map(({ name, place }) => ({ name: `${kind} ${name}`, place }));
  const inside = runbook
    ? [
        ...namesIn(runbook.work),
        ...[...runbook.rollbacks, ...runbook.contingencies].flatMap(({ name, place, work }) => [
          { name, place },
          ...(work ? namesIn(work) : []),
        ]),
      ]
    : [];
  return [
    ...declared("skill", skills),
    ...declared("team", teams),
    ...declared("person", people),
    ...declared("environment", environments),
    ...declared("holidays", holidays),
    ...freezes.map(({ title, place }) => ({ name: `freeze ${title}`, place })),
    ...(runbook ? [{ name: runbook.name, place: runbook.place }] : []),
    ...(programme ? [{ name: programme.name, place: programme.place }] : []),
    ...(programme?.members ?? []).map(({ path, place }) => ({ name: `${programme?.name ?? ""}/${path}`, place })),
    ...inside
      .filter(({ name }) => name !== "")
      .map(({ name, place }) => ({ name: `${runbook?.name ?? ""}/${name}`, place })),
  ];
}

/** The first block is the runbook, the rollback or the contingency itself. */
function namesIn({ activities, blocks }: Work): readonly Named[] {
  return [...activities, ...blocks.slice(1)];
}

/** By file, in order of their beginnings, outer before inner. */
function nested(things: readonly Named[]): ReadonlyMap<string, readonly Node[]> {
  const files = new Map<string, Node[]>();
  const ordered = things
    .map(({ name, place: { uri, range } }) => ({ name, uri, range }))
    .sort(({ range: a }, { range: b }) => comparePositions(a.start, b.start) || comparePositions(b.end, a.end));
  for (const { name, uri, range } of ordered) {
    const nodes = files.get(uri) ?? [];
    let around = nodes.at(-1);
    while (around && !covers(around.range, range)) around = around.around;
    nodes.push({ name, range, around });
    files.set(uri, nodes);
  }
  return files;
}

/** The position of the last thing that begins no later than a range; -1 when there is none. */
function lastStartingBy(nodes: readonly Node[], { start }: Range): number {
  let [low, high] = [0, nodes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const node = nodes[middle];
    if (node && comparePositions(node.range.start, start) <= 0) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
