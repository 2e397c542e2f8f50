/** Where each format of `gonogo check` is found, and who takes it. */
import type { Text } from "../outcome.js";
import type { ReportFormat } from "./formats.js";
import type { Writer } from "./report.js";

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

/** Which name what a finding is about, or tell findings apart by it, as a baseline does. */
export const namingSubjects: ReadonlySet<ReportFormat> = new Set<ReportFormat>([
  "json",
  "jsonl",
  "sarif",
  "gitlab",
  "junit",
]);

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
