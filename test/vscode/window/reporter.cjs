// Writes what the harness reads: the same report that the suites in the extension host give. A test that was not run, since a hook
// failed, has failed for the hook's reason.
const { writeFileSync } = require("node:fs");
const { basename } = require("node:path");

module.exports = class WindowReporter {
  constructor(runner, { grep, reporterOptions }) {
    const tests = new Map();
    const note = (test, state, error) =>
      tests.set(test, {
        title: test.fullTitle(),
        state,
        took: test.duration ?? 0,
        ...(error ? { why: error.stack ?? String(error) } : {}),
        ...(test.type === "test" && test.file ? { file: basename(test.file) } : {}),
      });
    const noteHook = (hook, error) => {
      let left = 0;
      hook.parent.eachTest(test => {
        if (tests.has(test) || (grep && !grep.test(test.fullTitle()))) return;
        note(test, "failed", error);
        left += 1;
      });
      if (left === 0) note(hook, "failed", error);
    };
    runner.on("pass", test => note(test, "passed"));
    runner.on("fail", (test, error) => (test.type === "hook" ? noteHook(test, error) : note(test, "failed", error)));
    runner.on("pending", test => note(test, "skipped"));
    runner.once("end", () =>
      writeFileSync(reporterOptions.report, JSON.stringify({ vscode: "", tests: [...tests.values()] })),
    );
  }
};
