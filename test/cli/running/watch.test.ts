/** `gonogo run status --watch`: shows what is written by others, until it is interrupted. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, it } from "mocha";
import { asked, folderWith, program } from "../program.js";

const runbook = `person ana "Ana" { timezone UTC contact "#a" }
runbook release "Release" {
  timezone UTC
  window 2026-06-03 04:00 to 2026-06-03 08:00
  owner ana
  step prepare "Prepare" { takes 30m rollback none because "nothing changes" }
}
`;

describe("gonogo run status --watch", function () {
  this.timeout(120_000);

  it("shows it again when something is written, and ends with Ctrl+C", async () => {
    const cwd = folderWith({ "release.runbook": runbook });
    const wrote = async (...args: readonly string[]): Promise<void> => {
      const { code, stderr } = await asked(["run", ...args, "--by", "ana"], cwd);
      assert.equal(code, 0, stderr);
    };
    const now = ["--now", "2026-06-03 04:20"];
    await wrote("open", "release.runbook", "--at", "2026-06-03 03:55");
    const args = [program(), "run", "status", "release.runbook", "--watch", ...now];
    const child = spawn(process.execPath, args, { cwd });
    let said = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    const says = async (pattern: RegExp): Promise<void> => {
      for (let tries = 0; tries < 400 && !pattern.test(said); tries++)
        await new Promise(resolve => setTimeout(resolve, 50));
      assert.match(said, pattern);
    };
    try {
      await says(/0 of 1 activity over[\s\S]*Next +prepare/);
      await wrote("start", "release.runbook", "prepare", "--at", "2026-06-03 04:00");
      await says(/Now +prepare "Prepare", Ana: 20m of 30m/);
      await wrote("done", "release.runbook", "prepare", "--at", "2026-06-03 04:15");
      await says(/1 of 1 activity over/);
      // Piped, it is one after the other, without anything that clears a screen.
      assert.equal(said.match(/^release "Release"/gm)?.length, 3);
      assert.ok(!said.includes("\u001B"));
      child.kill("SIGINT");
      const [code, signal] = await once(child, "close");
      assert.deepEqual([code, signal], [130, null]);
    } finally {
      child.kill("SIGKILL");
    }
  });
});
