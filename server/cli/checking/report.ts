/** What is found, set against the threshold and the baseline: what every format of report is made from. */
import { documentOf } from "../../../language/exports/json.js";
import { zoneDataVersion } from "../../../language/time/zone-version.js";
import type { Baselined } from "../baseline/file.js";
import { checkExitOf } from "../exit-code.js";
import type { CliContext } from "../outcome.js";
import { createCounting } from "../reports/counted.js";
import { linesOf } from "../reports/excerpt.js";
import type { CheckReport } from "../reports/report.js";
import { version } from "../version.js";
import type { Checked } from "./checked.js";
import type { CheckOptions } from "./options.js";

/** @param baselined undefined where there is no baseline */
export function checkReport(
  all: readonly Checked[],
  { root, threshold, severities }: CheckOptions,
  baselined: Baselined | undefined,
  context: CliContext,
): CheckReport {
  const found = documentOf(all.map(({ checked }) => checked));
  const files = all.map(({ checked }) => checked.file).sort();
  const document = baselined
    ? documentOf([{ file: "", past: undefined, findings: baselined.compared.fresh, accepted: found.accepted }])
    : found;
  const summary = { ...document.summary, files: files.length };
  const ending = checkExitOf({ ...document, summary }, threshold);
  return {
    tool: { name: "gonogo", version, zoneData: zoneDataVersion },
    document: { ...document, past: found.past, summary, verdict: ending.verdict },
    files,
    threshold,
    ending,
    severities,
    baseline: baselined && { known: baselined.known, gone: baselined.compared.gone },
    linesOf: createLines(all),
    countedName: createCounting(context, root),
  };
}

function createLines(all: readonly Checked[]): CheckReport["linesOf"] {
  const texts = new Map(all.map(({ checked: { file }, text }) => [file, text]));
  const kept = new Map<string, readonly string[]>();
  return file => {
    const lines = kept.get(file) ?? linesOf(texts.get(file) ?? "");
    kept.set(file, lines);
    return lines;
  };
}
