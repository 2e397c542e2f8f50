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
  /** The same where it is a keyword that begins a line inside a statement: a new statement may begin with it as well. */
  readonly anew: IToken | undefined;
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

/** How many of the tokens begin before an offset. */
export function tokensBefore(tokens: readonly IToken[], offset: number): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.startOffset ?? offset) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Walks back to the beginning of the text, over blocks that are closed.
 * @param tokens of the text as it is written, in order
 * @param count how many of them stand before the place
 */
export function whereaboutsOf(tokens: readonly IToken[], count: number, starters: ReadonlySet<string>): Whereabouts {
  const braces: number[] = [];
  let since: number | undefined;
  let closed = 0;
  for (let index = count - 1; index >= 0; index--) {
    const token = tokens[index];
    if (!token) break;
    const { image } = token;
    if (image === "}") {
      since ??= index + 1;
      closed++;
    } else if (image === "{") {
      since ??= index + 1;
      if (closed > 0) closed--;
      else braces.push(index);
    } else if (since === undefined && starters.has(image) && token.tokenType.name === image) {
      since = index;
    }
  }
  const first = since ?? 0;
  const before = tokens[count - 1];
  const beginsLine = before !== undefined && (tokens[count - 2]?.endLine ?? 0) < (before.startLine ?? 0);
  return {
    open: blocksOpenedAt(tokens, braces.reverse()),
    since: first < count ? tokens[first] : undefined,
    before,
    anew: beginsLine && before.tokenType.name === before.image && first < count - 1 ? before : undefined,
  };
}

/** @param braces positions of the opening ones, the outermost first */
function blocksOpenedAt(tokens: readonly IToken[], braces: readonly number[]): readonly OpenBlock[] {
  const open: OpenBlock[] = [];
  for (const at of braces) {
    const brace = tokens[at];
    if (brace) open.push({ ...blockOpenedAt(tokens, at, open.at(-1)?.block), brace });
  }
  return open;
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
