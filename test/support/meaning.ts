/** What an analysis says without where it stands: equal for two texts that mean the same. */
import assert from "node:assert/strict";
import type { Analysis } from "../../language/index.js";

/** How a file is laid out, which is no part of what it means. */
const layout = new Set(["range", "insertion", "insert", "fixes"]);

/** Plan, schedule, findings and accepted findings as lines of JSON, places left out. */
export function meaningOf({ plan, schedule, findings, accepted, verdict }: Analysis): readonly string[] {
  const whole = { plan, schedule, findings, accepted, verdict };
  return JSON.stringify(whole, (key, value) => (layout.has(key) ? undefined : value), 1).split("\n");
}

/** Fails with the first lines that differ. */
export function assertSameMeaning(after: Analysis, before: Analysis): void {
  const [is, was] = [meaningOf(after), meaningOf(before)];
  const at = is.findIndex((line, index) => line !== was[index]);
  const shown = (lines: readonly string[]): string => lines.slice(Math.max(0, at - 5), at + 5).join("\n");
  assert.ok(at < 0 && is.length === was.length, `was\n${shown(was)}\nis\n${shown(is)}\nin\n${after.file.text}`);
}
