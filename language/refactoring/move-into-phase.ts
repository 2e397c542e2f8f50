/**
 * Moves an activity into another phase: to its beginning where the phase stands below, to its end where it stands above. Who
 * does it, where, in which zone and how it is undone stay as they were, written out where the phases differ.
 */
import { AstUtils } from "langium";
import type { Replacement } from "../fixing/replacement.js";
import { type Activity, isRunbook, type Phase } from "../generated/ast.js";
import type { Answer } from "../plan/plan.js";
import { quoted } from "../rules/words.js";
import { rollbackAnswers } from "../syntax/placement.js";
import type { Analysis } from "../workspace/analysis.js";
import { changeOf } from "./change.js";
import { asOwn, defaultsIn, saysItself } from "./defaults.js";
import type { Refactoring } from "./refactoring.js";
import {
  type Block,
  insertedAtEnd,
  insertedBefore,
  isItem,
  itemsIn,
  movable,
  plannedAs,
  removal,
  selected,
  stretchOf,
  surroundingOf,
  withRemarks,
} from "./statements.js";

export const moveIntoPhase: Refactoring = ({ analysis, selection }) => {
  const { file } = analysis;
  const around = surroundingOf(analysis, selected(file.text, selection));
  const activity = around?.activity;
  const planned = activity && plannedAs(analysis, activity);
  const runbook = activity && AstUtils.getContainerOfType(activity, isRunbook);
  if (!activity || !planned || !runbook) return [];
  const isTemporary = planned.answer?.kind === "temporary";
  const partner = partnerOf(analysis, planned.answer);
  return [...itemsIn(runbook)]
    .filter(item => item.$type === "Phase")
    .filter(phase => phase !== around.block && phase.name !== undefined)
    .filter(phase => partner === undefined || !isBetween(partner, stretchOf(activity).from, placeIn(phase, activity)))
    .map(phase => ({
      title: `Move ${quoted(planned.title)} into the phase ${quoted(phase.title || (phase.name ?? ""))}`,
      kind: "move" as const,
      make: () => {
        const statement = withDefaults(file.text, activity, around.block, phase, isTemporary);
        const inserted = insertedIn(file.text, phase, activity, statement);
        const taken = removal(file.text, withRemarks(file.text, stretchOf(activity)));
        return inserted && changeOf(file, [taken, inserted]);
      },
    }));
};

/** Where the step is written that takes this one back, or that this one takes back: their order has to stay. */
function partnerOf({ file, plan }: Analysis, answer: Answer | undefined): number | undefined {
  const index = answer?.kind === "temporary" ? answer.by : answer?.kind === "undoes" ? answer.step : undefined;
  const partner = index === undefined ? undefined : plan.runbook?.work.activities[index];
  return partner && selected(file.text, partner.place.range).from;
}

function isBetween(at: number, a: number, b: number): boolean {
  return Math.min(a, b) < at && at < Math.max(a, b);
}

/** Roughly where in the text an activity goes in a phase. */
function placeIn(phase: Phase, activity: Activity): number {
  const { from, to } = stretchOf(phase);
  const first = phase.statements.find(isItem);
  return from > stretchOf(activity).from && first ? stretchOf(first).from : to;
}

function insertedIn(text: string, phase: Phase, activity: Activity, statement: string): Replacement | undefined {
  const first = phase.statements.find(isItem);
  const isBelow = stretchOf(phase).from > stretchOf(activity).from;
  return isBelow && first && first !== activity
    ? insertedBefore(text, stretchOf(first), statement)
    : insertedAtEnd(text, phase, statement);
}

/** The activity's text, with what it would no longer have from the blocks around it. */
function withDefaults(text: string, activity: Activity, from: Block, to: Phase, isTemporary: boolean): string {
  const stretch = stretchOf(activity);
  const [before, after] = [defaultsIn(from), defaultsIn(to)];
  const isAnswered =
    isTemporary || activity.kind !== "step" || activity.statements.some(each => rollbackAnswers.has(each.$type));
  const lines = [...before].flatMap(([kind, statement]) => {
    const other = after.get(kind);
    if (saysItself(activity, kind) || (other && asOwn(other) === asOwn(statement))) return [];
    return kind === "RollbackUsing" && isAnswered ? [] : [asOwn(statement)];
  });
  const whole = withRemarks(text, stretch);
  const statement = movable(text, whole);
  if (lines.length === 0) return statement;
  const written = lines.join("\n");
  const first = activity.statements[0];
  const tail = whole.to - stretch.to;
  const begin = (at: number): number => statement.length - (whole.to - at);
  if (first)
    return `${statement.slice(0, begin(stretchOf(first).from))}${written}\n${statement.slice(begin(stretchOf(first).from))}`;
  const head = statement.slice(0, statement.length - tail).replace(/\s*\{\s*\}$/, "");
  return `${head} { ${lines.join(" ")} }${statement.slice(statement.length - tail)}`;
}
