import type { Edit, Finding } from "../plan/finding.js";
import type { Range } from "../plan/place.js";
import type { Analysis } from "../workspace/analysis.js";
import { applyEdits } from "./apply.js";

export interface Fixed {
  /** Of the text as it is now. */
  readonly analysis: Analysis;
  /** The findings whose fixes were applied, in the order they were. */
  readonly fixed: readonly Finding[];
}

/** One a fix on the same line at the very most; two fixes that undo each other are noticed before. */
const mostTurns = 100;

/**
 * Applies the safe fixes of a file's findings, and those of what is found then, until none is left. Fixes that would change
 * other files are left alone. Deterministic.
 * @param analyse the analysis of the file with another text
 */
export function fixAll(analysis: Analysis, analyse: (text: string) => Analysis): Fixed {
  const texts = new Set([analysis.file.text]);
  const fixed: Finding[] = [];
  let now = analysis;
  for (let turn = 0; turn < mostTurns; turn++) {
    const { edits, findings } = compatibleFixes(now);
    const applied = applyEdits(now.file.text, edits);
    if (applied.kind === "refused" || texts.has(applied.text)) break;
    texts.add(applied.text);
    fixed.push(...findings);
    now = analyse(applied.text);
  }
  return { analysis: now, fixed };
}

interface Fixes {
  readonly edits: readonly Edit[];
  readonly findings: readonly Finding[];
}

/** The safe fixes that change different lines, earlier findings first: what one changes, another may have been made for. */
function compatibleFixes({ findings, file }: Analysis): Fixes {
  const lines = new Set<number>();
  const edits: Edit[] = [];
  const mended: Finding[] = [];
  for (const finding of findings) {
    const fix = finding.fixes.find(({ kind }) => kind === "safe");
    if (!fix?.edits.every(({ place }) => place.uri === file.uri)) continue;
    const changed = fix.edits.flatMap(({ place }) => linesIn(place.range));
    if (changed.some(line => lines.has(line))) continue;
    for (const line of changed) lines.add(line);
    edits.push(...fix.edits);
    mended.push(finding);
  }
  return { edits, findings: mended };
}

function linesIn({ start, end }: Range): readonly number[] {
  const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  return Array.from({ length: last - start.line + 1 }, (_, index) => start.line + index);
}
