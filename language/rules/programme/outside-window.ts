import type { Activity, Window } from "../../plan/plan.js";
import { dueEnd } from "../../schedule/due-end.js";
import type { Release } from "../../schedule/release.js";
import { modes } from "../../schedule/schedule.js";
import { exactSpan } from "../../schedule/spans.js";
import { duration, inWorstCase, when } from "../../wording/times.js";
import { quoted } from "../../wording/titles.js";
import type { JudgedMember, Report, Rule } from "../rule.js";

export const outsideProgramme: Rule = {
  code: "programme/outside-window",
  severity: "error",
  *check({ plan, members }) {
    const window = plan.programme?.window;
    if (!window) return;
    for (const member of members) {
      const first = firstBefore(member.release, window);
      if (first) yield tooEarly(member, window, first);
      yield* tooLate(member, window);
    }
  },
};

/** The first step that begins before the programme does and has to be undone. */
function firstBefore({ runbook, schedule }: Release, window: Window): Activity | undefined {
  const startOf = ({ index }: Activity): number => exactSpan(schedule, index, "planned")?.start ?? window.start;
  const early = runbook.work.activities.filter(
    each => each.kind === "step" && each.answer?.kind !== "none" && startOf(each) < window.start,
  );
  return early.sort((a, b) => startOf(a) - startOf(b))[0];
}

function tooEarly({ release, place }: JudgedMember, window: Window, step: Activity): Report {
  const start = exactSpan(release.schedule, step.index, "planned")?.start ?? window.start;
  return {
    message: `${quoted(step.title)} of ${quoted(release.runbook.title)} begins at ${when(start, release)}, ${duration(window.start - start)} before the programme's window. Start later, or let the programme begin earlier.`,
    place,
    related: [
      { message: "the programme's window", place: window.place },
      { message: "begins before it", place: step.head },
    ],
  };
}

function* tooLate({ release, place }: JudgedMember, window: Window): Iterable<Report> {
  for (const mode of modes) {
    const last = dueEnd(release, mode);
    const activity = last && release.runbook.work.activities[last.activity];
    if (!last || !activity || last.at <= window.end) continue;
    yield {
      message: `${inWorstCase(mode)}${quoted(release.runbook.title)} ends at ${when(last.at, release)}, ${duration(last.at - window.end)} after the programme's window. Start earlier, shorten it, or ask for a longer window.`,
      place,
      mode,
      related: [
        { message: "the programme's window", place: window.place },
        { message: `${quoted(activity.title)} ends last`, place: activity.head },
      ],
    };
    return;
  }
}
