/** The report of `gonogo check`, in the format that is asked for. */
import { checkDocument } from "../../../language/exports/json.js";
import type { Analysis } from "../../../language/index.js";
import { createNaming } from "../names.js";
import type { World } from "../outcome.js";
import { coloursOf } from "./colours.js";
import { linesOf } from "./excerpt.js";
import type { ReportFormat } from "./formats.js";
import { humanReport } from "./human.js";
import { jsonReport } from "./json.js";

export interface Report {
  readonly text: string;
  /** The exit code: 1 when something is at error level. */
  readonly code: 0 | 1;
}

export function reportOn(analyses: readonly Analysis[], format: ReportFormat, world: World): Report {
  const nameOf = createNaming(world.cwd);
  const document = checkDocument(analyses, nameOf);
  const code = document.verdict === "go" ? 0 : 1;
  if (format === "json") return { text: jsonReport(document), code };
  const texts = new Map(analyses.map(({ file }) => [nameOf(file.uri), file.text]));
  const lines = new Map<string, readonly string[]>();
  const linesOfFile = (name: string): readonly string[] => {
    const known = lines.get(name) ?? linesOf(texts.get(name) ?? "");
    lines.set(name, known);
    return known;
  };
  return { text: humanReport(document, linesOfFile, coloursOf(world.colours)), code };
}
