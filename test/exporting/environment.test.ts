/** Every format, as the command makes it in other zones and languages: the same bytes. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { exportFormats } from "../../server/exporting/formats.js";
import { folderWith, gonogo } from "../cli/program.js";

const runbook = `person ana "Ana" { timezone Europe/Lisbon contact "+351 1" }
runbook r "Łódź, ırmak" {
  timezone Europe/London
  window Sat 2026-10-24 23:00 to Sun 2026-10-25 06:00
  phase i "Iı" {
    step a "A" { takes 30m at most 1h owner ana rollback "A back" { takes 5m owner ana } }
    gate g "G" { at Sun 2026-10-25 01:30 second takes 1h owner ana }
  }
}`;

const environments: readonly Readonly<Record<string, string>>[] = [
  { TZ: "UTC", LANG: "C", LC_ALL: "C" },
  { TZ: "Asia/Kathmandu", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" },
];

/** All but PNG, whose fonts and drawing lie beside the packed program (test/packaging). */
const formats = Object.keys(exportFormats).filter(format => format !== "png");

describe("an export in another zone and language", () => {
  for (const format of formats)
    it(`has the same bytes: ${format}`, () => {
      const cwd = folderWith({ "r.runbook": runbook });
      const made = environments.map((env, index) => {
        const { code, stderr } = gonogo(["export", "r.runbook", "--to", format, "--output", `${index}`], { cwd, env });
        assert.ok(code === 0 || code === 1, stderr);
        return readFileSync(join(cwd, `${index}`));
      });
      assert.ok((made[0]?.length ?? 0) > 100);
      assert.ok(made[0]?.equals(made[1] ?? Buffer.alloc(0)));
    }).timeout(60_000);
});
