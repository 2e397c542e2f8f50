/** What is counted beside a check and its stages: what is made of a run or a check, read from a table, or asked of the server. Loaded when asked for. */
import type { PlannedRun } from "../../../language/run/as-run.js";
import type { RunEvent } from "../../../language/run/events.js";
import type { Schedule } from "../../../language/schedule/schedule.js";
import type { ReportFormat } from "../../../server/cli/reports/formats.js";
import { analyse, type Files } from "../analyse.js";

export type Work = () => unknown;

export interface Planned {
  readonly plan: PlannedRun;
  readonly schedule: Schedule;
}

/** Documents of a run. */
export type OfRuns = "review" | "board" | "timeline";

const names = { file: "main.runbook", log: "main.run.jsonl" };

/** @param log of a night of which half has been done */
export async function ofRun(what: OfRuns, { plan, schedule }: Planned, log: readonly RunEvent[]): Promise<Work> {
  const { progressOf } = await import("../../../language/run/fold.js");
  const { forecastOf } = await import("../../../language/run/forecast.js");
  const { reviewDocument } = await import("../../../language/run/review-document.js");
  const { exportReviewHtml } = await import("../../../language/run/review-html.js");
  const { reviewMarkdown } = await import("../../../language/run/review-markdown.js");
  const { boardDocument } = await import("../../../language/run/board-document.js");
  const { timelineOfRun } = await import("../../../language/run/timeline.js");
  const now = log.at(-1)?.at ?? 0;
  const forecast = () => forecastOf(plan, schedule, progressOf(plan, log), now);
  switch (what) {
    case "review":
      return () => {
        const progress = progressOf(plan, log);
        const review = reviewDocument({ plan, written: schedule, progress, others: [], now }, names);
        reviewMarkdown(review);
        exportReviewHtml(review, () => "");
      };
    case "board":
      return () => boardDocument(plan, forecast(), log, names);
    case "timeline":
      return () => timelineOfRun(plan, forecast());
  }
}

/** All there is to change at all of a text at once. */
export async function refactored(text: Files): Promise<Work> {
  const { refactoringsAt } = await import("../../../language/refactoring/all.js");
  const analysis = analyse(text);
  const lines = analysis.file.text.split("\n");
  const selection = {
    start: { line: 0, character: 0 },
    end: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 },
  };
  return () => {
    for (const { make } of refactoringsAt({ analysis, selection, importers: () => [], exists: () => false })) make();
  };
}

export async function reported(format: ReportFormat, text: Files): Promise<Work> {
  const { checkedFile, documentOf } = await import("../../../language/exports/json.js");
  const { checkExitOf } = await import("../../../server/cli/exit-code.js");
  const { linesOf } = await import("../../../server/cli/reports/excerpt.js");
  const { writers } = await import("../../../server/cli/reports/writers.js");
  const write = await writers[format]();
  const analysis = analyse(text);
  return () => {
    const document = documentOf([checkedFile(analysis, () => "main.runbook")]);
    const threshold = { failOn: "error", maxWarnings: undefined } as const;
    const lines = linesOf(analysis.file.text);
    return write(
      {
        tool: { name: "gonogo", version: "1", zoneData: "1" },
        document,
        files: ["main.runbook"],
        threshold,
        ending: checkExitOf(document, threshold),
        severities: new Map(),
        baseline: undefined,
        linesOf: () => lines,
        countedName: name => name,
      },
      false,
    );
  };
}

/** @param name whose ending says how it is read */
export async function imported(name: string, text: string): Promise<Work> {
  const { importTables } = await import("../../../language/importing/import.js");
  const { readTables } = await import("../../../server/importing/read.js");
  const bytes = new TextEncoder().encode(text);
  return async () => {
    const read = await readTables({ bytes, name }, undefined);
    if (read.kind !== "tables") throw new Error(read.why);
    importTables(read.tables);
  };
}

/** A question to the server, asked right after the last name of somebody or something in the first file. */
export async function asked(method: string, text: Files): Promise<Work> {
  const { startEditor } = await import("../../lsp/editor.js");
  const files = typeof text === "string" ? { "main.runbook": text } : text;
  const [[name = "", main = ""] = []] = Object.entries(files);
  const editor = await startEditor(files);
  editor.open(name, main);
  await editor.settled();
  const uri = editor.uri(name);
  const before = main.slice(0, main.search(/(?:owner|after|step) \w[^{}]*$/) + "owner a".length).split("\n");
  const lines = main.split("\n");
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  const range = {
    start: { line: 0, character: 0 },
    end: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 },
  };
  return async () => {
    await editor.client.sendRequest(method, {
      textDocument: { uri },
      position,
      range,
      positions: [position],
      newName: "other",
      query: "s",
      context: { diagnostics: editor.shown(name), includeDeclaration: true },
      options: { tabSize: 2, insertSpaces: true },
    });
  };
}
