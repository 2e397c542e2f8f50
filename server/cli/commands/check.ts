/** `gonogo check PATH…` */
import { type Analysis, createAnalyser } from "../../../language/index.js";
import { createReader } from "../../files/reader.js";
import { readArguments } from "../arguments.js";
import { done, misused, type Outcome, refused, type World } from "../outcome.js";
import type { ReportFormat } from "../reports/formats.js";
import { reportOn } from "../reports/report.js";
import { check as table } from "../table/check.js";
import { cannotRead, findTargets, type Target } from "../targets.js";

export async function checkCommand(args: readonly string[], world: World): Promise<Outcome> {
  const read = readArguments(args, table);
  if (read.kind === "wrong") return misused(read.message, "check");
  const format = read.values.format ?? "human";
  const stdinName = read.values["stdin-filename"];
  if (read.operands.length === 0) {
    return misused("nothing to check: name files or folders, such as `gonogo check .`", "check");
  }
  if (stdinName !== undefined && !read.operands.includes("-")) {
    return misused(
      "`--stdin-filename` names the text from standard input: write `-` as a path to have it checked",
      "check",
    );
  }
  const [fixes, tries] = [read.flags.has("fix"), read.flags.has("fix-dry-run")];
  if (fixes && tries) return misused("`--fix` writes and `--fix-dry-run` does not: choose one of them", "check");

  const { targets, problems } = await findTargets(read.operands, world.cwd, stdinName);
  if (problems.length > 0) return refused(problems);
  if (targets.length === 0) return refused([`nothing to check: no .runbook file in ${read.operands.join(", ")}`]);
  if (!fixes && !tries) return check(targets, format, world);
  const { fix, tryToFix } = await import("../fix.js");
  return fixes ? fix(targets, format, world) : tryToFix(targets, format, world);
}

function check(targets: readonly Target[], format: ReportFormat, world: World): Outcome {
  const reader = createReader();
  for (const target of targets) if (target.kind === "text") reader.provide(target.path, target.text);
  const analyse = createAnalyser(reader.importer);
  const analyses: Analysis[] = [];
  const unreadable: string[] = [];
  for (const { path } of targets) {
    const opened = reader.open(path);
    if (opened.kind === "file") analyses.push(analyse(opened.file));
    else unreadable.push(cannotRead(path, opened));
  }
  if (unreadable.length > 0) return refused(unreadable);
  const { text, code } = reportOn(analyses, format, world);
  return done(code, text);
}
