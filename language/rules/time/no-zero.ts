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
