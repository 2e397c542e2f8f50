/** `gonogo run timeline`: a run drawn as it stands, or stood. */
import { basename, resolve } from "node:path";
import type { Instant } from "../../../language/plan/plan.js";
import { timelineOfRun } from "../../../language/run/timeline.js";
import { exportRunHtml } from "../../../language/run/timeline-html.js";
import { formatExactMoment } from "../../../language/time/format.js";
import { count } from "../../../language/wording/lists.js";
import type { Exported, ExportRequest, PictureOptions } from "../../exporting/exporter.js";
import { exportFormats } from "../../exporting/formats.js";
import { makers } from "../../exporting/makers.js";
import { digest } from "../../files/sources.js";
import { runbookInTheWay } from "../../files/write.js";
import { presentMoment } from "../../run/clock.js";
import { filesOf, writeMade } from "../export-made.js";
import {
  type CliContext,
  done,
  forPrograms,
  misused,
  noted,
  nothing,
  type Outcome,
  refused,
  standardStream,
} from "../outcome.js";
import type { OpenedRun } from "./open.js";
import { forecastAt, notesOf } from "./show.js";

export const timelineFormats = ["svg", "png", "html"] as const;
export type TimelineFormat = (typeof timelineFormats)[number];

export interface TimelineAsked {
  readonly to: TimelineFormat;
  /** Standard output where it is undefined. */
  readonly output: string | undefined;
  readonly options: PictureOptions;
  /** As it stood then; of a run that is over its end, else the present moment, where it is undefined. */
  readonly at: Instant | undefined;
}

export async function timelineOf(run: OpenedRun, asked: TimelineAsked, context: CliContext): Promise<Outcome> {
  const { to, options } = asked;
  const output = asked.output === standardStream ? undefined : asked.output;
  if (options.theme === "auto" && to !== "html")
    return misused("`--theme auto` is for HTML: a picture cannot ask its reader's system", "run");
  if (exportFormats[to].isBinary && output === undefined && context.terminal === true)
    return misused(`--to ${to} cannot be shown on a terminal: add \`--output FILE\``, "run");
  const inTheWay = output === undefined ? undefined : runbookInTheWay(resolve(context.cwd, output));
  if (output !== undefined && inTheWay !== undefined) return refused([`cannot write ${output}: ${inTheWay}`]);
  const intoFolder = to !== "html" && /[/\\]$/.test(output ?? "");
  const made = await make(run, asked, intoFolder);
  if (made.kind === "refused") return refused([made.reason]);
  const notes = [...notesOf(run), ...made.notes.map(noted)];
  if (output === undefined) {
    const content = made.kind === "made" ? made.content : "";
    return typeof content === "string"
      ? done(0, forPrograms(content), notes)
      : { ...done(0, nothing, notes), bytes: content };
  }
  const failed = await writeMade(filesOf(made, output), made.kind === "several" ? output : undefined, context.cwd);
  return failed ?? done(0, nothing, notes);
}

async function make(run: OpenedRun, { to, options, at }: TimelineAsked, intoFolder: boolean): Promise<Exported> {
  const { planned, progress, runbook } = run;
  const now = at ?? progress.closed?.at ?? presentMoment();
  const { view } = options;
  const zones = [view.zone, view.secondZone].flatMap(zone => zone ?? []);
  const data = timelineOfRun(planned.plan, forecastAt(run, now, at !== undefined), { zones });
  if (!data) return { kind: "refused", reason: "there is no runbook to draw" };
  const zone = view.zone ?? data.zone;
  const source = sourceOf(run, now, zone);
  if (to === "html") {
    const page = { width: options.width, view, source, zone, theme: options.theme ?? "auto" };
    const content = exportRunHtml(data, { ...page, digest: text => digest(text, "base64") });
    return { kind: "made", content, notes: [] };
  }
  const request: ExportRequest = {
    analysis: runbook.analysis,
    files: runbook.opened.files,
    options,
    person: undefined,
    picture: undefined,
    drawn: { data, source },
    intoFolder,
  };
  const { make: draw } = await makers[to]();
  return draw(request);
}

/** The same for the same events, wherever they are kept. */
function sourceOf({ log, events, progress }: OpenedRun, now: Instant, zone: string): string {
  const plan = progress.plan === undefined ? "" : ` \u00b7 plan ${progress.plan.slice(0, 12)}`;
  const counted = count(events.filter(event => event.at <= now).length, "event");
  return `${basename(log)}${plan} \u00b7 ${counted} by ${formatExactMoment(now, zone)} \u00b7 times in ${zone}`;
}
