/** The version of `--against`, with which a timeline is compared. */
import { earlierOf } from "../../language/diff/earlier.js";
import type { TimelineEarlier } from "../../language/exports/timeline/data.js";
import { earlier } from "../files/earlier.js";
import { meansFile } from "./comparing.js";
import { type AskedRunbook, type OpenedRunbook, openRunbook } from "./runbook.js";

/**
 * Why it cannot be had, in words.
 * @param fallback the number, from 1, of the date that is asked for: the other version is looked at on the same
 */
export function againstOf(
  wanted: string,
  { analysis }: OpenedRunbook,
  cwd: string,
  { root, fallback }: AskedRunbook,
): TimelineEarlier | string {
  const before = meansFile(wanted, cwd) ? analysisOf(wanted, cwd, root) : earlier(analysis.file.uri, wanted);
  const onDate = typeof before === "string" ? before : (before.fallbacks[Number(fallback) - 1] ?? before);
  const found = earlierOf(onDate, analysis, wanted);
  return found.absent === undefined ? found : `\`--against\`: ${found.absent}`;
}

function analysisOf(path: string, cwd: string, root: string | undefined): OpenedRunbook["analysis"] | string {
  const opened = openRunbook(path, cwd, { root });
  if (opened.kind === "refused") return opened.reason;
  return opened.kind === "programme" ? `${opened.name} is a programme: name a runbook` : opened.analysis;
}
