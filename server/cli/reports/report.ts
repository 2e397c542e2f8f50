/** What every format of `gonogo check` is made from, and where each is found. */
import type { CheckDocument } from "../../../language/exports/check-document.js";
import type { Severities } from "../../../language/index.js";
import type { KnownFinding } from "../baseline/baseline.js";
import type { Text } from "../outcome.js";
import type { Bar, Ending } from "./ending.js";
import type { ReportFormat } from "./formats.js";

export interface Report {
  readonly tool: Tool;
  /** What is said; of a check against a baseline, what is not in it. The verdict is that of the bar. */
  readonly document: CheckDocument;
  /** The names of all files that were checked, in order. */
  readonly files: readonly string[];
  readonly bar: Bar;
  readonly ending: Ending;
  /** What was asked for with `--rule`. */
  readonly severities: Severities;
  /** Undefined where there is no baseline. */
  readonly baseline: ComparedWithBaseline | undefined;
  /** The lines of a file that has findings, by its name. */
  readonly linesOf: (file: string) => readonly string[];
  /** What a file is called where paths count from the repository, by its name. */
  readonly countedName: (file: string) => string;
}

export interface Tool {
  readonly name: "gonogo";
  readonly version: string;
  /** The version of the time zone data. */
  readonly zoneData: string;
}

export interface ComparedWithBaseline {
  /** How many findings are in it. */
  readonly known: number;
  /** What is in it and no longer found. */
  readonly gone: readonly KnownFinding[];
}

/** @param coloured for formats that people read on a terminal */
export type Writer = (report: Report, coloured: boolean) => string;

/** Who takes a report. */
export const audiences: Readonly<Record<ReportFormat, Text["audience"]>> = {
  human: "people",
  concise: "people",
  json: "programs",
  jsonl: "programs",
  sarif: "programs",
  github: "programs",
  gitlab: "programs",
  junit: "programs",
  checkstyle: "programs",
  markdown: "both",
};

/** Which show the edits of all fixes; the others count at most what could be fixed safely. */
export const showingEdits: ReadonlySet<ReportFormat> = new Set<ReportFormat>(["json", "jsonl", "sarif"]);

/** What takes the place of the report that people read. */
export const statistics = async (): Promise<Writer> => (await import("./statistics.js")).statisticsReport;

/** Loaded when asked for: a plain check needs none but the first. */
export const writers: Readonly<Record<ReportFormat, () => Promise<Writer>>> = {
  human: async () => (await import("./human.js")).humanReport,
  concise: async () => (await import("./concise.js")).conciseReport,
  json: async () => (await import("./check-json.js")).checkJson,
  jsonl: async () => (await import("./check-json.js")).checkJsonLines,
  sarif: async () => (await import("./sarif.js")).sarifReport,
  github: async () => (await import("./github.js")).githubReport,
  gitlab: async () => (await import("./gitlab.js")).gitlabReport,
  junit: async () => (await import("./junit.js")).junitReport,
  checkstyle: async () => (await import("./checkstyle.js")).checkstyleReport,
  markdown: async () => (await import("./markdown.js")).markdownReport,
};
