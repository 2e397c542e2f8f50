/** The one runbook that `schedule` and `export` are asked for. */

import { type Night, nightOf } from "../../language/exports/night/night.js";
import { type Analysis, createAnalyser, type ParsedFile } from "../../language/index.js";
import { type Release, releaseOf } from "../../language/schedule/release.js";
import { readZoneName } from "../../language/starting/answers.js";
import { count } from "../../language/wording/lists.js";
import { createGraph, filesUnder } from "../../language/workspace/graph.js";
import { newerLawText } from "../../language/workspace/newer-laws.js";
import { readStandardInput } from "../files/read.js";
import { createReader } from "../files/reader.js";
import { newerZones } from "../files/runtime-zones.js";
import { namedRunbook } from "./named.js";
import { createNaming, typed } from "./names.js";
import { noted } from "./outcome.js";
import { readRoots } from "./selecting/roots.js";
import { pathOfInput } from "./selecting/targets.js";

export type Opened =
  | {
      readonly kind: "runbook";
      /** What the file is called in output. */
      readonly name: string;
      /** Its real path. */
      readonly path: string;
      readonly analysis: Analysis;
      readonly release: Release;
      /** The file and everything it imports, at any depth. */
      readonly files: readonly ParsedFile[];
    }
  | {
      readonly kind: "programme";
      readonly name: string;
      readonly path: string;
      readonly analysis: Analysis;
      readonly night: Night;
      /** The file, its runbooks and everything that these import, at any depth. */
      readonly files: readonly ParsedFile[];
      readonly nameOf: (uri: string) => string;
    }
  | { readonly kind: "refused"; readonly reason: string };

export interface AskedRunbook {
  readonly root?: string | undefined;
  /** A number, as written. */
  readonly fallback?: string | undefined;
}

export type OpenedRunbook = Extract<Opened, { readonly kind: "runbook" }>;
export type OpenedProgramme = Extract<Opened, { readonly kind: "programme" }>;
export type OpenedPlan = OpenedRunbook | OpenedProgramme;

/**
 * Reads and analyses the runbook or the programme at a path, or from standard input for `-`.
 * @param asked what is said by `--root` and `--fallback`
 */
export function openRunbook(path: string, cwd: string, asked: AskedRunbook): Opened {
  const reader = createReader();
  const refuse = (reason: string): Opened => ({ kind: "refused", reason });
  const roots = readRoots({ root: asked.root, paths: [path] }, cwd);
  if (roots.kind === "refused") return refuse(roots.reasons.join("; "));
  reader.keepIn(roots.rootOf);
  if (path === "-") {
    const read = readStandardInput();
    if (read.kind !== "text")
      return refuse(`cannot read standard input${read.kind === "unreadable" ? `: ${read.why}` : ""}`);
    reader.provide(pathOfInput(cwd, undefined), read.text);
  }
  const real =
    path === "-" ? { kind: "path" as const, path: pathOfInput(cwd, undefined) } : namedRunbook(path, cwd, roots.rootOf);
  const opened = real.kind === "path" ? reader.open(real.path) : real;
  if (opened.kind === "missing") return refuse(`there is no file \`${path}\``);
  if (opened.kind === "unreadable") return refuse(`cannot read ${path}: ${opened.why}`);
  if (opened.kind === "outside" || real.kind !== "path") return refuse(`cannot read ${path}`);

  const planned = createAnalyser(reader.importer)(opened.file);
  const nameOf = createNaming(cwd);
  const name = nameOf(opened.file.uri);
  const files = [...filesUnder(opened.file, createGraph(reader.importer))];
  const night = nightOf(planned);
  if (night && asked.fallback !== undefined) {
    return refuse(`${name} is a programme, and each of its runbooks has fallbacks of its own: name a single runbook`);
  }
  if (night) return { kind: "programme", name, path: real.path, analysis: planned, night, files, nameOf };
  if (!planned.plan.runbook) {
    return refuse(`there is no runbook in ${name}: name a file with \`runbook NAME "title" { … }\` in it`);
  }
  const analysis = asked.fallback === undefined ? planned : planned.fallbacks[Number(asked.fallback) - 1];
  const release = analysis && releaseOf(analysis.plan, analysis.schedule);
  if (!release) {
    const has = count(planned.fallbacks.length, "fallback");
    return refuse(`there is no fallback ${asked.fallback} in ${name}: it has ${has}, which count from 1`);
  }
  return { kind: "runbook", name, path: real.path, analysis, release, files };
}

/** What to say on standard error of a runbook: that newer zone data read its times otherwise, and that it has errors. */
export function noticesOf({ analysis, name }: OpenedPlan): readonly string[] {
  const zones = newerZones();
  const newer = zones && newerLawText(analysis, zones);
  const errors = analysis.findings.filter(({ severity }) => severity === "error").length;
  return [
    ...(newer === undefined ? [] : [noted(`${name}: ${newer}`)]),
    ...(errors === 0
      ? []
      : [noted(`NO-GO: ${name} has ${count(errors, "error")}. \`gonogo check ${typed(name)}\` says what is wrong.`)]),
  ];
}

/** What `--zone` means, or why it means nothing. */
export function readZoneOption(
  text: string | undefined,
): { readonly kind: "zone"; readonly zone: string | undefined } | { readonly kind: "wrong"; readonly message: string } {
  if (text === undefined) return { kind: "zone", zone: undefined };
  const read = readZoneName(text);
  return read.kind === "understood" ? { kind: "zone", zone: read.value } : read;
}
