import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, it } from "mocha";
import type { CheckDocument } from "../../../language/exports/check-document.js";
import { runProgram } from "../../../server/cli/program.js";
import { reportFormats } from "../../../server/cli/reports/formats.js";
import { inert } from "../../../server/cli/reports/visible.js";
import { asked, gonogo } from "../program.js";
import { inputs } from "./inputs.js";
import { type Element, gitlabErrors, loadXml, sarifErrors, type Xml } from "./schemas.js";

const sets: readonly (readonly [title: string, args: readonly string[]])[] = [
  ["everything", ["."]],
  ["a clean file", ["good.runbook"]],
  ["an empty file", ["empty.runbook"]],
  ["a file that cannot be read", ["broken.runbook"]],
  ["nasty names and titles", ["odd"]],
  [
    "other severities and another bar",
    ["samples", "--rule", "owner/away=info", "--rule", "rehearsal/missing=off", "--fail-on", "warning"],
  ],
  ["too many warnings", ["samples/real", "--rule", "owner/unassigned=warning", "--max-warnings", "0"]],
];

describe("reports", () => {
  let cwd = "";

  let xmls: Xml;

  before(async () => {
    cwd = inputs();
    xmls = await loadXml();
  });

  const report = async (format: string, args: readonly string[]): Promise<string> => {
    const { code, stdout, stderr } = await asked(["check", ...args, "--format", format], cwd);
    assert.ok(code === 0 || code === 1, stderr);
    assert.equal(stderr, "");
    return stdout;
  };
  const documentOf = async (args: readonly string[]): Promise<CheckDocument> => JSON.parse(await report("json", args));

  for (const [title, args] of sets)
    describe(`on ${title}`, () => {
      it("SARIF keeps to its schema, and has every finding and every accepted risk", async () => {
        const log = JSON.parse(await report("sarif", args));
        assert.deepEqual(sarifErrors(log), []);
        const { findings, accepted } = await documentOf(args);
        const [{ results, tool }] = log.runs;
        assert.deepEqual(
          results.map(({ ruleId, suppressions }: SarifResult) => [ruleId, suppressions.length]),
          [...findings.map(({ code }) => [code, 0]), ...accepted.map(({ code }) => [code, 1])],
        );
        for (const { ruleId, ruleIndex } of results) assert.equal(tool.driver.rules[ruleIndex].id, ruleId);
      });

      it("JUnit's XML keeps to its schema, and fails where the check fails", async () => {
        const xml = await report("junit", args);
        assert.deepEqual(xmls.junitErrors(xml), []);
        const { verdict, summary } = await documentOf(args);
        const failures = xmls.elements(xml, "//failure").length;
        assert.equal(failures > 0, verdict === "no-go");
        assert.equal(xmls.elements(xml, "//testsuite").length, summary.files);
        const counted = xmls
          .elements(xml, "//testsuite")
          .reduce((sum, { attributes }) => sum + Number(attributes.failures), 0);
        assert.equal(counted, failures);
      });

      it("GitLab's report is as documented, each fingerprint once", async () => {
        const issues = JSON.parse(await report("gitlab", args));
        assert.deepEqual(gitlabErrors(issues), []);
        const { findings } = await documentOf(args);
        assert.deepEqual(
          issues.map(({ description, location }: GitLabIssue) => [description, location.path, location.lines.begin]),
          findings.map(({ message, file, range }) => [message, file, range.start.line]),
        );
        const prints = issues.map(({ fingerprint }: GitLabIssue) => fingerprint);
        assert.equal(new Set(prints).size, prints.length);
      });

      it("Checkstyle's XML has every file and every finding", async () => {
        const xml = await report("checkstyle", args);
        const { findings, summary } = await documentOf(args);
        assert.equal(xmls.elements(xml, "/checkstyle/file").length, summary.files);
        assert.deepEqual(
          xmls
            .elements(xml, "/checkstyle/file/error")
            .map(({ attributes: { line, column, severity, source } }: Element) =>
              [line, column, severity, source].join(),
            ),
          findings.map(({ range: { start }, severity, code }) =>
            [start.line, start.column, severity, `gonogo.${code}`].join(),
          ),
        );
      });

      it("concise has one line a finding, and JSON lines have one object each", async () => {
        const { findings, accepted, summary } = await documentOf(args);
        const lines = linesOf(await report("concise", args));
        assert.equal(lines.length, findings.length);
        for (const [index, line] of lines.entries()) {
          const { file, range, severity, code } = findings[index] ?? assert.fail();
          assert.ok(line.startsWith(`${file}:${range.start.line}:${range.start.column}: ${severity} ${code} `), line);
          assert.doesNotMatch(line, /[\p{Cc}\u202E]/u);
        }
        const objects = linesOf(await report("jsonl", args)).map(line => JSON.parse(line));
        const { type: _, ...last } = objects.at(-1);
        assert.deepEqual(last.summary, summary);
        assert.deepEqual(objects.slice(0, -1), [
          ...findings.map(each => ({ type: "finding", ...each })),
          ...accepted.map(each => ({ type: "accepted", ...each })),
        ]);
      });

      it("GitHub gets at most ten annotations of a kind, and every other finding as a line", async () => {
        const lines = linesOf(await report("github", args));
        const { findings } = await documentOf(args);
        for (const [severity, command] of [
          ["error", "error"],
          ["warning", "warning"],
          ["info", "notice"],
        ] as const) {
          const found = findings.filter(each => each.severity === severity);
          const shown = lines.filter(line => line.startsWith(`::${command} `)).map(annotationOf);
          assert.deepEqual(
            shown.map(({ file, line, title, text }) => ({ file, line: Number(line), title, text })),
            found.slice(0, 10).map(({ file, range, code, message, fixes }) => ({
              file,
              line: range.start.line,
              title: code,
              text: inert(
                [message, ...fixes.map((fix, index) => `${index === 0 ? "How to fix" : "or"}: ${fix.title}`)].join(
                  "\n",
                ),
              ),
            })),
          );
          const rest = lines.filter(line => line.startsWith("- ") && line.includes(`: ${severity} `));
          assert.equal(rest.length, Math.max(0, found.length - 10));
          if (found.length > 10)
            assert.ok(lines.some(line => line.endsWith(`beside the text. ${found.length - 10} more:`)));
        }
        for (const line of lines.filter(each => !each.startsWith("::"))) assert.ok(!line.includes("##["), line);
      });
    });

  it("none depends on the order of the files, nor on time, zone or language of the machine", async () => {
    const paths = [
      "good.runbook",
      "odd",
      "broken.runbook",
      "samples/real",
      "samples/high-wire",
      "many.runbook",
      "samples",
    ];
    for (const format of Object.keys(reportFormats)) {
      const once = await report(format, paths);
      assert.ok(once.length > 100);
      assert.equal(await report(format, [...paths].reverse()), once, format);
      assert.equal(
        await report(format, [...paths.slice(3), ...paths.slice(0, 3), "samples/high-wire/payments.runbook"]),
        once,
        format,
      );
    }
    const formats = Object.keys(reportFormats).flatMap(format => ["--format", format, "--output", `${format}.txt`]);
    const texts = (env: Readonly<Record<string, string>>) => {
      gonogo(["check", ...paths, ...formats], { cwd, env });
      return Object.keys(reportFormats).map(format => readFileSync(join(cwd, `${format}.txt`), "utf8"));
    };
    const usual = texts({});
    assert.deepEqual(
      texts({ TZ: "Pacific/Apia", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8", FORCE_COLOR: "1" }),
      usual,
    );
    assert.equal(usual[0], await report("human", paths));
  });

  for (const format of Object.keys(reportFormats))
    it(`${format} is given all that it shows: it is the same beside a report that shows everything`, async () => {
      const beside = ["--format", "json", "--output", "everything.json"];
      const { stdout } = await asked(["check", "samples", "odd", ...beside, "--format", format], cwd);
      assert.equal(stdout, await report(format, ["samples", "odd"]));
    });

  it("colours only what people read on a terminal", async () => {
    for (const format of Object.keys(reportFormats)) {
      const { out } = await runProgram(["check", "samples/high-wire", "--format", format], { cwd, colours: true });
      assert.equal(out.includes("\u001B["), format === "human" || format === "concise", format);
    }
  });
});

interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly suppressions: readonly unknown[];
}

interface GitLabIssue {
  readonly description: string;
  readonly fingerprint: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

function linesOf(text: string): readonly string[] {
  return text.split("\n").filter(line => line !== "");
}

/** A workflow command as GitHub's runner reads it. */
function annotationOf(line: string) {
  const [, properties = "", text = ""] = /^::\w+ ([^:]*)::(.*)$/.exec(line) ?? assert.fail(line);
  const plain = (escaped: string): string =>
    escaped.replace(/%3A/g, ":").replace(/%2C/g, ",").replace(/%0A/g, "\n").replace(/%0D/g, "\r").replace(/%25/g, "%");
  const values = Object.fromEntries(properties.split(",").map(each => each.split("=").map(plain)));
  return { file: values.file, line: values.line, title: values.title, text: plain(text) };
}
