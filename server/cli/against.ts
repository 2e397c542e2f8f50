/** The version of `--against`, with which a timeline is compared. */
import { earlierOf } from "../../language/diff/earlier.js";
import type { TimelineEarlier } from "../../language/exports/timeline/data.js";
import { earlier } from "../files/earlier.js";
import { meansFile } from "./comparing.js";
import { type OpenedRunbook, openRunbook } from "./runbook.js";

/** Why it cannot be had, in words. */
export function againstOf(
  wanted: string,
  { analysis }: OpenedRunbook,
  cwd: string,
  root: string | undefined,
): TimelineEarlier | string {
  const before = meansFile(wanted, cwd) ? analysisOf(wanted, cwd, root) : earlier(analysis.file.uri, wanted);
  const reason = typeof before === "string" ? before : undefined;
  const found = typeof before === "string" ? undefined : earlierOf(before, analysis, wanted);
  return found ?? `\`--against\`: ${reason ?? `${wanted} has no runbook in this file`}`;
}

function analysisOf(path: string, cwd: string, root: string | undefined): OpenedRunbook["analysis"] | string {
  const opened = openRunbook(path, cwd, { root });
  if (opened.kind === "refused") return opened.reason;
  return opened.kind === "programme" ? `${opened.name} is a programme: name a runbook` : opened.analysis;
}
