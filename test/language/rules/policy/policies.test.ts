/** Rules about rules: policies and acceptances. */
import assert from "node:assert/strict";
import { analyse } from "../../../support/analyse.js";
import { each, findingOf, mended, people, release } from "../setting.js";

describe("policy/conflict", () => {
  each(["policy/conflict"], {
    "two values": `policy { longest-shift 8h }
policy { longest-shift 9h }
      // ^^^^^^^^^^^^^^^^ error policy/conflict: \`longest-shift\` is set twice, and neither value has priority: \`longest-shift 8h\` and \`longest-shift 9h\`.`,
    "the same value twice": "policy { longest-shift 8h }\npolicy { longest-shift 8h }",
    "for one risk": `policy for risk high { severity gate/no-otherwise error }
policy for risk high { severity gate/no-otherwise off }
                    // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error policy/conflict: \`severity gate/no-otherwise for risk high\``,
    "for different risks":
      "policy { longest-shift 8h }\npolicy for risk low { longest-shift 9h }\npolicy for risk high { longest-shift 7h }",
    "two imports that disagree": {
      "main.runbook": `import "./a.runbook"
import "./b.runbook"
    // ^^^^^^^^^^^^^ error policy/conflict: \`least-cover\``,
      "a.runbook": "policy { least-cover 2 }",
      "b.runbook": "policy { least-cover 3 }",
    },
    "its own goes before an import": {
      "main.runbook": `import "./a.runbook"\npolicy { least-cover 3 }`,
      "a.runbook": "policy { least-cover 2 }",
    },
    "an import that contradicts itself is a broken import, and that is all": {
      "main.runbook": `import "./a.runbook"`,
      "a.runbook": "policy { least-cover 2 }\npolicy { least-cover 3 }",
    },
  });

  it("keeps either", () => {
    const text = "policy { least-cover 2 }\npolicy { least-cover 3 }";
    assert.equal(
      mended(text, "policy/conflict", "least-cover 3"),
      "policy { least-cover 3 }\npolicy { least-cover 3 }",
    );
    assert.equal(
      mended(text, "policy/conflict", "least-cover 2"),
      "policy { least-cover 2 }\npolicy { least-cover 2 }",
    );
  });
});

describe("policy/path", () => {
  each(["policy/path"], {
    nothing: `policy in "" { least-cover 1 }
       // ^^ error policy/path: No runbook lies at \`\`: it is empty`,
    "from the root": `policy in "legacy", "/legacy/**" { least-cover 1 }
                 // ^^^^^^^^^^^^ error policy/path: paths count from this file`,
    "of a disk": `policy in "C:/legacy" { least-cover 1 }
       // ^^^^^^^^^^^ error policy/path: paths count from this file`,
    backslashes: `policy in "legacy\\\\old" { least-cover 1 }
       // ^^^^^^^^^^^^^ error policy/path: write \`/\` between folders`,
    alternatives: `policy in "{legacy,archive}/**" { least-cover 1 }
       // ^^^^^^^^^^^^^^^^^^^^^ error policy/path: write several paths`,
    "back out": `policy in "legacy/../archive" { least-cover 1 }
       // ^^^^^^^^^^^^^^^^^^^ error policy/path: leads back out`,
    "of other files": `policy in "legacy/*.md" { least-cover 1 }
       // ^^^^^^^^^^^^^ error policy/path: none ends in \`.md\``,
    "of what may be there": `policy in "legacy", "./legacy/", "../up/../../x" { least-cover 1 }
                              // ^^^^^^^^^^^^^^^ error policy/path: leads back out
policy for risk low in "legacy/**/2024-*.runbook", "**", "?/*", "archive.d", "*.d/" { least-cover 1 }`,
    "an import's own fault is its own": {
      "main.runbook": `import "./a.runbook"`,
      "a.runbook": 'policy in "/x" { least-cover 2 }',
    },
  });
});

/** What a file at risk low hears of `window/no-slack` that policies say something about. */
function said(file: string, policies: Readonly<Record<string, string>>): string {
  const up = "../".repeat(file.split("/").length - 1) || "./";
  const imports = Object.keys(policies).filter(name => name !== file);
  const text = `${imports.map(name => `import "${up}${name}"\n`).join("")}${policies[file] ?? ""}\n${release("check one { takes 3h50m }")}`;
  const findings = analyse({
    [file]: text,
    ...Object.fromEntries(imports.map(name => [name, policies[name] ?? ""])),
  }).findings;
  const about = findings.filter(({ code }) => code === "window/no-slack" || code === "policy/conflict");
  return about.map(({ code, severity }) => (code === "policy/conflict" ? "conflict" : severity)).join(" ");
}

describe("policy in", () => {
  const setting = (severity: string): string => `{ severity window/no-slack ${severity} }`;

  const reach: readonly (readonly [path: string, file: string, isNamed: boolean])[] = [
    ["legacy/**", "legacy/a.runbook", true],
    ["legacy/**", "legacy/deep/er/a.runbook", true],
    ["legacy/**", "other/a.runbook", false],
    ["legacy/**", "legacy.runbook", false],
    ["legacy", "legacy/deep/a.runbook", true],
    ["./legacy/", "legacy/a.runbook", true],
    ["legacy/a.runbook", "legacy/a.runbook", true],
    ["legacy/a.runbook", "legacy/b.runbook", false],
    ["**/2024-*.runbook", "legacy/deep/2024-a.runbook", true],
    ["**/2024-*.runbook", "2024-a.runbook", true],
    ["**/2024-*.runbook", "legacy/2025-a.runbook", false],
    ["*/payments", "legacy/payments/a.runbook", true],
    ["*/payments", "a/legacy/payments/a.runbook", false],
    ["20?4", "2024/a.runbook", true],
    ["20?4", "204/a.runbook", false],
    ["**", "a.runbook", true],
    ["LEGACY", "legacy/a.runbook", false],
    ["été 100%", "\u0065\u0301te\u0301 100%/a.runbook", true],
    ["😀?", "😀😀/a.runbook", true],
    ["../legacy", "legacy/a.runbook", false],
    ["../../../../../..", "legacy/a.runbook", false],
  ];
  for (const [path, file, isNamed] of reach)
    it(`"${path}" ${isNamed ? "is" : "is not"} for ${file}`, () => {
      const policy = { "policy.runbook": `policy in "${path}" ${setting("error")}` };
      assert.equal(said(file, policy), isNamed ? "error" : "warning");
    });

  it("counts paths from the file that holds the policy", () => {
    const policy = (path: string) => ({ "shared/policy.runbook": `policy in "${path}" ${setting("error")}` });
    assert.equal(said("legacy/a.runbook", policy("legacy")), "warning");
    assert.equal(said("legacy/a.runbook", policy("../legacy")), "error");
    assert.equal(said("shared/legacy/a.runbook", policy("legacy")), "error");
    // In its own file, from that.
    assert.equal(
      said("legacy/a.runbook", { "legacy/a.runbook": `policy in "a.runbook" ${setting("error")}` }),
      "error",
    );
    assert.equal(said("legacy/a.runbook", { "legacy/a.runbook": `policy in "legacy" ${setting("error")}` }), "warning");
  });

  it("is one of several paths, and each setting has its own", () => {
    const policy = `policy in "archive", "legacy" ${setting("off")}`;
    assert.equal(said("legacy/a.runbook", { "policy.runbook": policy }), "");
    const slack = analyse({
      "legacy/a.runbook": `import "../policy.runbook"\n${release("check one { takes 3h50m }")}`,
      "policy.runbook": 'policy in "legacy" { least-slack 1% }',
    });
    assert.deepEqual(
      slack.findings.filter(({ code }) => code === "window/no-slack"),
      [],
    );
  });

  it("goes before what is for all, and the path that spells out more before the other", () => {
    const policies = (text: string) => ({ "policy.runbook": text });
    const [all, legacy, low] = [
      `policy ${setting("off")}`,
      `policy in "legacy" ${setting("error")}`,
      "policy for risk low",
    ];
    assert.equal(said("legacy/a.runbook", policies(`${legacy}\n${all}`)), "error");
    assert.equal(said("legacy/a.runbook", policies(`${legacy}\n${low} ${setting("off")}`)), "error");
    assert.equal(said("legacy/a.runbook", policies(`${low} in "legacy" ${setting("info")}\n${legacy}`)), "info");
    const deeper = `policy in "legacy/old/*" ${setting("info")}`;
    assert.equal(said("legacy/old/a.runbook", policies(`${deeper}\n${legacy}`)), "info");
    assert.equal(said("legacy/new/a.runbook", policies(`${deeper}\n${legacy}`)), "error");
    const one = `policy in "legacy/a.runbook" ${setting("info")}`;
    assert.equal(said("legacy/a.runbook", policies(`${one}\n${legacy}`)), "info");
  });

  it("of two that are as close, neither goes first: that is said where both are right", () => {
    const both = {
      "policy.runbook": `policy in "legacy/*" ${setting("off")}\npolicy in "legacy/**" ${setting("error")}`,
    };
    assert.match(said("legacy/a.runbook", both), /conflict/);
    assert.equal(said("other/a.runbook", both), "warning");
    assert.deepEqual(analyse(both).findings, []);
    const twice = `policy in "legacy" ${setting("off")}\npolicy in "legacy" ${setting("error")}`;
    assert.deepEqual(
      analyse({ "policy.runbook": twice }).findings.map(({ code, message }) => `${code} ${message.split(":")[0]}`),
      ['policy/conflict `severity window/no-slack in "legacy"` is set twice, and neither value has priority'],
    );
  });

  it("finds a rule that does not exist, and one that is not for a policy, whomever it is for", () => {
    const codes = (text: string) => analyse({ "policy.runbook": text }).findings.map(({ code }) => code);
    assert.deepEqual(codes('policy in "legacy" { severity window/slack off }'), ["accept/unknown-rule"]);
    assert.deepEqual(codes('policy in "legacy" { severity time/missing-zone off }'), ["accept/not-allowed"]);
  });

  it("tries no pattern longer than its length times that of the path", () => {
    const stars = `${"*a".repeat(200)}*b`;
    assert.equal(
      said(`${"a".repeat(200)}/a.runbook`, { "policy.runbook": `policy in "${stars}" ${setting("error")}` }),
      "warning",
    );
    const depths = `${"**/a/".repeat(100)}b`;
    assert.equal(
      said(`${"a/".repeat(100)}a.runbook`, { "policy.runbook": `policy in "${depths}" ${setting("error")}` }),
      "warning",
    );
  });
});

const full = `check one { takes 3h50m }`;

describe("accept/unused", () => {
  const only = ["accept/unused"];
  each(only, {
    "it silences nothing": release(`
  check one { takes 5m }
  accept window/no-slack because "agreed" by ana
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning accept/unused: \`window/no-slack\` finds nothing that this could accept.`),
    "it silences something": release(`
  ${full}
  accept window/no-slack because "agreed" by ana`),
    "it silences nothing there": release(`
  phase all { parallel { check one { by 10:10 takes 1h } check two { takes 5m } } }
  accept order/deadline on two because "agreed" by ana
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning accept/unused: finds nothing in \`two\``),
    "it silences something in the worst case, in the phase": release(`
  phase all { parallel { check one { by 10:10 takes 5m at most 1h } check two { takes 5m } } }
  accept order/deadline on all because "agreed" by ana`),
    "the second of two": release(`
  ${full}
  accept window/no-slack because "agreed" by ana
  accept window/no-slack because "agreed again" by ben
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning accept/unused`),
    "the rule is off": release(
      `
  ${full}
  accept window/no-slack because "agreed" by ana
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning accept/unused`,
      { head: "policy { severity window/no-slack off }\n" },
    ),
    "an unknown rule has another problem": release(`\n  ${full}\n  accept window/slack because "agreed" by ana`),
    "silent while something cannot be read": release(`
  check one { tkes 3h50m }
  accept window/no-slack because "agreed" by ana`),
    "silent in an undated runbook about what needs a date": release(
      `
  check one { takes 5m }
  accept owner/away because "agreed" by ana`,
      { during: "" },
    ),
    "across an import": {
      "main.runbook": `import "./people.runbook"\n${release(`
  check one { takes 5m }
  accept window/no-slack because "agreed" by ana
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning accept/unused`).replace(people, "")}`,
      "people.runbook": people,
    },
  });

  it("can neither be accepted nor lowered", () => {
    const text = release(
      `  check one { takes 5m }\n  accept window/no-slack because "agreed" by ana\n  accept accept/unused because "agreed" by ana`,
      { head: "policy { severity accept/unused off }\n" },
    );
    assert.equal(findingOf(text, "accept/unused").severity, "warning");
  });

  it("removes the whole line, and leaves others on it alone", () => {
    const text = release(
      `  check one { takes 5m }\n  accept window/no-slack because "agreed" by ana\n  check two { takes 5m }`,
    );
    assert.ok(mended(text, "accept/unused", "Remove").includes("  check one { takes 5m }\n  check two { takes 5m }\n"));
    const shared = release(`  check one { takes 5m } accept window/no-slack because "agreed" by ana // why\n`);
    assert.ok(mended(shared, "accept/unused", "Remove").includes("  check one { takes 5m }  // why\n"));
  });
});

describe("accept/expired", () => {
  each(["accept/expired", "accept/unused"], {
    "before the plan's end": release(
      `
  ${full}
  accept window/no-slack because "agreed" by ana until 2026-05-22
                                                    // ^^^^^^^^^^ error accept/expired: This was accepted only until 2026-05-22, and the plan ends at Sat 2026-05-23 13:50 Europe/London.`.replace(
        "                                                    // ^",
        "                                                  //   ^",
      ),
    ),
    "on that day": release(`
  ${full}
  accept window/no-slack because "agreed" by ana until 2026-05-23`),
    "without an end": release(`
  ${full}
  accept window/no-slack because "agreed" by ana`),
    "one that silences nothing is unused": release(`
  check one { takes 5m }
  accept window/no-slack because "agreed" by ana until 2026-05-22
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning accept/unused`),
    "a clean-up after the window does not count": release(`
  ${full}
  check tidy { at 2026-05-30 10:00 takes 5m }
  accept window/no-slack because "agreed" by ana until 2026-05-23`),
    "over midnight, inside parallel": release(
      `
  parallel { check one { takes 3h50m } }
  accept window/no-slack because "agreed" by ana until 2026-05-23
                                                  //   ^^^^^^^^^^ error accept/expired: Sun 2026-05-24 01:50`,
      { during: "window Sat 2026-05-23 22:00 to Sun 2026-05-24 02:00" },
    ),
  });
});

describe("accept/not-allowed and accept/unknown-rule", () => {
  const only = ["accept/not-allowed", "accept/unknown-rule", "accept/unused"];
  each(only, {
    "what cannot be accepted": release(`
  ${full}
  accept syntax/parse because "agreed" by ana
      // ^^^^^^^^^^^^ error accept/not-allowed: \`syntax/parse\` cannot be accepted
  accept accept/unused because "agreed" by ana
      // ^^^^^^^^^^^^^ error accept/not-allowed`),
    "what no policy may lower": `policy {
  severity time/missing-zone warning
        // ^^^^^^^^^^^^^^^^^ error accept/not-allowed: A policy cannot change the severity of \`time/missing-zone\`.
  severity syntax/token error
}`,
    "a rule that does not exist": release(`
  ${full}
  accept window/slack because "agreed" by ana
      // ^^^^^^^^^^^^ error accept/unknown-rule: There is no rule \`window/slack\`. Did you mean \`window/no-slack\`?`),
    "a rule of another area": release(`
  ${full}
  accept owner/single-point because "agreed" by ana
      // ^^^^^^^^^^^^^^^^^^ error accept/unknown-rule: Did you mean \`knowledge/single-point\`?`),
    "in a policy, whatever its risk": `policy for risk high {
  severity rollbak/missing off
        // ^^^^^^^^^^^^^^^ error accept/unknown-rule: Did you mean \`rollback/missing\`?
}`,
    "an imported policy is judged where it stands": {
      "main.runbook": `import "./policy.runbook"\n${release(`  parallel { ${full} }\n  accept window/no-slack because "agreed" by ana`)}`,
      "policy.runbook": "policy { severity nothing/here off }",
    },
  });

  it("changes to the nearest", () => {
    const text = release(`  ${full}\n  accept window/slack because "agreed" by ana`);
    assert.ok(mended(text, "accept/unknown-rule", "window/no-slack").includes("accept window/no-slack because"));
  });

  it("counts what is accepted, and lists it with who and why", () => {
    const { accepted } = analyse(
      release(`  ${full}\n  accept window/no-slack because "agreed" by ana until 2026-06-30`),
    );
    assert.deepEqual(
      accepted.map(each => [each.code, each.accepted]),
      [["window/no-slack", { because: "agreed", by: "ana", until: "2026-06-30" }]],
    );
  });
});
