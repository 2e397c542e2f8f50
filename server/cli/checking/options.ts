/** What the options of `gonogo check` say about its report, its exit code and its baseline. */
import { resolve } from "node:path";
import type { AsOf, Severities } from "../../../language/index.js";
import { validDate } from "../../../language/time/local.js";
import { landing } from "../../files/write.js";
import type { WrittenOption } from "../arguments.js";
import type { BaselineUse } from "../baseline/file.js";
import type { FailThreshold } from "../exit-code.js";
import type { CliContext } from "../outcome.js";
import { readSeverities } from "../severities.js";
import { type Output, readOutputs } from "./outputs.js";

/** What a check is asked for, beside its files. */
export interface CheckOptions {
  /** What `--root` names. */
  readonly root: string | undefined;
  readonly outputs: readonly Output[];
  /** Whether the report that people read is how often each rule speaks. */
  readonly statistics: boolean;
  readonly threshold: FailThreshold;
  readonly severities: Severities;
  readonly asOf: AsOf | undefined;
  /** On how many threads files are checked; undefined where that follows from their number and the machine. */
  readonly jobs: number | undefined;
  readonly baseline: BaselineUse | undefined;
}

export type OptionsRead =
  | { readonly kind: "options"; readonly options: CheckOptions }
  | { readonly kind: "wrong"; readonly message: string };

/** These options of `gonogo check`, as they were written. */
interface CheckArguments {
  readonly written: readonly WrittenOption[];
  readonly flags: { readonly has: (flag: "prune-baseline" | "past" | "statistics") => boolean };
  readonly values: {
    readonly root?: string | undefined;
    readonly "fail-on"?: FailThreshold["failOn"] | undefined;
    readonly "max-warnings"?: string | undefined;
    readonly jobs?: string | undefined;
    readonly "as-of"?: string | undefined;
    readonly baseline?: string | undefined;
    readonly "write-baseline"?: string | undefined;
  };
  readonly lists: { readonly rule?: readonly string[] | undefined };
}

export function readCheckOptions(read: CheckArguments, { cwd, jobs: usual }: CliContext): OptionsRead {
  const outputs = readOutputs(read.written, cwd);
  if (outputs.kind === "wrong") return outputs;
  const statistics = read.flags.has("statistics");
  if (statistics && !outputs.outputs.some(({ format }) => format === "human")) {
    return wrong("`--statistics` is for the human report: add `--format human`, or remove `--format`");
  }
  const severities = readSeverities(read.lists.rule ?? []);
  if (severities.kind === "wrong") return severities;
  const threshold = readThreshold(read.values["fail-on"], read.values["max-warnings"]);
  if (threshold.kind === "wrong") return threshold;
  const baseline = readBaseline(read);
  if (baseline.kind === "wrong") return baseline;
  const asOf = readAsOf(read);
  if (asOf.kind === "wrong") return asOf;
  const jobs = readJobs(read.values.jobs, usual);
  if (jobs.kind === "wrong") return jobs;
  const { use } = baseline;
  const placeOf = (file: string): string => landing(resolve(cwd, file));
  if (use && outputs.outputs.some(({ file }) => file !== undefined && placeOf(file) === placeOf(use.file))) {
    return wrong(`${use.file} cannot be both a report and the baseline: give the report another file`);
  }
  return {
    kind: "options",
    options: {
      root: read.values.root,
      outputs: outputs.outputs,
      statistics,
      threshold: threshold.threshold,
      severities: severities.severities,
      asOf: asOf.asOf,
      jobs: jobs.jobs,
      baseline: use,
    },
  };
}

function readAsOf({
  flags,
  values: { "as-of": text },
}: CheckArguments): { readonly kind: "as of"; readonly asOf: AsOf | undefined } | ReturnType<typeof wrong> {
  const past = flags.has("past");
  if (text === undefined) return { kind: "as of", asOf: past ? { date: undefined, past } : undefined };
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const date = { year: Number(year), month: Number(month), day: Number(day) };
  if (day === undefined || !validDate(date)) {
    return wrong(`\`--as-of\` needs a day such as 2026-05-23, not \`${text}\``);
  }
  return { kind: "as of", asOf: { date, past } };
}

const mostJobs = 64;

/** @param usual from the environment; what is written empty there is not set */
function readJobs(
  asked: string | undefined,
  usual: string | undefined,
): { readonly kind: "jobs"; readonly jobs: number | undefined } | ReturnType<typeof wrong> {
  const text = asked ?? (usual || undefined);
  if (text === undefined) return { kind: "jobs", jobs: undefined };
  const jobs = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (jobs >= 1 && jobs <= mostJobs) return { kind: "jobs", jobs };
  return wrong(
    `\`${asked === undefined ? "GONOGO_JOBS" : "--jobs"}\` needs a number from 1 to ${mostJobs}, not \`${text}\``,
  );
}

function readThreshold(
  failOn: FailThreshold["failOn"] = "error",
  most: string | undefined,
): { readonly kind: "threshold"; readonly threshold: FailThreshold } | ReturnType<typeof wrong> {
  if (failOn === "never" && most !== undefined) {
    return wrong("`--fail-on never` and `--max-warnings` contradict each other: choose one of them");
  }
  return { kind: "threshold", threshold: { failOn, maxWarnings: most === undefined ? undefined : Number(most) } };
}

function readBaseline({
  flags,
  values,
}: CheckArguments): { readonly kind: "baseline"; readonly use: BaselineUse | undefined } | ReturnType<typeof wrong> {
  const { baseline, "write-baseline": made } = values;
  const prunes = flags.has("prune-baseline");
  if (made !== undefined && baseline !== undefined) {
    return wrong("`--write-baseline` makes a baseline and `--baseline` uses one: choose one of them");
  }
  if (prunes && baseline === undefined) {
    return wrong("`--prune-baseline` needs a baseline: add `--baseline FILE`");
  }
  if (made !== undefined) return { kind: "baseline", use: { kind: "write", file: made } };
  if (baseline === undefined) return { kind: "baseline", use: undefined };
  return { kind: "baseline", use: { kind: prunes ? "prune" : "use", file: baseline } };
}

function wrong(message: string) {
  return { kind: "wrong" as const, message };
}
