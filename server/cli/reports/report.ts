/** What every format of `gonogo check` is made from. */
import type { CheckDocument } from "../../../language/exports/check-document.js";
import type { Severities } from "../../../language/index.js";
import type { KnownFinding } from "../baseline/baseline.js";
import type { CheckExit, FailThreshold } from "../exit-code.js";

export interface CheckReport {
  readonly tool: Tool;
  /** What is said; of a check against a baseline, what is not in it. The verdict is that of the threshold. */
  readonly document: CheckDocument;
  /** The names of all files that were checked, in order. */
  readonly files: readonly string[];
  readonly threshold: FailThreshold;
  readonly ending: CheckExit;
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
export type Writer = (report: CheckReport, coloured: boolean) => string;
