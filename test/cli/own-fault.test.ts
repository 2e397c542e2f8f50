/** Where gonogo itself fails at one file, the others are checked, and it is said whose fault it is. */
import assert from "node:assert/strict";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "mocha";
import { createAnalyser } from "../../language/index.js";
import { check } from "../../server/cli/checking/check.js";
import type { CheckOptions } from "../../server/cli/checking/options.js";
import { printed } from "../../server/cli/printed.js";
import { createReader } from "../../server/files/reader.js";

describe("gonogo at a file at which it fails itself", () => {
  const concise = (failOn: "error" | "never"): CheckOptions => ({
    root: undefined,
    statistics: false,
    asOf: undefined,
    jobs: undefined,
    outputs: [{ format: "concise", file: undefined }],
    threshold: { failOn, maxWarnings: undefined },
    severities: new Map(),
    baseline: undefined,
  });
  for (const failOn of ["error", "never"] as const) {
    it(`checks the others, prints what is to be reported, and exits with 3 (--fail-on ${failOn})`, async () => {
      const cwd = realpathSync(mkdtempSync(join(tmpdir(), "gonogo-fault-")));
      try {
        writeFileSync(join(cwd, "a.runbook"), "skill a\nskill a");
        writeFileSync(join(cwd, "b.runbook"), 'import "./x.runbook"');
        const reader = createReader();
        const analyse = createAnalyser(() => {
          throw new TypeError("out of luck");
        });
        const targets = ["a", "b"].map(name => ({ kind: "file" as const, path: join(cwd, `${name}.runbook`) }));
        const context = { cwd, colours: false };
        const outcome = await check(targets, reader.glance, analyse, concise(failOn), context);
        const { code, out, err } = printed(outcome);
        assert.equal(code, 3);
        assert.match(out, /^a\.runbook:2:7: error syntax\/duplicate /m);
        assert.match(
          out,
          /^b\.runbook:1:1: error internal\/failure Go\/No-Go failed while reading it.*TypeError: out of luck/m,
        );
        assert.match(
          err,
          /it failed at b\.runbook while reading it.*gonogo's fault.*\nPlease report it[\s\S]*own-fault\.test/,
        );
      } finally {
        rmSync(cwd, { recursive: true });
      }
    });
  }
});
