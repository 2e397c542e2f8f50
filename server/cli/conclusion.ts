/** How a check ends: what is found is set against the bar and the baseline, reported, and written. */
import { resolve } from "node:path";
import { type CheckedFile, checkedFile, documentOf } from "../../language/exports/json.js";
import type { Analysis, AsOf, Severities } from "../../language/index.js";
import { zoneDataVersion } from "../../language/time/zone-version.js";
import { newerLawText } from "../../language/workspace/newer-laws.js";
import { newerZones } from "../files/runtime-zones.js";
import { uninterrupted } from "../files/uninterrupted.js";
import { landing, runbookInTheWay, writeWhole } from "../files/write.js";
import type { Baselined, BaselineUse } from "./baseline/file.js";
import { createNaming } from "./names.js";
import { noted, nothing, type Outcome, ownFault, refused, unwritten, type World } from "./outcome.js";
import { createCounting } from "./reports/counted.js";
import { type Bar, endingOf } from "./reports/ending.js";
import { linesOf } from "./reports/excerpt.js";
import type { Output } from "./reports/outputs.js";
import { audiences, type Report, showingEdits, statistics, writers } from "./reports/report.js";
import { version } from "./version.js";

/** What is to become of what is found. */
export interface Wishes {
  /** What `--root` names. */
  readonly root: string | undefined;
  readonly outputs: readonly Output[];
  /** Whether the report that people read is how often each rule speaks. */
  readonly statistics: boolean;
  readonly bar: Bar;
  readonly severities: Severities;
  readonly asOf: AsOf | undefined;
  readonly baseline: BaselineUse | undefined;
}

/** What is said about a file, and its text where source lines will be shown. */
export interface Checked {
  readonly checked: CheckedFile;
  readonly text: string | undefined;
  readonly past: boolean;
  /** Where gonogo itself failed at it. */
  readonly failures: Analysis["failures"];
  /** Where newer zone data read its times otherwise. */
  readonly newerLaw: string | undefined;
}

export type Conclude = (all: readonly Checked[]) => Promise<Outcome>;

/** What an analysis says, without all that it rests on: so that a thousand files fit into memory. */
export function checkedBy(cwd: string, { outputs }: Pick<Wishes, "outputs">): (analysis: Analysis) => Checked {
  const nameOf = createNaming(cwd);
  const zones = newerZones();
  const showsAll = outputs.some(({ format }) => showingEdits.has(format));
  return analysis => ({
    checked: checkedFile(analysis, nameOf, kind => showsAll || kind === "safe"),
    text: analysis.findings.length > 0 ? analysis.file.text : undefined,
    past: analysis.past,
    failures: analysis.failures,
    newerLaw: zones && newerLawText(analysis, zones),
  });
}

/** Reports on all that was checked; `out` is what goes to standard output. */
export async function conclude(all: readonly Checked[], wishes: Wishes, world: World): Promise<Outcome> {
  const inTheWay = runbooksInTheWay(wishes, all, world.cwd);
  if (inTheWay) return unwritten(inTheWay.file, inTheWay.why);
  const found = documentOf(all.map(({ checked }) => checked));
  const files = all.map(({ checked }) => checked.file).sort();
  const baseline = wishes.baseline && (await baselined(wishes.baseline, found.findings, files, world));
  if (baseline?.kind === "refused") return refused([baseline.reason]);
  const { compared, known, text, notes } = baseline?.baselined ?? noBaseline;
  const document = compared ? documentOf([{ file: "", findings: compared.fresh, accepted: found.accepted }]) : found;
  const summary = { ...document.summary, files: files.length };
  const ending = endingOf({ ...document, summary }, wishes.bar);
  const report: Report = {
    tool: { name: "gonogo", version, zoneData: zoneDataVersion },
    document: { ...document, summary, verdict: ending.verdict },
    files,
    bar: wishes.bar,
    ending,
    severities: wishes.severities,
    baseline: compared && { known, gone: compared.gone },
    linesOf: createLines(all),
    countedName: createCounting(world, wishes.root),
  };
  const texts = await Promise.all(
    wishes.outputs.map(async ({ format, file }) => {
      const write = await (format === "human" && wishes.statistics ? statistics : writers[format])();
      return { format, file, text: write(report, file === undefined && world.colours) };
    }),
  );
  const toWrite = [
    ...texts.flatMap(each => (each.file === undefined ? [] : [{ file: each.file, text: each.text }])),
    ...(wishes.baseline && text !== undefined ? [{ file: wishes.baseline.file, text }] : []),
  ];
  const problem = toWrite.length === 0 ? undefined : await uninterrupted(() => written(toWrite, world.cwd));
  const shown = texts.find(each => each.file === undefined);
  const out = shown ? { text: shown.text, audience: audiences[shown.format] } : nothing;
  if (problem) return unwritten(problem.file, problem.why, out);
  const failed = all.flatMap(({ checked: { file }, failures }) =>
    failures.flatMap(({ doing, error }) => ownFault(`it failed at ${file} while ${doing}`, error)),
  );
  const newer = all.flatMap(({ checked: { file }, newerLaw }) => (newerLaw ? [noted(`${file}: ${newerLaw}`)] : []));
  return { code: ending.code, out, err: [...notes, ...pastNote(all), ...newer, ...failed] };
}

function pastNote(all: readonly Checked[]): Outcome["err"] {
  const past = all.filter(each => each.past).length;
  if (past === 0) return [];
  const lie = past === 1 ? "runbook lies" : "runbooks lie";
  return [noted(`${past} ${lie} before the day of --as-of, so that only the text is checked: --past checks all`)];
}

interface Unwritable {
  readonly file: string;
  readonly why: string;
}

/** The first file to write that is a runbook, one of those checked or another. */
function runbooksInTheWay({ outputs, baseline }: Wishes, all: readonly Checked[], cwd: string): Unwritable | undefined {
  const writes = [...outputs.map(({ file }) => file), baseline?.file].filter(file => file !== undefined);
  if (writes.length === 0) return undefined;
  const checked = new Set(all.map(({ checked: { file } }) => resolve(cwd, file)));
  return writes
    .map(file => {
      const path = resolve(cwd, file);
      const why = checked.has(landing(path)) ? "it is a runbook that is checked" : runbookInTheWay(path);
      return why === undefined ? undefined : { file, why };
    })
    .find(each => each !== undefined);
}

const noBaseline: Omit<Baselined, "compared"> & { readonly compared: undefined } = {
  compared: undefined,
  known: 0,
  text: undefined,
  notes: [],
};

async function baselined(
  use: BaselineUse,
  findings: Parameters<typeof import("./baseline/file.js").useBaseline>[1],
  files: readonly string[],
  { cwd }: World,
) {
  const { useBaseline } = await import("./baseline/file.js");
  return useBaseline(use, findings, files, cwd);
}

/** Writes one after the other, each whole; gives the first that could not be written. */
function written(
  texts: readonly { readonly file: string; readonly text: string }[],
  cwd: string,
): Unwritable | undefined {
  for (const { file, text } of texts) {
    const why = writeWhole(resolve(cwd, file), text, cwd);
    if (why !== undefined) return { file, why };
  }
  return undefined;
}

function createLines(all: readonly Checked[]): Report["linesOf"] {
  const texts = new Map(all.map(({ checked: { file }, text }) => [file, text]));
  const known = new Map<string, readonly string[]>();
  return file => {
    const lines = known.get(file) ?? linesOf(texts.get(file) ?? "");
    known.set(file, lines);
    return lines;
  };
}
