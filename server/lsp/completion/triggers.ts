/** Which characters open a list by themselves, and where: only where something has to be chosen, so that no list takes an Enter. */
import type { GrammarWord } from "../../../language/grammar/table.js";
import { is } from "../../../language/syntax/tokens.js";
import { kindOfWord } from "../tree.js";
import type { CursorContext } from "./cursor-context.js";
import type { ScannedText } from "./scanned-text.js";
import { beforeTexts, beginsPath, type Word } from "./word.js";

export const completionTriggers = ['"', "/", " ", ",", "+", "-", "`"];

interface CursorPlace {
  readonly word: Word;
  readonly where: CursorContext;
  readonly written: ScannedText;
}

/**
 * @param trigger undefined where somebody asks
 * @param following what the grammar lets follow
 */
export function opensBy(
  trigger: string | undefined,
  { word, where: { before }, written }: CursorPlace,
  following: readonly GrammarWord[],
): boolean {
  const { text } = written;
  // The quotes of a path are part of the word.
  const isPath =
    before !== undefined && beginsPath(beforeTexts(written, before.index)) && text.charAt(word.start) === '"';
  switch (trigger) {
    case '"':
      return isPath;
    case "/":
      return isPath || word.begun.includes("/");
    case " ":
    case ",":
    case "+":
    case "-": {
      const isBehindWord = before !== undefined && /^[a-z-]+$|^[,+-]$/.test(before.kind.word ?? "");
      const isSameLine = before !== undefined && !text.slice(before.end, word.start).includes("\n");
      return isBehindWord && isSameLine && !mayEnd(following);
    }
    case undefined:
      return true;
    default:
      return false;
  }
}

/** Whether the block may be closed, or the file end: then a statement may be complete. */
function mayEnd(following: readonly GrammarWord[]): boolean {
  return following.some(word => {
    const kind = kindOfWord(word);
    return kind === is.close || (kind?.word === "runbook" && word.rule === "Runbook");
  });
}
