/**
 * JUnit's XML, by Ant's schema, which Jenkins, GitLab and Azure read: a suite a file; a failed test for each finding that
 * makes the check fail, one passed test for a file without. What does not fail stands in the suite's output.
 */
import type { ReportedFinding } from "../../../language/exports/check-document.js";
import { fails, isUnread } from "../exit-code.js";
import { byFile } from "./by-file.js";
import { coloursOf } from "./colours.js";
import { conciseLine } from "./concise.js";
import type { CheckReport } from "./report.js";
import { document, element, textElement } from "./xml.js";

/** The schema wants to know when and where. A report that says it would differ from run to run. */
const nowhere = { timestamp: "1970-01-01T00:00:00", hostname: "localhost", time: 0 };

export function junitReport(report: CheckReport): string {
  const found = byFile(report.document.findings);
  const suites = report.files.map((file, id) => suite(file, id, found.get(file) ?? [], report));
  return document(element("testsuites", {}, suites));
}

function suite(
  file: string,
  id: number,
  findings: readonly ReportedFinding[],
  { threshold, ending, tool }: CheckReport,
): string {
  const tooMany = ending.code === 1 && threshold.maxWarnings !== undefined;
  const isFailure = (finding: ReportedFinding): boolean =>
    isUnread(finding) || fails(finding.severity, threshold) || (tooMany && finding.severity === "warning");
  const failures = findings.filter(isFailure);
  const others = findings.filter(finding => !isFailure(finding));
  const classname = file.replace(/\.runbook$/, "").replaceAll("/", ".");
  const tests =
    failures.length === 0
      ? [element("testcase", { name: "GO", classname, time: 0 })]
      : failures.map(finding => failedTest(finding, classname));
  return element(
    "testsuite",
    { name: file, id, package: "gonogo", tests: tests.length, failures: failures.length, errors: 0, ...nowhere },
    [
      element("properties", {}, [element("property", { name: "gonogo.zoneData", value: tool.zoneData })]),
      ...tests,
      textElement("system-out", {}, others.map(linesOf).join("")),
      element("system-err", {}),
    ],
  );
}

function failedTest(finding: ReportedFinding, classname: string): string {
  const { code, subject, severity, message } = finding;
  const name = subject === "" ? code : `${code} ${subject}`;
  return element("testcase", { name, classname, time: 0 }, [
    textElement("failure", { message, type: `${severity} ${code}` }, linesOf(finding)),
  ]);
}

function linesOf(finding: ReportedFinding): string {
  const remedies = finding.fixes.map(
    ({ title }, index) => `  ${index === 0 ? "how to fix" : "        or"}: ${title}\n`,
  );
  return `${conciseLine(finding, coloursOf(false))}\n${remedies.join("")}  ${finding.url}\n`;
}
