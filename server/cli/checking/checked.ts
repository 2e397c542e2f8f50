/** What a check keeps of each file until all are checked. */
import { type CheckedFile, checkedFile, type Wanted } from "../../../language/exports/json.js";
import type { Analysis } from "../../../language/index.js";
import { newerLawText } from "../../../language/workspace/newer-laws.js";
import { newerZones } from "../../files/runtime-zones.js";
import { createNaming } from "../names.js";
import { stackOf } from "../outcome.js";
import { namingSubjects, showingEdits } from "../reports/writers.js";
import type { CheckOptions } from "./options.js";

/** What is said about a file, and its text where source lines will be shown. */
export interface Checked {
  readonly checked: CheckedFile;
  readonly text: string | undefined;
  /** Where gonogo itself failed at it. */
  readonly failures: readonly OwnFailure[];
  /** Where newer zone data read its times otherwise. */
  readonly newerLaw: string | undefined;
}

/** Plain data: an error itself does not go from one thread to another whole. */
export interface OwnFailure {
  readonly doing: string;
  readonly stack: string;
}

/** What an analysis says, without all that it rests on: so that a thousand files fit into memory. */
export function checkedBy(
  cwd: string,
  { outputs, baseline }: Pick<CheckOptions, "outputs" | "baseline">,
): (analysis: Analysis) => Checked {
  const nameOf = createNaming(cwd);
  const zones = newerZones();
  const showsAll = outputs.some(({ format }) => showingEdits.has(format));
  const wanted: Wanted = {
    edits: kind => showsAll || kind === "safe",
    subjects: baseline !== undefined || outputs.some(({ format }) => namingSubjects.has(format)),
  };
  return analysis => ({
    checked: checkedFile(analysis, nameOf, wanted),
    text: analysis.findings.length > 0 ? analysis.file.text : undefined,
    failures: analysis.failures.map(({ doing, error }) => ({ doing, stack: stackOf(error) })),
    newerLaw: zones && newerLawText(analysis, zones),
  });
}
