import { distance } from "fastest-levenshtein";

/** The candidates a misspelt word may have meant, nearest first: at most a third of its letters differ. */
export function nearest(word: string, candidates: Iterable<string>, most = 3): string[] {
  const allowed = Math.max(1, Math.floor(word.length / 3));
  const scored: { candidate: string; score: number }[] = [];
  for (const candidate of new Set(candidates)) {
    if (Math.abs(candidate.length - word.length) > allowed) continue;
    const score = edits(word.toLowerCase(), candidate.toLowerCase());
    if (score <= allowed) scored.push({ candidate, score });
  }
  scored.sort((a, b) => a.score - b.score || (a.candidate < b.candidate ? -1 : 1));
  return scored.slice(0, most).map(({ candidate }) => candidate);
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
