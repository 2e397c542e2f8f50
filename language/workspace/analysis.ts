/**
 * Everything there is to know about a file: plan, schedule, findings, verdict. The one function that makes the editor's
 * diagnostics and the checker's report.
 */
import { inStyle } from "../edits/file-style.js";
import type { Importer } from "../names/names.js";
import type { AcceptedFinding, Finding, Past, Verdict } from "../plan/finding.js";
import { placeKey } from "../plan/place.js";
import type { Plan, Programme } from "../plan/plan.js";
import { emptyRoster, type FileDeclarations, rosterOf } from "../resolve/declarations.js";
import { placeOfProperty } from "../resolve/places.js";
import { emptyPlan, resolve } from "../resolve/plan.js";
import { check, type Options, type Severities } from "../rules/check.js";
import { type FoundOnDate, onEachDate } from "../rules/fallbacks.js";
import { type Failure, internalFinding } from "../rules/internal.js";
import { type AsOf, asOfIn, pastOf, rulesOfThePast } from "../rules/past.js";
import type { BrokenImport, JudgedMember, Together } from "../rules/rule.js";
import { scheduleAgain } from "../schedule/compute.js";
import { releaseOf } from "../schedule/release.js";
import type { Schedule } from "../schedule/schedule.js";
import { whoCanIn } from "../staffing/capable.js";
import type { ParsedFile } from "../syntax/parse.js";
import { createBroken } from "./broken.js";
import { createGraph, filesUnder, type ImportGraph, type Revision } from "./graph.js";
import { type DateMemory, type FileMemory, type Memories, memoryIn, memoryOfFallback } from "./memory.js";

export interface Analysis {
  readonly file: ParsedFile;
  readonly plan: Plan;
  /** Undefined for a file without a runbook. */
  readonly schedule: Schedule | undefined;
  /** The same runbook in each of the windows it may fall back to, with all that is found there. */
  readonly fallbacks: readonly Analysis[];
  /** The runbooks of a programme that can be read, in the order it names them; none in any other file. */
  readonly members: readonly Member[];
  readonly findings: readonly Finding[];
  readonly accepted: readonly AcceptedFinding[];
  readonly verdict: Verdict;
  /** Why it is one of the past, of which only the text was checked; undefined where all was. */
  readonly past: Past | undefined;
  /** What threw on the way, for a log; each is also a finding. */
  readonly failures: readonly Failure[];
}

export interface Member extends JudgedMember {
  /** All there is to know about its own file. */
  readonly analysis: () => Analysis;
}

export type Analyse = (file: ParsedFile) => Analysis;

/**
 * An analysis of files that reach each other through `importer`. Results are kept for as long as the file itself and
 * everything it imports, at any depth, are the very same parsed files: so what it returns is always what a fresh analysis
 * would. What many files rest on is read and judged once for all of them. Never throws: a file at which the analysis itself
 * fails has that as its only finding.
 * @param asked severities that stand above every policy
 * @param moment something else as soon as `importer` may answer otherwise
 * @param memories where files are read again and again: by file, what its last check found out
 * @param asOf the day that is taken for today, and whether runbooks of the past are checked in full
 */
export function createAnalyser(
  importer: Importer,
  asked?: Severities,
  moment?: Revision,
  memories?: Memories,
  asOf?: AsOf,
): Analyse {
  const memoryOf = ({ uri }: ParsedFile): FileMemory | undefined => memories && memoryIn(memories, uri);
  const graph = createGraph(importer, moment);
  const rosters = keeping(graph.leadsOf, file => rosterOf(file, importer, memoryOf(file)?.roster));
  const readings = keeping(graph.clusterOf, file => read(file, importer, rosters, memoryOf(file)));
  /** The runbooks of a programme, each once; those at which the program fails say so themselves. */
  const membersOf = (file: ParsedFile): readonly Member[] => {
    const { programme } = readings(file).plan;
    if (!programme) return [];
    const reached = new Map(
      graph.leadsOf(file).flatMap(({ to }) => (to.kind === "file" ? [[to.file.uri, to.file]] : [])),
    );
    const readMember = orElse((): PlannedFile | undefined => undefined, readings);
    return programme.members.flatMap(({ uri, path, place }): Member[] => {
      const member = reached.get(uri ?? "");
      const reading = member && readMember(member);
      const release = reading && releaseOf(reading.plan, reading.schedule);
      if (!member || !release) return [];
      return [{ uri: member.uri, path, place, plan: reading.plan, release, analysis: () => analyse(member) }];
    });
  };
  const judged = (file: ParsedFile, broken: readonly Broken[]): Analysis =>
    judge(readings(file), graph, { broken, members: membersOf(file) }, { asked, asOf }, memoryOf(file));
  const bases = keeping(
    graph.clusterOf,
    orElse(unread, file => judged(file, [])),
  );
  const errorsOf = keeping(graph.clusterOf, file => bases(file).findings.filter(isError));
  const brokenFrom = createBroken(graph, file => errorsOf(file).length > 0);

  /** What leads to a file with errors; a file is never blamed for its own errors by way of a cycle. */
  const brokenFiles = (file: ParsedFile): readonly Broken[] =>
    graph.leadsOf(file).flatMap(({ node, path, to }): Broken[] => {
      const broken = path !== "" && to.kind === "file" ? brokenFrom(to.file, file.uri) : undefined;
      const errors = broken ? errorsOf(broken) : [];
      const [first] = errors;
      if (!broken || !first || to.kind !== "file") return [];
      const place = placeOfProperty(node, "path");
      const isDirect = broken.uri === to.file.uri;
      return [{ from: node.$type, place, path, uri: broken.uri, isDirect, errors: errors.length, first }];
    });

  const analyse: Analyse = orElse(
    unread,
    keeping(graph.clusterOf, file => {
      const broken = brokenFiles(file);
      return broken.length === 0 ? bases(file) : judged(file, broken);
    }),
  );
  return analyse;
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

function unread(file: ParsedFile, error: unknown): Analysis {
  return failedAt(file, { doing: "reading it", error });
}

/** What is known of a file at which the program failed. */
export function failedAt(file: ParsedFile, failure: Failure): Analysis {
  return {
    file,
    plan: emptyPlan(file.uri),
    schedule: undefined,
    fallbacks: [],
    members: [],
    findings: [internalFinding(file.uri, failure)],
    accepted: [],
    verdict: "no-go",
    past: undefined,
    failures: [failure],
  };
}

/** A file with errors, and what leads to it. */
type Broken = BrokenImport & { readonly from: "Import" | "Member" };

type PlannedDate = Pick<Analysis, "file" | "plan" | "schedule">;

interface PlannedFile extends PlannedDate {
  readonly fallbacks: readonly PlannedDate[];
}

function read(
  file: ParsedFile,
  importer: Importer,
  rosters: (file: ParsedFile) => FileDeclarations,
  memory: FileMemory | undefined,
): PlannedFile {
  if (file.failure !== undefined) throw file.failure;
  const others = orElse(emptyRoster, rosters);
  const on = (of: DateMemory | undefined, fallback?: number): PlannedDate => {
    const plan = resolve(file, importer, each => (each === file ? rosters : others)(each), of?.plan, fallback);
    return { file, plan, schedule: scheduled(plan, of) };
  };
  const planned = on(memory);
  const { runbook } = planned.plan;
  const windows = runbook?.window ? runbook.fallbacks : [];
  const fallbacks = windows.map((_, number) => on(memory && memoryOfFallback(memory, number), number));
  if (memory) memory.fallbacks.length = windows.length;
  return { ...planned, fallbacks };
}

function scheduled(plan: Plan, memory: DateMemory | undefined): Schedule | undefined {
  const { runbook } = plan;
  if (!runbook) return undefined;
  const whoCan = whoCanIn(plan);
  const schedule = scheduleAgain(memory?.scheduling, runbook, whoCan);
  if (memory) memory.scheduling = { runbook, whoCan, schedule };
  return schedule;
}

function judge(
  reading: PlannedFile,
  graph: ImportGraph,
  { broken, members }: { readonly broken: readonly Broken[]; readonly members: readonly Member[] },
  { asked, asOf }: { readonly asked: Severities | undefined; readonly asOf: AsOf | undefined },
  memory: FileMemory | undefined,
): Analysis {
  const textOf = (uri: string): string | undefined => {
    for (const file of filesUnder(reading.file, graph)) if (file.uri === uri) return file.text;
    return undefined;
  };
  const { plan, schedule } = reading;
  const release = releaseOf(plan, schedule);
  const past = release && pastOf(release, asOf);
  const { programme } = plan;
  const brokenImports = broken.filter(({ from }) => from === "Import");
  const options: Options = {
    asked,
    asOf: asOf?.date && release && asOfIn(asOf.date, release),
    ...(past ? { rules: rulesOfThePast } : {}),
    ...(programme ? { together: togetherOf(programme, members, broken, asOf) } : {}),
    laidOut: inStyle(textOf),
  };
  const analysed = (date: PlannedDate, found: FoundOnDate, fallbacks: readonly Analysis[]): Analysis => {
    const { findings, accepted, failures } = found;
    return {
      ...date,
      members,
      fallbacks,
      findings,
      accepted,
      failures,
      past,
      verdict: findings.some(isError) ? "no-go" : "go",
    };
  };
  const onFallbacks = reading.fallbacks.map((date, number) => {
    const { checked } = memory ? memoryOfFallback(memory, number) : {};
    return { date, found: check(date.plan, date.schedule, brokenImports, { ...options, memory: checked }) };
  });
  const acceptedElsewhere = onFallbacks.map(({ found }) => found.acceptedBy);
  const found = check(plan, schedule, brokenImports, { ...options, memory: memory?.checked, acceptedElsewhere });
  // Whether an accept has its use is judged over all dates.
  const others = onFallbacks.map(({ date, found: { findings, ...rest } }) =>
    analysed(date, { ...rest, findings: findings.filter(({ code }) => code !== "accept/unused") }, []),
  );
  return analysed(reading, onEachDate(found, others), others);
}

/** What is done, cancelled or over takes nobody's time. */
function togetherOf(
  { window }: Programme,
  all: readonly JudgedMember[],
  broken: readonly Broken[],
  asOf: AsOf | undefined,
): Together {
  const open = all.filter(({ release }) => pastOf(release, asOf) === undefined);
  const undated = open.filter(({ release }) => !release.schedule.dated);
  const names = new Set(all.map(({ place }) => placeKey(place)));
  return {
    members: open.filter(({ release }) => release.schedule.dated),
    undatedMembers: open.length > 1 || window ? undated : [],
    brokenMembers: broken.filter(({ from, place }) => from === "Member" && names.has(placeKey(place))),
  };
}

function isError({ severity }: Finding): boolean {
  return severity === "error";
}

/** Keeps what `make` made of a file for as long as what the file rests on is the same object. */
function keeping<T>(restsOn: (file: ParsedFile) => object, make: (file: ParsedFile) => T): (file: ParsedFile) => T {
  const kept = new WeakMap<ParsedFile, { readonly on: object; readonly made: T }>();
  return file => {
    const on = restsOn(file);
    const known = kept.get(file);
    if (known?.on === on) return known.made;
    const made = make(file);
    kept.set(file, { on, made });
    return made;
  };
}
