/** Lets activities that stand one below the other run side by side. What comes before and after all of them stays so. */
import { changeOf } from "./change.js";
import type { Refactoring } from "./refactoring.js";
import {
  type ItemNode,
  isItem,
  selected,
  surroundingOf,
  type TextSpan,
  textSpanOf,
  withComments,
} from "./statements.js";

export const wrapParallel: Refactoring = ({ analysis, selection }) => {
  const { file } = analysis;
  const { text } = file;
  const chosen = trimmed(text, selected(text, selection));
  const block = surroundingOf(analysis, chosen)?.block;
  if (!block || block.$type === "Parallel") return [];
  const touched = block.statements.filter(each => meets(textSpanOf(each), chosen));
  const items = touched.filter(isItem);
  const [first, last] = [items[0], items.at(-1)];
  // Who waits for something named has said already what comes before.
  if (!first || !last || items.length < 2 || items.length < touched.length || items.some(waitsForNamed)) return [];
  const { from } = withComments(text, textSpanOf(first));
  const { to } = withComments(text, textSpanOf(last));
  return [
    {
      title: `Run these ${items.length} in parallel`,
      kind: "rewrite",
      make: () =>
        changeOf(
          file,
          [
            { from, to: from, newText: "parallel {\n" },
            { from: to, to, newText: "\n}" },
          ],
          { extent: "between" },
        ),
    },
  ];
};

function waitsForNamed({ statements }: ItemNode): boolean {
  return statements.some(({ $type }) => $type === "After");
}

function meets(a: TextSpan, b: TextSpan): boolean {
  return a.from < b.to && b.from < a.to;
}

/** A selection without the spaces at its edges: whole lines reach to the beginning of the next. */
function trimmed(text: string, { from, to }: TextSpan): TextSpan {
  const inner = text.slice(from, to);
  const begin = from + inner.length - inner.trimStart().length;
  return { from: begin, to: Math.max(begin, to - (inner.length - inner.trimEnd().length)) };
}
