/** time/missing-duration and time/sum-disagrees. */
import assert from "node:assert/strict";
import { analyse, findingsOf } from "../../../support/analyse.js";
import { checkAnnotated } from "../../../support/annotated.js";
import { applyFix } from "../../../support/apply-fix.js";
import { people, release, step } from "./release.js";

const areas = ["time/", "syntax/"];
const undone = 'rollback none because "nothing is kept"';

describe("time/missing-duration", () => {
  it("is said of each activity that lacks one, whatever its kind, in parallel too", () => {
    checkAnnotated(
      release(`step a "A" { takes 5m ${undone} }
parallel {
     step b "B" { ${undone} }
//        ^ error time/missing-duration: "B" has no duration
     wait c "C" { until "green" }
//        ^ error time/missing-duration: Add \`takes 30m\`, the longest you would wait.
     check d "D" { takes 1m expect "green" }
}`),
      areas,
    );
  });

  it("is silent where zero is said", () => {
    checkAnnotated(release(`step a "A" { takes 0m ${undone} }`), areas);
  });

  it("is said once for a phase in which nothing has one, and once for a runbook", () => {
    checkAnnotated(
      release(`step a "A" { takes 5m ${undone} }
phase p "Cut over" {
//    ^ error time/missing-duration: None of the 3 activities in "Cut over" says how long it takes
  step b "B" { ${undone} }
  parallel { step c "C" { ${undone} } step d "D" { ${undone} } }
}`),
      areas,
    );
    const text = release(`step a "A" { ${undone} }\nphase p "P" { step b "B" { ${undone} } }`);
    const [finding, ...others] = analyse(text).findings.filter(({ code }) => code.startsWith("time/"));
    assert.deepEqual(others, []);
    assert.match(finding?.message ?? "", /^None of the 2 activities in "Release"/);
    assert.deepEqual(
      finding?.related.map(({ message }) => message),
      ['"A" has no duration', '"B" has no duration'],
    );
  });

  it("is said once where nearly nothing has one", () => {
    const steps = [..."abcde"].map(name => `step ${name} "S" { ${undone} }`).join("\n");
    const [finding, ...others] = analyse(release(`${steps}\nstep f "F" { takes 5m ${undone} }`)).findings.filter(
      ({ code }) => code === "time/missing-duration",
    );
    assert.deepEqual(others, []);
    assert.match(finding?.message ?? "", /^5 of the 6 activities in "Release" do not say how long they take, so/);
  });

  it("is said of rollbacks with neither duration nor contents, and of what is in them", () => {
    checkAnnotated(
      release(`step a "A" { takes 5m rollback "Take A back" { run "undo" } }
//                    ^^^^^^^^ error time/missing-duration: The rollback "Take A back" does not say how long it takes
step b "B" { takes 5m rollback using back }
step c "C" { takes 5m rollback "Take C back" { takes 5m } }
rollback back "Go back" {
  step stop "Stop" { takes 5m }
    step start "Start" { run "start" }
//       ^^^^^ error time/missing-duration: "Start"
}
rollback other "Other way" { run "undo" }
//       ^^^^^ error time/missing-duration: "Other way"`),
      areas,
    );
  });

  it("is said once where no rollback has one", () => {
    const undo = (name: string): string => `step ${name} "S" { takes 5m rollback "Take ${name} back" { run "undo" } }`;
    const [finding, ...others] = analyse(release(`${undo("a")}\n${undo("b")}`)).findings.filter(
      ({ code }) => code === "time/missing-duration",
    );
    assert.deepEqual(others, []);
    assert.match(finding?.message ?? "", /^None of the 2 rollbacks of "Release" says how long it takes/);
    assert.deepEqual(
      finding?.related.map(({ message }) => message),
      ['"Take a back" has no duration', '"Take b back" has no duration'],
    );
  });

  it("is silent where the line may be the broken one", () => {
    checkAnnotated(
      release(`step a "A" {
  taks 5m
//^^^^ error syntax/parse
  ${undone}
}
step b "B" { takes 30x ${undone} }
//                 ^^^ error syntax/token`),
      areas,
    );
  });

  it("what it offers mends it, for one and for all", () => {
    for (const body of [
      `step a "A" { takes 5m ${undone} } step b "B" { ${undone} }`,
      `step a "A" { ${undone} }\nstep b "B" {\n  ${undone}\n}\nnotify c "C" { to ana }`,
    ]) {
      const text = release(body);
      const [finding] = analyse(text).findings;
      const [fix] = finding?.fixes ?? [];
      assert.equal(fix?.kind, "scaffold");
      assert.deepEqual(fix && findingsOf(applyFix(text, fix)), []);
    }
  });

  it("is said of the runbook that imports, not of its roster", () => {
    checkAnnotated(
      {
        "main.runbook": `import "./people.runbook"
${release(
  `step a "A" { takes 1m ${undone} }
step b "B" { ${undone} }
//   ^ error time/missing-duration`,
  { above: "" },
)}`,
        "people.runbook": people,
      },
      areas,
    );
  });
});

describe("time/sum-disagrees", () => {
  const restore = (takes: string, contents: string): string =>
    release(`${step("takes 5m").replace(/rollback none.*/, "rollback using back")}
rollback back "Go back" {
  ${takes}
  ${contents}
}`);
  const contents = 'step stop "Stop" { takes 5m } step load "Load" { takes 20m at most 40m }';
  const codes = (text: string): string[] => findingsOf(text).filter(each => each.includes("time/"));

  it("is silent where they agree, planned and at worst", () => {
    assert.deepEqual(codes(restore("takes 25m at most 45m", contents)), []);
    assert.deepEqual(codes(restore("", contents)), []);
  });

  it("is a warning where either differs, and is corrected safely", () => {
    for (const takes of ["takes 20m at most 45m", "takes 25m", "takes 25m at most 1h", "takes at most 45m"]) {
      const text = restore(takes, contents);
      const [finding, ...others] = analyse(text).findings;
      assert.deepEqual([finding?.code, finding?.severity, others.length], ["time/sum-disagrees", "warning", 0], takes);
      const [fix] = finding?.fixes ?? [];
      assert.equal(fix?.kind, "safe");
      assert.ok(fix && applyFix(text, fix).includes("takes 25m at most 45m"));
      assert.deepEqual(fix && findingsOf(applyFix(text, fix)), []);
    }
  });

  it("counts what runs side by side once", () => {
    const parallel = 'parallel { step a "A" { takes 5m } step b "B" { takes 20m } }';
    assert.deepEqual(codes(restore("takes 20m", parallel)), []);
    assert.deepEqual(codes(restore("takes 25m", parallel)), ["warning time/sum-disagrees 13:3"]);
  });

  it("is silent where not all inside could be read", () => {
    assert.deepEqual(codes(restore("takes 2h", 'step stop "Stop" { takes 30m } step load "Load" { takes 1h30 }')), []);
    assert.deepEqual(codes(restore("takes 2h", 'step stop "Stop" { takes 30m } stp load "Load" { takes 1h }')), []);
  });

  it("is silent while a duration inside is missing", () => {
    assert.deepEqual(codes(restore("takes 20m", 'step a "A" { takes 5m } step b "B" { run "b" }')), [
      "error time/missing-duration 14:32",
    ]);
  });
});
