/** Steps in phases -> what the language says of their order: written one after the other where that is all the table says, else `after`. */
import { formatDuration } from "../time/duration.js";
import { addAll, shownOf } from "./cells.js";
import type { Context } from "./context.js";
import { type Line, note, type Part, statement } from "./draft.js";
import type { Source } from "./ledger.js";
import { nameGiver } from "./names.js";
import type { Step } from "./steps.js";
import type { Node, PhaseNode } from "./tree.js";
import { sameAs } from "./values/folding.js";
import { saysNothing } from "./values/nothing.js";
import { waitsIn } from "./values/predecessors.js";
import { writtenText } from "./values/texts.js";
import type { Said } from "./who.js";

/** What a step waits for, found. */
interface Wait {
  readonly target: Step | PhaseNode;
  readonly since: "start" | "end";
  readonly lag: number;
  readonly from: Source;
}

interface Resolved {
  readonly waits: readonly Wait[];
  /** Cells that say what the order of the rows says as well. */
  readonly above: readonly Source[];
  readonly notes: readonly Line[];
}

/** @param used names that are not free; those that are given here are added */
export function ordered(nodes: readonly Node[], isOwn: boolean, context: Context, used: Set<string>): readonly Part[] {
  const steps = stepsIn(nodes);
  const names = namesOf(nodes, used);
  for (const name of names.values()) used.add(name);
  const find = finder(names);
  const resolved = new Map(steps.map(step => [step, resolve(step, steps, find, context)]));
  const waiting = [...resolved.values()].filter(({ waits }) => waits.length > 0).length;
  const hasColumn = steps.some(({ waits }) => waits.length > 0);
  const isGraph = (isOwn && (hasColumn || steps.length > 0)) || (waiting > 0 && waiting >= (steps.length - 1) / 2);
  const home = homes(nodes);
  const within = new Map(
    [...names.keys()].flatMap(each => ("nodes" in each ? [[each, stepsIn(each.nodes)] as const] : [])),
  );
  const arranged: Arranging = { names, resolved, isGraph, home, known: new Set(names.values()), within, context };
  return partsOf(nodes, arranged, []);
}

export function stepsIn(nodes: readonly Node[]): readonly Step[] {
  return nodes.flatMap(node => (node.kind === "step" ? [node.step] : node.kind === "phase" ? stepsIn(node.nodes) : []));
}

type Names = ReadonlyMap<Step | PhaseNode, string>;

/** Names the file has go first, so that no other takes them. */
function namesOf(nodes: readonly Node[], used: ReadonlySet<string>): Names {
  const all: (Step | PhaseNode)[] = [];
  const walk = (inside: readonly Node[]): void => {
    for (const node of inside) {
      if (node.kind === "step") all.push(node.step);
      if (node.kind === "phase") {
        all.push(node);
        walk(node.nodes);
      }
    }
  };
  walk(nodes);
  const names = new Map<Step | PhaseNode, string>();
  const own = new Set<string>(used);
  for (const each of all) {
    if (each.name === undefined || own.has(each.name)) continue;
    own.add(each.name);
    names.set(each, each.name);
  }
  const give = nameGiver(own);
  for (const each of all) if (!names.has(each)) names.set(each, give(each.title, "keyword" in each ? "step" : "phase"));
  return names;
}

type Find = (text: string) => Step | PhaseNode | undefined;

/** By id, name or title; what two are called nobody is meant by. */
function finder(names: Names): Find {
  const found = new Map<string, Step | PhaseNode | "several">();
  const add = (text: string, of: Step | PhaseNode): void => {
    const key = callOf(text);
    const before = found.get(key);
    if (key === "" || before === of) return;
    found.set(key, before ? "several" : of);
  };
  for (const [each] of names) if (each.name !== undefined) found.set(callOf(each.name), each);
  for (const [each] of names) {
    if (each.name !== undefined) continue;
    for (const call of "keyword" in each ? each.calls.slice(0, 1) : []) add(call, each);
  }
  const first = new Set(found.keys());
  for (const [each] of names) for (const call of each.calls) if (!first.has(callOf(call))) add(call, each);
  return text => {
    const one = found.get(callOf(text));
    return one === "several" ? undefined : one;
  };
}

/** How what is called so is found. */
export function callOf(text: string): string {
  return sameAs(text)
    .replace(/^#(?=\d)/, "")
    .replace(/[.)]$/, "");
}

function resolve(step: Step, steps: readonly Step[], find: Find, context: Context): Resolved {
  const waits: Wait[] = [];
  const above: Source[] = [];
  const notes: Line[] = [];
  const unread = (said: Said, source: Source, why: string): void => {
    notes.push(note(writtenText("note", `${said.label}: ${shownOf(said.cell)}`), [source]));
    context.missing.add("order", why, said.cell.address);
  };
  for (const said of step.waits) {
    const text = shownOf(said.cell);
    const source = context.sources.ofCell(said.cell);
    if (saysNothing(text) && !find(text)) {
      context.drop(source, "it names nothing to wait for");
      continue;
    }
    const read = waitsIn(text, name => find(name) !== undefined);
    if (read.kind === "above") above.push(source);
    else if (read.kind !== "waits")
      unread(
        said,
        source,
        `"${said.label}" names what is no row here, or waits in a way that a runbook does not know, so it is a note. Add \`after NAME\`.`,
      );
    else {
      const found = read.waits.flatMap(({ of, to, since, lag }) => {
        const targets = to === undefined ? [find(of)] : between(find(of), find(to), steps);
        return targets.flatMap(target => (target && target !== step ? [{ target, since, lag, from: source }] : []));
      });
      const isFit = found.length > 0 && found.every(({ since, lag }) => since === "end" || lag >= 0);
      if (isFit) addAll(waits, found);
      else unread(said, source, `"${said.label}" cannot be said in a runbook, so it is a note. Add \`after NAME\`.`);
    }
  }
  return { waits, above, notes };
}

function between(
  from: Step | PhaseNode | undefined,
  to: Step | PhaseNode | undefined,
  steps: readonly Step[],
): readonly (Step | undefined)[] {
  if (!from || !to || !("keyword" in from) || !("keyword" in to)) return [];
  const [first, last] = [steps.indexOf(from), steps.indexOf(to)];
  return first < 0 || last < first ? [] : steps.slice(first, last + 1);
}

/** The phases around each step and phase, from the outermost. */
type Homes = ReadonlyMap<Step | PhaseNode, readonly PhaseNode[]>;

function homes(nodes: readonly Node[]): Homes {
  const all = new Map<Step | PhaseNode, readonly PhaseNode[]>();
  const walk = (inside: readonly Node[], around: readonly PhaseNode[]): void => {
    for (const node of inside) {
      if (node.kind === "step") all.set(node.step, around);
      if (node.kind === "phase") {
        all.set(node, around);
        walk(node.nodes, [...around, node]);
      }
    }
  };
  walk(nodes, []);
  return all;
}

interface Arranging {
  readonly names: Names;
  readonly resolved: ReadonlyMap<Step, Resolved>;
  readonly isGraph: boolean;
  readonly home: Homes;
  /** The steps in each phase. */
  readonly known: ReadonlySet<string>;
  readonly within: ReadonlyMap<PhaseNode, readonly Step[]>;
  readonly context: Context;
}

/** @param implied steps that all of these wait for by what stands around them, which nobody waits for yet */
function partsOf(nodes: readonly Node[], arranging: Arranging, implied: readonly Step[]): readonly Part[] {
  if (!arranging.isGraph) return inRows(nodes, arranging);
  const isSequence = sequential(nodes, arranging);
  const parts: Part[] = [];
  const sinks = new Set<Step>(implied);
  const fresh = new Set<Step>();
  let isFirst = true;
  for (const node of nodes) {
    if (node.kind === "comment") parts.push(node);
    if (node.kind === "step") {
      const { waits } = arranging.resolved.get(node.step) ?? none;
      const saidAbove = isSequence && isBarrier(waits, isFirst ? sinks : fresh, arranging);
      parts.push(activity(node.step, arranging, saidAbove));
      remove(fresh, waits, arranging);
      fresh.add(node.step);
      isFirst = false;
    }
    if (node.kind === "phase") {
      const before = isSequence ? (isFirst ? [...sinks] : [...fresh]) : [];
      parts.push(phase(node, arranging, partsOf(node.nodes, arranging, before)));
      for (const step of stepsIn(node.nodes)) {
        remove(fresh, arranging.resolved.get(step)?.waits ?? [], arranging);
        fresh.add(step);
      }
      isFirst = false;
    }
  }
  const count = parts.filter(({ kind }) => kind !== "comment").length;
  return isSequence || count < 2 ? parts : [{ kind: "parallel", parts }];
}

const none: Resolved = { waits: [], above: [], notes: [] };

/** Whether the order of writing says nothing that the table does not: whatever waits for nothing by itself comes first. */
function sequential(nodes: readonly Node[], arranging: Arranging): boolean {
  const sinks = new Set<Step>();
  let isFirst = true;
  for (const node of nodes) {
    if (node.kind === "comment") continue;
    if (node.kind === "step") {
      const { waits } = arranging.resolved.get(node.step) ?? none;
      if (!isFirst && waits.length === 0) return false;
      remove(sinks, waits, arranging);
      sinks.add(node.step);
    } else {
      const inside = stepsIn(node.nodes);
      const within = new Set(inside);
      for (const step of inside) {
        const { waits } = arranging.resolved.get(step) ?? none;
        const isEntry = !waits.some(
          ({ target, since, lag }) =>
            since === "end" && lag >= 0 && ("keyword" in target ? within.has(target) : isIn(target, node, arranging)),
        );
        if (isEntry && !isFirst && !coversAll(waits, sinks, arranging)) return false;
      }
      for (const step of inside) {
        remove(sinks, arranging.resolved.get(step)?.waits ?? [], arranging);
        sinks.add(step);
      }
    }
    isFirst = false;
  }
  return true;
}

function isIn(target: PhaseNode, around: PhaseNode, { home }: Arranging): boolean {
  return home.get(target)?.includes(around) ?? false;
}

/** Whether these wait for the end of all that nobody has waited for yet, and so for everything above. */
function coversAll(waits: readonly Wait[], sinks: ReadonlySet<Step>, { home }: Arranging): boolean {
  const targets = new Set(waits.flatMap(({ target, since, lag }) => (since === "end" && lag >= 0 ? [target] : [])));
  if (targets.size === 0) return sinks.size === 0;
  for (const sink of sinks) {
    if (!targets.has(sink) && !(home.get(sink) ?? []).some(around => targets.has(around))) return false;
  }
  return true;
}

/** Whether they wait for that, and for nothing else: what the order of writing says. */
function isBarrier(waits: readonly Wait[], sinks: ReadonlySet<Step>, arranging: Arranging): boolean {
  if (waits.some(({ since, lag }) => since === "start" || lag !== 0) || !coversAll(waits, sinks, arranging))
    return false;
  return waits.every(({ target }) =>
    "keyword" in target ? sinks.has(target) : [...sinks].some(sink => arranging.home.get(sink)?.includes(target)),
  );
}

function remove(sinks: Set<Step>, waits: readonly Wait[], { home }: Arranging): void {
  for (const { target, since, lag } of waits) {
    if (since === "start" || lag < 0) continue;
    if ("keyword" in target) sinks.delete(target);
    else for (const sink of sinks) if (home.get(sink)?.includes(target)) sinks.delete(sink);
  }
}

/** Row by row, one after the other, but for those that say that they run beside each other. */
function inRows(nodes: readonly Node[], arranging: Arranging): readonly Part[] {
  const parts: Part[] = [];
  let run: Step[] = [];
  let above: Step | undefined;
  const flush = (): void => {
    const made = run.map((step, index) =>
      activity(step, arranging, index === 0 && run.length === 1 ? isAbove(step, above, arranging) : false),
    );
    const [only] = made;
    if (made.length === 1 && only) parts.push(only);
    else if (made.length > 1) parts.push({ kind: "parallel", parts: made });
    above = run.at(-1) ?? above;
    run = [];
  };
  for (const node of nodes) {
    if (node.kind === "step") {
      if (!isBeside(node.step, run, arranging)) flush();
      run.push(node.step);
      continue;
    }
    flush();
    if (node.kind === "comment") parts.push(node);
    else {
      parts.push(phase(node, arranging, inRows(node.nodes, arranging)));
      above = undefined;
    }
  }
  flush();
  return parts;
}

/** Whether a step waits for the row above alone, as its place says. */
function isAbove(step: Step, above: Step | undefined, { resolved }: Arranging): boolean {
  const { waits } = resolved.get(step) ?? none;
  const [wait] = waits;
  return waits.length === 1 && wait?.target === above && wait?.since === "end" && wait.lag === 0;
}

/** A row begins before those above it have ended, or says that it runs beside one of them. */
function isBeside(step: Step, run: readonly Step[], { resolved }: Arranging): boolean {
  if (run.length === 0 || (resolved.get(step)?.waits.length ?? 0) > 0) return false;
  if (step.beside && run.some(each => each.calls.some(call => callOf(call) === callOf(shownOf(step.beside?.cell)))))
    return true;
  const { start } = step;
  if (!start || (resolved.get(run[0] as Step)?.waits.length ?? 0) > 0) return false;
  return run.some(each => {
    if (!each.start || each.start.kind !== start.kind || each.start.zone !== start.zone) return false;
    if (each.start.seconds === start.seconds && (each.end === undefined || each.end.seconds > start.seconds))
      return true;
    return each.end !== undefined && each.start.seconds <= start.seconds && start.seconds < each.end.seconds;
  });
}

function phase(node: PhaseNode, { names }: Arranging, parts: readonly Part[]): Part {
  return { kind: "phase", name: names.get(node) ?? "phase", title: node.title, from: node.from, lines: [], parts };
}

/** @param saidAbove where it stands says what it waits for */
function activity(step: Step, arranging: Arranging, saidAbove: boolean): Part {
  const { names, resolved, context } = arranging;
  const { waits, above, notes } = resolved.get(step) ?? none;
  const words = waits.map(
    ({ target, since, lag }) => `${since === "start" ? "start of " : ""}${names.get(target) ?? ""}${lagText(lag)}`,
  );
  const isWritten = words.length > 0 && !saidAbove;
  const isDue = step.at !== undefined && isInWindow(step, context) && isDueThen(step, waits, arranging);
  if (isDue) for (const source of step.at?.from ?? []) context.drop(source, "it begins then by what it waits for");
  const after = isWritten
    ? [
        statement(
          `after ${[...new Set(words)].join(", ")}`,
          waits.map(({ from }) => from),
        ),
      ]
    : [];
  const asPlaced = [...above, ...(isWritten ? [] : waits.map(({ from }) => from))];
  const beside = step.beside ? besideLines(step.beside, context) : { from: [], lines: [] };
  return {
    kind: "activity",
    keyword: step.keyword,
    name: names.get(step) ?? "step",
    title: step.title,
    from: [...step.from, ...asPlaced, ...beside.from],
    lines: [
      ...step.before,
      ...(step.at && !isDue ? [step.at] : []),
      ...(step.during ? [duringLine(step.during, arranging)] : []),
      ...after,
      ...step.after,
      ...step.answer,
      ...notes,
      ...beside.lines,
    ],
  };
}

function duringLine({ of, line }: NonNullable<Step["during"]>, { known }: Arranging): Line {
  return known.has(of) ? line : note(writtenText("note", line.text[0] ?? ""), line.from);
}

/** What begins sooner needs its own time, as the window's start holds it up otherwise. */
function isInWindow({ start }: Step, { opens }: Context): boolean {
  const from = start?.kind === "relative" ? (opens() ?? 0) : opens();
  return start !== undefined && from !== undefined && start.seconds >= from;
}

/** Whether a step begins at the very moment at which all that it waits for has ended, by the times of the table. */
function isDueThen({ start }: Step, waits: readonly Wait[], { within }: Arranging): boolean {
  if (!start || waits.length === 0) return false;
  let latest = Number.NEGATIVE_INFINITY;
  for (const { target, since, lag } of waits) {
    const steps = "keyword" in target ? [target] : (within.get(target) ?? []);
    for (const step of steps) {
      const side = since === "start" ? step.start : step.end;
      if (!side || side.kind !== start.kind || side.zone !== start.zone) return false;
      latest = Math.max(latest, side.seconds + lag);
    }
  }
  return latest === start.seconds;
}

function besideLines(
  said: Said,
  context: Context,
): { readonly from: readonly Source[]; readonly lines: readonly Line[] } {
  const source = context.sources.ofCell(said.cell);
  const text = shownOf(said.cell);
  if (saysNothing(text)) {
    context.drop(source, "it names nothing");
    return { from: [], lines: [] };
  }
  return { from: [], lines: [note(writtenText("note", `${said.label}: ${text}`), [source])] };
}

function lagText(seconds: number): string {
  if (seconds === 0) return "";
  return seconds < 0 ? ` - ${formatDuration(-seconds)}` : ` + ${formatDuration(seconds)}`;
}
