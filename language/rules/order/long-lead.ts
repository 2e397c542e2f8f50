import { timedIn } from "../../plan/all-work.js";
import { keptFor } from "../../plan/kept.js";
import { nodeAt } from "../../plan/order.js";
import type { Item, Work } from "../../plan/plan.js";
import { afterLag, isLead } from "../../schedule/lag.js";
import { dayZoneOf } from "../../schedule/release.js";
import type { ScheduledWork, Span } from "../../schedule/schedule.js";
import { formatDuration } from "../../time/duration.js";
import { duration } from "../../wording/times.js";
import { quoted } from "../../wording/titles.js";
import type { Report, Rule } from "../rule.js";

export const longLead: Rule = {
  code: "order/long-lead",
  severity: "error",
  *check({ release }) {
    if (!release) return;
    const { runbook, schedule } = release;
    yield* longLeads(runbook.work, schedule.work, dayZoneOf(runbook));
    for (const { work, index } of runbook.rollbacks) {
      const scheduled = schedule.rollbacks[index]?.work;
      if (work && scheduled) yield* longLeads(work, scheduled, undefined);
    }
  },
};

const leadsAmong = keptFor((edges: Work["edges"]) => edges.filter(({ lag }) => isLead(lag)));

function* longLeads(work: Work, scheduled: ScheduledWork, zone: string | undefined): Iterable<Report> {
  for (const { to, named, lag, place } of leadsAmong(work.edges)) {
    const [waiting, awaited] = [partAt(work, to), named && partAt(work, named.node)];
    if (!named || !waiting || !awaited || !lag.place || !place) continue;
    const about = { about: waiting.place, acceptedAt: [place] };
    if (named.since === "start") {
      yield {
        ...about,
        message: `${quoted(waiting.title)} cannot start before ${quoted(awaited.title)} and wait for its start. Count from the end, \`after ${awaited.name} - …\`, or set an \`at\`.`,
        place: lag.place,
      };
      continue;
    }
    const span = exactSpan(work, scheduled, named.node);
    if (!span || afterLag(span.end, lag, zone) >= span.start) continue;
    const length = span.end - span.start;
    const longest = formatDuration(length, "hours");
    yield {
      ...about,
      message: `${quoted(waiting.title)} cannot start so early: ${quoted(awaited.title)} takes ${duration(length)}, and nothing starts before what it waits for. ${length > 0 ? `Write \`- ${longest}\` or less` : "Remove the lead"}, or wait for something earlier.`,
      place: lag.place,
      fixes:
        length > 0
          ? [{ kind: "choice", title: `Write ${longest}`, edits: [{ place: lag.place, newText: longest }] }]
          : [],
    };
  }
}

function partAt(work: Work, node: number) {
  const { kind, index } = nodeAt(work, node);
  return kind === "activity" ? work.activities[index] : work.blocks[index];
}

/** From beginning to end; undefined where either is only the earliest it can be. */
function exactSpan(work: Work, scheduled: ScheduledWork, node: number): Span | undefined {
  const { kind, index } = nodeAt(work, node);
  const itself: Item = { kind: kind === "activity" ? kind : "block", index };
  const named = (kind === "activity" ? work.activities[index]?.during?.part : undefined) ?? itself;
  if (!timedIn(work, named).every(each => work.activities[each]?.takes)) return undefined;
  return (kind === "activity" ? scheduled.activities : scheduled.blocks)[index]?.planned;
}
