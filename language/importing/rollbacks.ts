/** Tables, lists and groups of rows that say how to go back: rollbacks of the steps that they name, and no part of the plan. */
import { addAll, shownOf } from "./cells.js";
import type { Context } from "./context.js";
import { type Line, note, statement } from "./draft.js";
import type { Source } from "./ledger.js";
import { type NameGiver, nameGiver } from "./names.js";
import { callOf, stepsIn } from "./order.js";
import type { Step } from "./steps.js";
import type { Node, PhaseNode } from "./tree.js";
import { folded } from "./values/folding.js";
import { waitsIn } from "./values/predecessors.js";
import { quoted, writtenText } from "./values/texts.js";

export interface Rollback {
  readonly name: string;
  readonly title: string;
  readonly from: readonly Source[];
  readonly nodes: readonly Node[];
}

export interface Apart {
  /** The plan, in which steps say which of the rollbacks undoes them. */
  readonly nodes: readonly Node[];
  readonly rollbacks: readonly Rollback[];
}

/** In five languages, as they are compared. */
const ways: ReadonlySet<string> = new Set(
  "rollback,roll back,backout,back out,fallback,fall back,rollbackplan,ruckfall,ruckfallplan,ruckbau,ruckbauplan,ruckabwicklung,retour arriere,repli,reversion,marcha atras,vuelta atras,reversao".split(
    ",",
  ),
);
const kinds: ReadonlySet<string> = new Set(
  "plan plans procedure procedures steps tasks actions instructions checklist runbook process schritte aufgaben procedimiento plano procedimento etapes pasos passos taches tareas tarefas".split(
    " ",
  ),
);

/** Whether a heading says that what stands below it undoes the plan. */
export function isRollbackTitle(title: string): boolean {
  const words = folded(title)
    .replace(/ if (?:needed|necessary|required)$/, "")
    .split(" ");
  while (/^\d+$/.test(words[0] ?? "")) words.shift();
  while (kinds.has(words.at(-1) ?? "")) words.pop();
  if (kinds.has(words[0] ?? "")) words.shift();
  if (/^(?:de|du|do|da|of|for|zum|fur)$/.test(words[0] ?? "")) words.shift();
  return ways.has(words.join(" "));
}

export function rollbacksApart(nodes: readonly Node[], context: Context): Apart {
  const isRollback = (node: Node): node is PhaseNode => node.kind === "phase" && isRollbackTitle(node.title);
  const plan = nodes.filter(node => !isRollback(node));
  const phases = nodes.filter(isRollback);
  const steps = stepsIn(plan);
  const give = nameGiver();
  const answers = new Map<Step, readonly Line[]>();
  const rollbacks =
    steps.length === 0
      ? []
      : phases.flatMap(phase => rollbacksOf(phase, { steps, answers, give, isOnly: phases.length === 1, context }));
  return steps.length === 0 ? { nodes, rollbacks } : { nodes: answered(plan, answers), rollbacks };
}

interface Undoing {
  readonly steps: readonly Step[];
  /** How steps are undone, by what is found here. */
  readonly answers: Map<Step, readonly Line[]>;
  readonly give: NameGiver;
  /** The file has no other, so that "see backout plan" can mean nothing else. */
  readonly isOnly: boolean;
  readonly context: Context;
}

/** Rows that undo the same steps. */
interface Group {
  readonly targets: readonly Step[];
  readonly rows: Step[];
  readonly from: Source[];
}

function rollbacksOf(phase: PhaseNode, undoing: Undoing): readonly Rollback[] {
  const { steps, answers, give, isOnly, context } = undoing;
  const groups: Group[] = [];
  const rest: Node[] = [];
  for (const node of flat(phase.nodes)) {
    const undone = node.kind === "step" ? undoneBy(node.step, groups, undoing) : undefined;
    if (node.kind !== "step" || !undone) rest.push(node);
    else if (undone.targets.length === 0)
      rest.push({ ...node, step: { ...node.step, after: [...node.step.after, ...undone.lines] } });
    else {
      const group = groups.find(({ targets }) => isSame(targets, undone.targets));
      if (group) {
        group.rows.push(node.step);
        addAll(group.from, undone.from);
      } else groups.push({ targets: undone.targets, rows: [node.step], from: [...undone.from] });
    }
  }
  const shared: Rollback[] = [];
  for (const { targets, rows, from } of groups) {
    const [row, ...others] = rows;
    const [target, ...more] = targets;
    if (!row || !target) continue;
    const own = others.length + more.length === 0 ? ownRollback(row, from) : undefined;
    if (own) answers.set(target, [own]);
    else {
      const title = others.length === 0 ? row.title : `${phase.title}: ${targets.map(each => each.title).join(", ")}`;
      const name = give(title, "rollback");
      shared.push({ name, title, from: [], nodes: rows.map(step => ({ kind: "step", step })) });
      for (const step of targets) answers.set(step, [statement(`rollback using ${name}`, from)]);
    }
  }
  if (stepsIn(rest).length === 0) {
    for (const source of phase.from) context.drop(source, "its rows are how the steps are undone");
    return shared;
  }
  const name = give(phase.title, "rollback");
  const naming = steps.filter(
    step => !answers.has(step) && step.rollbacks.some(({ cell }) => names(shownOf(cell), phase.title, isOnly)),
  );
  for (const step of naming) {
    const from = step.rollbacks.map(({ cell }) => context.sources.ofCell(cell));
    answers.set(step, [statement(`rollback using ${name}`, from)]);
  }
  if (naming.length === 0)
    context.missing.add(
      "table",
      `"${phase.title}" does not say what it undoes, so no step names it. Add \`rollback using ${name}\` to the steps that it undoes.`,
    );
  return [...shared, { name, title: phase.title, from: phase.from, nodes: rest }];
}

/** A rollback has activities and no phases. */
function flat(nodes: readonly Node[]): readonly Node[] {
  return nodes.flatMap((node): readonly Node[] =>
    node.kind === "phase"
      ? [{ kind: "comment", text: [`// ${node.title}`], from: node.from }, ...flat(node.nodes)]
      : [node],
  );
}

/** The counterpart of one step; undefined for what says more than such a one can. */
function ownRollback(row: Step, from: readonly Source[]): Line | undefined {
  const lines = [...row.before, ...row.after];
  const isLate = lines.some(({ text }) => text[0]?.startsWith("by "));
  if (isLate || row.at || row.during || row.beside || row.waits.length > 0 || row.answer.length > 0) return undefined;
  return { ...statement(`rollback ${quoted(row.title)}`, [...from, ...row.from]), inside: lines };
}

interface UndoneBy {
  readonly targets: readonly Step[];
  readonly from: readonly Source[];
  /** What is said of it where the steps are not to be found. */
  readonly lines: readonly Line[];
}

/** The steps that a row says it undoes, where all are found and none is undone in another way; undefined where it does not say. */
function undoneBy(
  { undoes: [said] }: Step,
  groups: readonly Group[],
  { steps, context }: Undoing,
): UndoneBy | undefined {
  if (!said) return undefined;
  const source = context.sources.ofCell(said.cell);
  const called = (text: string): readonly Step[] =>
    steps.filter(({ name, calls }) => [name ?? "", ...calls].some(call => callOf(call) === callOf(text)));
  const read = waitsIn(shownOf(said.cell), text => callOf(text) !== "" && called(text).length > 0);
  const found = (read.kind === "waits" ? read.waits : []).map(({ of, to }) => {
    const [[first, ...others], [last, ...more]] = [called(of), called(to ?? of)];
    return first && last && others.length + more.length === 0
      ? steps.slice(steps.indexOf(first), steps.indexOf(last) + 1)
      : [];
  });
  const targets = [...new Set(found.flat())];
  const isFree = (step: Step): boolean =>
    step.keyword === "step" &&
    step.answer.every(({ as }) => as === "note") &&
    groups.every(group => isSame(group.targets, targets) || !group.targets.includes(step));
  if (targets.length > 0 && found.every(each => each.length > 0) && targets.every(isFree))
    return { targets, from: [source], lines: [] };
  context.missing.add(
    "table",
    `"${said.label}" names what is no step here, or one that is undone in another way, so it is a note. Say it with \`rollback using NAME\` in the step.`,
    said.cell.address,
  );
  const lines = [note(writtenText("note", `${said.label}: ${shownOf(said.cell)}`), [source])];
  return { targets: [], from: [], lines };
}

function isSame(one: readonly Step[], other: readonly Step[]): boolean {
  return one.length === other.length && one.every(step => other.includes(step));
}

const pointing =
  /^(?:(?:see|follow|refer to|as per|per|use|siehe|voir|ver|vease) )?(?:(?:the|section|table|sheet|tab|above|below) )*/;

/** Whether a cell of how a step is undone names a rollback by its heading: "see rollback plan". */
function names(cell: string, title: string, isOnly: boolean): boolean {
  const [said, plain] = [folded(cell).replace(pointing, ""), folded(title)];
  const isAny = said.includes(" ") && isRollbackTitle(said);
  return (isOnly && isAny) || said === plain || said === plain.replace(/^(?:\d+ )+/, "");
}

function answered(nodes: readonly Node[], answers: ReadonlyMap<Step, readonly Line[]>): readonly Node[] {
  return nodes.map((node): Node => {
    if (node.kind === "phase") return { ...node, nodes: [...answered(node.nodes, answers)] };
    const lines = node.kind === "step" ? answers.get(node.step) : undefined;
    if (node.kind !== "step" || !lines) return node;
    const said = new Set(lines.flatMap(({ from }) => from));
    const notes = node.step.answer.filter(({ as, from }) => as === "note" && !from.every(source => said.has(source)));
    return { kind: "step", step: { ...node.step, answer: [...notes, ...lines] } };
  });
}
