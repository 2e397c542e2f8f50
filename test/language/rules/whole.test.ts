/** What a release as a whole should have: rehearsal, check, messages, contingency, change record. */
import assert from "node:assert/strict";
import type { Files } from "../../support/analyse.js";
import { each, findingOf, findingsOf, mended, release, type Setting } from "./setting.js";

const medium: Setting = { risk: "medium" };
const deploy = `step deploy "Deploy" { takes 5m rollback none because "nothing to undo" }`;

/** With a finding at the runbook's name. */
const atName = (text: string, found: string): string =>
  text.replace(/(runbook shop .*\n)/, (_, line: string) => `${line}     // ^^^^ ${found}\n`);

describe("rehearsal/missing", () => {
  const only = ["rehearsal/missing"];
  const places = `environment staging "Staging"\nenvironment production "Production" { rehearse on staging }\n`;
  const on: Setting = { risk: "medium", head: places, whole: "environment production" };
  const missing = (whole: string, found: string): Setting => ({
    ...on,
    whole: `${whole}\n         //   ^^^^^^^^^^ ${found}`,
  });
  each(only, {
    "none is recorded": release(
      `  ${deploy}`,
      missing(
        "environment production",
        "warning rehearsal/missing: Changes to Production must be rehearsed on Staging, but no rehearsal there is recorded.",
      ),
    ),
    "an error on high risk": release(`  ${deploy}`, {
      ...missing("environment production", "error rehearsal/missing"),
      risk: "high",
    }),
    "off on low risk": release(`  ${deploy}`, { ...on, risk: "low" }),
    "one is recorded there": release(`  ${deploy}`, {
      ...on,
      whole: "environment production rehearsal 2026-05-16 on staging passed",
    }),
    "one is recorded elsewhere": release(`  ${deploy}`, {
      ...on,
      whole: `environment production
         //   ^^^^^^^^^^ warning rehearsal/missing
         rehearsal 2026-05-16 on production passed`,
    }),
    "a failed one is recorded: that is another matter": release(`  ${deploy}`, {
      ...on,
      whole: "environment production rehearsal 2026-05-16 on staging failed",
    }),
    "nothing changes there": release("  check look { takes 5m }", on),
    "a phase acts there, inside parallel": release(
      `  phase all {
    on production
    // ^^^^^^^^^^ warning rehearsal/missing
    parallel { ${deploy} }
  }`,
      { risk: "medium", head: places },
    ),
    "it may be what could not be read": release(`  ${deploy}`, {
      ...on,
      whole: "environment production rehersal 2026-05-16 on staging passed",
    }),
    "or be on what is not declared": release(`  ${deploy}`, {
      ...on,
      whole: "environment production rehearsal 2026-05-16 on stagign passed",
    }),
    "across an import": {
      "main.runbook": `import "./places.runbook"\n${release(`  ${deploy}`, {
        ...missing("environment production", "warning rehearsal/missing"),
        head: "",
      })}`,
      "places.runbook": places,
    },
    accepted: release(
      `  ${deploy}\n  accept rehearsal/missing because "rehearsed last week" by ana`,
      missing("environment production", "accepted rehearsal/missing"),
    ),
  });

  it("records it", () => {
    const text = release(`  ${deploy}`, on);
    assert.ok(mended(text, "rehearsal/missing", "Record").includes("rehearsal 2026-05-16 on staging passed in 2h"));
  });
});

describe("rehearsal/failed", () => {
  const head = "environment staging\nenvironment copy\n";
  each(["rehearsal/failed"], {
    "the last one failed": release(`  ${deploy}`, {
      head,
      whole: `rehearsal 2026-05-16 on staging passed
      rehearsal 2026-05-18 on staging failed
   // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error rehearsal/failed: The last rehearsal, on 2026-05-18, failed`,
    }),
    "the last by its date, not in the text": release(`  ${deploy}`, {
      head,
      whole: "rehearsal 2026-05-18 on staging passed rehearsal 2026-05-16 on staging failed",
    }),
    "on one day, the last in the text": release(`  ${deploy}`, {
      head,
      whole: "rehearsal 2026-05-16 on staging failed rehearsal 2026-05-16 on copy passed",
    }),
    "none is recorded": release(`  ${deploy}`, { head }),
  });
});

describe("rehearsal/slower", () => {
  const head = "environment staging\n";
  const took = (time: string): Setting => ({ head, whole: `rehearsal 2026-05-16 on staging passed in ${time}` });
  const body = `  notify early { at T-7d takes 5m }\n  step one { takes 1h at most 2h rollback none because "nothing" }\n  check two { takes 10m }`;
  each(["rehearsal/slower"], {
    "longer than the worst case": release(body, {
      head,
      whole: `rehearsal 2026-05-16 on staging passed in 2h11m
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning rehearsal/slower: The rehearsal on 2026-05-16 took 2h11m, 1m longer than the plan allows from its first step (2h10m at most).`,
    }),
    "as long as the worst case": release(body, took("2h10m")),
    "the plan's length is not known": release(`${body}\n  check three`, took("9h")),
    "side by side takes as long as the longest": release(`  parallel { ${deploy} check look { takes 1h } }`, {
      head,
      whole: `rehearsal 2026-05-16 on staging passed in 61m
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning rehearsal/slower: 1m longer`,
    }),
    "one that failed has another problem": release(body, {
      head,
      whole: "rehearsal 2026-05-16 on staging failed in 9h",
    }),
  });
});

describe("verify/missing", () => {
  const only = ["verify/missing"];
  const check = `check look { takes 5m }`;
  const last = (found: string): string =>
    `step last "Last" { takes 5m rollback none because "nothing to undo" }\n    // ^^^^ ${found}`;
  each(only, {
    "no check at all": release(`  ${deploy}\n  ${last('warning verify/missing: No check follows "Last"')}`, medium),
    "an error on high risk": release(`  ${last("error verify/missing")}`, { risk: "high" }),
    "off on low risk": release(`  ${deploy}`),
    "a check behind it": release(`  ${deploy}\n  ${check}`, medium),
    "a check in front of it": release(`  ${check}\n  ${last("warning verify/missing")}`, medium),
    "a check beside it": release(`  parallel {\n  ${last("warning verify/missing")}\n  ${check}\n  }`, medium),
    "a check after it, inside parallel": release(
      `  parallel { ${deploy} check look { after deploy takes 5m } }`,
      medium,
    ),
    "in time, not in the text": release(
      `  parallel {
  check look { at 12:00 takes 5m }
  ${deploy}
  }`,
      medium,
    ),
    "a check inside a phase": release(`  ${deploy}\n  phase verify { parallel { ${check} } }`, medium),
    "a step behind the check that only takes back a temporary change": release(
      `  step on { takes 5m }\n  ${deploy}\n  ${check}\n  step off { takes 5m undoes on }`,
      medium,
    ),
    "a step that takes as long as nothing": release(
      `  step one { takes 0m rollback none because "nothing" }\n  ${check}`,
      medium,
    ),
    "durations are missing": release(`  step one { rollback none because "nothing" }\n  ${check}`, medium),
    "a clean-up after the window is an epilogue": release(
      `  ${deploy}\n  ${check}\n  step tidy { at 2026-05-30 10:00 takes 5m rollback none because "nothing" }`,
      medium,
    ),
    "in a cycle, the order of writing": release(
      `  step one { after two takes 5m rollback none because "nothing" }\n  ${check}\n  ${last("warning verify/missing").replace("last", "two").replace("^^^^", "^^^")}`,
      medium,
    ),
    "there is no step": release("  notify hello { takes 5m }", medium),
    "it may be what could not be read": release(`  ${deploy}\n  chek look { takes 5m }`, medium),
    "or stand behind a brace too many": `${release(`  ${deploy}\n  }`, medium)}\n  check look { takes 5m } }`,
    accepted: release(
      `  ${last("accepted verify/missing")}\n  accept verify/missing because "watched by the vendor" by ana`,
      medium,
    ),
  });

  it("adds a check behind the parallel block the step stands in", () => {
    const text = release(`  phase all {\n    parallel {\n      ${deploy}\n    }\n  }`, medium);
    assert.match(
      mended(text, "verify/missing", "Add a check"),
      / {4}\}\n {4}check verify "See that it works" \{\n {6}takes 10m/,
    );
  });

  it("is silent about a file without a runbook", () => {
    assert.deepEqual(findingsOf("person ana { timezone Europe/London }", "verify/missing"), []);
  });
});

describe("comms/no-announcement and comms/no-all-clear", () => {
  const only = ["comms/no-announcement", "comms/no-all-clear"];
  const before = `notify before { takes 5m }`;
  const behind = `notify behind { takes 5m }`;
  const step = (...found: readonly string[]): string =>
    [
      `step deploy "Deploy" { takes 5m rollback none because "nothing to undo" }`,
      ...found.map(each => `    // ^^^^^^ ${each}`),
    ].join("\n");
  const unannounced =
    'warning comms/no-announcement: No `notify` comes before "Deploy", the first step, so nobody is told in advance.';
  const unclear =
    'warning comms/no-all-clear: No `notify` follows "Deploy", the last step, so nobody hears that the release is over.';
  each(only, {
    neither: release(`  ${step(unannounced, unclear)}`, medium),
    both: release(`  ${before}\n  ${step()}\n  ${behind}`, medium),
    "off on low risk": release(`  ${step()}`),
    "errors on high risk": release(`  ${step("error comms/no-announcement", "error comms/no-all-clear")}`, {
      risk: "high",
    }),
    "only before": release(`  ${before}\n  ${step(unclear)}`, medium),
    "only behind": release(`  ${step(unannounced)}\n  ${behind}`, medium),
    "a week before, though written below": release(
      `  parallel { check look { takes 5m }\n  notify before { at T-7d takes 5m } }\n  ${step()}\n  ${behind}`,
      medium,
    ),
    "side by side is neither": release(
      `  parallel {\n  ${step(unannounced, unclear)}\n  notify beside { takes 5m }\n  }`,
      medium,
    ),
    "a step that takes back a temporary change is a step": release(
      `  ${before}\n  step on { takes 5m }\n  ${behind}\n  step deploy { takes 5m undoes on }\n    // ^^^^^^ warning comms/no-all-clear`,
      medium,
    ),
    "a phase with inherited owners": release(`  phase all {\n  ${before}\n  ${step(unclear)}\n  }`, medium),
    "it may be what could not be read": release(`  ${step()}\n  %% { takes 5m }`, medium),
    accepted: release(
      `  ${before}\n  ${step("accepted comms/no-all-clear")}\n  accept comms/no-all-clear because "nobody knows" by ana`,
      medium,
    ),
  });

  it("adds them at both ends of the plan", () => {
    const text = release(`  phase all {\n    ${deploy}\n  }`, { risk: "medium", whole: "coordinator ana or ben" });
    assert.match(
      mended(text, "comms/no-announcement", "announcement"),
      /\n {2}notify announce "Announce the release" \{\n {4}takes 5m\n {4}to "#channel"\n {2}\}\n {2}phase all/,
    );
    assert.match(
      mended(text, "comms/no-all-clear", "all-clear"),
      /\n {2}\}\n {2}notify all-clear "Say that the release is over" \{\n {4}takes 5m\n {4}to "#channel"\n {2}\}\n\}/,
    );
  });

  it("takes a name that is free", () => {
    const text = release(`  check announce { takes 5m }\n  ${deploy}`, medium);
    assert.ok(mended(text, "comms/no-announcement", "announcement").includes("notify announce-2"));
  });
});

describe("contingency/missing and change/missing", () => {
  const plan = { contingency: '  contingency slow { trigger "it is slow" then rollback }', change: "change RFC-1" };
  const cases: Readonly<Record<string, Files>> = {
    "no contingency": atName(release(`  ${deploy}`, { ...medium, whole: plan.change }), "warning contingency/missing"),
    "a warning at most": atName(
      release(`  ${deploy}`, { risk: "high", whole: plan.change }),
      "warning contingency/missing",
    ),
    "no change record": atName(release(`  ${deploy}\n${plan.contingency}`, medium), "warning change/missing"),
    "an error on high risk": atName(
      release(`  ${deploy}\n${plan.contingency}`, { risk: "high" }),
      "error change/missing",
    ),
    "off on low risk": release(`  phase all { parallel { ${deploy} } }`),
    both: release(`  ${deploy}\n${plan.contingency}`, { ...medium, whole: plan.change }),
    "they may be what could not be read": release(`  ${deploy}`, { ...medium, whole: "chnge RFC-1" }),
    "nothing is done": release("  check look { takes 5m }", { ...medium, whole: plan.change }),
    accepted: atName(
      release(`  ${deploy}\n  accept contingency/missing because "a vendor's" by ana`, {
        ...medium,
        whole: plan.change,
      }),
      "accepted contingency/missing",
    ),
  };
  each(["contingency/missing", "change/missing"], cases);

  it("adds them", () => {
    const text = release(`  ${deploy}`, { ...medium, whole: "decider ana" });
    assert.ok(
      mended(text, "change/missing", "change record").includes(`runbook shop "Release 4.2" {\n  change RFC-1\n`),
    );
    assert.match(mended(text, "contingency/missing", "contingency"), /owner ana\n {4}then rollback\n {2}\}\n\}/);
    assert.equal(findingOf(text, "change/missing").related.length, 0);
  });
});
