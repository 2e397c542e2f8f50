/** `gonogo check PATH…` */
import { createOnceAnalyser } from "../../../language/index.js";
import { createReader } from "../../files/reader.js";
import type { RootOf } from "../../files/workspace.js";
import { readArguments } from "../arguments.js";
import { check } from "../checking/check.js";
import { type CheckOptions, readCheckOptions } from "../checking/options.js";
import { nameOf } from "../names.js";
import { type CliContext, done, forPeople, misused, type Outcome, refused } from "../outcome.js";
import { visible } from "../reports/visible.js";
import { type Selection, select } from "../selecting/select.js";
import type { Target } from "../selecting/targets.js";
import { check as table } from "../table/check.js";
import { whyOlderZones } from "../zone-data.js";

export async function checkCommand(args: readonly string[], context: CliContext): Promise<Outcome> {
  const read = readArguments(args, table);
  if (read.kind === "wrong") return misused(read.message, "check");
  const olderZones = whyOlderZones(read.values["require-zone-data"], "check");
  if (olderZones) return olderZones;
  const checked = readCheckOptions(read, context);
  if (checked.kind === "wrong") return misused(checked.message, "check");
  const { options } = checked;
  const [fixes, tries] = [read.flags.has("fix"), read.flags.has("fix-dry-run")];
  if (fixes && tries) return misused("`--fix` writes and `--fix-dry-run` does not: choose one of them", "check");
  if (tries && options.baseline && options.baseline.kind !== "use") {
    return misused(`\`--fix-dry-run\` changes nothing: remove \`--${options.baseline.kind}-baseline\``, "check");
  }

  const selection: Selection = {
    root: read.values.root,
    operands: read.operands,
    stdinName: read.values["stdin-filename"],
    exclude: read.lists.exclude ?? [],
    filesFrom: read.values["files-from"],
    changedSince: read.values["changed-since"],
  };
  if (read.flags.has("list-files") && (fixes || tries || read.flags.has("watch"))) {
    return misused("`--list-files` only lists files: remove `--fix`, `--fix-dry-run` and `--watch`", "check");
  }
  if (read.flags.has("watch")) {
    const { whyNoWatch, watch } = await import("../watching/watch.js");
    const reason = whyNoWatch(selection, options, fixes || tries);
    return reason === undefined ? watch(selection, options, context) : misused(reason, "check");
  }
  const reader = createReader();
  const selected = await select(selection, reader, context.cwd);
  if (selected.kind === "misused") return misused(selected.reason, "check");
  if (selected.kind === "refused") return refused(selected.reasons);
  const { targets, rootOf, request, notes } = selected;
  if (read.flags.has("list-files")) {
    const names = targets.map(({ path }) => nameOf(path, context.cwd)).sort();
    return done(0, forPeople(names.map(name => `${visible(name)}\n`).join("")), notes);
  }
  const outcome = await (fixes || tries
    ? fixed(targets, rootOf, fixes, options, context)
    : check(
        targets,
        reader.glance,
        createOnceAnalyser(reader.importer, options.severities, reader.moment, options.asOf),
        options,
        context,
        request,
      ));
  return { ...outcome, err: [...notes, ...outcome.err] };
}

async function fixed(
  targets: readonly Target[],
  rootOf: RootOf,
  writes: boolean,
  options: CheckOptions,
  context: CliContext,
): Promise<Outcome> {
  const { fix, tryToFix } = await import("../checking/fix.js");
  return writes ? fix(targets, rootOf, options, context) : tryToFix(targets, rootOf, options, context);
}
