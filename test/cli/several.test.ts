/**
 * A finding that speaks of several names each: a baseline knows each, one more is new, and the fingerprints of reports change with
 * it. Whatever rule says something of several is in the table below.
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import type { ReportedFinding } from "../../language/exports/check-document.js";
import { checkDocument } from "../../language/exports/json.js";
import type { RuleCode } from "../../language/index.js";
import { groupsBy } from "../../language/rules/groups.js";
import { baselineOf, compareWithBaseline } from "../../server/cli/baseline/baseline.js";
import { fingerprinted } from "../../server/cli/reports/fingerprints.js";
import { analyse } from "../support/analyse.js";
import { anyFiles } from "../support/any-text.js";
import { corpus, type Files, firstText, withFirstText } from "../support/corpus.js";

const none = 'rollback none because "no change"';

interface Setting {
  /** Statements of the runbook. */
  readonly whole?: string;
  readonly during?: string;
}

const evening = "window 2026-05-23 10:00 to 2026-05-23 20:00";

const release = (body: string, { whole = "owner ana or ben", during = evening }: Setting = {}): string =>
  `skill failover "Fail over"
skill backup "Backup"
environment staging { operators ben }
environment production { protected }
freeze "Sale" 2026-05-22 to 2026-05-22 in UTC
person ana "Ana" { timezone UTC }
person ben "Ben" { timezone UTC knows failover }
person ian "Ian" { timezone UTC away 2026-05-20 to 2026-05-29 because "hiking" }
runbook release "Release" {
  risk high
  timezone UTC
  ${during}
  ${whole}
${body}
}
`;

/** Two runbooks of one programme, which is checked; the first declares a freeze of its own. */
const night = (first: string, second: string): Files => {
  const runbook = (name: string, body: string): string =>
    `import "./roster.runbook"\nrunbook ${name} "${name}" { risk high timezone UTC ${evening}\n${body}\n}\n`;
  return {
    "main.runbook": 'programme night "Night" { runbook "./one.runbook", "./two.runbook" }\n',
    "one.runbook": `freeze "Sale" 2026-05-22 in UTC\n${runbook("one", first)}`,
    "two.runbook": runbook("two", second),
    "roster.runbook": `environment production { protected }
person ana "Ana" { timezone UTC }
person ben "Ben" { timezone UTC }
`,
  };
};

const times = (many: number, each: (index: number) => string): string =>
  Array.from({ length: many }, (_, index) => each(index)).join("\n");

const steps = (many: number, fields: string | ((index: number) => string), kind = "step"): string =>
  times(many, index => {
    const said = typeof fields === "string" ? fields : fields(index);
    return `  ${kind} s${index} "S${index}" { takes 10m ${said} }`;
  });

const parallel = (body: string): string => `  parallel {\n${body}\n  }`;

/** How a release says something of so many: code -> the text, in one way or in several. */
const several: Readonly<Record<RuleCode, readonly ((many: number) => string | Files)[]>> = {
  "time/missing-zone": [
    many => `runbook r "R" { window 2026-05-23 10:00 UTC to 2026-05-23 12:00\n${steps(many, "at 11:00")} }`,
    many => `runbook r "R" { window 2026-05-23 10:00 UTC to 2026-05-23 12:00\n
      step s { at 11:00 UTC also ${Array(many).fill("11:00").join(", ")} } }`,
    many => `person ana "Ana" { ${times(many, index => `away 2026-05-${10 + index}`)} }`,
  ],
  "time/no-zero": [many => `runbook r "R" { timezone UTC step z { at 2026-05-23 10:00 }\n${steps(many, "at T+1h")} }`],
  "time/undated": [many => `runbook r "R" { timezone UTC\n${steps(many, "at 2026-05-23 10:00")} }`],
  "time/missing-duration": [
    many => release(times(many, index => `step s${index} { ${none} }`)),
    many => release(steps(many, 'rollback "Back" { run "undo" }')),
  ],
  "text/placeholder": [
    many => release(steps(many, `run "deploy TBD" ${none}`)),
    many => release(`  step s "S" { takes 5m run "${Array(many).fill("deploy TBD").join("; ")}" ${none} }`),
    many => release(`  step s "S" { takes 5m run \`\`\`\n${times(many, () => "deploy TBD")}\n\`\`\` ${none} }`),
  ],
  "text/clock-time": [
    many =>
      release(`  step s "S" { takes 5m note "${times(many, i => `at 1${i}:00`).replaceAll("\n", ", ")}" ${none} }`),
  ],
  "policy/conflict": [many => times(many, index => `policy { longest-shift ${8 + index}h }`)],
  "window/missing": [
    many => release(steps(many, none), { during: "", whole: "owner ana or ben environment production" }),
  ],
  "window/outside": [
    many => release(`  phase p { at 2026-05-22 10:00\n${steps(many, 'rollback "Back" { takes 5m }')} }`),
  ],
  "window/in-freeze": [
    many =>
      release(`  phase p { at 2026-05-22 10:00\n${steps(many, none)} }`, {
        whole: "owner ana or ben environment production",
      }),
  ],
  "window/overrun": [
    many => {
      const open = times(many, index => `phase p${index} { by 2026-05-23 20:${10 + index}`);
      return release(`${open} step s { takes 11h ${none} } ${"}".repeat(many)}`);
    },
  ],
  "order/late-start": [
    many =>
      release(
        `  step first { takes 4h ${none} }\n${steps(many, index => `at 1${1 + Math.floor(index / 4)}:${index % 4}0 ${none}`)}`,
      ),
  ],
  "order/deadline": [
    many =>
      release(`  step first { takes 4h by 10:30 ${none} }\n${steps(many, index => `by 1${1 + index}:00 ${none}`)}`),
  ],
  "order/cycle": [many => release(parallel(steps(many, index => `after s${(index + 1) % many} ${none}`)))],
  "owner/unassigned": [many => release(steps(many, none), { whole: "" })],
  "owner/away": [many => release(steps(many, none), { whole: "owner ian or ana or ben" })],
  "owner/not-permitted": [many => release(steps(many, none), { whole: "owner ana or ben environment staging" })],
  "owner/quiet-hours": [many => release(steps(many, none), { during: "window 2026-05-23 01:00 to 2026-05-23 06:00" })],
  "owner/double-booked": [many => release(parallel(steps(many, none)), { whole: "owner ana or ian" })],
  "knowledge/single-point": [many => release(steps(many, none), { whole: "owner ana" })],
  "knowledge/nobody": [
    many => release(steps(many, none), { whole: "owner ian" }),
    many => release(steps(many, `needs backup ${none}`)),
  ],
  "knowledge/unskilled-owner": [many => release(steps(many, `needs failover ${none}`))],
  "knowledge/concentrated": [many => release(steps(many + 5, "owner ana or ben", "check"))],
  "rollback/missing": [many => release(steps(many, ""))],
  "rollback/unverified": [many => release(steps(many, 'rollback "Back" { takes 5m }'))],
  "rollback/decider-unavailable": [
    many =>
      `person cho "Cho" { timezone UTC ${times(many, index => `away 2026-05-23 1${index + 1}:00 to 2026-05-23 1${index + 1}:10`)} }
${release('  step s "S" { takes 9h rollback "Back" { takes 5m } }', { whole: "owner ana or ben decider cho" })}`,
  ],
  "gate/no-criteria": [many => release(steps(many, "", "gate"))],
  "gate/no-otherwise": [many => release(steps(many, 'requires "x"', "gate"))],
  "verify/no-expectation": [many => release(steps(many, "", "check"))],
  "programme/double-booked": [
    many => night(`  step long "Long" { owner ana takes 9h ${none} }`, steps(many, `owner ana ${none}`)),
    many => night(`  step long "Long" { owner ana or ben takes 9h ${none} }`, steps(many, `owner ana ${none}`)),
  ],
  "programme/environment-clash": [
    many => night(`  step long "Long" { on production takes 9h ${none} }`, steps(many, `on production ${none}`)),
  ],
  "programme/rollback-busy": [
    many =>
      night(
        steps(many, 'owner ana rollback "Back" { takes 5m }'),
        `  step late "Late" { at 19:00 owner ana takes 10m ${none} }`,
      ),
  ],
  "programme/in-freeze": [
    many => night("", `  phase p { at 2026-05-22 10:00\n${steps(many, `on production ${none}`)} }`),
  ],
  "comms/no-audience": [many => release(steps(many, "", "notify"))],
};

const filesOf = (made: string | Files): Files => (typeof made === "string" ? { "main.runbook": made } : made);

const nameOf = (uri: string): string => uri;

function reported(files: Parameters<typeof analyse>[0], code: RuleCode): readonly ReportedFinding[] {
  return checkDocument([analyse(files)], nameOf).findings.filter(each => each.code === code);
}

const hashesOf = (findings: readonly ReportedFinding[]): readonly string[] =>
  fingerprinted(findings).map(({ hash, number }) => `${hash} ${number}`);

describe("what is said of several", () => {
  for (const [code, ways] of Object.entries(several)) {
    ways.forEach((way, index) => {
      it(`${code} names each of them (${index + 1})`, () => {
        const compared = (from: number, to: number) => {
          const [before, after] = [from, to].map(many => reported(way(many), code as RuleCode));
          assert.ok(before && after);
          assert.ok(before.length > 0 && after.length > 0, `not found: ${way(to)}`);
          const file = before[0]?.file ?? "";
          return { before, after, ...compareWithBaseline(after, baselineOf(before), new Set([file]), () => true) };
        };
        for (const many of [1, 2, 3]) {
          if (reported(way(many), code as RuleCode).length === 0) continue;
          const more = compared(many, many + 1);
          assert.ok(more.fresh.length > 0, `one more than ${many} is not noticed`);
          assert.notDeepEqual(
            hashesOf(more.after),
            hashesOf(more.before),
            `one more than ${many} is known by the same`,
          );
          const fewer = compared(many + 1, many);
          assert.deepEqual(fewer.fresh, [], `of ${many + 1} that are known ${many} are new`);
          assert.ok(fewer.gone.length > 0);
        }
        const files = filesOf(way(3));
        const [moved] = [reported(withFirstText(files, `// above\n\n${firstText(files)}`), code as RuleCode)];
        assert.deepEqual(hashesOf(moved), hashesOf(reported(way(3), code as RuleCode)));
        assert.ok(reported(way(3), code as RuleCode).some(({ concerns }) => concerns.length >= 2));
      });
    });
  }

  /** What it points at explains the one thing that it says. */
  const explained: ReadonlySet<RuleCode> = new Set(["time/sum-disagrees"]);

  const everything: readonly (readonly [string, Files])[] = [
    ...corpus,
    ...fc.sample(anyFiles, { numRuns: 300, seed: 5 }).map((files, index) => [`text ${index}`, files] as const),
    ...Object.entries(several).flatMap(([code, ways]) => ways.map(way => [code, filesOf(way(3))] as const)),
  ];

  it("is in this table, whatever rule says it, and names them wherever it points at several alike", () => {
    const wordless = (message: string): string => message.replace(/`[^`]*`|"[^"]*"/g, "…").replace(/\d\w*/g, "1");
    for (const [name, files] of everything) {
      for (const { code, message, related, concerns } of analyse(files).findings) {
        const kinds = groupsBy(related, each => wordless(each.message));
        const isOfSeveral = [...kinds.values()].some(alike => alike.length > 1) && !explained.has(code);
        assert.ok(!isOfSeveral || concerns.length > 1, `${name}: ${code} ${message}`);
        assert.ok(concerns.length < 2 || several[code], `${code} is not in the table`);
      }
    }
  });

  it("is empty where one thing is said of one", () => {
    const [finding] = reported(release(`  step a "A" { owner ana takes 10m ${none} }`), "knowledge/single-point");
    assert.deepEqual(finding?.concerns, []);
  });
});
