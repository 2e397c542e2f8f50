/** The runbooks of a programme are judged together: what always holds of that, whatever they say. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { createAnalyser, type Finding, type Imported, type ParsedFile, parse } from "../../../language/index.js";
import { analyse } from "../../support/analyse.js";
import { corpus, firstText } from "../../support/corpus.js";

const people = ["ana", "ben", "cem"];
const roster = `${people.map(name => `person ${name} "${name}" { timezone Europe/London contact "${name}@example.com" hours 06:00 to 23:00 }`).join("\n")}
environment production { protected }
environment shadow { protected }
`;

interface Step {
  readonly owner: string;
  readonly cover: string | undefined;
  readonly takes: number;
  readonly most: number;
  readonly on: string | undefined;
  readonly undone: boolean;
}

interface Night {
  readonly hour: number;
  readonly risk: string;
  readonly freeze: boolean;
  readonly steps: readonly Step[];
}

const step: fc.Arbitrary<Step> = fc.record({
  owner: fc.constantFrom(...people),
  cover: fc.option(fc.constantFrom(...people), { nil: undefined }),
  takes: fc.integer({ min: 0, max: 240 }),
  most: fc.integer({ min: 0, max: 120 }),
  on: fc.option(fc.constantFrom("production", "shadow"), { nil: undefined }),
  undone: fc.boolean(),
});

const night: fc.Arbitrary<Night> = fc.record({
  hour: fc.integer({ min: 7, max: 18 }),
  risk: fc.constantFrom("low", "medium", "high"),
  freeze: fc.boolean(),
  steps: fc.array(step, { minLength: 1, maxLength: 4 }),
});

function runbookOf({ hour, risk, freeze, steps }: Night, index: number): string {
  const written = steps.map(
    ({ owner, cover, takes, most, on, undone }, at) => `  step s${at} "Step ${at}" {
    owner ${owner}${cover === undefined || cover === owner ? "" : ` or ${cover}`}
    takes ${takes}m at most ${takes + most}m
    ${on === undefined ? "" : `on ${on}`}
    ${undone ? 'rollback "Back" { takes 10m }' : 'rollback none because "nothing changes"'}
  }`,
  );
  return `import "./roster.runbook"
${freeze ? `freeze "Sale ${index}" 2026-05-20 ${hour}:00 to 2026-05-20 ${hour + 1}:00 in Europe/London` : ""}
runbook r${index} "Runbook ${index}" {
  risk ${risk}
  timezone Europe/London
  window 2026-05-20 ${hour}:00 to 2026-05-20 ${hour + 4}:00
${written.join("\n")}
}
`;
}

const programmeOf = (names: readonly string[]): string =>
  `programme night "Night" {\n${names.map(name => `  runbook "./${name}"`).join("\n")}\n}\n`;

function always<T>(values: fc.Arbitrary<T>, holds: (value: T) => void): void {
  fc.assert(fc.property(values, holds), { numRuns: 25 });
}

/** The findings of a programme of runbooks in an order. */
function judged(nights: readonly Night[], order: readonly number[]): readonly Finding[] {
  const runbooks = nights.map((each, index) => [`r${index}.runbook`, runbookOf(each, index)] as const);
  const names = order.map(index => `r${index}.runbook`);
  return analyse({ "night.runbook": programmeOf(names), ...Object.fromEntries(runbooks), "roster.runbook": roster })
    .findings;
}

/** What stands for a finding wherever the runbook is named. */
const shown = ({ code, severity, message }: Finding): string => `${severity} ${code} ${message}`;

describe("a programme", () => {
  it("finds the same in whatever order it names its runbooks", () => {
    always(fc.array(night, { minLength: 2, maxLength: 4 }), nights => {
      const order = nights.map((_, index) => index);
      const forth = judged(nights, order).map(shown).sort();
      assert.deepEqual(
        judged(nights, [...order].reverse())
          .map(shown)
          .sort(),
        forth,
      );
    });
  });

  it("of one runbook finds nothing but that it has errors", () => {
    always(night, one => {
      for (const { code, message } of judged([one], [0])) assert.equal(code, "programme/runbook", message);
    });
    for (const [name, files] of corpus) {
      if (parse("file:///first.runbook", firstText(files)).ast.runbooks.length === 0) continue;
      const [first = ""] = Object.keys(files);
      const found = analyse({ "the-programme.runbook": programmeOf([first]), ...files }).findings;
      assert.ok(
        found.every(({ code, message }) => code === "programme/runbook" && message.includes("error")),
        name,
      );
      assert.equal(found.length > 0, analyse(files).verdict === "no-go", name);
    }
  });

  it("with one more runbook finds what it found, of the same runbooks and people", () => {
    always(fc.array(night, { minLength: 2, maxLength: 4 }), nights => {
      const order = nights.map((_, index) => index);
      /** The rule, the runbook it is told at, and whom or what it is about. */
      const keysOf = (findings: readonly Finding[], named: readonly number[]): readonly string[] =>
        findings.map(({ code, message, place }) => {
          const about = /(ana|ben|cem|production|shadow|"Sale \d")/.exec(message.replace(/"(Step|Runbook) \d"/g, ""));
          // Where one more runbook makes a shift longer, it is too long from another on.
          const at = code === "programme/long-shift" ? "" : named[place.range.start.line - 1];
          return `${code} ${at} ${about?.[1]}`;
        });
      const more = new Set(keysOf(judged(nights, order), order));
      const fewer = order.slice(0, -1);
      for (const key of keysOf(judged(nights, fewer), fewer)) assert.ok(more.has(key), key);
    });
  });

  it("is judged anew when one of its runbooks, or what that imports, is another, as by a fresh check", () => {
    const changing = fc.record({
      nights: fc.array(night, { minLength: 2, maxLength: 3 }),
      later: fc.array(fc.tuple(fc.nat(), night), { minLength: 1, maxLength: 4 }),
    });
    always(changing, ({ nights, later }) => {
      const files = new Map<string, ParsedFile>();
      const put = (name: string, text: string): ParsedFile => {
        const uri = `file:///runbooks/${name}`;
        const file = parse(uri, text);
        files.set(uri, file);
        return file;
      };
      const importer = (_: string, path: string): Imported => {
        const file = files.get(`file:///runbooks/${path.replace("./", "")}`);
        return file ? { kind: "file", file } : { kind: "missing" };
      };
      let moment = 0;
      const kept = createAnalyser(importer, undefined, () => moment, new Map());
      const programme = put("night.runbook", programmeOf(nights.map((_, index) => `r${index}.runbook`)));
      put("roster.runbook", roster);
      for (const [index, each] of nights.entries()) put(`r${index}.runbook`, runbookOf(each, index));
      const isSame = (): void => {
        const fresh = createAnalyser(importer)(programme);
        const again = kept(programme);
        assert.deepEqual(again.findings.map(shown), fresh.findings.map(shown));
        assert.equal(again.verdict, fresh.verdict);
      };
      isSame();
      for (const [at, other] of later) {
        const index = at % (nights.length + 1);
        if (index === nights.length)
          put("roster.runbook", roster.replaceAll(`${other.hour}`, "7").replace("protected", ""));
        else put(`r${index}.runbook`, runbookOf(other, index));
        moment++;
        isSame();
      }
    });
  });

  it("that is imported, or whose runbook imports it, is read all the same", () => {
    const { findings } = analyse({
      "night.runbook": `${programmeOf(["a.runbook"])}person ana "Ana" { timezone Europe/London contact "1" }\n`,
      "a.runbook": 'import "./night.runbook"\nrunbook a "A" { risk low step s "S" { owner ana takes 5m } }\n',
    });
    assert.deepEqual(
      findings.map(({ code }) => code),
      ["programme/runbook"],
    );
  });
});
