/** Refactorings tried on texts: « and » stand around what is selected, ‸ where the cursor is. */
import assert from "node:assert/strict";
import { applyEdits } from "../../../language/edits/apply.js";
import { linesOf } from "../../../language/edits/lines.js";
import { placeholdersSpelledOut } from "../../../language/edits/snippets.js";
import type { Analysis, Range } from "../../../language/index.js";
import { refactoringsAt } from "../../../language/refactoring/all.js";
import type { Change, Offer } from "../../../language/refactoring/refactoring.js";
import { analyse, type Files } from "../../support/analyse.js";

export function marked(text: string): { readonly text: string; readonly selection: Range } {
  const plain = text.replace(/[«»‸]/g, "");
  const at = (mark: string): number => text.indexOf(mark);
  const [from, to] = at("‸") >= 0 ? [at("‸"), at("‸")] : [at("«"), at("»") - 1];
  assert.ok(from >= 0 && to >= from, "nothing is marked");
  const { positionAt } = linesOf(plain);
  return { text: plain, selection: { start: positionAt(from), end: positionAt(to) } };
}

export function offersAt(analysis: Analysis, selection: Range, taken: readonly string[] = []): readonly Offer[] {
  return refactoringsAt({
    analysis,
    selection,
    importers: () => [],
    exists: uri => taken.some(each => uri.endsWith(each)),
  });
}

/** What becomes of a file; placeholders keep what they suggest. */
export function changed({ file }: Pick<Analysis, "file">, { edits, hasPlaceholders }: Change): string {
  const own = edits.filter(({ place }) => place.uri === file.uri);
  const spelled = hasPlaceholders ? own.map(edit => ({ ...edit, newText: placeholdersSpelledOut(edit.newText) })) : own;
  const applied = applyEdits(file.text, spelled);
  assert.equal(applied.kind, "text", "the edits do not fit");
  return applied.kind === "text" ? applied.text : file.text;
}

/** The offer whose title contains some words, made; undefined where there is none. */
export function refactored(
  files: Files,
  words: string,
): { readonly before: Analysis; readonly change: Change } | undefined {
  const [name = "main.runbook"] = typeof files === "string" ? [] : Object.keys(files);
  const all = typeof files === "string" ? { [name]: files } : files;
  const { text, selection } = marked(all[name] ?? "");
  const before = analyse({ ...all, [name]: text });
  const offer = offersAt(before, selection).find(({ title }) => title.includes(words));
  const change = offer?.make();
  assert.ok(!offer || change, "what is offered can be made");
  return change && { before, change };
}
