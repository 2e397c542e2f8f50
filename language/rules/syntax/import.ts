import { count } from "../../wording/lists.js";
import type { Report, Rule } from "../rule.js";
import { mistakesOf } from "./mistakes.js";

export const imports: Rule = {
  code: "syntax/import",
  severity: "error",
  fixed: true,
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
