/** `gonogo check PATH…` */
import { checkDocument } from "../../../language/exports/json.js";
import { type Analysis, createAnalyser } from "../../../language/index.js";
import { createReader, type Reader } from "../../files/reader.js";
import { didYouMean, readArguments } from "../arguments.js";
import { createNaming } from "../names.js";
import { done, misused, type Outcome, refused, type World } from "../outcome.js";
import { coloursOf } from "../reports/colours.js";
import { linesOf } from "../reports/excerpt.js";
import { humanReport } from "../reports/human.js";
import { jsonReport } from "../reports/json.js";
import { findTargets, type Target } from "../targets.js";

const formats = ["human", "json"];

export async function checkCommand(args: readonly string[], world: World): Promise<Outcome> {
  const read = readArguments(args, { flags: [], values: ["format", "stdin-filename"] });
  if (read.kind === "wrong") return misused(read.message, "check");
  const format = read.values.get("format") ?? "human";
  if (!formats.includes(format)) return misused(`there is no format \`${format}\`${didYouMean(formats)}`, "check");
  const stdinName = read.values.get("stdin-filename");
  if (read.positionals.length === 0) {
    return misused("nothing to check: name files or folders, such as `gonogo check .`", "check");
  }
  if (stdinName !== undefined && !read.positionals.includes("-")) {
    return misused(
      "`--stdin-filename` names the text from standard input: write `-` as a path to have it checked",
      "check",
    );
  }

  const { targets, problems } = await findTargets(read.positionals, world.cwd, stdinName);
  if (problems.length > 0) return refused(problems);
  if (targets.length === 0) return refused([`nothing to check: no .runbook file in ${read.positionals.join(", ")}`]);
  return reportOn(targets, format, world);
}

function reportOn(targets: readonly Target[], format: string, world: World): Outcome {
  const reader = createReader();
  for (const target of targets) if (target.kind === "text") reader.provide(target.path, target.text);
  const { analyses, unreadable } = analyseAll(targets, reader);
  if (unreadable.length > 0) return refused(unreadable);

  const nameOf = createNaming(world.cwd);
  const document = checkDocument(analyses, nameOf);
  const code = document.verdict === "go" ? 0 : 1;
  if (format === "json") return done(code, jsonReport(document));
  const texts = new Map(analyses.map(({ file }) => [nameOf(file.uri), file.text]));
  const lines = new Map<string, readonly string[]>();
  const linesOfFile = (name: string): readonly string[] => {
    const known = lines.get(name) ?? linesOf(texts.get(name) ?? "");
    lines.set(name, known);
    return known;
  };
  return done(code, humanReport(document, linesOfFile, coloursOf(world.colours)));
}

function analyseAll(
  targets: readonly Target[],
  reader: Reader,
): { readonly analyses: readonly Analysis[]; readonly unreadable: readonly string[] } {
  const analyse = createAnalyser(reader.importer);
  const analyses: Analysis[] = [];
  const unreadable: string[] = [];
  for (const { path } of targets) {
    const opened = reader.open(path);
    if (opened.kind === "file") analyses.push(analyse(opened.file));
    else unreadable.push(`cannot read ${path}: ${opened.kind === "unreadable" ? opened.why : "it has gone"}`);
  }
  return { analyses, unreadable };
}
