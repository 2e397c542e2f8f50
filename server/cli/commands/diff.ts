/** `gonogo diff A B`, `gonogo diff REF [FILE...]` */
import { resolve } from "node:path";
import { withChanges } from "../../../language/diff/compared.js";
import { diffDocument } from "../../../language/diff/document.js";
import { diffMarkdown } from "../../../language/diff/markdown.js";
import { uninterrupted } from "../../files/uninterrupted.js";
import { runbookInTheWay, writeWhole } from "../../files/write.js";
import { schemaUrl } from "../../schema-names.js";
import { readArguments } from "../arguments.js";
import { type Comparison, compareFiles, compareWithGit, meansFile } from "../comparing.js";
import {
  type CliContext,
  done,
  forBoth,
  forPeople,
  forPrograms,
  misused,
  nothing,
  type Outcome,
  refused,
  standardStream,
  type Text,
  unwritten,
} from "../outcome.js";
import { coloursOf } from "../reports/colours.js";
import { differenceText } from "../reports/difference.js";
import type { DiffOutput } from "../reports/documents.js";
import { jsonReport } from "../reports/json.js";
import { readZoneOption } from "../runbook.js";
import { diffing } from "../table/diff.js";
import { whyOlderZones } from "../zone-data.js";

export async function diffCommand(args: readonly string[], context: CliContext): Promise<Outcome> {
  const read = readArguments(args, diffing);
  if (read.kind === "wrong") return misused(read.message, "diff");
  const { values, flags, operands } = read;
  const olderZones = whyOlderZones(values["require-zone-data"], "diff");
  if (olderZones) return olderZones;
  const zone = readZoneOption(values.zone);
  if (zone.kind === "wrong") return misused(zone.message, "diff");
  const wrong = whyWrong(operands, context.cwd);
  if (wrong !== undefined) return misused(wrong, "diff");
  const output = values.output === standardStream ? undefined : values.output;
  const inTheWay = output === undefined ? undefined : runbookInTheWay(resolve(context.cwd, output));
  if (inTheWay !== undefined) return refused([`cannot write ${output}: ${inTheWay}`]);

  const compared = await comparisonOf(operands, context.cwd, values.root);
  if (compared.kind === "refused") return refused(compared.reasons);
  const text = textOf(compared.all, values.format ?? "text", zone.zone, context.colours && output === undefined);
  const code = flags.has("exit-code") && withChanges(compared.all).length > 0 ? 1 : 0;
  if (output === undefined) return done(code, text);
  const problem = await uninterrupted(() => writeWhole(resolve(context.cwd, output), text.text, context.cwd));
  return problem === undefined ? done(code, nothing) : unwritten(output, problem);
}

function whyWrong(operands: readonly string[], cwd: string): string | undefined {
  const [first, second, ...more] = operands;
  if (first === undefined) {
    return "nothing to compare: name two files, or a git reference, such as `gonogo diff origin/main`";
  }
  if (!meansFile(first, cwd)) {
    return operands.includes("-")
      ? "what is read from standard input has no version in git: name two files"
      : undefined;
  }
  if (second === undefined) {
    return "only one version is named: name two files, or a git reference before the file";
  }
  if (more.length > 0) return "two files at a time: name the one before and the one after";
  return first === "-" && second === "-" ? "standard input cannot be both versions: name a file for one" : undefined;
}

async function comparisonOf(
  [first = "", ...others]: readonly string[],
  cwd: string,
  root: string | undefined,
): Promise<Comparison> {
  const [second = ""] = others;
  return meansFile(first, cwd) ? compareFiles(first, second, cwd, root) : compareWithGit(first, others, cwd, root);
}

function textOf(
  all: Extract<Comparison, { kind: "compared" }>["all"],
  format: "text" | "markdown" | "json",
  zone: string | undefined,
  colours: boolean,
): Text {
  switch (format) {
    case "text":
      return forPeople(differenceText(all, zone, coloursOf(colours)));
    case "markdown":
      return forBoth(diffMarkdown(all, zone));
    case "json": {
      const output: DiffOutput = { $schema: schemaUrl("diff-1"), ...diffDocument(all, zone) };
      return forPrograms(jsonReport(output));
    }
  }
}
