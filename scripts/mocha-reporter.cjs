// One line a test file while it runs, every failure in full at the end, and exact counts for whoever started it.
const { relative } = require("node:path");
const { writeFileSync } = require("node:fs");
const { reporters, Runner } = require("mocha");

const { EVENT_RUN_END, EVENT_TEST_FAIL, EVENT_TEST_PASS, EVENT_TEST_PENDING } = Runner.constants;

module.exports = class CountingReporter extends reporters.Base {
  constructor(runner, options) {
    super(runner, options);
    const files = new Map();
    const note = (test, kind) => {
      const file = test.file ? relative(process.cwd(), test.file) : "(no file)";
      const counts = files.get(file) ?? { passed: 0, failed: 0, pending: 0, ms: 0 };
      if (files.size > 0 && !files.has(file)) printLast(files);
      files.set(file, { ...counts, [kind]: counts[kind] + 1, ms: counts.ms + (test.duration ?? 0) });
    };
    runner.on(EVENT_TEST_PASS, test => note(test, "passed"));
    runner.on(EVENT_TEST_FAIL, test => note(test, "failed"));
    runner.on(EVENT_TEST_PENDING, test => note(test, "pending"));
    runner.once(EVENT_RUN_END, () => {
      if (files.size > 0) printLast(files);
      this.epilogue();
      const sum = kind => [...files.values()].reduce((total, counts) => total + counts[kind], 0);
      const target = options.reporterOptions?.counts;
      if (target) {
        const counts = { passed: sum("passed"), failed: sum("failed"), pending: sum("pending") };
        writeFileSync(target, JSON.stringify(counts));
      }
    });
  }
};

function printLast(files) {
  const [file, { passed, failed, pending, ms }] = [...files].at(-1);
  const mark = failed > 0 ? "✗" : "✓";
  const rest = `${failed > 0 ? `, ${failed} failed` : ""}${pending > 0 ? `, ${pending} skipped` : ""}`;
  console.log(`  ${mark} ${file}: ${passed} passed${rest} (${(ms / 1000).toFixed(1)} s)`);
}
