import { quoted } from "../../wording/titles.js";
import type { Rule } from "../rule.js";
import { isReadWhole } from "../written.js";

export const unused: Rule = {
  code: "rollback/unused",
  severity: "warning",
  summary: "A shared rollback that no step uses.",
  why: "A rollback that no step uses is not part of the plan: either a step lacks `rollback using`, or the rollback is left over from an older release and misleads its readers.",
  bad: `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }

runbook release "Release 4.2" {
  risk low
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00 Europe/London
  owner ana or ben
  step deploy "Deploy to all nodes" {
    takes 20m
    rollback "Deploy 4.1 again" { takes 10m }
  }
  rollback restore "Restore the backup" { takes 30m }
}
`,
  good: `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London }

runbook release "Release 4.2" {
  risk low
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00 Europe/London
  owner ana or ben
  step deploy "Deploy to all nodes" {
    takes 20m
    rollback using restore
  }
  rollback restore "Restore the backup" { takes 30m }
}
`,
  *check({ plan, release }) {
    if (!release) return;
    const { runbook } = release;
    // A step that could not be read, or names what is not there, may mean this one.
    const mayMean = runbook.work.activities.some(({ broken, answer }) => broken || answer?.kind === "unresolved");
    if (mayMean || !isReadWhole(plan, runbook)) return;
    for (const { shared, users, name, title, head } of runbook.rollbacks) {
      if (!shared || users.length > 0 || name === "") continue;
      yield {
        message: `No step uses the rollback ${quoted(title)}. Add \`rollback using ${name}\` to the steps it undoes, or remove it.`,
        place: head,
      };
    }
  },
};
