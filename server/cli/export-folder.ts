/** `gonogo export --check FOLDER`: every document in it beside what the command that made it would make today. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, extname, join, relative, resolve, sep } from "node:path";
import { count } from "../../language/wording/lists.js";
import type { Content } from "../exporting/exporter.js";
import { type ExportFormat, exportFormats } from "../exporting/formats.js";
import { compareWith } from "../files/compare.js";
import type { MadeExport } from "./export-made.js";
import { ofFolder, recordIn } from "./export-record.js";
import { namedPlace } from "./named.js";
import { nameOf, typed } from "./names.js";
import { type CliContext, done, forPeople, misused, type Outcome, refused } from "./outcome.js";
import { readRoots } from "./selecting/roots.js";
import { findTargets } from "./selecting/targets.js";

type Make = (args: readonly string[], context: CliContext) => Promise<Outcome | MadeExport>;

/** A file that may be an export, as its ending says, and the commands one of which would have made it. */
interface Candidate {
  readonly path: string;
  readonly commands: readonly (readonly string[])[];
}

const formatNames = Object.keys(exportFormats) as readonly ExportFormat[];

/** @param make what a command makes */
export async function checkFolder(
  operands: readonly string[],
  root: string | undefined,
  context: CliContext,
  make: Make,
): Promise<Outcome> {
  const [asked, ...more] = operands;
  if (asked === undefined || more.length > 0) {
    return misused("`--check` without `--to` looks at all documents of one folder: name it", "export");
  }
  const { cwd } = context;
  const folder = namedPlace(asked, cwd);
  if (folder.kind === "missing") return refused([`there is no folder \`${asked}\``]);
  if (folder.kind === "unreadable") return refused([`cannot read ${asked}: ${folder.why}`]);
  const files = filesIn(folder.path);
  if (files === undefined)
    return misused(`${asked} is no folder: to check one document, say \`--to\` and \`--output ${asked}\``, "export");
  // The runbooks mostly lie beside the folder, not in it.
  const roots = readRoots({ root, paths: root === undefined ? [asked, "."] : [asked] }, cwd);
  if (roots.kind === "refused") return refused(roots.reasons);
  const around = roots.rootOf(folder.path);
  const { targets, problems } = await findTargets([around], cwd, { rootOf: roots.rootOf, stdinName: undefined });
  if (problems.length > 0) return refused(problems);
  const runbooks = targets.map(({ path }) => path);

  const rooted = root === undefined ? [] : ["--root", root];
  const seen = new Map<string, "same" | "other">();
  const lines: string[] = [];
  for (const path of files) {
    const found = await stateOf(await candidateOf(path, runbooks, cwd), seen, rooted, context, make);
    if (found === undefined) continue;
    seen.set(path, found.state);
    const command = `gonogo export ${found.command.map(typed).join(" ")}`;
    if (found.state === "other") lines.push(`${nameOf(path, cwd)} is out of date: ${command}`);
  }
  const checked = count(seen.size, "document");
  if (seen.size === 0) return done(0, forPeople(`${asked}: no document in it was made by gonogo export\n`));
  if (lines.length === 0) return done(0, forPeople(`${asked}: ${checked}, up to date\n`));
  return done(1, forPeople(`${lines.join("\n")}\n${lines.length} of ${checked} in ${asked} out of date\n`));
}

/** Undefined for what is no export. A command that cannot run any more makes nothing, and so says nothing of a file. */
async function stateOf(
  { path, commands }: Candidate,
  known: ReadonlyMap<string, "same" | "other">,
  rooted: readonly string[],
  context: CliContext,
  make: Make,
): Promise<{ readonly state: "same" | "other"; readonly command: readonly string[] } | undefined> {
  let stale: readonly string[] | undefined;
  // Of several commands that of the same head: a table says its zone there.
  let isLike = false;
  for (const command of commands) {
    const state = known.get(path);
    if (state !== undefined) return { state, command };
    const made = await make([...command, ...rooted], context);
    if ("code" in made) continue;
    const own = made.files.find(({ name }) => resolve(context.cwd, name) === path);
    // A file of a folder that would not be made any more.
    const isSame = own !== undefined && compareWith(path, own.content) === "same";
    if (isSame) return { state: "same", command };
    if (stale === undefined || (!isLike && hasSameHead(path, own?.content))) {
      isLike = hasSameHead(path, own?.content);
      stale = command;
    }
  }
  return stale && { state: "other", command: stale };
}

function hasSameHead(path: string, content: Content | undefined): boolean {
  const head = (text: string): string => text.split(/\r?\n/, 1)[0] ?? "";
  return typeof content === "string" && head(content) === head(readFileSync(path, "utf8"));
}

async function candidateOf(path: string, runbooks: readonly string[], cwd: string): Promise<Candidate> {
  const ending = extname(path).slice(1).toLowerCase();
  const ended = formatNames.filter(name => exportFormats[name].ending === ending);
  if (ended.length === 0) return { path, commands: [] };
  const bytes = readFileSync(path);
  const content = await textOf(ended[0], bytes);
  const formats = ended.filter(name => hasMark(name, content));
  const file = nameOf(path, cwd);
  const commands: (readonly string[])[] = [];
  for (const format of formats) {
    const record = await recordIn(format, exportFormats[format].isBinary ? bytes : content);
    const { options, output } = optionsIn(record, path, file, cwd);
    const near = runbookOf(path, content, runbooks);
    // The calendar of one person is called as they are.
    const all = near.length === 0 && format === "ics" ? runbooks : near;
    const named = near.length === 0 && record.length === 0 ? ["--for", basename(path, ".ics")] : options;
    for (const more of format === "csv" ? optionsOfTable(content) : [named])
      for (const runbook of all) commands.push([nameOf(runbook, cwd), "--to", format, ...more, "--output", output]);
  }
  return { path, commands };
}

/** What is read in it. */
async function textOf(format: ExportFormat | undefined, bytes: Uint8Array): Promise<string> {
  if (format !== "png" && format !== "xlsx") return Buffer.from(bytes).toString("utf8");
  const { textIn } = await import("./export-record-bytes.js");
  return textIn(format, bytes);
}

/** A table has no place for a record: its head says in which zone its times are, and of which fallback they are is tried. */
function optionsOfTable(content: string): readonly (readonly string[])[] {
  const zone = /start in ([\w/+-]+)/.exec(content.slice(0, 1_000))?.[1];
  const zones = zone === undefined ? [[]] : [[], ["--zone", zone]];
  const fallbacks = [[], ...["1", "2", "3"].map(number => ["--fallback", number])];
  return fallbacks.flatMap(fallback => zones.map(each => [...each, ...fallback]));
}

/** Where a document was made into a folder as a whole, it is again; a picture is named from where one is now. */
function optionsIn(record: readonly string[], path: string, file: string, cwd: string) {
  const inFolder = record.includes(ofFolder);
  const options = record.filter(word => word !== ofFolder);
  const picture = options.indexOf("--picture") + 1;
  return {
    options: picture === 0 ? options : options.with(picture, nameOf(join(dirname(path), options[picture] ?? ""), cwd)),
    output: inFolder ? `${nameOf(dirname(path), cwd)}/` : file,
  };
}

/** Text formats say what they were made from, or at least by what. */
function hasMark(format: ExportFormat, content: string): boolean {
  switch (format) {
    case "png":
    case "xlsx":
    case "csv":
      return true;
    case "mermaid":
      return content.startsWith("```mermaid\ngantt\n");
    case "ics":
      return content.includes("PRODID:-//gonogo//gonogo");
    case "html":
    case "markdown":
    case "svg":
    case "json":
      return source.test(content);
  }
}

const source = /\.runbook sha256 [0-9a-f]{16}/;
const longestName = 255;

/** The name of the runbook at the document's foot. */
function namedIn(content: string): string | undefined {
  const text = content.replaceAll("\\", "");
  const found = source.exec(text);
  if (!found) return undefined;
  const before = text.slice(Math.max(0, found.index - longestName), found.index);
  return `${before.split(/[^\w.-]/).at(-1)}.runbook`;
}

/** By the name at the document's foot, else by its own; the nearest first where several are called so. */
function runbookOf(path: string, content: string, runbooks: readonly string[]): readonly string[] {
  const name = namedIn(content) ?? `${basename(path, extname(path))}.runbook`;
  const distance = (runbook: string): number => relative(dirname(path), runbook).split(sep).length;
  return runbooks
    .filter(runbook => basename(runbook) === name)
    .sort((a, b) => distance(a) - distance(b) || (a < b ? -1 : 1))
    .slice(0, 1);
}

/** With what lies in folders inside, but for hidden ones; undefined where it is no folder. */
function filesIn(folder: string): readonly string[] | undefined {
  try {
    const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    return entries.flatMap(entry => {
      const path = join(folder, entry.name);
      if (entry.isFile()) return [path];
      return entry.isDirectory() && !entry.name.startsWith(".") && entry.name !== "node_modules"
        ? (filesIn(path) ?? [])
        : [];
    });
  } catch {
    return undefined;
  }
}
