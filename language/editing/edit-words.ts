/** One text put in another's place by the smallest edit in whole words. */
import type { Edit } from "../plan/finding.js";
import type { Place } from "../plan/place.js";

/**
 * The edit that makes `before` (which stands at `place`, on one line) to `after`, leaving the words alone that stay at its
 * beginning and its end. Undefined where nothing changes.
 */
export function editWords(place: Place, before: string, after: string): Edit | undefined {
  if (before === after) return undefined;
  const [from, to] = [wordsIn(before), wordsIn(after)];
  let first = 0;
  while (first < from.length && first < to.length && from[first]?.text === to[first]?.text) first++;
  let common = 0;
  while (
    common < Math.min(from.length, to.length) - first &&
    from[from.length - 1 - common]?.text === to[to.length - 1 - common]?.text
  )
    common++;
  // What is only put in or taken out takes a neighbour along, so that the spaces around it come out right.
  if (first + common === Math.min(from.length, to.length)) {
    if (common > 0) common--;
    else first--;
  }
  const old = spanOfWords(from, first, common);
  const fresh = spanOfWords(to, first, common);
  const { line, character } = place.range.start;
  return {
    place: {
      uri: place.uri,
      range: { start: { line, character: character + old.start }, end: { line, character: character + old.end } },
    },
    newText: after.slice(fresh.start, fresh.end),
  };
}

interface WordSpan {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function wordsIn(text: string): readonly WordSpan[] {
  return [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
    text: word,
    start: index,
    end: index + word.length,
  }));
}

/** From the first word that differs to the last. */
function spanOfWords(
  words: readonly WordSpan[],
  first: number,
  common: number,
): { readonly start: number; readonly end: number } {
  const last = words[words.length - common - 1];
  return { start: words[first]?.start ?? 0, end: last?.end ?? 0 };
}
