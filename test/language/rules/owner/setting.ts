/** A roster and a release around what a test is about: Wednesday 2026-05-20, 10:00 to 14:00 in Madrid. */
import assert from "node:assert/strict";
import type { Finding } from "../../../../language/index.js";
import { analyse } from "../../../support/analyse.js";
import { checkAnnotated } from "../../../support/annotated.js";
import { applyFix } from "../../../support/apply-fix.js";

/** For them the window is day, but for Cleo, for whom it is 01:00; Ian is on leave that week. */
export const roster = `skill failover "Fail over the broker"
skill tuning "Tune the broker"
team dba "Databases" { contact "#dba" }
team desk "Service desk" { contact "#desk" rotation "desk-primary" }
person ana "Ana Lopez" { team dba knows failover timezone Europe/Madrid contact "ana@example.com" }
person ben "Ben Okafor" { timezone Europe/London contact "ben@example.com" }
person eva "Eva Novak" { knows failover timezone Europe/Prague contact "eva@example.com" }
person raj "Raj Iyer" { timezone Asia/Kolkata contact "raj@example.com" }
person cleo "Cleo Diaz" { timezone America/Los_Angeles contact "cleo@example.com" }
person ian "Ian Kerr" {
  team dba
  knows failover
  timezone Europe/London
  contact "ian@example.com"
  away 2026-05-18 to 2026-05-22 because "hiking"
}
environment production { operators dba }
`;

export const window = "2026-05-20 10:00 to 2026-05-20 14:00";

export function release(body: string, { during = window, people = roster, head = "" } = {}): string {
  return `${people}
runbook queue "Restart the queue" {
  risk low
  timezone Europe/Madrid
  window ${during}
${head}
${body}
}
`;
}

/** The same without a window: what happens when counts from T. */
export function undated(body: string): string {
  return release(body).replace(/ {2}window .*/, "");
}

/** A step with nothing left to say but who does it. */
export function step(name: string, fields: string): string {
  return `step ${name} "Do ${name}" { ${fields} takes 30m rollback none because "it changes nothing" }`;
}

const areas: readonly string[] = ["owner/", "knowledge/", "syntax/"];

/** `only`: where a case is about one rule, and others rightly speak too. */
export function says(text: string | Readonly<Record<string, string>>, only = areas): void {
  checkAnnotated(text, only);
}

/** A name and a text that says itself what is found in it. */
export type Cases = Readonly<Record<string, string>>;

export function each(cases: Cases, only = areas): void {
  for (const [name, text] of Object.entries(cases)) it(name, () => says(text, only));
}

export function findingsIn(text: string, code: string): readonly Finding[] {
  return analyse(text).findings.filter(finding => finding.code === code);
}

/** Applies the fix of that title to the first finding of a code: the finding goes, and nothing else of ours comes. */
export function mends(text: string, code: string, title: string): string {
  const [finding] = findingsIn(text, code);
  const fix = finding?.fixes.find(each => each.title === title);
  assert.ok(fix, `no fix "${title}" among: ${finding?.fixes.map(each => each.title).join(", ")}`);
  const mended = applyFix(text, fix);
  const ours = (code: string): boolean => areas.some(area => code.startsWith(area));
  const before = analyse(text).findings.filter(each => ours(each.code)).length;
  const after = analyse(mended).findings.filter(each => ours(each.code));
  assert.equal(after.filter(each => each.code === code).length, findingsIn(text, code).length - 1, mended);
  assert.equal(after.length, before - 1, `${mended}\n${after.map(each => each.message).join("\n")}`);
  return mended;
}
