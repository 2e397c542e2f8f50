import { count } from "../../wording/lists.js";
import type { Report, Rule } from "../rule.js";
import { mistakesOf } from "./mistakes.js";

export const imports: Rule = {
  code: "syntax/import",
  severity: "error",
  fixed: true,
  summary:
    "An import of a file that is not there, lies outside the root, is not called *.runbook, cannot be read, or has errors of its own.",
  why: "A runbook is checked against the people and calendars it imports. If those have errors, nothing is GO.",
  bad: {
    "release.runbook": `import "./people.runbook"

runbook release "Release 4.2" {
  risk low
  timezone Europe/London
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00
  owner ana or ben
  step deploy "Deploy to all nodes" {
    takes 20m
    rollback "Deploy 4.1 again" { takes 10m }
  }
}
`,
    "people.runbook": `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London hours 09:00 till 17:00 }
`,
  },
  good: {
    "release.runbook": `import "./people.runbook"

runbook release "Release 4.2" {
  risk low
  timezone Europe/London
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 12:00
  owner ana or ben
  step deploy "Deploy to all nodes" {
    takes 20m
    rollback "Deploy 4.1 again" { takes 10m }
  }
}
`,
    "people.runbook": `person ana "Ana" { timezone Europe/London }
person ben "Ben" { timezone Europe/London hours 09:00 to 17:00 }
`,
  },
  *check({ plan, brokenImports }) {
    yield* mistakesOf(plan, "syntax/import");
    for (const { path, place, uri, isDirect, errors, first } of brokenImports) {
      const file = isDirect ? `\`${path}\`` : `\`${fileName(uri)}\`, which \`${path}\` imports,`;
      const report: Report = {
        message: `${file} has ${count(errors, "error")}, so this runbook cannot rely on it. Fix that file first: ${first.message}`,
        place,
        related: [{ message: "its first error", place: first.place }],
      };
      yield report;
    }
  },
};

function fileName(uri: string): string {
  return uri.slice(uri.lastIndexOf("/") + 1);
}
