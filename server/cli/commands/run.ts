/** `gonogo run ACTION FILE [ACTIVITY]` */
import type { Instant } from "../../../language/plan/plan.js";
import { list } from "../../../language/wording/lists.js";
import { presentMoment } from "../../run/clock.js";
import { openRuns } from "../../run/runs.js";
import type { Runs } from "../../run/store.js";
import type { Writer } from "../../run/writing.js";
import { readArguments } from "../arguments.js";
import { type CliContext, misused, type Outcome, refused } from "../outcome.js";
import { readPictureOptions } from "../picture-options.js";
import { readZoneOption } from "../runbook.js";
import { exported, imported } from "../running/copy.js";
import { momentExamples, readMoment } from "../running/moments.js";
import { type OpenedRun, openRun, type RunbookOfRun, runbookOfRun } from "../running/open.js";
import { activityForNothing, optionForNothing, type WritingAction } from "../running/options.js";
import { saidBy } from "../running/saying.js";
import { mayBeOf, reviewFormats, reviewOfRun, statusOf, verified, watchStatus } from "../running/show.js";
import { addTo, openNew } from "../running/write.js";
import { type RunAction, runActions, running } from "../table/run.js";
import { whyOlderZones } from "../zone-data.js";

export async function runCommand(args: readonly string[], context: CliContext): Promise<Outcome> {
  const read = readArguments(args, running);
  if (read.kind === "wrong") return misused(read.message, "run");
  const { values, flags, lists, operands } = read;
  const olderZones = whyOlderZones(values["require-zone-data"], "run");
  if (olderZones) return olderZones;
  const zone = readZoneOption(values.zone);
  if (zone.kind === "wrong") return misused(zone.message, "run");
  const [action, path, activity, ...more] = operands;
  if (action === undefined) return misused("no action is named: such as `gonogo run status FILE`", "run");
  if (!isAction(action))
    return misused(`there is no action \`${action}\`: one of ${Object.keys(runActions).join(", ")}`, "run");
  const forNothing = optionForNothing(action, [...Object.keys(values), ...flags]);
  if (forNothing !== undefined) return misused(forNothing, "run");
  const activityWrong = activityForNothing(action, activity);
  if (activityWrong !== undefined) return misused(activityWrong, "run");
  if (path === undefined) return misused("no file is named: name a runbook after the action", "run");
  if (more.length > 0) return misused("one activity at a time: write what is to be said with `--text`", "run");

  const runbook = (): RunbookOfRun | string =>
    runbookOfRun(path, context.cwd, { root: values.root, fallback: action === "open" ? values.fallback : undefined });
  const first = runbook();
  if (typeof first === "string") return refused([first]);
  const present = presentMoment();
  const momentOf = (text: string | undefined): Instant | undefined =>
    text === undefined ? undefined : readMoment(text, zone.zone ?? first.plan.runbook.zone, present);
  for (const option of ["at", "now"] as const)
    if (values[option] !== undefined && momentOf(values[option]) === undefined)
      return misused(`\`--${option} ${values[option]}\` is no time: write ${momentExamples}`, "run");
  const at = momentOf(values.at) ?? present;
  const seenAt = momentOf(values.now);
  const shownZone = zone.zone;

  const where = values.store ?? (context.store || undefined);
  if (where === undefined && (action === "export" || action === "import"))
    return misused(`\`${action}\` copies a run between files and a database: name it with \`--store ADDRESS\``, "run");
  const runs = await openRuns(where, first.opened.path, context.cwd);
  if (typeof runs === "string") return refused([runs]);
  try {
    return await act(action, first, runs);
  } finally {
    await runs.close();
  }

  async function act(action: RunAction, first: RunbookOfRun, runs: Runs): Promise<Outcome> {
    if (action === "status" && values.to !== undefined && values.to !== "markdown")
      return misused(`there is no format \`${values.to}\` of a status: markdown`, "run");
    if (action === "status" && values.to !== undefined && flags.has("json"))
      return misused("one format at a time: `--to markdown` or `--json`", "run");
    const form = flags.has("json") ? "json" : values.to === "markdown" ? "markdown" : "text";
    const status = { form, zone: shownZone, at: seenAt } as const;
    if (action === "status" && flags.has("watch") && values.may === undefined) {
      return watchStatus(async () => {
        const of = runbook();
        const run = typeof of === "string" ? of : await openRun(of, values.log, runs);
        return typeof run === "string" ? refused([run]) : statusOf(run, status, context);
      }, context);
    }
    const copying = { runbook: first, asked: values.log, runs, cwd: context.cwd };
    if (action === "export") return exported(copying);
    if (action === "import") return imported(copying);
    const by = values.by ?? context.by;
    const writer = (name: string): Writer => ({ by: name, at, now: present, cwd: context.cwd });
    const nobody = misused("say who writes it: `--by NAME`, as the runbook names them", "run");
    if (action === "open") {
      if (by === undefined) return nobody;
      const fallback = values.fallback === undefined ? undefined : Number(values.fallback);
      const said = { kind: "opened" as const, text: values.text, rehearsal: values.rehearsal, fallback };
      return openNew(first, said, values.log, writer(by), runs);
    }
    const run = await openRun(first, values.log, runs);
    if (typeof run === "string") return refused([run]);
    switch (action) {
      case "status":
        if (values.may !== undefined) return mayBeOf(run, values.may);
        return statusOf(run, status, context);
      case "review": {
        const asked = values.to ?? "markdown";
        const to = reviewFormats.find(format => format === asked);
        if (to === undefined) return misused(`there is no format \`${asked}\`: ${list(reviewFormats, "or")}`, "run");
        return reviewOfRun(run, to, seenAt, runs);
      }
      case "timeline": {
        const asked = values.to ?? "svg";
        const { timelineFormats, timelineOf } = await import("../running/picture.js");
        const to = timelineFormats.find(format => format === asked);
        if (to === undefined) return misused(`there is no format \`${asked}\`: ${list(timelineFormats, "or")}`, "run");
        const options = readPictureOptions(
          {
            zone: shownZone,
            secondZone: values["second-zone"],
            rows: values.rows,
            theme: values.theme,
            width: values.width,
            compact: flags.has("compact"),
            wholeTime: flags.has("whole-time"),
            undoFrom: undefined,
            whatIf: undefined,
          },
          [],
        );
        if (typeof options === "string") return misused(options, "run");
        return timelineOf(run, { to, output: values.output, options, at: seenAt }, context);
      }
      case "verify":
        return verified(run);
      default:
        return by === undefined ? nobody : add(action, run, writer(by));
    }
  }

  async function add(writing: WritingAction, to: OpenedRun, as: Writer): Promise<Outcome> {
    const unmet = (lists.unmet ?? []).map(Number);
    const said = saidBy(writing, { activity, flags, values, unmet, at, now: present }, to);
    if (typeof said === "string") return misused(said, "run");
    return addTo(to, said, as);
  }
}

function isAction(name: string): name is RunAction {
  return Object.hasOwn(runActions, name);
}
