import assert from "node:assert/strict";
import { analyse, findingsOf } from "../../../support/analyse.js";
import { applyFix } from "../../../support/apply-fix.js";
import { release, step } from "./release.js";

describe("time/no-zero", () => {
  it("is said once, at the first, where T stands beside dates or clock times, instead of time/undated", () => {
    const text = release(
      `${step("at T-2h\ntakes 5m", "a")}\nparallel { ${step("at T takes 5m", "b")} ${step("at 22:00 UTC takes 5m", "c")} }`,
      { runbook: "" },
    );
    const [finding, ...others] = analyse(text).findings;
    assert.deepEqual(others, []);
    assert.equal(
      finding?.message,
      '`T-2h` and 1 more time count from T, but "Release" does not say when T is. Such times cannot be compared with its dated times (`22:00 UTC`). Add `go-live DATE TIME`, or a `window`, whose start is T.',
    );
    assert.deepEqual(
      finding.related.map(({ message }) => message),
      ["`T` counts from T, too"],
    );
  });

  it("is silent in a template, whose times all count from T", () => {
    const text = release(`notify n "Tell" { at T-7d to "#x" takes 5m }\n${step("at T+30m by T+2h\ntakes 5m")}`, {
      runbook: "",
    });
    assert.deepEqual(findingsOf(text), ["warning time/undated 3:9"]);
  });

  it("is silent once a go-live or a window says when T is", () => {
    for (const date of ["go-live Sat 2026-05-23 12:00 UTC", "window Sat 2026-05-23 12:00 to Sat 2026-05-23 14:00 UTC"])
      assert.deepEqual(findingsOf(release(step("at T+5m\ntakes 5m"), { runbook: date })), []);
  });

  it("is silent where the go-live is written and not understood", () => {
    assert.deepEqual(findingsOf(release(step("at T+5m\ntakes 5m"), { runbook: "go-live Sat 2026-05-23 12:00 BST" })), [
      "error time/abbreviated-zone 6:30",
    ]);
  });

  it("what it offers mends it", () => {
    const text = release(`${step("at T+5m\ntakes 5m", "a")}\n${step("at 2026-05-23 11:00 UTC\ntakes 5m", "b")}`, {
      runbook: "",
    });
    assert.equal(analyse(text).findings[0]?.code, "time/no-zero");
    for (const fix of analyse(text).findings.flatMap(({ fixes }) => fixes))
      assert.doesNotMatch(findingsOf(applyFix(text, fix)).join(), /time\/|syntax\//);
  });
});
