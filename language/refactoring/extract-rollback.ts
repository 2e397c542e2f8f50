/**
 * Makes a step's own rollback one that several steps can share; schedule and undoing stay as they are. Where other steps say
 * the very same, they may use it too: it then runs once for all of them.
 */

import type { TextReplacement } from "../edits/replacement.js";
import { unusedNameIn } from "../edits/statements.js";
import { type Accept, type Activity, isAccept, isRunbook, type Rollback, type Runbook } from "../generated/ast.js";
import type { AcceptedFinding } from "../plan/finding.js";
import { comparePositions, contains, type Place } from "../plan/place.js";
import type { Activity as PlannedActivity } from "../plan/plan.js";
import { placeOf } from "../resolve/places.js";
import { leavesOf } from "../syntax/tree/leaves.js";
import { containerOf } from "../syntax/tree/walk.js";
import { count } from "../wording/lists.js";
import { quoted } from "../wording/titles.js";
import type { Analysis } from "../workspace/analysis.js";
import { changeOf } from "./change.js";
import { asOwn, defaultsIn, defaultsOf, saysItself } from "./defaults.js";
import type { Change, Refactoring } from "./refactoring.js";
import {
  commentsIn,
  insertedAfter,
  insertedAtEnd,
  isItem,
  itemsIn,
  plannedActivityOf,
  selected,
  surroundingOf,
  textSpanOf,
} from "./statements.js";

/** A step with its own rollback. */
interface Undoable {
  readonly planned: PlannedActivity;
  readonly step: Activity;
  readonly rollback: Rollback;
}

export const extractRollback: Refactoring = ({ analysis, selection }) => {
  const { file, plan } = analysis;
  const { runbook } = plan;
  const node = file.ast.runbooks[0];
  const step = surroundingOf(analysis, selected(file.text, selection))?.activity;
  const chosen = step && undoableBy(analysis, step);
  if (!runbook || !node || !chosen) return [];
  const same = withSameRollback(analysis, node, chosen);
  const name = chosen.rollback.name ?? unusedNameIn(runbook, `undo-${chosen.planned.name}`);
  const extract = (steps: readonly Undoable[]) => () => extracted(analysis, node, name, chosen, steps);
  const title = `Make the rollback of ${quoted(chosen.planned.title)} a shared rollback`;
  return [
    { title, kind: "extract", make: extract([chosen]) },
    ...(same.length === 0
      ? []
      : [
          {
            title: `Share the rollback of ${quoted(chosen.planned.title)} with ${count(same.length, "other step")} that have the same one: it runs once`,
            kind: "extract" as const,
            make: extract([chosen, ...same]),
          },
        ]),
  ];
};

function extracted(
  analysis: Analysis,
  runbook: Runbook,
  name: string,
  chosen: Undoable,
  steps: readonly Undoable[],
): Change | undefined {
  const { file } = analysis;
  const { comments, text } = rollbackTextOf(analysis, chosen);
  const statement = [...comments, `rollback ${name} ${text}`].join("\n");
  const shared = runbook.statements.findLast(({ $type }) => $type === "Rollback");
  const last = shared ?? runbook.statements.findLast(isItem);
  const inserted = last
    ? insertedAfter(file.text, textSpanOf(last), shared ? statement : `\n${statement}`)
    : insertedAtEnd(file.text, runbook, statement);
  const uses = steps.map(({ rollback }) => ({ ...textSpanOf(rollback), newText: `rollback using ${name}` }));
  return inserted && changeOf(file, [...uses, inserted, ...acceptsFollowing(analysis, runbook, name, steps)]);
}

/** What was accepted of the rollbacks on something around them is accepted on the shared one; the rest stays accepted where it is. */
function acceptsFollowing(
  { file, plan, accepted }: Analysis,
  runbook: Runbook,
  name: string,
  steps: readonly Undoable[],
): readonly TextReplacement[] {
  const isMoved = ({ place }: AcceptedFinding): boolean =>
    steps.some(({ rollback }) => contains(placeOf(rollback), place));
  return runbook.statements.filter(isAccept).flatMap(node => {
    const target = leavesOf(node).find(({ word }) => word?.feature === "on");
    const { code, on } = plan.runbook?.accepts.find(({ place }) => isAt(node, place)) ?? {};
    if (!target || !on?.within || steps.some(({ rollback }) => rollback.name === on.name)) return [];
    const { within } = on;
    const taken = accepted.filter(each => each.code === code && contains(within, each.place));
    if (!taken.some(isMoved)) return [];
    if (taken.every(isMoved)) return [{ from: target.offset, to: target.end, newText: name }];
    const { from, to } = textSpanOf(node);
    const copy = file.text.slice(from, target.offset) + name + file.text.slice(target.end, to);
    return [insertedAfter(file.text, { from, to }, copy)];
  });
}

function isAt(accept: Accept, { range }: Place): boolean {
  return comparePositions(placeOf(accept).range.start, range.start) === 0;
}

/** The other steps whose rollback reads the same as a shared one, comments included, and whose name nothing else uses. */
function withSameRollback(analysis: Analysis, runbook: Runbook, chosen: Undoable): readonly Undoable[] {
  const said = rollbackTextOf(analysis, chosen);
  const { title, statements } = chosen.rollback;
  const accepted = new Set(runbook.statements.flatMap(each => (each.$type === "Accept" && each.on?.$refText) || []));
  const same: Undoable[] = [];
  for (const item of itemsIn(runbook)) {
    const other = item.$type === "Activity" && item !== chosen.step ? undoableBy(analysis, item) : undefined;
    // Most differ at a glance.
    if (other?.rollback.title !== title || other?.rollback.statements.length !== statements.length) continue;
    if (accepted.has(other.rollback.name ?? "")) continue;
    if (isSame(rollbackTextOf(analysis, other), said)) same.push(other);
  }
  return same;
}

function undoableBy(analysis: Analysis, step: Activity): Undoable | undefined {
  const planned = plannedActivityOf(analysis, step);
  const rollback = step.statements.find(each => each.$type === "Rollback");
  return planned?.kind === "step" && rollback ? { planned, step, rollback } : undefined;
}

/** What the shared rollback says. */
interface RollbackText {
  /** In front of its block; what stands in there is part of the text. */
  readonly comments: readonly string[];
  readonly text: string;
}

function isSame(one: RollbackText, other: RollbackText): boolean {
  return one.text === other.text && one.comments.join("\n") === other.comments.join("\n");
}

/** Title and block of the shared rollback: with what it had from its step and would no longer have. */
function rollbackTextOf(
  { file: { text } }: Pick<Analysis, "file">,
  { planned, step, rollback }: Undoable,
): RollbackText {
  const leaves = leavesOf(rollback);
  const brace = leaves.find(leaf => leaf.text === "{");
  const written = leaves.find(leaf => leaf.text.startsWith('"') && (!brace || leaf.offset < brace.offset))?.text;
  const called = rollback.name ?? `Undo ${planned.title}`;
  const title = written ?? `"${called.replace(/[\\"]/g, "\\$&")}"`;
  const inside = brace ? text.slice(brace.end, textSpanOf(rollback).to - 1) : "";
  const lines = hadFromStep(step, rollback);
  const comments = commentsIn(rollback, brace?.offset);
  if (lines.length === 0) return { comments, text: brace ? `${title} {${inside}}` : title };
  const below = inside.replace(/^[^\S\r\n]*(?:\r\n|[\r\n])/, "");
  const block = /[\r\n]/.test(inside) ? `{\n${lines.join("\n")}\n${below}}` : `{ ${lines.join(" ")} ${inside} }`;
  return { comments, text: `${title} ${block}` };
}

/** Owners and environment of a rollback that says neither are its step's; of one that is shared, the runbook's. */
function hadFromStep(step: Activity, rollback: Rollback): readonly string[] {
  const runbook = containerOf(step, isRunbook);
  if (!runbook) return [];
  const [own, shared] = [defaultsOf(step), defaultsIn(runbook)];
  return (["owner", "environment"] as const).flatMap(kind => {
    const statement = own.get(kind);
    const other = shared.get(kind);
    if (!statement || saysItself(rollback, kind) || (other && asOwn(other) === asOwn(statement))) return [];
    return [asOwn(statement)];
  });
}
