/** Growing selections: a word, a text without its quotes, a statement, what is in a block, the block, and so outwards. */
import type { Position, Range, SelectionRange } from "vscode-languageserver-types";
import type { ParsedFile } from "../../language/index.js";
import { comparePositions } from "../../language/plan/place.js";
import { placeOf } from "../../language/resolve/places.js";
import { is } from "../../language/syntax/tokens.js";
import type { TreeNode } from "../../language/syntax/tree/node.js";
import { endOfToken, rangeIn, startOfToken } from "../../language/syntax/tree/source.js";
import type { Document } from "./session/documents.js";
import { kindOfWord, type Leaf, leafAt, rangeOf, sourceOf } from "./tree.js";

export function selectionRangesOf(document: Document, positions: readonly Position[]): SelectionRange[] {
  return positions.map(position => selectionAt(document, position));
}

function selectionAt(document: Document, position: Position): SelectionRange {
  const { file, lines } = document;
  const end = lines.positionAt(file.text.length);
  const whole: Range = { start: { line: 0, character: 0 }, end };
  const leaf = leafAround(file, lines.offsetAt(position));
  const ranges = leaf ? [...rangesOf(document, leaf), whole] : [whole];
  return ranges
    .filter(range => contains(range, position))
    .reverse()
    .reduce<SelectionRange>((parent, range) => (growsInto(range, parent.range) ? { range, parent } : parent), {
      range: whole,
    });
}

/** The word at a place or, after its end, right before it. */
function leafAround(file: ParsedFile, offset: number): Leaf | undefined {
  return leafAt(file, offset) ?? leafAt(file, Math.max(0, offset - 1));
}

/** From the inside out. */
function rangesOf({ file }: Document, leaf: Leaf): readonly Range[] {
  const source = sourceOf(file);
  const kind = leaf.word && kindOfWord(leaf.word);
  const quote = kind === is.string ? 1 : kind === is.fence ? 3 : 0;
  const ranges: Range[] = [];
  if (quote > 0 && leaf.end - leaf.offset > 2 * quote)
    ranges.push(rangeIn(source, leaf.offset + quote, leaf.end - quote));
  ranges.push(rangeOf(leaf));
  for (let node: TreeNode | undefined = leaf.node; node; node = node.$container) {
    const inside = insideOf(node);
    if (inside && inside.from < inside.to && inside.from <= leaf.offset && leaf.end <= inside.to)
      ranges.push(rangeIn(source, inside.from, inside.to));
    ranges.push(placeOf(node).range);
  }
  return ranges;
}

/** What stands between the braces of a block, without the spaces at its ends; offsets. */
function insideOf({
  $piece: { first, source },
  $from,
  $to,
}: TreeNode): { readonly from: number; readonly to: number } | undefined {
  const { kinds } = source.tokens;
  if (kinds[first + $to] !== is.close.number) return undefined;
  for (let token = first + $from; token < first + $to; token++) {
    if (kinds[token] === is.open.number)
      return { from: startOfToken(source, token + 1), to: endOfToken(source, first + $to - 1) };
  }
  return undefined;
}

/** A cursor beside a quote is outside of the text, and a comment in front of a file's statements outside of them. */
function contains({ start, end }: Range, position: Position): boolean {
  return comparePositions(start, position) <= 0 && comparePositions(position, end) <= 0;
}

function growsInto(inner: Range, outer: Range): boolean {
  const start = comparePositions(outer.start, inner.start);
  const end = comparePositions(inner.end, outer.end);
  return start <= 0 && end <= 0 && (start < 0 || end < 0);
}
