import type { Plan, Runbook, WrittenTime } from "../../plan/plan.js";
import { count } from "../../wording/lists.js";
import { quoted } from "../../wording/titles.js";
import { byAccept } from "../accepting.js";
import { severalOf } from "../concerns.js";
import type { Group } from "../groups.js";
import type { Report, Rule } from "../rule.js";
import { clockTimesIn, problemsOf, type TimeWithProblem, undatedRunbook } from "./problems.js";
import { dateScaffolds } from "./undated.js";

export const noZero: Rule = {
  code: "time/no-zero",
  severity: "error",
  summary:
    "A time counted from T beside dates or clock times, in a runbook that says with neither `go-live` nor `window` when T is.",
  why: "Half of the plan then has dates and the other half has none, and nobody can tell which comes first. A runbook whose times all count from T is a template: it needs no date to be planned, and `time/undated` says what is not checked then.",
  bad: `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }

runbook release "Release 4.2" {
  risk low
  owner ana or ben
  notify announce "Announce the release" {
    at T-7d
    to ana
    takes 5m
  }
  step deploy "Deploy to all nodes" {
    at Sat 2026-05-23 10:00 Europe/London
    takes 20m
    rollback "Deploy 4.1 again" { takes 10m }
  }
}
`,
  good: `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }

runbook release "Release 4.2" {
  risk low
  timezone Europe/London
  go-live Sat 2026-05-23 10:00
  owner ana or ben
  notify announce "Announce the release" {
    at T-7d
    to ana
    takes 5m
  }
  step deploy "Deploy to all nodes" {
    at T
    takes 20m
    rollback "Deploy 4.1 again" { takes 10m }
  }
}
`,
  *check({ plan }) {
    const runbook = undatedRunbook(plan);
    if (!runbook) return;
    const [dated] = clockTimesIn(plan, runbook);
    // Alone, T stands for a day to be chosen: what that leaves open is said by time/undated.
    if (!dated) return;
    const problems = problemsOf(plan, "time/no-zero");
    for (const group of byAccept(problems, runbook, noZero.code, ({ problem }) => problem.place).values()) {
      yield reportOf(plan, runbook, dated, group);
    }
  },
};

function reportOf(
  plan: Plan,
  runbook: Runbook,
  dated: WrittenTime,
  [first, ...others]: Group<TimeWithProblem<"time/no-zero">>,
): Report {
  const text = `\`${first.problem.text}\``;
  const counts = others.length > 0 ? `${text} and ${count(others.length, "more time")} count` : `${text} counts`;
  return {
    message: `${counts} from T, but ${quoted(runbook.title)} does not say when T is. Such times cannot be compared with its dated times (\`${dated.text}\`). Add \`go-live DATE TIME\`, or a \`window\`, whose start is T.`,
    place: first.problem.place,
    related: others.map(({ problem: { text, place } }) => ({ message: `\`${text}\` counts from T, too`, place })),
    concerns: severalOf([first, ...others].map(({ problem }) => problem)),
    fixes: dateScaffolds(runbook, plan),
  };
}
