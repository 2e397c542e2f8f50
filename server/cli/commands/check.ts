/** `gonogo check PATH…` */
import { createAnalyser } from "../../../language/index.js";
import { createReader } from "../../files/reader.js";
import { readArguments } from "../arguments.js";
import { type Checked, checkedBy, conclude, type Wishes } from "../conclusion.js";
import { misused, type Outcome, refused, type World } from "../outcome.js";
import { check as table } from "../table/check.js";
import { cannotRead, findTargets, type Target } from "../targets.js";
import { readWishes } from "../wishes.js";

export async function checkCommand(args: readonly string[], world: World): Promise<Outcome> {
  const read = readArguments(args, table);
  if (read.kind === "wrong") return misused(read.message, "check");
  const options = readWishes(read);
  if (options.kind === "wrong") return misused(options.message, "check");
  const { wishes } = options;
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
  if (tries && wishes.baseline && wishes.baseline.kind !== "use") {
    return misused(`\`--fix-dry-run\` changes nothing: leave out \`--${wishes.baseline.kind}-baseline\``, "check");
  }

  const { targets, problems } = await findTargets(read.operands, world.cwd, stdinName);
  if (problems.length > 0) return refused(problems);
  if (targets.length === 0) return refused([`nothing to check: no .runbook file in ${read.operands.join(", ")}`]);
  if (!fixes && !tries) return check(targets, wishes, world);
  const { fix, tryToFix } = await import("../fix.js");
  return fixes ? fix(targets, wishes, world) : tryToFix(targets, wishes, world);
}

async function check(targets: readonly Target[], wishes: Wishes, world: World): Promise<Outcome> {
  const reader = createReader();
  for (const target of targets) if (target.kind === "text") reader.provide(target.path, target.text);
  const analyse = createAnalyser(reader.importer, wishes.severities);
  const checkedOf = checkedBy(world.cwd);
  const checked: Checked[] = [];
  const unreadable: string[] = [];
  for (const { path } of targets) {
    const opened = reader.open(path);
    if (opened.kind === "file") checked.push(checkedOf(analyse(opened.file)));
    else unreadable.push(cannotRead(path, opened));
  }
  if (unreadable.length > 0) return refused(unreadable);
  return conclude(checked, wishes, world);
}
