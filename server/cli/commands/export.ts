/** `gonogo export FILE --to markdown` */
import { resolve } from "node:path";
import { exportMarkdown } from "../../../language/exports/markdown.js";
import { realPath } from "../../files/read.js";
import { writeWhole } from "../../files/write.js";
import { readArguments } from "../arguments.js";
import { done, misused, type Outcome, refused, type World } from "../outcome.js";
import { errorNotice, openRunbook, readZoneOption } from "../runbook.js";
import { exporting } from "../table/export.js";

export function exportCommand(args: readonly string[], world: World): Outcome {
  const read = readArguments(args, exporting);
  if (read.kind === "wrong") return misused(read.message, "export");
  const format = read.values.to;
  if (format === undefined) return misused("say what to export to: `--to markdown`", "export");
  const zone = readZoneOption(read.values.zone);
  if (zone.kind === "wrong") return misused(zone.message, "export");
  const [path, ...more] = read.operands;
  if (path === undefined) return misused("no file is named: which runbook is it to be?", "export");
  if (more.length > 0) return misused("one runbook at a time: name a single file", "export");

  const opened = openRunbook(path, world.cwd);
  if (opened.kind === "refused") return refused([opened.reason]);
  const text = exportMarkdown(opened.analysis, { zone: zone.zone });
  const code = opened.analysis.verdict === "go" ? 0 : 1;
  const output = read.values.output;
  if (output === undefined) return done(code, text, errorNotice(opened));

  const problem = writeDocument(resolve(world.cwd, output), text, opened.path);
  if (problem !== undefined) return refused([`cannot write ${output}: ${problem}`]);
  return done(code, "", errorNotice(opened));
}

/** Gives the reason when it cannot. */
function writeDocument(path: string, text: string, source: string): string | undefined {
  const real = realPath(path);
  const target = real.kind === "path" ? real.path : path;
  return target === source ? "it is the runbook itself" : writeWhole(target, text);
}
