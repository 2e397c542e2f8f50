/** The status of a run for people: what runs, what is next and whom to call, what is blocked, and how it goes on. */

import { clockIn, howLong, inMinutes } from "../../../language/run/minutes.js";
import type {
  BlockedThing,
  FollowingThing,
  NextThing,
  PersonThing,
  RunningThing,
  StatusDocument,
  Thing,
} from "../../../language/run/status.js";
import { count } from "../../../language/wording/lists.js";
import type { Colours } from "../reports/colours.js";

export function statusText(status: StatusDocument, colours: Colours): string {
  const { name, title, over, activities, unfit, findings } = status;
  const lines = [
    `${colours.bold(name)} "${title}": ${stateText(status)}, ${over} of ${count(activities, "activity", "activities")} over, ${clockIn(status.now)} ${status.zone}`,
    "",
    ...rows("Now", status.running.map(runningText)),
    ...rows(
      "Failed",
      status.failed.map(each => `${called(each)}: ${said(each.said)}`),
    ),
    ...rows("Blocked", status.blocked.map(blockedText)),
    ...rows("Next", status.next.map(nextText)),
    ...rows("End", status.rollback ? [] : [endText(status)]),
    ...rows("Rollback", rollbackLines(status)),
    ...rows("Decide by", decisionLines(status)),
    ...rows("Missed", status.missed.map(missedText)),
    ...rows(
      "Found",
      findings.map(({ code, message }) => `${message} (${code})`),
    ),
    ...rows("Ways on", status.ways.length > 1 ? status.ways.map(wayText) : []),
    ...rows(
      "Unfit",
      unfit.map(({ seq, reason }) => `event ${seq}: ${reason}`),
    ),
  ];
  return `${lines.join("\n")}\n`;

  function rows(label: string, texts: readonly string[]): readonly string[] {
    return texts.map((text, index) => `${colours.bold((index === 0 ? label : "").padEnd(10))}${text}`);
  }
}

function stateText({ state, held, closed, rehearsal }: StatusDocument): string {
  const what = rehearsal === null ? "" : `rehearsal on ${rehearsal}, `;
  if (closed) return `${what}closed: ${closed.outcome}`;
  return held ? `${what}${state} since ${said(held)}` : `${what}${state}`;
}

function said({ at, by, text }: { readonly at: string; readonly by: string; readonly text: string | null }): string {
  return `${clockIn(at)} by ${by}${text === null ? "" : `, ${text}`}`;
}

function called({ name, title, owner }: Thing): string {
  return `${name} "${title}"${owner ? `, ${owner.title}` : ""}`;
}

/** @param at the same moment on the clock that is shown: where theirs says the same it is not repeated */
function reached({ contact, local }: PersonThing, at: string): string {
  const isElsewhere = local !== null && !local.includes(` ${at.slice(0, 10)} ${clockIn(at)} `);
  const ways = [...(contact === null ? [] : [contact]), ...(isElsewhere ? [`there ${local}`] : [])];
  return ways.length === 0 ? "" : ` (${ways.join("; ")})`;
}

function runningText(thing: RunningThing): string {
  return `${called(thing)}: ${howLong(thing)}${followedBy(thing.after)}`;
}

function nextText(thing: NextThing): string {
  const { begins, owner, after } = thing;
  return `${called(thing)}${owner ? reached(owner, begins) : ""}: ${clockIn(begins)}${followedBy(after)}`;
}

/** The first of those who come after it. */
function followedBy([first]: readonly FollowingThing[]): string {
  if (!first) return "";
  const whom = first.owner
    ? `: call ${first.owner.title}${reached(first.owner, first.by)} by ${clockIn(first.by)}`
    : "";
  return `; then ${first.name}${whom}`;
}

function blockedText(thing: BlockedThing): string {
  const { on, waiting, people, costs, float } = thing;
  const whom = on === null ? "" : `, waits for ${on}`;
  const others =
    waiting === 0
      ? ""
      : `; ${count(waiting, "activity waits", "activities wait")} for it, of ${count(people, "person", "people")}`;
  const cost =
    costs > 0
      ? `; the end is ${inMinutes(costs)} later for it`
      : `; the end moves ${float >= 60 ? `in ${inMinutes(float)}` : "with it"}`;
  return `${called(thing)}: since ${said(thing.said)}${whom}${others}${cost}`;
}

function endText({ now, end: { planned, worst, later, slack } }: StatusDocument): string {
  // A clock alone would be taken for one of today.
  const moment = (at: string): string =>
    (at.slice(0, 10) === now.slice(0, 10) ? "" : `${at.slice(0, 10)} `) + clockIn(at);
  if (planned === null) return "not known: no activity has a time";
  const moved =
    later === null || Math.abs(later) < 60
      ? "as planned"
      : later > 0
        ? `${inMinutes(later)} later than planned`
        : `${inMinutes(-later)} earlier than planned`;
  const most = worst === null || worst === planned ? "" : `, worst case ${moment(worst)}`;
  return `${moment(planned)}, ${moved}${most}${leftText(slack.planned)}`;
}

function rollbackLines({ rollback, end: { slack } }: StatusDocument): readonly string[] {
  if (!rollback) return [];
  const { said: call, ends, worst } = rollback;
  const most = worst === ends ? "" : `, worst case ${clockIn(worst)}`;
  return [`called ${said(call)}: over at ${clockIn(ends)}${most}${leftText(slack.planned)}`];
}

function leftText(room: number | null): string {
  if (room === null) return "";
  return room >= 0 ? `; ${inMinutes(room)} of the window are left` : `; ${inMinutes(-room)} over the window`;
}

function decisionLines({ decision, rollback }: StatusDocument): readonly string[] {
  if (!decision || rollback) return [];
  const { until, worst, left, gone, nobody } = decision;
  if (until === null) return ["too late: a rollback can no longer undo all that has begun inside the window"];
  return [
    `${clockIn(until)}, in ${inMinutes(left ?? 0)}${worst !== null && worst < until ? ` (worst case ${clockIn(worst)})` : ""}: the last moment to call a rollback that ends in the window`,
    ...gone.map(({ at, why, duty }) => `${why}, from ${clockIn(at)} (${duty})`),
    ...nobody.map(({ duty, from, to }) => `nobody is there from ${clockIn(from)} to ${clockIn(to)} (${duty})`),
  ];
}

function missedText({ kind, name, limit, expected, onlyInWorstCase, past }: StatusDocument["missed"][number]): string {
  const what = kind === "at" ? (past ? "began" : "begins") : past ? "ended" : "ends";
  return `${name}: ${kind} ${clockIn(limit)}, but it ${what} at ${clockIn(expected)}${onlyInWorstCase ? " in the worst case" : ""}`;
}

function wayText({ says, end, slack, gains, decideBy, findings }: StatusDocument["ways"][number]): string {
  const parts = [
    ...(end === null ? [] : [`ends ${clockIn(end)}`]),
    ...(gains > 0 ? [`${inMinutes(gains)} earlier`] : []),
    ...(slack === null ? [] : [slack >= 0 ? `${inMinutes(slack)} left` : `${inMinutes(-slack)} over`]),
    ...(decideBy === null ? [] : [`decide by ${clockIn(decideBy)}`]),
    ...(findings.length === 0 ? [] : [count(findings.length, "new finding")]),
  ];
  return `${says}: ${parts.join(", ")}`;
}
