/** Languages, where a block of commands or text is opened. */
import { CompletionItemKind } from "vscode-languageserver-types";
import { is } from "../../../language/syntax/tokens.js";
import type { Proposal } from "./proposal.js";
import { type ScannedText, type ScannedWord, wordIn } from "./scanned-text.js";
import type { Word } from "./word.js";

/** Those that are coloured, besides plain text; see syntaxes/. */
export const languages: readonly string[] =
  "sh sql python powershell javascript json yaml xml ini diff dockerfile text".split(" ");

const opening = /^```[ \t]*([\w+-]*)/;

/** What is begun after the quotes that open a block; undefined elsewhere. @param before the token that begins last before the place */
export function languageAt(before: ScannedWord | undefined, offset: number): Word | undefined {
  const opened = before?.kind === is.fence ? opening.exec(before.text) : undefined;
  if (!before || !opened) return undefined;
  const [whole, name = ""] = opened;
  const [start, end] = [before.start + whole.length - name.length, before.start + whole.length];
  return start <= offset && offset <= end ? { start, end, begun: name.slice(0, offset - start) } : undefined;
}

/** Those of the file first. */
export function languageProposals(written: ScannedText, here: ScannedWord | undefined): readonly Proposal[] {
  const used = new Set<string>();
  for (let index = 0; index < written.tokens.count; index++) {
    if (written.tokens.kinds[index] !== is.fence.number || index === here?.index) continue;
    const name = opening.exec(wordIn(written, index)?.text ?? "")?.[1];
    if (name) used.add(name);
  }
  return [...new Set([...used, ...languages])].map((label, index) => ({
    label,
    kind: CompletionItemKind.EnumMember,
    rank: index / 100,
  }));
}
