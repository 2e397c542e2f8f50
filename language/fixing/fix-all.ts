/** Applies all safe fixes of a text, one after the other, until none is left. */

import { applyEdits } from "../edits/apply.js";
import { composed, editsOf, replacementsOf, type TextReplacement } from "../edits/replacement.js";
import type { Edit, Finding, Fix, RuleCode } from "../plan/finding.js";
import type { Range } from "../plan/place.js";
import type { Analysis } from "../workspace/analysis.js";

export interface Fixed {
  /** Of the text as it is now. */
  readonly analysis: Analysis;
  /** The findings whose fixes were applied, in the order they were. */
  readonly fixed: readonly Finding[];
  /** What all fixes together change in the text as it was. */
  readonly edits: readonly Edit[];
}

/**
 * One turn a fix on the same line at the very most; two fixes that undo each other are noticed before. Each turn reads the text
 * anew: one of many turns and much text is left with what was not reached, which the next time goes on with.
 */
const mostTurns = 100;
const mostRead = 2_000_000;

/**
 * Applies the safe fixes of a file's findings, and those of what is found then, until none is left. Fixes that would change
 * other files are left alone. Deterministic.
 * @param analyse the analysis of the file with another text
 * @param only the findings of this rule alone
 */
export function fixAll(analysis: Analysis, analyse: (text: string) => Analysis, only?: RuleCode): Fixed {
  const { uri, text } = analysis.file;
  const texts = new Set([text]);
  const fixed: Finding[] = [];
  let replacements: readonly TextReplacement[] = [];
  let now = analysis;
  for (let turn = 0; turn < turnsFor(text); turn++) {
    const { edits, findings } = compatibleFixes(now, only);
    const applied = applyEdits(now.file.text, edits);
    if (applied.kind === "refused" || texts.has(applied.text)) break;
    texts.add(applied.text);
    for (const finding of findings) fixed.push(finding);
    replacements = composed(text, replacements, replacementsOf(now.file.text, edits) ?? []);
    now = analyse(applied.text);
  }
  return { analysis: now, fixed, edits: editsOf(uri, text, replacements) };
}

function turnsFor({ length }: string): number {
  return Math.max(3, Math.min(mostTurns, Math.floor(mostRead / (length + 1))));
}

/** Whether a finding has a fix that may be applied unasked: a safe one in the file itself. */
export function isFixable(finding: Finding): boolean {
  return safeFixOf(finding) !== undefined;
}

function safeFixOf({ fixes, place: { uri } }: Finding): Fix | undefined {
  const fix = fixes.find(({ kind }) => kind === "safe");
  return fix?.edits.every(({ place }) => place.uri === uri) ? fix : undefined;
}

interface Fixes {
  readonly edits: readonly Edit[];
  readonly findings: readonly Finding[];
}

/** The safe fixes that change different lines, earlier findings first: what one changes, another may have been made for. */
function compatibleFixes({ findings }: Analysis, only: RuleCode | undefined): Fixes {
  const lines = new Set<number>();
  const edits: Edit[] = [];
  const fixable: Finding[] = [];
  for (const finding of findings) {
    const fix = only === undefined || finding.code === only ? safeFixOf(finding) : undefined;
    if (!fix) continue;
    const changed = fix.edits.flatMap(({ place }) => linesIn(place.range));
    if (changed.some(line => lines.has(line))) continue;
    for (const line of changed) lines.add(line);
    for (const edit of fix.edits) edits.push(edit);
    fixable.push(finding);
  }
  return { edits, findings: fixable };
}

function linesIn({ start, end }: Range): readonly number[] {
  const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  return Array.from({ length: last - start.line + 1 }, (_, index) => start.line + index);
}
