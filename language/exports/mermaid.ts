/** The plan as a Gantt chart for Mermaid, which code hosts draw in markdown. */
import { phaseOf } from "../plan/all-work.js";
import type { Block, Instant } from "../plan/plan.js";
import { releaseOf } from "../schedule/release.js";
import type { Span } from "../schedule/schedule.js";
import { formatIso } from "../time/format.js";
import type { Analysis } from "../workspace/analysis.js";
import { numbersOf } from "./numbers.js";
import { plain } from "./plain.js";
import { type Row, rowsOf } from "./release.js";

export interface Gantt {
  /** A fenced block of markdown. */
  readonly text: string;
  /** Titles of what has no time. */
  readonly left: readonly string[];
}

/** Undefined where there is no runbook, or no date: the axis is one of days and times. */
export function mermaidOf(analysis: Analysis): Gantt | undefined {
  const release = releaseOf(analysis.plan, analysis.schedule);
  if (!release?.schedule.dated) return undefined;
  const { runbook, schedule } = release;
  const { activities: numbers, blocks } = numbersOf(runbook.work);
  const rows = rowsOf(runbook.work, schedule.work);
  const lines = [
    "gantt",
    `  title ${inert(runbook.title || runbook.name)} (UTC)`,
    "  dateFormat YYYY-MM-DD HH:mm:ss",
    "  axisFormat %d %b %H:%M",
  ];
  if (runbook.window) lines.push("  section Window", taskOf("Window", ["active"], runbook.window));
  const hasPhases = runbook.work.blocks.some(({ kind }) => kind === "phase");
  let section: string | undefined = runbook.window ? "Window" : undefined;
  for (const { activity, scheduled } of rows) {
    if (!scheduled.planned) continue;
    const here = sectionOf(phaseOf(runbook.work, activity), hasPhases, blocks);
    if (here !== section) lines.push(`  section ${here}`);
    section = here;
    const title = `${numbers[activity.index]} ${inert(activity.title) || inert(activity.name)}`;
    lines.push(taskOf(title, tagsOf({ activity, scheduled }), scheduled.planned));
  }
  const left = rows.flatMap(({ activity, scheduled }) => (scheduled.planned ? [] : [activity.title || activity.name]));
  return { text: `\`\`\`mermaid\n${lines.join("\n")}\n\`\`\`\n`, left };
}

function sectionOf(phase: Block | undefined, hasPhases: boolean, numbers: readonly (string | undefined)[]): string {
  if (!phase) return hasPhases ? "Outside any phase" : "Plan";
  return `${numbers[phase.index]} ${inert(phase.title) || inert(phase.name)}`;
}

/** What takes no time, and gates, are points. */
function tagsOf({ activity, scheduled: { critical, planned } }: Row): readonly string[] {
  const isPoint = activity.kind === "gate" || planned?.start === planned?.end;
  return [...(critical ? ["crit"] : []), ...(isPoint ? ["milestone"] : [])];
}

function taskOf(title: string, tags: readonly string[], { start, end }: Span): string {
  return `    ${title} :${[...tags, utc(start), utc(end)].join(", ")}`;
}

/** Mermaid takes it for the reader's own time, and shows it as it stands. */
function utc(at: Instant): string {
  return formatIso(at, "UTC").slice(0, 19).replace("T", " ");
}

/** What Mermaid or markdown might read, with the signs that Mermaid itself puts in the place of numbers for a while. */
const read = /["#$%&*,:;<=>@[\\\]^`{|}~ﬂ°¶]/g;

/** A text that is nothing but a text: such signs are said by their numbers. */
function inert(text: string): string {
  return plain(text).replace(read, sign => `#${sign.codePointAt(0)};`);
}
