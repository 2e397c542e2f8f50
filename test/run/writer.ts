/** Writes so many events into a run, and says of each that is written its id and how many milliseconds it took. */
import { writeSync } from "node:fs";
import { openStore } from "../../server/run/runs.js";

async function main([where = "", run = "", name = "", count = "0"]: readonly string[]): Promise<void> {
  const store = await openStore(where || undefined, run, "/");
  if (typeof store === "string") throw new Error(store);
  for (let index = 0; index < Number(count); index++) {
    const id = `${name}-${index}`;
    const at = 1_780_459_200 + index;
    const text = `event ${index} of ${name}`;
    const began = performance.now();
    const event = { id, plan: "plan-1", by: name, at, recorded: at, kind: "note" as const, text };
    const appended = await store.append(event, () => undefined);
    if (appended.kind !== "written") {
      console.error(JSON.stringify(appended));
      break;
    }
    writeSync(1, `${id} ${(performance.now() - began).toFixed(1)}\n`);
  }
  await store.close();
}

// A file that may not grow is said of a write, not by ending the process.
process.on("SIGXFSZ", () => undefined);
void main(process.argv.slice(2));
