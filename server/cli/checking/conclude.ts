/** How a check ends: what is found is set against the baseline, reported and written, and gives the exit code. */
import { documentOf } from "../../../language/exports/json.js";
import { type CliContext, noted, nothing, type Outcome, ownFault, refused, unwritten } from "../outcome.js";
import type { CheckReport } from "../reports/report.js";
import { audiences, statistics, writers } from "../reports/writers.js";
import type { Checked } from "./checked.js";
import type { CheckOptions } from "./options.js";
import type { Output } from "./outputs.js";
import { checkReport } from "./report.js";
import { runbookAmong, writeTexts } from "./writing.js";

/** Reports on all that was checked; `out` is what goes to standard output. */
export async function conclude(all: readonly Checked[], options: CheckOptions, context: CliContext): Promise<Outcome> {
  const { cwd } = context;
  const toWrite = [...options.outputs.map(({ file }) => file), options.baseline?.file];
  const names = all.map(({ checked }) => checked.file);
  const blocked = runbookAmong(
    toWrite.filter(file => file !== undefined),
    names,
    cwd,
  );
  if (blocked) return unwritten(blocked.file, blocked.why);
  const baseline = await againstBaseline(all, options, names, cwd);
  if (baseline?.kind === "refused") return refused([baseline.reason]);
  const report = checkReport(all, options, baseline?.baselined, context);
  const texts = await formatted(report, options, context);
  const problem = await writeTexts(
    [
      ...texts.flatMap(({ file, text }) => (file === undefined ? [] : [{ file, text }])),
      ...(baseline?.baselined.text === undefined ? [] : [{ file: baseline.file, text: baseline.baselined.text }]),
    ],
    cwd,
  );
  const shown = texts.find(({ file }) => file === undefined);
  const out = shown ? { text: shown.text, audience: audiences[shown.format] } : nothing;
  if (problem) return unwritten(problem.file, problem.why, out);
  const notes = baseline?.baselined.notes ?? [];
  return { code: report.ending.code, out, err: [...notes, ...notesOn(all)] };
}

/** Loaded when asked for: a plain check has no baseline. */
async function againstBaseline(
  all: readonly Checked[],
  { baseline: use }: CheckOptions,
  names: readonly string[],
  cwd: string,
) {
  if (!use) return undefined;
  const { useBaseline } = await import("../baseline/file.js");
  const { findings } = documentOf(all.map(({ checked }) => checked));
  return { ...useBaseline(use, findings, names, cwd), file: use.file };
}

async function formatted(
  report: CheckReport,
  options: CheckOptions,
  { colours }: CliContext,
): Promise<readonly (Output & { readonly text: string })[]> {
  return Promise.all(
    options.outputs.map(async ({ format, file }) => {
      const write = await (format === "human" && options.statistics ? statistics : writers[format])();
      return { format, file, text: write(report, file === undefined && colours) };
    }),
  );
}

/** What to say on standard error beside the report. */
function notesOn(all: readonly Checked[]): Outcome["err"] {
  const newer = all.flatMap(({ checked: { file }, newerLaw }) => (newerLaw ? [noted(`${file}: ${newerLaw}`)] : []));
  const failed = all.flatMap(({ checked: { file }, failures }) =>
    failures.flatMap(({ doing, stack }) => ownFault(`it failed at ${file} while ${doing}`, stack)),
  );
  return [...pastNote(all), ...newer, ...failed];
}

/** A check that leaves something out says so. */
function pastNote(all: readonly Checked[]): Outcome["err"] {
  const past = all.filter(({ checked }) => checked.past).length;
  if (past === 0) return [];
  const before = all.filter(({ checked }) => checked.past === "before").length;
  const runbooks = past === 1 ? "1 runbook is" : `${past} runbooks are`;
  const why = before === past ? "before the day of --as-of" : before === 0 ? "done or cancelled" : "of the past";
  return [noted(`${runbooks} ${why}, so only the text is checked: --past checks everything`)];
}
