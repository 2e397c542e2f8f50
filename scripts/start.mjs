// The product in one command: the same release checked twice, once as it usually is and once put right.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launcher } from "./bundles.mjs";
import { root, say } from "./run.mjs";
import { setup } from "./setup.mjs";

const highWire = "samples/high-wire/payments.runbook";
const boring = "samples/boring/payments.runbook";
/** Checks end with 0 for GO and 1 for NO-GO. */
const expectations = [
  { file: highWire, verdict: "NO-GO", code: 1 },
  { file: boring, verdict: "GO", code: 0 },
];
const writings = [
  { what: "markdown", file: "out/payments.md", args: ["export", boring, "--to", "markdown"] },
  { what: "schedule", file: "out/payments.schedule.json", args: ["schedule", boring, "--format", "json"] },
];

function gonogo(args, stdio) {
  const done = spawnSync(process.execPath, [launcher.output, ...args], { cwd: root, encoding: "utf8", stdio });
  if (done.error) throw new Error(`could not start gonogo: ${done.error.message}`);
  return done;
}

function check({ file, verdict, code }) {
  if (!existsSync(join(root, file))) throw new Error(`${file} does not exist`);
  process.stdout.write(`\n$ gonogo check ${file}\n`);
  const { status } = gonogo(["check", file], ["ignore", "inherit", "inherit"]);
  if (status !== code)
    throw new Error(`${file} was to be ${verdict} (exit code ${code}), but gonogo ended with ${status}`);
}

function produce({ what, file, args }) {
  const { status, stdout } = gonogo(args, ["ignore", "pipe", "inherit"]);
  if (status !== 0) throw new Error(`gonogo ${args.join(" ")} ended with ${status}`);
  mkdirSync(join(root, "out"), { recursive: true });
  writeFileSync(join(root, file), stdout);
  process.stdout.write(`The ${what} of ${boring} is in ${file}\n`);
}

/** How its night stood at a quarter past ten: one step runs longer than planned. */
function show() {
  const args = ["run", "status", boring, "--now", "2026-06-02 22:15"];
  process.stdout.write(`\n$ gonogo ${args.slice(0, -1).join(" ")} '${args.at(-1)}'\n`);
  const { status } = gonogo(args, ["ignore", "inherit", "inherit"]);
  if (status !== 0 && status !== 1) throw new Error(`gonogo run status ended with ${status}`);
}

try {
  await setup();
  expectations.forEach(check);
  process.stdout.write("\n");
  writings.forEach(produce);
  show();
} catch (error) {
  say(`\nnpm start failed: ${error.message}`);
  process.exitCode = 1;
}
