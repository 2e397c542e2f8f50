/**
 * Moves an activity into another phase: to its beginning where the phase stands below, to its end where it stands above. Who
 * does it, where, in which zone and how it is undone stay as they were, written out where the phases differ.
 */

import type { TextReplacement } from "../edits/replacement.js";
import { type Activity, isRunbook, type Phase } from "../generated/ast.js";
import type { Answer } from "../plan/plan.js";
import { rollbackAnswers } from "../syntax/placement.js";
import { containerOf } from "../syntax/tree/walk.js";
import { quoted } from "../wording/titles.js";
import type { Analysis } from "../workspace/analysis.js";
import { changeOf } from "./change.js";
import { wouldMakeCycle } from "./cycles.js";
import { asOwn, type Defaults, defaultsIn, type Inheritable, saysItself } from "./defaults.js";
import type { Refactoring } from "./refactoring.js";
import {
  type ItemNode,
  indentedText,
  insertedAtEnd,
  insertedBefore,
  isItem,
  itemsIn,
  plannedActivityOf,
  plannedBlockOf,
  removal,
  selected,
  surroundingOf,
  textSpanOf,
  withComments,
} from "./statements.js";

export const moveIntoPhase: Refactoring = ({ analysis, selection }) => {
  const { file, plan } = analysis;
  const around = surroundingOf(analysis, selected(file.text, selection));
  const activity = around?.activity;
  const planned = activity && plannedActivityOf(analysis, activity);
  const runbook = activity && containerOf(activity, isRunbook);
  if (!activity || !planned || !runbook || !plan.runbook) return [];
  const isSaid = (kind: Inheritable): boolean =>
    saysItself(activity, kind) || (kind === "rollback" && isAnswered(activity, planned.answer));
  const before = defaultsIn(around.block);
  const partner = partnerOf(analysis, planned.answer);
  const makesCircle = wouldMakeCycle(plan.runbook.work, planned);
  return nearest(labelled([...itemsIn(runbook)].filter(item => item.$type === "Phase")), activity)
    .filter(([phase]) => phase !== around.block)
    .filter(([phase]) => saysNothingNew(before, defaultsIn(phase), isSaid))
    .filter(([phase]) => {
      const block = plannedBlockOf(analysis, phase);
      return block && !makesCircle(block, firstBelow(phase, activity) ? "first" : "last");
    })
    .filter(
      ([phase]) => partner === undefined || !isBetween(partner, textSpanOf(activity).from, placeIn(phase, activity)),
    )
    .map(([phase, label]) => ({
      title: `Move ${quoted(planned.title)} into the phase ${label}`,
      kind: "move" as const,
      make: () => {
        const statement = withLines(file.text, activity, differing(before, defaultsIn(phase), isSaid));
        const inserted = insertedIn(file.text, phase, activity, statement);
        const taken = removal(file.text, withComments(file.text, textSpanOf(activity)));
        return inserted && changeOf(file, [taken, inserted]);
      },
    }));
};

/** A menu of more is no help, and each costs. */
const mostPhases = 12;

/** The phases that begin nearest to an activity, in their order. */
function nearest(
  phases: readonly (readonly [phase: Phase, label: string])[],
  activity: Activity,
): readonly (readonly [phase: Phase, label: string])[] {
  if (phases.length <= mostPhases) return phases;
  const { from } = textSpanOf(activity);
  const below = phases.findIndex(([phase]) => textSpanOf(phase).from > from);
  const first = (below < 0 ? phases.length : below) - mostPhases / 2;
  const start = Math.max(0, Math.min(first, phases.length - mostPhases));
  return phases.slice(start, start + mostPhases);
}

/** What phases are called in a menu, with their names where titles repeat; without those that cannot be told apart. */
function labelled(phases: readonly Phase[]): readonly (readonly [phase: Phase, label: string])[] {
  const titled = phases.map(phase => [phase, quoted(phase.title || (phase.name ?? ""))] as const);
  const titlesLike = occurring(titled.map(([, title]) => title));
  const named = titled.map(
    ([phase, title]) => [phase, titlesLike(title) === 1 ? title : `${title} (${phase.name})`] as const,
  );
  const labelsLike = occurring(named.map(([, label]) => label));
  return named.filter(([, label]) => labelsLike(label) === 1);
}

/** How often each text is there. */
function occurring(texts: readonly string[]): (text: string) => number {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return text => counts.get(text) ?? 0;
}

/** Where the step is written that takes this one back, or that this one takes back: their order has to stay. */
function partnerOf({ file, plan }: Analysis, answer: Answer | undefined): number | undefined {
  const index = answer?.kind === "temporary" ? answer.by : answer?.kind === "undoes" ? answer.step : undefined;
  const partner = index === undefined ? undefined : plan.runbook?.work.activities[index];
  return partner && selected(file.text, partner.place.range).from;
}

function isBetween(at: number, a: number, b: number): boolean {
  return Math.min(a, b) < at && at < Math.max(a, b);
}

/** What an activity goes in front of, in a phase that stands below it; undefined where it goes to the end. */
function firstBelow(phase: Phase, activity: Activity): ItemNode | undefined {
  return textSpanOf(phase).from > textSpanOf(activity).from ? phase.statements.find(isItem) : undefined;
}

/** Roughly where in the text an activity goes in a phase. */
function placeIn(phase: Phase, activity: Activity): number {
  const first = firstBelow(phase, activity);
  return first ? textSpanOf(first).from : textSpanOf(phase).to;
}

function insertedIn(text: string, phase: Phase, activity: Activity, statement: string): TextReplacement | undefined {
  const first = firstBelow(phase, activity);
  return first ? insertedBefore(text, textSpanOf(first), statement) : insertedAtEnd(text, phase, statement);
}

/** Whether how a step is undone is said otherwise than by a default. What is no step is not undone. */
function isAnswered({ kind, statements }: Activity, answer: Answer | undefined): boolean {
  return kind !== "step" || answer?.kind === "temporary" || statements.some(({ $type }) => rollbackAnswers.has($type));
}

/** Whether an activity takes nothing on that nobody says of it now: that could not be written away. */
function saysNothingNew(before: Defaults, after: Defaults, isSaid: (kind: Inheritable) => boolean): boolean {
  return [...after.keys()].every(kind => before.has(kind) || isSaid(kind));
}

/** What an activity has from the blocks around it and would no longer have elsewhere. */
function differing(before: Defaults, after: Defaults, isSaid: (kind: Inheritable) => boolean): readonly string[] {
  return [...before].flatMap(([kind, statement]) => {
    const other = after.get(kind);
    return isSaid(kind) || (other && asOwn(other) === asOwn(statement)) ? [] : [asOwn(statement)];
  });
}

/** The activity's text with further statements, above its own. */
function withLines(text: string, activity: Activity, lines: readonly string[]): string {
  const span = textSpanOf(activity);
  const whole = withComments(text, span);
  const statement = indentedText(text, whole);
  if (lines.length === 0) return statement;
  const written = lines.join("\n");
  const first = activity.statements[0];
  const inserted = first
    ? insertedBefore(text, textSpanOf(first), written)
    : (insertedAtEnd(text, activity, written) ?? insertedBlock(span.to, lines));
  // What is moved ends like the text it is taken from, and may have spaces in front.
  const at = statement.length - (whole.to - inserted.from);
  return `${statement.slice(0, at)}${inserted.newText}${statement.slice(at)}`;
}

function insertedBlock(at: number, lines: readonly string[]): TextReplacement {
  return { from: at, to: at, newText: ` { ${lines.join(" ")} }` };
}
