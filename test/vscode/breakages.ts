/** The harness tested: an extension that is broken on purpose must turn it red, and for that reason. */
import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyBuilt } from "./extension.js";
import { type Job, type Materials, runSuite } from "./lane.js";
import type { Suite } from "./lanes.js";
import { inScratch } from "./project.js";
import { judge, type Outcome } from "./report.js";

interface Breakage {
  readonly name: string;
  /** The least that has to notice. */
  readonly suite: Suite;
  readonly grep: string;
  /** Breaks a copy of the built extension. */
  spoil(folder: string): void;
  /** What the harness must complain of. */
  readonly complaint: RegExp;
  /** Milliseconds to wait for what cannot come. */
  readonly patience?: number;
}

export const breakages: readonly Breakage[] = [
  {
    name: "the language server does not start",
    suite: "host",
    grep: "stand where they belong",
    spoil: folder => writeFileSync(join(folder, "dist", "server", "main.cjs"), "process.exit(1);\n"),
    complaint: /^findings stand where they belong.*\n.*the zone is to be missed; there is nothing/,
    patience: 4_000,
  },
  {
    name: "activation throws",
    suite: "host",
    grep: "comes with the first runbook",
    spoil: folder =>
      writeFileSync(
        join(folder, "dist", "client", "extension.cjs"),
        'exports.activate = () => { throw new Error("broken on purpose"); };\n',
      ),
    complaint: /^activation comes with the first runbook\n.*broken on purpose/,
  },
  {
    name: "the timeline's script fails",
    suite: "window",
    grep: "opens from the title bar",
    spoil: folder =>
      writeFileSync(join(folder, "dist", "timeline", "view.js"), 'throw new Error("broken on purpose");\n'),
    complaint: /^the timeline in the window opens from the title bar.*\n(?:.|\n)*waiting for/,
    patience: 4_000,
  },
  {
    name: "something beyond the machine is asked for",
    suite: "host",
    grep: "comes with the first runbook",
    spoil: folder =>
      appendFileSync(
        join(folder, "dist", "client", "extension.cjs"),
        // An address kept for documentation: nobody answers there.
        '\nrequire("node:net").connect(443, "192.0.2.1").on("error", () => undefined);\n',
      ),
    complaint: /^Something beyond the machine was to be reached: connect to 192\.0\.2\.1/,
  },
];

export function breakageJobs(materials: Materials): readonly Job[] {
  return breakages.map(({ name, spoil, complaint, ...rest }, index) => ({
    name: `broken on purpose: ${name}`,
    run: () =>
      inScratch(async scratch => {
        const folder = copyBuilt(join(scratch, "extension"));
        spoil(folder);
        const extension = { kind: "development", folder } as const;
        const run = { name: `broken-${index + 1}`, role: "lowest", extension, ...rest } as const;
        return reversed(judge(await runSuite(materials, run)), complaint);
      }),
  }));
}

function reversed({ problems }: Outcome, complaint: RegExp): Outcome {
  const [only] = problems;
  if (problems.length === 1 && only !== undefined && complaint.test(only))
    return { passed: 1, late: [], failed: 0, skipped: 0, problems: [] };
  const said = problems.length === 0 ? "nothing" : problems.join("\n");
  return {
    passed: 0,
    late: [],
    failed: 1,
    skipped: 0,
    problems: [`The harness was to complain of this alone, but said:\n${said}`],
  };
}
