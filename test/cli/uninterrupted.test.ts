/** A signal that comes while something is done whole ends the process afterwards, wherever in Node's loop that was begun. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { transformSync } from "esbuild";
import { describe, it } from "mocha";

const source = readFileSync(new URL("../../server/files/uninterrupted.ts", import.meta.url), "utf8");
const { code } = transformSync(source, { loader: "ts", format: "cjs" });

const whole = `uninterrupted(() => {
  process.kill(process.pid, "SIGINT");
  fs.writeSync(1, "whole");
}).then(() => setTimeout(() => fs.writeSync(1, ", and went on"), 50))`;

const begun = {
  "at the start": whole,
  "after a promise": `Promise.resolve().then(() => ${whole})`,
  "after a file was read": `fs.readFile(process.execPath + "x", () => ${whole})`,
  "after a while": `setTimeout(() => ${whole}, 5)`,
  "after what came before": `setImmediate(() => ${whole})`,
};

describe("a signal while something is done whole", () => {
  for (const [when, script] of Object.entries(begun))
    it(`ends the process once it is done, where that began ${when}`, function () {
      if (process.platform === "win32") this.skip();
      const { stdout, stderr, signal } = spawnSync(
        process.execPath,
        ["-e", `const fs = require("node:fs"); ${code}; ${script};`],
        { encoding: "utf8" },
      );
      assert.deepEqual({ stdout, stderr, signal }, { stdout: "whole", stderr: "", signal: "SIGINT" });
    });
});
