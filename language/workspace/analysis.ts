/**
 * Everything there is to know about a file: plan, schedule, findings, verdict. The one function behind the editor's
 * diagnostics and the checker's report.
 */
import { inStyle } from "../fixing/style.js";
import type { AcceptedFinding, Finding, Verdict } from "../plan/finding.js";
import type { Plan } from "../plan/plan.js";
import { emptyRoster, type Roster, rosterOf } from "../resolve/declarations.js";
import { placeOfProperty } from "../resolve/places.js";
import { emptyPlan, resolve } from "../resolve/plan.js";
import { check, type Severities } from "../rules/check.js";
import { type Failure, internalFinding } from "../rules/internal.js";
import type { BrokenImport } from "../rules/rule.js";
import { schedule } from "../schedule/compute.js";
import type { Schedule } from "../schedule/schedule.js";
import type { ParsedFile } from "../syntax/parse.js";
import type { Imported, Importer } from "./names.js";

export interface Analysis {
  readonly file: ParsedFile;
  readonly plan: Plan;
  /** Undefined for a file without a runbook. */
  readonly schedule: Schedule | undefined;
  readonly findings: readonly Finding[];
  readonly accepted: readonly AcceptedFinding[];
  readonly verdict: Verdict;
  /** What threw on the way, for a log; each is also a finding. */
  readonly failures: readonly Failure[];
}

export type Analyse = (file: ParsedFile) => Analysis;

/**
 * An analysis of files that reach each other through `importer`. Results are kept for as long as the file itself and
 * everything it imports, at any depth, are the very same parsed files: so what it returns is always what a fresh analysis
 * would. Never throws: a file at which the analysis itself fails has that as its only finding.
 * @param asked severities that stand above every policy
 */
export function createAnalyser(importer: Importer, asked?: Severities): Analyse {
  const rosters = keeping(importer, directImports, file => rosterOf(file, importer));
  const bases = orElse(
    failed,
    keeping(importer, allImports, file => analyse(file, importer, rosters, [], asked)),
  );
  return orElse(
    failed,
    keeping(importer, allImports, file => {
      const base = bases(file);
      const broken = brokenImports(file, importer, bases);
      return broken.length === 0 ? base : analyse(file, importer, rosters, broken, asked);
    }),
  );
}

/** What fails for one file is to fail for no other. */
function orElse<T>(
  otherwise: (file: ParsedFile, error: unknown) => T,
  make: (file: ParsedFile) => T,
): (file: ParsedFile) => T {
  return file => {
    try {
      return make(file);
    } catch (error) {
      return otherwise(file, error);
    }
  };
}

function failed(file: ParsedFile, error: unknown): Analysis {
  const failure: Failure = { doing: "reading it", error };
  return {
    file,
    plan: emptyPlan(file.uri),
    schedule: undefined,
    findings: [internalFinding(file.uri, failure)],
    accepted: [],
    verdict: "no-go",
    failures: [failure],
  };
}

function analyse(
  file: ParsedFile,
  importer: Importer,
  rosters: (file: ParsedFile) => Roster,
  broken: readonly BrokenImport[],
  asked: Severities | undefined,
): Analysis {
  if (file.failure !== undefined) return failed(file, file.failure);
  const others = orElse(emptyRoster, rosters);
  const plan = resolve(file, importer, each => (each === file ? rosters : others)(each));
  const scheduled = plan.runbook && schedule(plan.runbook);
  const { findings, accepted, failures } = check(plan, scheduled, broken, asked);
  const textOf = (uri: string): string | undefined =>
    [file, ...filesOf(allImports(file, importer))].find(each => each.uri === uri)?.text;
  const verdict = findings.some(({ severity }) => severity === "error") ? "no-go" : "go";
  return {
    file,
    plan,
    schedule: scheduled,
    findings: inStyle(findings, textOf),
    accepted: inStyle(accepted, textOf),
    verdict,
    failures,
  };
}

/** Imports that lead to a file with errors; a file is never blamed for its own errors by way of a cycle. */
function brokenImports(file: ParsedFile, importer: Importer, bases: Analyse): readonly BrokenImport[] {
  return file.ast.imports.flatMap((node): BrokenImport[] => {
    const imported = node.path === undefined ? undefined : importer(file.uri, node.path);
    if (!node.path || imported?.kind !== "file") return [];
    for (const reached of [imported.file, ...filesOf(allImports(imported.file, importer))]) {
      if (reached.uri === file.uri) continue;
      const errors = bases(reached).findings.filter(({ severity }) => severity === "error");
      const first = errors[0];
      if (first)
        return [
          {
            place: placeOfProperty(file.uri, node, "path"),
            path: node.path,
            uri: reached.uri,
            errors: errors.length,
            first,
          },
        ];
    }
    return [];
  });
}

/** A file and all it rests on, at any depth, each once. */
export function filesUnder(file: ParsedFile, importer: Importer): readonly ParsedFile[] {
  return [file, ...filesOf(allImports(file, importer)).filter(({ uri }) => uri !== file.uri)];
}

/** What the imports written in a file lead to, in order. */
function directImports(file: ParsedFile, importer: Importer): readonly Imported[] {
  return file.ast.imports.flatMap(({ path }) => (path === undefined ? [] : [importer(file.uri, path)]));
}

/** What all imports lead to, at any depth, breadth first; each file's once. */
function allImports(file: ParsedFile, importer: Importer): readonly Imported[] {
  const all: Imported[] = [];
  const seen = new Set([file.uri]);
  const queue = [file];
  for (let next = queue.shift(); next; next = queue.shift()) {
    for (const imported of directImports(next, importer)) {
      all.push(imported);
      if (imported.kind !== "file" || seen.has(imported.file.uri)) continue;
      seen.add(imported.file.uri);
      queue.push(imported.file);
    }
  }
  return all;
}

function filesOf(imports: readonly Imported[]): readonly ParsedFile[] {
  return imports.flatMap(each => (each.kind === "file" ? [each.file] : []));
}

/** Keeps what `make` made of a file while what the file rests on stays the same. */
function keeping<T>(
  importer: Importer,
  restsOn: (file: ParsedFile, importer: Importer) => readonly Imported[],
  make: (file: ParsedFile) => T,
): (file: ParsedFile) => T {
  const kept = new WeakMap<ParsedFile, { readonly on: readonly Imported[]; readonly made: T }>();
  return file => {
    const on = restsOn(file, importer);
    const known = kept.get(file);
    if (known && sameImports(known.on, on)) return known.made;
    const made = make(file);
    kept.set(file, { on, made });
    return made;
  };
}

function sameImports(a: readonly Imported[], b: readonly Imported[]): boolean {
  return a.length === b.length && a.every((imported, index) => sameImport(imported, b[index]));
}

function sameImport(a: Imported, b: Imported | undefined): boolean {
  if (a.kind !== b?.kind) return false;
  if (a.kind === "file") return b.kind === "file" && a.file === b.file;
  return a.kind !== "unreadable" || (b.kind === "unreadable" && a.why === b.why);
}
