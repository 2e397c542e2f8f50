// Writes what the harness reads: the same report that the suites in the extension host give.
const { writeFileSync } = require("node:fs");

module.exports = class WindowReporter {
  constructor(runner, options) {
    const tests = [];
    const note = (test, state, error) =>
      tests.push({
        title: test.fullTitle(),
        state,
        took: test.duration ?? 0,
        ...(error ? { why: error.stack ?? String(error) } : {}),
      });
    runner.on("pass", test => note(test, "passed"));
    runner.on("fail", (test, error) => note(test, "failed", error));
    runner.on("pending", test => note(test, "skipped"));
    runner.once("end", () => writeFileSync(options.reporterOptions.report, JSON.stringify({ vscode: "", tests })));
  }
};
