/** Documents of a board for tests, and of the night of the boring release. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { BoardDocument } from "../../language/run/board.js";
import { boardDocument } from "../../language/run/board-document.js";
import type { RunEvent } from "../../language/run/events.js";
import { readLines } from "../../server/run/chain.js";
import type { Files } from "./analyse.js";
import { runOf, utc } from "./runs.js";

export function boardOf(files: Files, log: readonly RunEvent[], now: number): BoardDocument {
  const { plan, forecast } = runOf(files, log, now);
  return boardDocument(plan, forecast, log, { file: "a.runbook", log: "a.run.jsonl" });
}

const folder = fileURLToPath(new URL("../../samples/boring", import.meta.url));
const read = (name: string): string => readFileSync(join(folder, name), "utf8");
const files = { "payments.runbook": read("payments.runbook"), "people.runbook": read("people.runbook") };
const { events } = readLines(read("payments.2026-06-02.run.jsonl"));

/** The night of the boring release as it stood then, by the clock of California: `22:15`. */
export function boringBoard(clock: string): BoardDocument {
  const now = utc(`2026-06-02 ${clock}`) + 7 * 3600;
  return boardOf(
    files,
    events.filter(({ at }) => at <= now),
    now,
  );
}
