import type { Analysis } from "../../language/index.js";
import { analyseTexts } from "../../language/workspace/texts.js";

export type Files = string | Readonly<Record<string, string>>;

/** Analyses a text, or the first of several files that may import each other by `./name`. */
export function analyse(files: Files): Analysis {
  const analysis = analyseTexts(typeof files === "string" ? { "main.runbook": files } : files);
  if (!analysis) throw new Error("no file to analyse");
  return analysis;
}

/** `severity code line:column` of each finding, 1-based. */
export function findingsOf(files: Files): string[] {
  return analyse(files).findings.map(
    ({ severity, code, place: { range } }) =>
      `${severity} ${code} ${range.start.line + 1}:${range.start.character + 1}`,
  );
}
