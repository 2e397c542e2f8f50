import { quoted } from "../../wording/titles.js";
import { isReadWhole } from "../read-whole.js";
import type { Rule } from "../rule.js";

export const unused: Rule = {
  code: "rollback/unused",
  severity: "warning",
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
