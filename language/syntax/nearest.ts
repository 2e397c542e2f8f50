/** What a misspelt word may have meant. */

import { distance } from "fastest-levenshtein";

/**
 * The candidates a misspelt word may have meant, nearest first: those that it begins (`own` is `owner`, not `on`), the shortest of
 * them first, then those of which at most a third of its letters differ.
 */
export function nearest(word: string, candidates: Iterable<string>, most = 3): string[] {
  const lower = word.toLowerCase();
  const allowed = Math.max(1, Math.floor(word.length / 3));
  const scored: { candidate: string; score: number }[] = [];
  for (const candidate of new Set(candidates)) {
    const score = isBeginning(lower, candidate) ? candidate.length / longest : distanceTo(lower, candidate, allowed);
    if (score <= allowed) scored.push({ candidate, score });
  }
  scored.sort((a, b) => a.score - b.score || (a.candidate < b.candidate ? -1 : 1));
  return scored.slice(0, most).map(({ candidate }) => candidate);
}

/** So long that a beginning always scores below a single edit. */
const longest = 1_000_000;

function isBeginning(word: string, candidate: string): boolean {
  return word.length >= 2 && candidate.length > word.length && candidate.toLowerCase().startsWith(word);
}

function distanceTo(word: string, candidate: string, allowed: number): number {
  return Math.abs(candidate.length - word.length) > allowed
    ? Number.POSITIVE_INFINITY
    : edits(word, candidate.toLowerCase());
}

/** Letters to insert, drop or replace; two swapped neighbours count as one. */
function edits(a: string, b: string): number {
  if (a.length === b.length) {
    const first = [...a].findIndex((letter, index) => letter !== b[index]);
    const swapped = a.slice(0, first) + (a[first + 1] ?? "") + (a[first] ?? "") + a.slice(first + 2);
    if (first >= 0 && swapped === b) return 1;
  }
  return distance(a, b);
}
