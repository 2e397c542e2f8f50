/** What fails for one document, or in one rule, is one finding there, and everything else goes on. */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { createAnalyser, type Imported, type ParsedFile, parse } from "../../../language/index.js";
import { check } from "../../../language/rules/check.js";
import { internalCode } from "../../../language/rules/internal.js";
import { rules } from "../../../language/rules/registry.js";
import type { Rule } from "../../../language/rules/rule.js";

const broken = new Error("out of\nluck");

/** A file at which whoever reads its people fails. */
function failing(uri: string): ParsedFile {
  const file = parse(uri, "person ana");
  for (const person of file.ast.declarations)
    Object.defineProperty(person, "fields", {
      get: () => {
        throw broken;
      },
    });
  return file;
}

const codesOf = (findings: readonly { readonly code: string }[]): readonly string[] => findings.map(({ code }) => code);

describe("a fault of Go/No-Go's own", () => {
  const missing = (): Imported => ({ kind: "missing" });
  const text = 'skill a "A"\nskill a "A"\nrunbook r "R" { step s "S" { } }';

  it("in one rule is one finding at the document, and the other rules go on", () => {
    const { plan, schedule, findings } = createAnalyser(missing)(parse("file:///a.runbook", text));
    const half: Rule = {
      ...(rules.find(({ code }) => code === "syntax/duplicate") as Rule),
      *check({ plan: { mistakes } }) {
        yield* mistakes.filter(({ code }) => code === "syntax/duplicate");
        throw broken;
      },
    };
    const all = rules.map(rule => (rule.code === half.code ? half : rule));
    const found = check(plan, schedule, [], { rules: all });
    assert.deepEqual(codesOf(found.findings.filter(({ code }) => code !== internalCode)), codesOf(findings));
    const [internal, ...more] = found.findings.filter(({ code }) => code === internalCode);
    assert.deepEqual(more, []);
    assert.deepEqual(internal?.place, { uri: "file:///a.runbook", range: { start: origin, end: origin } });
    assert.equal(internal?.severity, "error");
    assert.match(internal?.message ?? "", /failed while checking `syntax\/duplicate`.*Error: out of luck$/);
    assert.deepEqual(found.failures, [{ doing: "checking `syntax/duplicate`", error: broken }]);
  });

  it("in a rule about accepts changes nothing about the others", () => {
    const { plan, schedule, findings } = createAnalyser(missing)(parse("file:///a.runbook", text));
    const check_ = (): never => {
      throw broken;
    };
    const all = rules.map(rule => (rule.last ? { ...rule, check: check_ } : rule));
    const found = check(plan, schedule, [], { rules: all }).findings;
    assert.deepEqual(codesOf(found.filter(({ code }) => code !== internalCode)), codesOf(findings));
    assert.equal(found.filter(({ code }) => code === internalCode).length, rules.filter(({ last }) => last).length);
  });

  it("while a file is read is that file's only finding", () => {
    const analysis = createAnalyser(missing)(failing("file:///a.runbook"));
    assert.deepEqual(codesOf(analysis.findings), [internalCode]);
    assert.equal(analysis.verdict, "no-go");
    assert.deepEqual(analysis.failures, [{ doing: "reading it", error: broken }]);
  });

  it("while a file is parsed is that file's only finding", () => {
    const file = { ...parse("file:///a.runbook", ""), text, failure: broken };
    const { findings, failures } = createAnalyser(missing)(file);
    assert.deepEqual(codesOf(findings), [internalCode]);
    assert.deepEqual(failures, [{ doing: "reading it", error: broken }]);
  });

  it("in looking for imports is that file's only finding", () => {
    const analyse = createAnalyser((_, path) => {
      if (path.includes("x")) throw broken;
      return { kind: "missing" };
    });
    assert.deepEqual(codesOf(analyse(parse("file:///a.runbook", 'import "./x.runbook"')).findings), [internalCode]);
    assert.deepEqual(codesOf(analyse(parse("file:///a.runbook", 'import "./b.runbook"')).findings), ["syntax/import"]);
  });

  it("in an imported file is said at the import, and the rest of the file is checked", () => {
    const bad = failing("file:///b.runbook");
    const analyse = createAnalyser(() => ({ kind: "file", file: bad }));
    const { findings, failures } = analyse(
      parse("file:///a.runbook", 'import "./b.runbook"\nskill a "A"\nskill a "A"'),
    );
    assert.deepEqual(codesOf(findings), ["syntax/import", "syntax/duplicate"]);
    assert.match(findings[0]?.message ?? "", /Go\/No-Go failed while reading it/);
    assert.deepEqual(failures, []);
  });
});

const origin = { line: 0, character: 0 };
