/**
 * How long a check takes, whole process, as a ratio to `node -e 0` of the same Node, measured alternately.
 * `npm run bench` builds first. Prints medians and the parts of the 200-step check.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkDocument } from "../../language/exports/json.js";
import { createAnalyser, parse, schedule } from "../../language/index.js";
import { resolve } from "../../language/resolve/plan.js";
import { check } from "../../language/rules/check.js";
import { reportFormats } from "../../server/cli/reports/formats.js";
import { largeRunbook } from "../support/large.js";

const gonogo = fileURLToPath(new URL("../../dist/cli/gonogo.cjs", import.meta.url));
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
const rounds = Number(process.argv[2] ?? 15);
const folder = mkdtempSync(join(tmpdir(), "gonogo-bench-"));

function wall(args: readonly string[]): number {
  const start = performance.now();
  const { status } = spawnSync(process.execPath, args, { env, stdio: "ignore" });
  if (status !== 0 && status !== 1) throw new Error(`${args.join(" ")} ended with ${status}`);
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

function ratio(title: string, args: readonly string[], times = rounds): void {
  const empty: number[] = [];
  const own: number[] = [];
  for (let i = 0; i < times; i++) {
    empty.push(wall(["-e", "0"]));
    own.push(wall(args));
  }
  console.log(
    `${title}: ${(median(own) / median(empty)).toFixed(1)} × node -e 0 (${median(own).toFixed(0)} ms to ${median(empty).toFixed(0)} ms, medians of ${times})`,
  );
}

/** Many files in one run beside separate runs of one of them, taken alternately; and the most memory the one run takes. */
function manyAtOnce(all: readonly string[], one: readonly string[], separate: number): void {
  const meter = join(folder, "meter.cjs");
  writeFileSync(
    meter,
    `process.on("exit", () => require("node:fs").writeFileSync(${JSON.stringify(join(folder, "rss"))}, String(process.resourceUsage().maxRSS)));`,
  );
  const together = wall(["--require", meter, gonogo, ...all]);
  let apart = 0;
  for (let i = 0; i < separate; i++) apart += wall([gonogo, ...one]);
  const memory = Number(readFileSync(join(folder, "rss"), "utf8")) / 1024;
  console.log(
    `1,000 files in one run: ${(together / apart).toFixed(2)} × ${separate} runs of one (${together.toFixed(0)} ms to ${apart.toFixed(0)} ms), ${memory.toFixed(0)} MB at most`,
  );
}

try {
  const small = join(folder, "200.runbook");
  const large = join(folder, "10000.runbook");
  const many = join(folder, "many");
  writeFileSync(small, largeRunbook(200));
  writeFileSync(large, largeRunbook(10_000, 500));
  spawnSync("mkdir", [many]);
  for (let i = 0; i < 1_000; i++) writeFileSync(join(many, `${i}.runbook`), largeRunbook(10));
  console.log(`Node ${process.versions.node}, zone data ${process.versions.tz}`);
  ratio("gonogo --version", [gonogo, "--version"]);
  ratio("check of 200 steps", [gonogo, "check", small]);
  ratio("check of 10,000 steps with 500 people", [gonogo, "check", large], 3);
  ratio("check of 1,000 files of 10 steps", [gonogo, "check", many], 3);
  const one = join(many, "0.runbook");
  manyAtOnce(["check", many], ["check", one], 40);
  for (const format of Object.keys(reportFormats)) {
    ratio(`the same, one file, --format ${format}`, [gonogo, "check", one, "--format", format]);
  }

  const analyse = createAnalyser(() => ({ kind: "missing" }));
  const part = <T>(title: string, work: () => T): T => {
    const start = performance.now();
    const result = work();
    console.log(`  ${title}: ${(performance.now() - start).toFixed(1)} ms`);
    return result;
  };
  console.log("parts of the 200-step check, cold, in one process from source:");
  part("build the parser", () => parse("file:///empty.runbook", ""));
  const file = part("parse", () => parse("file:///200.runbook", largeRunbook(200)));
  part("plan, schedule, rules", () => analyse(file));

  console.log("parts of the check of 1,000 files of 10 steps, warm, in one process from source:");
  const texts = part("read", () => readdirSync(many).map(name => readFileSync(join(many, name), "utf8")));
  const files = part("parse", () => texts.map((text, index) => parse(`file:///${index}.runbook`, text)));
  const plans = part("link and plan", () => files.map(each => resolve(each, () => ({ kind: "missing" }))));
  const schedules = part("schedule", () => plans.map(({ runbook }) => runbook && schedule(runbook)));
  part("rules", () => plans.map((plan, index) => check(plan, schedules[index], [])));
  const analyses = part("all of the last three, with what imports need", () => files.map(each => analyse(each)));
  const document = part("report: sort and count", () => checkDocument(analyses, uri => uri));
  part("report: JSON", () => JSON.stringify(document, undefined, 2));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
