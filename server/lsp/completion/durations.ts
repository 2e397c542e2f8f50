/** Durations to choose from: those of the file first, by how often they stand in it. */
import { CompletionItemKind } from "vscode-languageserver-types";
import { is } from "../../../language/syntax/tokens.js";
import { formatDuration, readDuration } from "../../../language/time/duration.js";
import type { Proposal } from "./proposal.js";
import { type ScannedText, wordIn } from "./scanned-text.js";

const usual = ["5m", "10m", "15m", "30m", "45m", "1h", "2h", "4h"];
const shifts = ["8h", "10h", "12h"];
/** Of a file's own. */
const mostOwn = 5;

/**
 * @param planned the duration that stands in front of `at most`
 * @param isShift a shift is wanted
 */
export function durationProposals(
  written: ScannedText,
  planned: string | undefined,
  isShift: boolean,
): readonly Proposal[] {
  const least = secondsOf(planned ?? "") ?? 0;
  const own = isShift ? [] : usedIn(written);
  const multiples = least > 0 ? [2, 3].map(times => formatDuration(times * least)) : [];
  const all = [...multiples, ...own, ...(isShift ? shifts : usual)].filter(each => (secondsOf(each) ?? 0) > least);
  return [...new Set(all)].map((label, index) => ({
    label,
    kind: CompletionItemKind.Value,
    ...(multiples.includes(label) ? { detail: `${index === 0 ? "twice" : "three times"} what is planned` } : {}),
    rank: index / 100,
  }));
}

function usedIn(written: ScannedText): readonly string[] {
  const counts = new Map<string, number>();
  for (let index = 0; index < written.tokens.count; index++) {
    if (written.tokens.kinds[index] !== is.duration.number) continue;
    const text = wordIn(written, index)?.text ?? "";
    if (secondsOf(text) !== undefined) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, mostOwn)
    .map(([text]) => text);
}

function secondsOf(text: string): number | undefined {
  const read = readDuration(text);
  return read.kind === "duration" ? read.seconds : undefined;
}
