/** A programme as a document to read and print: its runbooks, its people, and who does what when across all of them. */
import { formatDuration } from "../../time/duration.js";
import { formatDay, formatExactClock, formatExactMoment, formatExactPeriod } from "../../time/format.js";
import { list } from "../../wording/lists.js";
import { verdictWords } from "../../wording/verdict.js";
import type { Analysis } from "../../workspace/analysis.js";
import { findingsOf, verdictOf } from "../book/closing.js";
import { findingsSection } from "../markdown/tables.js";
import { heading, image, inline, item, type MarkdownLines, paragraph, table } from "../markdown/text.js";
import { type Night, peopleOfNight, titleOfMember } from "./night.js";

export interface NightMarkdownOptions {
  readonly zone?: string | undefined;
  /** Where a picture of the timeline lies, as a relative path with slashes. */
  readonly picture?: string | undefined;
  /** What it was made from, for its foot. */
  readonly source?: string | undefined;
}

export function nightMarkdown(
  analysis: Analysis,
  night: Night,
  { zone = night.zone, picture, source }: NightMarkdownOptions = {},
): string {
  const { programme } = night;
  const verdict = verdictOf(analysis);
  const lines = [
    ...heading(1, inline(programme.title) || "(untitled)"),
    ...paragraph(`**${verdictWords[verdict.verdict]}**: ${verdict.counts}`),
    ...(programme.window
      ? paragraph(`Window: ${formatExactPeriod(programme.window, zone)} ${inline(zone)}`)
      : paragraph(`Times in ${inline(zone)}.`)),
    ...programme.notes.flatMap(({ text }) => paragraph(inline(text))),
    ...programme.links.flatMap(({ text }) => item("- ", inline(text))),
    ...(picture === undefined ? [] : paragraph(image(`Timeline of ${programme.title}`, picture))),
    ...runbooksSection(night, zone),
    ...peopleSection(night),
    ...scheduleSection(night, zone),
    ...findingsSection(findingsOf(analysis.findings, undefined), verdict),
    ...(source === undefined ? [] : paragraph(inline(source))),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

function runbooksSection({ members, undated }: Night, zone: string): MarkdownLines {
  const dated = members.map(({ path, release, plan }) => {
    const { planned, worst } = release.schedule.work;
    const { window, title, name, risk, environment } = release.runbook;
    const where = plan.environments[environment?.environment ?? -1]?.title ?? environment?.name ?? "";
    return [
      inline(title || name),
      inline(path),
      window ? formatExactPeriod(window, zone) : "none",
      planned ? formatExactPeriod(planned, zone) : "unknown",
      worst ? formatExactMoment(worst.end, zone) : "unknown",
      risk,
      inline(where),
    ];
  });
  const others = undated.map(member => [inline(titleOfMember(member)), inline(member.path), "no date", "", "", "", ""]);
  return [
    ...heading(2, "Runbooks"),
    ...table(["Runbook", "File", "Window", "Planned", "Worst end", "Risk", "Environment"], [...dated, ...others]),
  ];
}

function peopleSection(night: Night): MarkdownLines {
  const rows = peopleOfNight(night).map(({ title, contacts, zone, runbooks }) => [
    inline(title),
    contacts.map(each => inline(each)).join(", ") || "none",
    zone === undefined ? "not stated" : inline(zone),
    list(runbooks.map(each => inline(each))),
  ]);
  if (rows.length === 0) return [];
  return [...heading(2, "People"), ...table(["Who", "Contact", "Time zone", "Runbooks"], rows)];
}

/** By start, with a heading wherever the day changes. */
function scheduleSection({ rows }: Night, zone: string): MarkdownLines {
  const lines = [...heading(2, "Schedule")];
  if (rows.length === 0) return [...lines, ...paragraph("No runbook has an activity with a time.")];
  const days = new Map<string, string[][]>();
  for (const { member, activity, scheduled, start, end, owner } of rows) {
    const day = formatDay(start, zone);
    const cells = [
      formatExactClock(start, zone),
      formatExactClock(end, zone),
      formatDuration(end - start),
      inline(titleOfMember(member)),
      inline(activity.title || activity.name),
      owner === undefined ? "nobody" : inline(owner),
      scheduled.worst ? formatExactMoment(scheduled.worst.end, zone) : "unknown",
    ];
    days.set(day, [...(days.get(day) ?? []), cells]);
  }
  const head = ["Start", "End", "Takes", "Runbook", "Activity", "Owner", "Worst end"];
  return [...lines, ...[...days].flatMap(([day, cells]) => [...heading(3, day), ...table(head, cells)])];
}
