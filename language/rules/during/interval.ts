import { lastingOf, partTitle } from "../../plan/during.js";
import type { Contingency, Rollback, Work } from "../../plan/plan.js";
import { timesRepeated } from "../../schedule/repeated.js";
import type { ScheduledApart, ScheduledWork } from "../../schedule/schedule.js";
import { duration } from "../../wording/times.js";
import { quoted } from "../../wording/titles.js";
import type { Report, Rule } from "../rule.js";

export const interval: Rule = {
  code: "during/interval",
  severity: "warning",
  *check({ release }) {
    if (!release) return;
    const { runbook, schedule } = release;
    yield* inWork(runbook.work, schedule.work);
    yield* inAll(runbook.rollbacks, schedule.rollbacks);
    yield* inAll(runbook.contingencies, schedule.contingencies);
  },
};

function* inAll(all: readonly (Rollback | Contingency)[], scheduled: readonly ScheduledApart[]): Iterable<Report> {
  for (const { work, index } of all) {
    const times = scheduled[index]?.work;
    if (work && times) yield* inWork(work, times);
  }
}

function* inWork(work: Work, { activities }: ScheduledWork): Iterable<Report> {
  for (const { index, title, during, place: about } of lastingOf(work)) {
    const times = activities[index];
    const { every } = during;
    if (!every || !times?.planned || !times.worst || times.endInexact || times.startInexact) continue;
    if (timesRepeated(times.worst, every.seconds) > 1) continue;
    const length = times.planned.end - times.planned.start;
    const why =
      every.seconds > 0
        ? `${quoted(partTitle(work, during))} takes ${duration(length)}, less than ${duration(every.seconds)}`
        : `\`${duration(0)}\` is no interval`;
    yield {
      message: `${why}, so ${quoted(title)} is done once, when that begins. Write a shorter interval, or remove \`every\` and what follows it.`,
      place: every.place,
      about,
    };
  }
}
