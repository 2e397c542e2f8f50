/** Where in a text a place is, by its words alone: in which blocks, and behind what, whether or not the text is complete. */
import type { IToken } from "chevrotain";
import { AstUtils, GrammarAST, GrammarUtils } from "langium";
import { findFirstFeatures } from "langium/lsp";
import type { BlockName } from "../../../language/syntax/placement.js";

export interface Whereabouts {
  /** The blocks around it, the outermost first. */
  readonly open: readonly OpenBlock[];
  /** The first word in the innermost block that the place may depend on; undefined where a statement begins. */
  readonly since: IToken | undefined;
  /** The word before it. */
  readonly before: IToken | undefined;
}

export interface OpenBlock {
  /** Undefined for a block of something unknown. */
  readonly block: BlockName | "policy" | undefined;
  /** From its keyword to its brace. */
  readonly head: IToken;
  readonly brace: IToken;
}

/** Keywords that begin a statement wherever they stand; others also occur inside statements. */
export function startersIn({ rules }: GrammarAST.Grammar): ReadonlySet<string> {
  const first = new Set<string>();
  const inside = new Set<string>();
  for (const rule of rules) {
    if (!GrammarAST.isParserRule(rule) || GrammarUtils.isDataTypeRule(rule)) continue;
    const beginning = new Set(findFirstFeatures(rule.definition).map(way => way.at(-1)?.feature));
    for (const element of AstUtils.streamAllContents(rule)) {
      if (GrammarAST.isKeyword(element)) (beginning.has(element) ? first : inside).add(element.value);
    }
  }
  return new Set([...first].filter(word => !inside.has(word)));
}

/**
 * @param tokens of the text as it is written, in order
 * @param offset where a word would begin
 */
export function whereaboutsOf(tokens: readonly IToken[], offset: number, starters: ReadonlySet<string>): Whereabouts {
  const open: (OpenBlock & { since: IToken | undefined })[] = [];
  let sinceInFile: IToken | undefined;
  let before: IToken | undefined;
  const beginAt = (token: IToken | undefined): void => {
    const innermost = open.at(-1);
    if (innermost) innermost.since = token;
    else sinceInFile = token;
  };
  for (const [index, token] of tokens.entries()) {
    if (token.startOffset >= offset) break;
    before = token;
    if (token.image === "{") {
      open.push({ ...blockOpenedAt(tokens, index, open.at(-1)?.block), brace: token, since: undefined });
    } else if (token.image === "}") {
      open.pop();
      beginAt(undefined);
    } else {
      const since = open.length > 0 ? open.at(-1)?.since : sinceInFile;
      const begins = token.tokenType.name === token.image && starters.has(token.image);
      if (begins || !since) beginAt(token);
    }
  }
  return { open, since: open.length > 0 ? open.at(-1)?.since : sinceInFile, before };
}

const blocks: ReadonlyMap<string, BlockName | "policy"> = new Map(
  (
    [
      "runbook",
      "phase",
      "parallel",
      "sequence",
      "step",
      "check",
      "notify",
      "gate",
      "wait",
      "rollback",
      "contingency",
      "team",
      "person",
      "environment",
      "policy",
    ] as const
  ).map(word => [word, word]),
);

/** A brace stands behind a keyword, with a name, a title or a risk level between them. */
function blockOpenedAt(
  tokens: readonly IToken[],
  brace: number,
  around: OpenBlock["block"],
): Pick<OpenBlock, "block" | "head"> {
  let at = brace - 1;
  if (tokens[at]?.tokenType.name === "STRING") at--;
  if (tokens[at]?.tokenType.name === "NAME") at--;
  if (tokens[at - 1]?.image === "risk") at -= 3;
  const head = tokens[at] ?? tokens[brace];
  if (!head) throw new RangeError("there is no such brace");
  const block = blocks.get(head.image);
  return { block: block === "rollback" && around === "step" ? "counterpart" : block, head };
}

/** The least text in front of a place that says what may follow: the heads of the blocks around it, and the statement begun. */
export function excerptBefore(text: string, { open, since }: Whereabouts, offset: number): string {
  const heads = open.map(({ head, brace }) => text.slice(head.startOffset, brace.startOffset + 1));
  return [...heads, since ? text.slice(since.startOffset, offset) : ""].join("\n");
}
