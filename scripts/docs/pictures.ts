/** npm run pictures: draws anew the timelines that the README shows. */
import { fileURLToPath } from "node:url";
import { runProgram } from "../../server/cli/program.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

const pictures: readonly (readonly [name: string, ...args: readonly string[]])[] = [
  ["timeline", "samples/worked-example/payments-upgrade.runbook", "--undo-from", "upgrade"],
  [
    "timeline-owners",
    "samples/high-wire/payments.runbook",
    ...["--rows", "owner", "--theme", "dark", "--second-zone", "Australia/Sydney"],
  ],
];

for (const [name, ...args] of pictures) {
  const output = `docs/images/${name}.png`;
  const { code, err } = await runProgram(["export", ...args, "--to", "png", "--width", "1100", "--output", output], {
    cwd: root,
    colours: false,
  });
  if (code > 1) throw new Error(err);
  process.stdout.write(`${output}\n`);
}
