/** What the grammar lets follow a place. */
import { table } from "../../../language/generated/table.js";
import type { GrammarWord } from "../../../language/grammar/table.js";
import { lex } from "../../../language/syntax/lexer.js";
import { wordsAfter } from "../../../language/syntax/reading/following.js";

/** @param excerpt the text in front of the place, as little of it as decides */
export function followingIn(excerpt: string): readonly GrammarWord[] {
  const { tokens } = lex(excerpt, true);
  return wordsAfter(tokens.kinds.subarray(0, tokens.count)).flatMap(word => table.words[word] ?? []);
}
