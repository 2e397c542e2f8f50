/** What the checker and the schedule say of a runbook, as the documentation shows it. */
import type { Analysis, Finding } from "../../language/index.js";
import { releaseOf } from "../../language/schedule/release.js";
import { coloursOf } from "../../server/cli/reports/colours.js";
import { timetable } from "../../server/cli/reports/timetable.js";

const width = 110;
const indent = "    ";

/** `line:column severity code`, the message below; `nothing found` when there is nothing. */
export function findingsText({ findings, accepted }: Pick<Analysis, "findings" | "accepted">): string {
  const said = [
    ...findings.map(each => findingText(each, each.severity)),
    ...accepted.map(each => findingText(each, "accepted")),
  ];
  return said.length === 0 ? "nothing found" : said.join("\n");
}

function findingText({ code, message, place: { range } }: Finding, state: string): string {
  const where = `${range.start.line + 1}:${range.start.character + 1}`;
  return [`${where} ${state} ${code}`, ...message.split("\n").flatMap(wrapped)].join(`\n${indent}`);
}

function wrapped(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const line = lines.at(-1);
    if (line === undefined || line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}

/** The table that `gonogo schedule` prints. Throws when there is no runbook to schedule. */
export function scheduleText({ plan, schedule }: Analysis): string {
  const release = releaseOf(plan, schedule);
  if (!release) throw new Error("there is no runbook to schedule");
  return timetable(release, plan, { zone: release.runbook.zone, colours: coloursOf(false) }).trimEnd();
}
