/** What a check, a gate or a message should say. */
import assert from "node:assert/strict";
import { each, findingOf, mended, release, type Setting } from "./setting.js";

const medium: Setting = { risk: "medium" };

interface Field {
  readonly code: string;
  readonly severity: string;
  readonly kind: string;
  readonly good: string;
  readonly fix: string;
  readonly added: string;
  readonly tidy: boolean;
}

const fields: readonly Field[] = [
  {
    code: "verify/no-expectation",
    severity: "warning",
    kind: "check",
    good: `expect "all green"`,
    fix: "must be seen",
    added: `expect "what must be seen"`,
    tidy: true,
  },
  {
    code: "gate/no-criteria",
    severity: "warning",
    kind: "gate",
    good: `requires "all green"`,
    fix: "requires",
    added: `requires "what must be true"`,
    tidy: false,
  },
  {
    code: "gate/no-otherwise",
    severity: "info",
    kind: "gate",
    good: "otherwise rollback",
    fix: "Roll back on a no-go",
    added: "otherwise rollback",
    tidy: true,
  },
  {
    code: "comms/no-audience",
    severity: "warning",
    kind: "notify",
    good: `to "#shop"`,
    fix: "who is told",
    added: `to "#channel"`,
    tidy: false,
  },
];

for (const { code, severity, kind, good, fix, added, tidy } of fields) {
  const one = `${kind} other "Other" { takes 5m ${good} }`;
  const two = `${kind} lacking "Lacking" { takes 5m }`;
  const found = (state = severity): string => `\n${" ".repeat(kind.length)}// ^^^^^^^ ${state} ${code}`;
  describe(code, () => {
    each([code], {
      "one has it, one has not": release(`  ${one}\n  ${two}${found()}`, medium),
      "both have it": release(`  ${one}\n  ${two.replace("5m", `5m ${good}`)}`, medium),
      [tidy ? "off on low risk" : "on low risk as well"]: release(`  ${one}\n  ${two}${tidy ? "" : found()}`),
      "inside parallel, in a phase": release(`  ${one}\n  phase all { parallel {\n  ${two}${found()}\n  } }`, medium),
      "inside a rollback": release(
        `  ${one}\n  step go { takes 5m rollback using restore }\n  rollback restore {\n  ${one.replaceAll("other", "third")}\n  ${two}${found()}\n  }`,
        medium,
      ),
      "what could not be read is left alone": release(`  ${one}\n  ${two.replace("5m", "5m expct")}`, medium),
      "accepted by name": release(
        `  ${one}\n  ${two}${found("accepted")}\n  accept ${code} on lacking because "it is obvious" by ana`,
        medium,
      ),
    });

    it("is said once when no one in the runbook has it", () => {
      const text = release(`  phase all "All" { ${two} }\n  ${two.replaceAll("acking", "ate")}`, medium);
      const { message, related } = findingOf(text, code);
      assert.match(message, /^None of the 2 .* in "Release 4\.2"/);
      assert.equal(related.length, 2);
    });

    it("is said once when no one in a phase has it", () => {
      const text = release(`  ${one}\n  phase all "All" { ${two} ${two.replaceAll("acking", "ate")} }`, medium);
      assert.match(findingOf(text, code).message, /^None of the 2 .* in "All"/);
    });

    it("adds it", () => {
      assert.ok(mended(release(`  ${one}\n  ${two}`, medium), code, fix).includes(`{ ${added} takes 5m }`));
    });
  });
}

describe("gate/no-otherwise inside a rollback", () => {
  it("does not offer to go back", () => {
    const text = release(
      `  step go { takes 5m rollback using restore }\n  rollback restore { gate one { takes 5m } }`,
      medium,
    );
    assert.deepEqual(
      findingOf(text, "gate/no-otherwise").fixes.map(({ kind }) => kind),
      ["scaffold"],
    );
  });
});

describe("an empty text", () => {
  each(["verify/", "gate/", "rollback/unverified", "syntax/"], {
    "is as good as none": release(
      `
  check look { takes 5m expect "" }
     // ^^^^ warning verify/no-expectation
  gate go { takes 5m requires " " otherwise rollback }
    // ^^ warning gate/no-criteria
  step shift { takes 5m rollback "Shift back" { takes 5m expect "" } }
                      //^^^^^^^^ warning rollback/unverified
  check again { takes 5m expect "all green" }`,
      medium,
    ),
    "beside one that says something is none either": release(
      `
  check look { takes 5m expect "" expect "all green" }
  gate go { takes 5m requires "", "all green" otherwise rollback }
  step one { takes 5m rollback none because "nothing changes" }
  check again { takes 5m expect "all green" }`,
      medium,
    ),
  });
});
