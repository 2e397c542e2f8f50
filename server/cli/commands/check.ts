/** `gonogo check PATH…` */
import { type Analyse, createAnalyser, type Imported } from "../../../language/index.js";
import { createReader } from "../../files/reader.js";
import type { RootOf } from "../../files/workspace.js";
import { readArguments } from "../arguments.js";
import { type Checked, checkedBy, conclude, type Wishes } from "../conclusion.js";
import { nameOf } from "../names.js";
import { done, forPeople, misused, type Outcome, refused, type World } from "../outcome.js";
import { steps } from "../progress/steps.js";
import { visible } from "../reports/visible.js";
import { select, type Wish } from "../selecting/select.js";
import { check as table } from "../table/check.js";
import { cannotRead, type Target } from "../targets.js";
import { readWishes } from "../wishes.js";
import { whyOlderZones } from "../zone-data.js";

export async function checkCommand(args: readonly string[], world: World): Promise<Outcome> {
  const read = readArguments(args, table);
  if (read.kind === "wrong") return misused(read.message, "check");
  const olderZones = whyOlderZones(read.values["require-zone-data"], "check");
  if (olderZones) return olderZones;
  const options = readWishes(read, world.cwd);
  if (options.kind === "wrong") return misused(options.message, "check");
  const { wishes } = options;
  const [fixes, tries] = [read.flags.has("fix"), read.flags.has("fix-dry-run")];
  if (fixes && tries) return misused("`--fix` writes and `--fix-dry-run` does not: choose one of them", "check");
  if (tries && wishes.baseline && wishes.baseline.kind !== "use") {
    return misused(`\`--fix-dry-run\` changes nothing: leave out \`--${wishes.baseline.kind}-baseline\``, "check");
  }

  const wish: Wish = {
    root: read.values.root,
    operands: read.operands,
    stdinName: read.values["stdin-filename"],
    exclude: read.lists.exclude ?? [],
    filesFrom: read.values["files-from"],
    changedSince: read.values["changed-since"],
  };
  if (read.flags.has("list-files") && (fixes || tries || read.flags.has("watch"))) {
    return misused(
      "`--list-files` does nothing but name files: leave out `--fix`, `--fix-dry-run` and `--watch`",
      "check",
    );
  }
  if (read.flags.has("watch")) {
    const { whyNoWatch, watch } = await import("../watching/watch.js");
    const reason = whyNoWatch(wish, wishes, fixes || tries);
    return reason === undefined ? watch(wish, wishes, world) : misused(reason, "check");
  }
  const reader = createReader();
  const selected = await select(wish, reader, world.cwd);
  if (selected.kind === "misused") return misused(selected.reason, "check");
  if (selected.kind === "refused") return refused(selected.reasons);
  const { targets, rootOf, notes } = selected;
  if (read.flags.has("list-files")) {
    const names = targets.map(({ path }) => nameOf(path, world.cwd)).sort();
    return done(0, forPeople(names.map(name => `${visible(name)}\n`).join("")), notes);
  }
  const outcome = await (fixes || tries
    ? mend(targets, rootOf, fixes, wishes, world)
    : check(
        targets,
        reader.glance,
        createAnalyser(reader.importer, wishes.severities, reader.moment, undefined, wishes.asOf),
        wishes,
        world,
      ));
  return { ...outcome, err: [...notes, ...outcome.err] };
}

async function mend(
  targets: readonly Target[],
  rootOf: RootOf,
  writes: boolean,
  wishes: Wishes,
  world: World,
): Promise<Outcome> {
  const { fix, tryToFix } = await import("../fix.js");
  return writes ? fix(targets, rootOf, wishes, world) : tryToFix(targets, rootOf, wishes, world);
}

/** @param read the file at a path */
export async function check(
  targets: readonly Target[],
  read: (path: string) => Imported,
  analyse: Analyse,
  wishes: Wishes,
  world: World,
): Promise<Outcome> {
  const checkedOf = checkedBy(world.cwd, wishes);
  const checked: Checked[] = [];
  const unreadable: string[] = [];
  for (const { path } of await steps("checking", targets, world)) {
    const opened = read(path);
    if (opened.kind === "file") checked.push(checkedOf(analyse(opened.file)));
    else unreadable.push(cannotRead(path, opened, world.cwd));
  }
  if (unreadable.length > 0) return refused(unreadable);
  return conclude(checked, wishes, world);
}
