/** What every format is tried on. */
import { cpSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { folderWith, sound } from "../program.js";

const samples = fileURLToPath(new URL("../../../samples", import.meta.url));

/** What would be markup, a command or a path in one format or another. */
export const nasty = `<b>&amp; "x" 'y' ]]> %0A ##[error]no ::error::no | \`a\` [b](1) {0} <!-- é 😀 \u0001\u001B[31m\u202E`;

const quoted = nasty.replaceAll('"', '\\"');

/** A folder with the samples, files with nasty names and titles, one that cannot be read, and ones with nothing wrong. */
export function inputs(): string {
  const folder = folderWith({
    "good.runbook": sound,
    "broken.runbook": 'skil a "A"\n{{{\n',
    "odd/a, b:c %41 [x] #1 é.runbook": `person ana "${quoted}" { timezone UTC contact "#ana" }
runbook odd "${quoted}" {
  risk high
  window 2026-05-23 10:00 to 2026-05-23 12:00 UTC
  step one "${quoted}" { owner ana takes 20m }
  step two "Two" { owner ana at 10:05 takes 20m rollback none because "${quoted}" }
  accept rollback/missing on one because "${quoted}" by ana until 2026-06-01
}
`,
    "mendable.runbook": `person ana "Ana" { timezone UTC }
runbook mendable "Mendable" {
  risk low
  window 2026-05-23 10:00 to 2026-05-23 12:00 UTC
  step one "One" { owner ana or ana takes 20m rollback none because "it adds" }
  accept gate/no-criteria because "there is none" by ana
}
`,
    "empty.runbook": "",
    "many.runbook": Array.from({ length: 40 }, (_, i) => `skil a${i} "A"\n`).join(""),
  });
  cpSync(samples, join(folder, "samples"), { recursive: true });
  return folder;
}
