/** npm run pictures: draws anew the timelines that the README and the other pages show. */
import { fileURLToPath } from "node:url";
import { runProgram } from "../../server/cli/program.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

const pictures: readonly (readonly [name: string, ...args: readonly string[]])[] = [
  ["timeline", "export", "samples/worked-example/payments-upgrade.runbook", "--undo-from", "upgrade"],
  [
    "timeline-owners",
    "export",
    "samples/high-wire/payments.runbook",
    ...["--rows", "owner", "--theme", "dark", "--second-zone", "Australia/Sydney"],
  ],
  ["run", "run", "timeline", "samples/boring/payments.runbook", "--now", "2026-06-02 22:15"],
];

for (const [name, ...args] of pictures) {
  const output = `docs/images/${name}.png`;
  const { code, err } = await runProgram([...args, "--to", "png", "--width", "1100", "--output", output], {
    cwd: root,
    colours: false,
  });
  if (code > 1) throw new Error(String(err));
  process.stdout.write(`${output}\n`);
}
