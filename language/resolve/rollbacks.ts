/** How each step is undone: its own counterpart, a shared one, a later step, nothing, or not at all. */
import type { AstNode } from "langium";
import type {
  Activity as ActivityNode,
  Contingency as ContingencyNode,
  Rollback as RollbackNode,
  Statement,
} from "../generated/ast.js";
import type { NamedPart } from "../names/names.js";
import { createNotes, keptFor } from "../plan/kept.js";
import { endOf } from "../plan/place.js";
import type { Activity, Answer, EnvironmentUse, Owners, Rollback, Work } from "../plan/plan.js";
import { type Fields, fieldsOf, mistakesIn } from "./blocks.js";
import { note } from "./context.js";
import type { KeptSection, Section } from "./draft.js";
import { type Around, type Builder, draftOf, type StepNode, type WorkDraft } from "./draft.js";
import { lookUpPart } from "./links.js";
import { areSame, recall, sameList } from "./memory.js";
import { insertionIn, placeOf, placeOfKeyword, placeOfProperty } from "./places.js";
import {
  environmentUse,
  inherited,
  inheritedUse,
  ownersOf,
  type ResolveContext,
  skillUses,
  takesOf,
  textsOf,
} from "./uses.js";
import { addBlock, isWork, workOf } from "./work.js";

export interface RollbackAnswers {
  readonly rollbacks: readonly Rollback[];
  /** By index of the step. */
  readonly answers: ReadonlyMap<number, Answer>;
}

/** Rollbacks and answers of a runbook whose activities are drafted; `around` is the runbook itself. */
export function answersOf(
  builder: Builder,
  draft: WorkDraft,
  shared: readonly RollbackNode[],
  around: Around,
): RollbackAnswers {
  const { context } = builder;
  const answers = new Map<number, Answer>();
  const rollbacks: Rollback[] = [];
  const indexOf = new Map<RollbackNode, number>();
  const users = new Map<number, number[]>();

  for (const node of shared) {
    indexOf.set(node, rollbacks.length);
    const index = rollbacks.length;
    const make = (): Rollback => freshRollback(builder, node, index, undefined, around, around);
    rollbacks.push(recalled(builder, node, [index, around], make));
  }

  const use = (statement: Extract<Statement, { $type: "RollbackUsing" }>): Answer => {
    const place = placeOf(statement);
    const isShared = (part: NamedPart): part is RollbackNode =>
      part.$type === "Rollback" && part.$container.$type === "Runbook";
    const found = lookUpPart(
      context.notes,
      builder.parts,
      statement.rollback,
      statement,
      isShared,
      "a rollback that several steps share",
    );
    const rollback = found && indexOf.get(found.part);
    return recall(context, statement, "answer", [rollback], () =>
      rollback === undefined ? { kind: "unresolved", place } : { kind: "counterpart", rollback, shared: true, place },
    );
  };
  const nothingToUndo = (statement: Extract<Statement, { $type: "RollbackNone" }>): Answer =>
    recall(context, statement, "answer", [], () => ({
      kind: "none",
      because: reasonOf(builder, statement, "rollback none"),
      place: placeOf(statement),
    }));
  const defaults = new Map<Statement, Answer>();
  const defaultOf = (statement: Around["undoneBy"]): Answer | undefined => {
    if (!statement) return undefined;
    const known =
      defaults.get(statement) ?? (statement.$type === "RollbackUsing" ? use(statement) : nothingToUndo(statement));
    defaults.set(statement, known);
    return known;
  };

  const answer = ({ index, said }: StepNode): void => {
    const { own, using, none, irreversible, undoes } = said;
    const activity = draft.activities[index];
    if (own && activity) {
      const rollback = rollbacks.length;
      const undoing = undoingOf(builder, own, rollback, activity, around);
      rollbacks.push(undoing.rollback);
      answers.set(index, undoing.answer);
    } else if (using) {
      answers.set(index, use(using));
    } else if (none) {
      answers.set(index, nothingToUndo(none));
    } else if (irreversible) {
      const answer = (): Answer => ({
        kind: "irreversible",
        because: reasonOf(builder, irreversible, "irreversible"),
        place: placeOf(irreversible),
      });
      answers.set(index, recall(context, irreversible, "answer", [], answer));
    }
    const unresolved = (at: AstNode): Answer => ({ kind: "unresolved", place: placeOf(at) });
    if (undoes)
      answers.set(
        index,
        recall(context, undoes, "unresolved", [], () => unresolved(undoes)),
      );
  };
  /** Of steps that were taken over with their block, all at once. */
  const answerAll = ({ node, section }: KeptSection): void => {
    const first = rollbacks.length;
    let isNew = false;
    const known = recall(builder.context, node, "answers", [section, first, around], () => {
      isNew = true;
      for (const step of section.steps) answer(step);
      const said = section.steps.flatMap(({ index }) => {
        const of = answers.get(index);
        return of ? [[index, of] as const] : [];
      });
      return { rollbacks: rollbacks.slice(first), said };
    });
    if (isNew) return;
    for (const rollback of known.rollbacks) rollbacks.push(rollback);
    for (const [index, of] of known.said) answers.set(index, of);
  };

  // What a step says of itself.
  let next = 0;
  for (const kept of draft.kept) {
    for (; next < kept.from; next++) answer(draft.steps[next] as StepNode);
    if (namesOthers(kept.section)) continue;
    answerAll(kept);
    next += kept.section.steps.length;
  }
  for (const step of draft.steps.slice(next)) answer(step);
  temporaries(builder, draft, answers);
  for (const { index, around } of draft.steps) {
    const fallback = answers.has(index) ? undefined : defaultOf(around.undoneBy);
    if (fallback) answers.set(index, fallback);
  }

  for (const { index } of draft.steps) {
    const answer = answers.get(index);
    if (answer?.kind !== "counterpart") continue;
    const steps = users.get(answer.rollback);
    if (steps) steps.push(index);
    else users.set(answer.rollback, [index]);
  }
  const used = rollbacks.map(rollback => usedBy(context, rollback, users.get(rollback.index) ?? []));
  return { rollbacks: sameList(context, "rollbacks", used), answers };
}

function usedBy({ memory }: ResolveContext, rollback: Rollback, users: readonly number[]): Rollback {
  if (areSame(rollback.users, users)) return rollback;
  if (!memory) return { ...rollback, users };
  const known = withUsers.get(rollback);
  if (known && areSame(known.users, users)) return known;
  const made = { ...rollback, users };
  withUsers.set(rollback, made);
  return made;
}

/** Whether how a step is undone may depend on what stands elsewhere in the runbook. */
const namesOthers = keptFor(({ steps }: Section): boolean =>
  steps.some(
    ({ said: { own, using, undoes } }) => using !== undefined || undoes !== undefined || (own && hasWaits(own)),
  ),
);

/** Rollbacks with those who use them, by what they are without. */
const withUsers = createNotes<Rollback, Rollback>();

/** Pairs of `undoes` and the step it takes back, wherever that is written: which comes first, the order decides. */
function temporaries(builder: Builder, draft: WorkDraft, answers: Map<number, Answer>): void {
  const { notes } = builder.context;
  const isActivity = (part: NamedPart): part is ActivityNode => part.$type === "Activity" && part.kind === "step";
  for (const { index, said } of draft.steps) {
    const { undoes } = said;
    if (!undoes) continue;
    const isAnother = (part: ActivityNode): boolean => draft.numbers.get(part)?.index !== index;
    const found = lookUpPart(notes, builder.parts, undoes.step, undoes, isActivity, "an earlier step", isAnother);
    const target = found && draft.numbers.get(found.part);
    if (!found || target?.kind !== "activity") continue;
    const place = placeOf(undoes);
    const earlier = answers.get(target.index);
    if (target.index === index) {
      note(notes, "syntax/reference", found.place, "a step cannot undo itself: name the earlier step that it undoes");
    } else if (earlier) {
      note(notes, "syntax/duplicate", found.place, `\`${found.name}\` already has a rollback: keep one of the two`, {
        related: [{ message: "first given here", place: earlier.place }],
      });
    } else {
      const step = target.index;
      const pair = (): readonly [Answer, Answer] => [
        { kind: "temporary", by: index, place },
        { kind: "undoes", step, place },
      ];
      const [temporary, undoing] = recall(builder.context, undoes, "pair", [index, step], pair);
      answers.set(step, temporary);
      answers.set(index, undoing);
    }
  }
}

function reasonOf(
  builder: Builder,
  statement: Extract<Statement, { $type: "RollbackNone" | "Irreversible" }>,
  keyword: string,
): string {
  if (statement.reason) return statement.reason;
  const place = placeOf(statement);
  note(
    builder.context.notes,
    "syntax/parse",
    place,
    `give the reason, for whoever reads this during the release: \`${keyword} because "…"\``,
    {
      fixes: [
        {
          kind: "scaffold",
          title: "Add the reason",
          edits: [
            {
              place: endOf(place),
              newText: ` because "\${1:why}"`,
            },
          ],
        },
      ],
    },
  );
  return "";
}

interface Inherited {
  readonly owners: Owners | undefined;
  readonly environment: EnvironmentUse | undefined;
}

/** A step's own counterpart, and the step's answer. */
function undoingOf(
  builder: Builder,
  own: RollbackNode,
  index: number,
  step: Activity,
  around: Around,
): { readonly rollback: Rollback; readonly answer: Answer } {
  return recalled(builder, own, [index, step, around], () => {
    const from = { owners: inherited(builder.context, step.owners), environment: inheritedUse(step.environment) };
    return {
      rollback: freshRollback(builder, own, index, step, from, around),
      answer: { kind: "counterpart", rollback: index, shared: false, place: placeOf(own) },
    };
  });
}

/** Made anew where something in it waits for what the whole runbook may name. */
function recalled<T>(builder: Builder, node: RollbackNode, facts: readonly unknown[], make: () => T): T {
  return hasWaits(node) ? make() : recall(builder.context, node, "rollback", facts, make);
}

/** Whether something in it waits for what is named, or lasts as long as that. */
export function hasWaits({ statements }: { readonly statements: readonly Statement[] }): boolean {
  return statements.some(
    each => each.$type === "After" || each.$type === "During" || ("statements" in each && hasWaits(each)),
  );
}

function freshRollback(
  builder: Builder,
  node: RollbackNode,
  index: number,
  step: Activity | undefined,
  from: Inherited,
  around: Around,
): Rollback {
  const { context, broken } = builder;
  const { notes } = context;
  const fields = fieldsOf(notes, node, node.statements, step ? "counterpart" : "rollback");
  const place = placeOf(node);
  const takesStatement = fields.one("Takes");
  const takes = takesOf(context, takesStatement);
  const owners = ownersOf(context, fields, from.owners);
  const environment = environmentUse(context, fields.one("On")) ?? from.environment;
  if (!step && !node.name) {
    note(
      notes,
      "syntax/parse",
      place,
      'a rollback that several steps share needs a name: `rollback NAME "title" { … }`',
    );
  }
  const { run, expect, links, notes: remarks } = textsOf(fields);
  return {
    index,
    shared: step === undefined,
    name: node.name ?? "",
    title: node.title || node.name || (step ? `Undo ${step.title}` : "rollback"),
    place,
    head: node.name ? placeOfProperty(node, "name") : (placeOfKeyword(node, "rollback") ?? place),
    step: step?.index,
    users: step ? [step.index] : [],
    owners,
    needs: skillUses(context, fields.one("Needs")),
    environment,
    takes,
    run,
    expect,
    links,
    notes: remarks,
    work: node.statements.some(isWork)
      ? contentsOf(builder, "rollback", node, fields, {
          ...around,
          owners: inherited(context, owners),
          environment: inheritedUse(environment),
        })
      : undefined,
    broken: mistakesIn(broken, place) > 0 || fields.unread.may("takes") || (takesStatement !== undefined && !takes),
    brokenAround: step ? step.broken || step.brokenAround : around.broken,
    insertion: insertionIn(node),
  };
}

/** The activities inside a rollback or a contingency: a plan of their own, which needs no rollback answers. */
export function contentsOf(
  builder: Builder,
  kind: "rollback" | "contingency",
  node: RollbackNode | ContingencyNode,
  fields: Fields,
  around: Around,
): Work | undefined {
  const draft = draftOf();
  addBlock(builder, draft, kind, node, node.statements, fields, { ...around, block: undefined });
  if (draft.activities.length === 0) return undefined;
  return workOf(builder, draft, new Map(), false);
}
