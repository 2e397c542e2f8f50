/** Whichever line is lost or spoiled: fixes keep their promises, and no rule finds what it did not find before. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Finding } from "../../../language/index.js";
import { analyse } from "../../support/analyse.js";
import { all, assertNone, examples, type Found, failuresIn, textOf, withText } from "./promises.js";
import { silencedBy } from "./silenced.js";

describe("a file with any one line left out", () => {
  for (const [name, files] of [...examples, ...all.filter(([each]) => each.includes("worked-example/pay"))]) {
    it(`has fixes that keep their promises: ${name}`, () => {
      const lines = textOf(files).split("\n");
      const seen = new Set<string>();
      const isNew = ({ finding: { code, message }, fix: { title } }: Found): boolean => {
        const key = `${code} ${message} ${title}`;
        return !seen.has(key) && seen.add(key) !== undefined;
      };
      for (const index of lines.keys()) {
        const text = lines.filter((_, each) => each !== index).join("\n");
        assertNone(failuresIn(withText(files, text), isNew));
      }
    });
  }
});

const sample = (path: string): string => readFileSync(new URL(`../../../samples/${path}`, import.meta.url), "utf8");

/** Ways to break a line. */
const breaks: Readonly<Record<string, (line: string) => string>> = {
  "its keyword": line => line.replace(/[a-z-]+/, word => `${word.slice(0, 2)}q${word.slice(2)}`),
  "all but its brace": line => line.replace(/\S.*?(\s*[{}]?\s*)$/, "xyzzy plugh$1"),
  "its last word": line => line.replace(/\s+\S+?(\s*[{}]?\s*)$/, "$1"),
  "its last quote": line => line.replace(/"([^"]*)$/, "$1"),
  "its first digit": line => line.replace(/\d/, "?"),
  "its brace": line => line.replace(/[{}]\s*$/, ""),
};

/**
 * A finding by its code and line; what is said once of all that a person does by that person, as it may be told of another step where
 * one is not read.
 */
function keyOf({ code, place, message }: Finding): string {
  const who = code === "owner/quiet-hours" ? / starts / : code === "knowledge/single-point" ? / can do / : undefined;
  return who ? `${code} ${message.split(who)[0]}` : at(code, place.range.start.line);
}

function at(code: string, line: number): string {
  return `${code} ${line}`;
}

describe("a sample with any one line broken", () => {
  const boring = sample("boring/people.runbook");
  const samples: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    boring: { "payments.runbook": sample("boring/payments.runbook"), "people.runbook": boring },
    "boring, in one file": {
      "payments.runbook": boring + sample("boring/payments.runbook").replace(/^import .*$/m, ""),
    },
    "the worked example": {
      "payments-upgrade.runbook": sample("worked-example/payments-upgrade.runbook"),
      "people.runbook": sample("worked-example/people.runbook"),
    },
    "high-wire": {
      "payments.runbook": sample("high-wire/payments.runbook"),
      "people.runbook": sample("high-wire/people.runbook"),
    },
  };
  for (const [name, files] of Object.entries(samples)) {
    const [main = "", text = ""] = Object.entries(files)[0] ?? [];
    const lines = text.split("\n");
    for (const [what, breakLine] of Object.entries(breaks)) {
      it(`${name}: without ${what}, no rule finds what it did not find before`, () => {
        const { findings, accepted } = analyse(files);
        const known = new Set([...findings, ...accepted].map(keyOf));
        const isNew = (finding: Finding): boolean => {
          const silencers = silencedBy[finding.code] ?? [];
          const { line } = finding.place.range.start;
          return !known.has(keyOf(finding)) && !silencers.some(code => known.has(at(code, line)));
        };
        const news = lines.flatMap((line, index) => {
          const broken = breakLine(line);
          if (broken === line || line.trim().startsWith("//")) return [];
          const after = analyse({ ...files, [main]: lines.with(index, broken).join("\n") }).findings;
          const rules = after.filter(({ code }) => !code.startsWith("syntax/"));
          if (rules.length === after.length) return [];
          return rules.filter(isNew).map(({ code, message }) => `${index + 1} ${broken.trim()}: ${code} ${message}`);
        });
        assert.deepEqual(news, []);
      });
    }
  }
});
