/** Where an import's files go: the runbook, a roster beside it, and the ledger. */
import { existsSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { isLink, isRunbookName } from "../files/links.js";
import { runbookEnding } from "../files/paths.js";
import { landing, runbookInTheWay } from "../files/write.js";

export interface ImportTarget {
  /** As named; undefined for standard output. */
  readonly runbook: string | undefined;
  /** For people whom no roster declares; undefined where they stand in the runbook. */
  readonly roster: string | undefined;
  readonly ledger: string | undefined;
}

/** @param roster the one that is there already */
export function importTarget(
  output: string | undefined,
  ledger: string | undefined,
  roster: string | undefined,
): ImportTarget {
  const ending = runbookEnding;
  const own =
    output === undefined || roster !== undefined
      ? undefined
      : join(dirname(output), `${basename(output).slice(0, -ending.length)}-people${ending}`);
  return { runbook: output, roster: own, ledger };
}

/** Why the files must not be written; undefined where they can. @param sources what is read, as named */
export function whyNotThere(
  { runbook, roster, ledger }: ImportTarget,
  sources: readonly string[],
  force: boolean,
  cwd: string,
): string | undefined {
  const read = new Set(sources.map(path => landing(resolve(cwd, path))));
  const seen = new Set<string>();
  for (const path of [runbook, roster, ledger]) {
    if (path === undefined) continue;
    const place = landing(resolve(cwd, path));
    if (read.has(place)) return `cannot write ${path}: it is what is imported`;
    if (seen.has(place)) return `\`--output\` and \`--ledger\` would both go to ${path}: give each its own file`;
    seen.add(place);
    const ending = path === ledger ? runbookInTheWay(place) : whyNoRunbook(place);
    if (ending !== undefined) return `cannot write ${path}: ${ending}`;
    const absolute = resolve(cwd, path);
    if (!force && (isLink(absolute) || existsSync(absolute))) {
      return `the file ${path} already exists, and is not changed: add \`--force\` to replace it`;
    }
  }
  return undefined;
}

function whyNoRunbook(place: string): string | undefined {
  return isRunbookName(place) ? undefined : `runbooks end in ${runbookEnding}: give it such a name`;
}

/** How a runbook imports a file: the way to it, with slashes. */
export function wayTo(file: string, runbook: string | undefined, cwd: string): string {
  const from = runbook === undefined ? cwd : dirname(resolve(cwd, runbook));
  return relative(from, resolve(cwd, file)).split(sep).join("/");
}
