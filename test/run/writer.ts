/** Writes so many events into a log, and says the id of each once it is written. */
import { writeSync } from "node:fs";
import { logFile } from "../../server/run/log-file.js";

const [path = "", name = "", count = "0"] = process.argv.slice(2);
// A file that may not grow is said of a write, not by ending the process.
process.on("SIGXFSZ", () => undefined);
for (let index = 0; index < Number(count); index++) {
  const id = `${name}-${index}`;
  const at = 1_780_459_200 + index;
  const event = {
    id,
    plan: "plan-1",
    by: name,
    at,
    recorded: at,
    kind: "note" as const,
    text: `event ${index} of ${name}`,
  };
  const appended = await logFile(path).append(event, () => undefined);
  if (appended.kind !== "written") break;
  writeSync(1, `${id}\n`);
}
