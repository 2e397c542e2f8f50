/** `gonogo run ACTION FILE [ACTIVITY]` */
import { resolve } from "node:path";
import type { Instant } from "../../../language/plan/plan.js";
import { presentMoment } from "../../run/clock.js";
import type { Writer } from "../../run/writing.js";
import { readArguments } from "../arguments.js";
import { type CliContext, misused, type Outcome, refused } from "../outcome.js";
import { readZoneOption } from "../runbook.js";
import { momentExamples, readMoment } from "../running/moments.js";
import { type OpenedRun, openRun, type RunbookOfRun, runbookOfRun } from "../running/open.js";
import { optionForNothing } from "../running/options.js";
import { saidBy, type WritingAction } from "../running/saying.js";
import { mayBeOf, reviewOfRun, statusOf, verified, watchStatus } from "../running/show.js";
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
  if (path === undefined) return misused("no file is named: name a runbook after the action", "run");
  if (more.length > 0) return misused("one activity at a time: write what is to be said with `--text`", "run");

  const runbook = (): RunbookOfRun | string =>
    runbookOfRun(path, context.cwd, { root: values.root, fallback: action === "open" ? values.fallback : undefined });
  const opened = async (): Promise<OpenedRun | string> => {
    const of = runbook();
    return typeof of === "string" ? of : openRun(of, values.log, context.cwd);
  };
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

  const status = { json: flags.has("json"), zone: zone.zone, at: seenAt };
  if (action === "status" && flags.has("watch") && values.may === undefined) {
    return watchStatus(async () => {
      const run = await opened();
      return typeof run === "string" ? refused([run]) : statusOf(run, status, context);
    }, context);
  }
  const by = values.by ?? context.by;
  const writer = (name: string): Writer => ({ by: name, at, now: present, cwd: context.cwd });
  const nobody = misused("say who writes it: `--by NAME`, as the runbook names them", "run");
  if (action === "open") {
    if (by === undefined) return nobody;
    const fallback = values.fallback === undefined ? undefined : Number(values.fallback);
    const said = { kind: "opened" as const, text: values.text, rehearsal: values.rehearsal, fallback };
    const log = values.log === undefined ? undefined : resolve(context.cwd, values.log);
    return openNew(first, said, log, writer(by));
  }
  const run = await openRun(first, values.log, context.cwd);
  if (typeof run === "string") return refused([run]);
  switch (action) {
    case "status":
      if (values.may !== undefined) return mayBeOf(run, values.may);
      return statusOf(run, status, context);
    case "review": {
      const to = values.to ?? "markdown";
      if (to !== "markdown" && to !== "json") return misused(`there is no format \`${to}\`: markdown or json`, "run");
      return reviewOfRun(run, to, seenAt);
    }
    case "verify":
      return verified(run);
    default:
      return by === undefined ? nobody : add(action, run, writer(by));
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
