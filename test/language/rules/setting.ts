/** The release that the tests of rollback, order, window and practice rules are about, and how they look at it. */
import assert from "node:assert/strict";
import type { Finding, Fix } from "../../../language/index.js";
import { analyse, type Files } from "../../support/analyse.js";
import { checkAnnotated } from "../../support/annotated.js";
import { applyFix } from "../../support/apply-fix.js";

export interface Setting {
  /** Declarations in front of the runbook. */
  readonly head?: string;
  /** The window, or another line that dates it. */
  readonly during?: string;
  readonly risk?: "low" | "medium" | "high";
  /** Further lines about the whole. */
  readonly whole?: string;
}

export const people = `team ops "Operations" { contact "#ops" }
person ana "Ana Lopez" { team ops timezone Europe/Madrid }
person ben "Ben Okafor" { team ops timezone Europe/London }
`;

/** Sat 2026-05-23, 10:00 to 14:00 in London, at risk low, all owned by a team of two. */
export function release(body: string, setting: Setting = {}): string {
  const {
    head = "",
    during = "window Sat 2026-05-23 10:00 to Sat 2026-05-23 14:00",
    risk = "low",
    whole = "",
  } = setting;
  return `${people}${head}
runbook shop "Release 4.2" {
  risk ${risk}
  timezone Europe/London
  ${during}
  owner ops
  ${whole}
${body}
}
`;
}

/** Each text says itself what is found in it of the codes that start with one of `only`; see support/annotated.ts. */
export function each(only: readonly string[], cases: Readonly<Record<string, Files>>): void {
  for (const [what, files] of Object.entries(cases)) it(what, () => checkAnnotated(files, only));
}

export function findingsOf(files: Files, code: string): readonly Finding[] {
  return analyse(files).findings.filter(finding => finding.code === code);
}

export function findingOf(files: Files, code: string): Finding {
  const [first, ...others] = findingsOf(files, code);
  assert.ok(first, `${code} is not found`);
  assert.equal(others.length, 0, `${code} is found ${others.length + 1} times`);
  return first;
}

export function fixOf({ fixes }: Finding, title: string): Fix {
  const fix = fixes.find(each => each.title.includes(title));
  assert.ok(fix, `no fix "${title}" among ${fixes.map(each => each.title).join("; ")}`);
  return fix;
}

/** The text with the fix of that title applied, in which the finding is gone. */
export function mended(text: string, code: string, title: string): string {
  const finding = findingOf(text, code);
  const result = applyFix(text, fixOf(finding, title));
  assert.deepEqual(
    findingsOf(result, code).map(({ message }) => message),
    [],
    result,
  );
  return result;
}
