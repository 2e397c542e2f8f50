/** `gonogo import FILE` */
import { rmSync } from "node:fs";
import { basename, extname, resolve } from "node:path";
import { mappedTo, rolesInWords } from "../../../language/importing/columns/mapping.js";
import { importTables } from "../../../language/importing/import.js";
import type { Imported, ImportOptions } from "../../../language/importing/imported.js";
import { type Analysis, createAnalyser } from "../../../language/index.js";
import { type RosterNames, rosterIn } from "../../../language/starting/start.js";
import { count, list } from "../../../language/wording/lists.js";
import { readFile } from "../../files/open.js";
import { readStandardInput } from "../../files/read.js";
import { createReader } from "../../files/reader.js";
import { uninterrupted } from "../../files/uninterrupted.js";
import { landing, writeWhole } from "../../files/write.js";
import { ledgerCsv, ledgerJson } from "../../importing/ledger.js";
import { readTables, whyNoTable } from "../../importing/read.js";
import type { Source } from "../../importing/reader.js";
import { summaryOf } from "../../importing/summary.js";
import { readArguments } from "../arguments.js";
import { type ImportTarget, importTarget, wayTo, whyNotThere } from "../import-target.js";
import { namedPlace, namedRunbook } from "../named.js";
import { typed } from "../names.js";
import {
  type CliContext,
  done,
  forBoth,
  forPeople,
  misused,
  nothing,
  type Outcome,
  refused,
  standardStream,
  unwritten,
} from "../outcome.js";
import { readZoneOption } from "../runbook.js";
import { readRoots } from "../selecting/roots.js";
import { pathOfInput } from "../selecting/targets.js";
import { importing } from "../table/import.js";

export async function importCommand(args: readonly string[], { cwd }: CliContext): Promise<Outcome> {
  const read = readArguments(args, importing);
  if (read.kind === "wrong") return misused(read.message, "import");
  const { values, flags, lists } = read;
  const [path, ...more] = read.operands;
  if (path === undefined) return misused("no file is named: name a spreadsheet, a page or an issue's text", "import");
  if (more.length > 0) return misused("one file at a time: name a single one", "import");
  const zone = readZoneOption(values.zone);
  if (zone.kind === "wrong") return misused(zone.message, "import");
  const map = readMap(lists.map ?? []);
  if (typeof map === "string") return misused(map, "import");
  const output = values.output === standardStream ? undefined : values.output;
  const target = importTarget(output, values.ledger, values.roster);
  const sources = [...(path === standardStream ? [] : [path]), ...(values.roster === undefined ? [] : [values.roster])];
  const inTheWay = whyNotThere(target, sources, flags.has("force"), cwd);
  if (inTheWay !== undefined) return refused([inTheWay]);

  const roots = readRoots({ root: values.root, paths: [output ?? standardStream] }, cwd);
  if (roots.kind === "refused") return refused(roots.reasons);
  const reader = createReader();
  reader.keepIn(roots.rootOf);
  const checked = (place: string): Analysis | undefined => {
    const opened = reader.open(place);
    return opened.kind === "file" ? createAnalyser(reader.importer)(opened.file) : undefined;
  };
  const rosterOf = (named: string): RosterNames | string => {
    const real = namedRunbook(named, cwd, roots.rootOf);
    if (real.kind === "missing") return `there is no file \`${named}\``;
    if (real.kind === "unreadable") return `cannot read ${named}: ${real.why}`;
    const analysis = checked(real.path);
    if (analysis?.verdict !== "go") {
      return `${named} has errors, so its people are not known: \`gonogo check ${typed(named)}\` says which`;
    }
    return rosterIn(analysis.plan, wayTo(named, output, cwd));
  };
  const roster = values.roster === undefined ? undefined : rosterOf(values.roster);
  if (typeof roster === "string") return refused([roster]);

  const source = sourceAt(path, cwd);
  if (typeof source === "string") return refused([source]);
  const called = path === standardStream ? "standard input" : path;
  const tables = await readTables(source, values.from);
  if (tables.kind === "refused") return refused([`cannot import ${called}: ${tables.why}`]);
  const wrong =
    tables.tables.tables.length === 0
      ? "there is no table and no list in it"
      : values.sheet === undefined
        ? undefined
        : whyNoTable(tables.tables, values.sheet);
  if (wrong !== undefined) return refused([`cannot import ${called}: ${wrong}`]);

  const options: ImportOptions = {
    zone: zone.zone,
    map,
    roster,
    rosterPath: target.roster === undefined ? undefined : wayTo(target.roster, output, cwd),
    table: values.sheet,
    title: source.name === undefined ? undefined : basename(source.name, extname(source.name)),
  };
  const imported = importTables(tables.tables, options);
  const failed = await uninterrupted(() => written(filesOf(target, imported), !flags.has("force"), cwd));
  if (failed) return failed;
  if (output === undefined) reader.provide(pathOfInput(cwd, undefined), imported.runbook);
  const analysis = checked(output === undefined ? pathOfInput(cwd, undefined) : landing(resolve(cwd, output)));
  const lines = [...summaryOf(tables.tables, imported), ...(analysis ? verdictOf(analysis, output) : [])];
  const err = [forPeople(`${lines.join("\n")}\n`)];
  return done(0, output === undefined ? forBoth(imported.runbook) : nothing, err);
}

/** `HEADER=ROLE`: a header may have a `=` of its own. */
function readMap(written: readonly string[]): Readonly<Record<string, string>> | string {
  const map: Record<string, string> = {};
  for (const each of written) {
    const at = each.lastIndexOf("=");
    const role = each.slice(at + 1).trim();
    if (at <= 0 || role === "") return `\`--map ${each}\` names no role: write it as 'HEADER=ROLE', such as 'Start=at'`;
    if (!mappedTo(role)) return `\`--map\`: a column cannot be \`${role}\`; choose one of ${rolesInWords}`;
    map[each.slice(0, at).trim()] = role;
  }
  return map;
}

/** What is read, or why it cannot be. */
function sourceAt(path: string, cwd: string): Source | string {
  if (path === standardStream) {
    const input = readStandardInput();
    if (input.kind === "text") return { bytes: input.bytes, name: undefined };
    return `cannot read standard input${input.kind === "unreadable" ? `: ${input.why}` : ""}`;
  }
  const place = namedPlace(path, cwd);
  const read = place.kind === "path" ? readFile(place.path) : place;
  if (read.kind === "file") return { bytes: read.bytes, name: basename(path) };
  return read.kind === "missing" ? `there is no file \`${path}\`` : `cannot read ${path}: ${read.why}`;
}

interface Made {
  readonly name: string;
  readonly content: string;
}

function filesOf({ runbook, roster, ledger }: ImportTarget, imported: Imported): readonly Made[] {
  const made = (name: string | undefined, content: string | undefined): readonly Made[] =>
    name === undefined || content === undefined ? [] : [{ name, content }];
  return [
    ...made(roster, imported.roster),
    ...made(runbook, imported.runbook),
    ...made(ledger, ledger?.toLowerCase().endsWith(".json") ? ledgerJson(imported) : ledgerCsv(imported)),
  ];
}

/** Writes all files or, where none was there before, none. @returns what went wrong */
function written(files: readonly Made[], isNew: boolean, cwd: string): Outcome | undefined {
  for (const [index, { name, content }] of files.entries()) {
    const problem = writeWhole(resolve(cwd, name), content, cwd);
    if (problem === undefined) continue;
    for (const before of isNew ? files.slice(0, index) : []) rmSync(resolve(cwd, before.name), { force: true });
    return unwritten(name, problem);
  }
  return undefined;
}

const mostCodes = 6;

/** What the checker says of the new runbook. */
function verdictOf({ verdict, findings }: Analysis, output: string | undefined): readonly string[] {
  const word = verdict === "go" ? "GO" : "NO-GO";
  if (findings.length === 0) return [`${word}: the checker finds nothing.`];
  const of = (severity: string): number => findings.filter(each => each.severity === severity).length;
  const counts = [count(of("error"), "error"), count(of("warning"), "warning"), count(of("info"), "info")];
  const codes = new Map<string, number>();
  for (const { code } of findings) codes.set(code, (codes.get(code) ?? 0) + 1);
  const sorted = [...codes].sort(([, a], [, b]) => b - a);
  const shown = sorted.slice(0, mostCodes).map(([code, times]) => `${times} × ${code}`);
  const more = codes.size - shown.length;
  const check = output === undefined ? "`gonogo check`" : `\`gonogo check ${typed(output)}\``;
  return [
    `${word}: the checker finds ${list(counts.filter(each => !each.startsWith("0 ")))}; ${check} says where.`,
    `  ${[...shown, ...(more > 0 ? [`${count(more, "other kind")}`] : [])].join(", ")}`,
  ];
}
