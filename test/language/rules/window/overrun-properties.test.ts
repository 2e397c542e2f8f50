/** A longer window, or an activity without length beside others, never makes a plan overrun its window. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { formatIso } from "../../../../language/time/format.js";
import { analyse } from "../../../support/analyse.js";
import { anyPlan, named, T, written } from "../../schedule/plans.js";

/** The text with a window of so many minutes. */
function within(text: string, minutes: number): string {
  const end = formatIso(T + minutes * 60, "UTC")
    .slice(0, 16)
    .replace("T", " ");
  return text.replace("to 2026-06-04 00:00 UTC", `to ${end} UTC`);
}

/** Whether the window is said to be overrun, by its own finding or as what follows from another. */
function overruns(text: string): readonly string[] {
  const { findings, plan } = analyse(text);
  const line = plan.runbook?.window?.place.range.start.line;
  return findings
    .filter(({ code }) => code === "window/overrun" || code.startsWith("order/"))
    .filter(({ code, concerns }) => code === "window/overrun" || concerns.some(each => each.range.start.line === line))
    .map(({ severity }) => severity);
}

/** No more, and no graver, than before. */
function assertNoWorse(before: readonly string[], after: readonly string[], text: string): void {
  const rank = (all: readonly string[]): number => (all.includes("error") ? 2 : all.length > 0 ? 1 : 0);
  assert.ok(rank(after) <= rank(before), `${before.join()} became ${after.join()}\n${text}`);
}

/** All `at`s of the plans come before this. */
const shortest = 601;
const minutes = fc.integer({ min: shortest, max: shortest + 600 });

/** One of the items that stand directly in the runbook, put beside something without length. */
function beside(text: string, pick: number, zero: string): string {
  const items = [...text.matchAll(/^ {2}(?:step|check|gate|wait|phase|parallel|sequence)[\s\S]*?^ {2}\}$/gm)];
  const item = items[pick % Math.max(1, items.length)];
  if (!item) return text;
  return text.replace(item[0], () => `  parallel {\n${item[0]}\n  ${zero}\n  }`);
}

describe("the overrun window", () => {
  it("is not made so by a longer window", () => {
    fc.assert(
      fc.property(anyPlan, minutes, fc.integer({ min: 1, max: 300 }), (plan, length, more) => {
        const text = written(named(plan, "only look back"));
        assertNoWorse(overruns(within(text, length)), overruns(within(text, length + more)), within(text, length));
      }),
      { numRuns: 50 },
    );
  });

  it("is not made so by something without length beside something else", () => {
    const zero = fc.constantFrom("check zero { takes 0m }", "notify zero { takes 0m }", "wait zero { takes 0m }");
    fc.assert(
      fc.property(anyPlan, minutes, fc.nat(), zero, (plan, length, pick, statement) => {
        const text = within(written(named(plan, "only look back")), length);
        assertNoWorse(overruns(text), overruns(beside(text, pick, statement)), beside(text, pick, statement));
      }),
      { numRuns: 50 },
    );
  });
});
