import { distance } from "fastest-levenshtein";

/** The candidates a misspelt word may have meant, nearest first: at most a third of its letters differ. */
export function nearest(word: string, candidates: Iterable<string>, most = 3): string[] {
  const allowed = Math.max(1, Math.floor(word.length / 3));
  const scored: { candidate: string; score: number }[] = [];
  for (const candidate of new Set(candidates)) {
    if (Math.abs(candidate.length - word.length) > allowed) continue;
    const score = distance(word.toLowerCase(), candidate.toLowerCase());
    if (score <= allowed) scored.push({ candidate, score });
  }
  scored.sort((a, b) => a.score - b.score || (a.candidate < b.candidate ? -1 : 1));
  return scored.slice(0, most).map(({ candidate }) => candidate);
}
