/** The runs in a database, for many who write from many machines. */
import { basename } from "node:path";
import { formatDate } from "../../../language/time/format.js";
import { freshRun, logEnding, runsOf } from "../names.js";
import type { Runs, Untold } from "../store.js";
import { readAddress } from "./address.js";
import { openDatabase } from "./database.js";
import { postgresStore, reading } from "./store.js";

/**
 * @param runbook without its ending
 * @param patience for how many milliseconds a lost connection is waited for
 * @returns in words why there is no such address
 */
export function postgresRuns(where: string, runbook: string, patience?: number): Runs | string {
  const address = readAddress(where);
  if (typeof address === "string") return address;
  const database = openDatabase(address, patience);
  const names = async (): Promise<readonly string[] | Untold> => {
    const read = await reading(database, address, async client => {
      const asked =
        "select name from gonogo.run where starts_with(name, $1) and exists (select from gonogo.event where run = name)";
      const { rows } = await client.query<{ name: string }>(asked, [`${runbook}.`]);
      return { kind: "names" as const, names: rows.map(({ name }) => name) };
    });
    if (read.kind === "unreadable") return read;
    return read.kind === "missing" ? [] : runsOf(runbook, read.names);
  };
  return {
    place: address.shown,
    names,
    meant: written => basename(written, logEnding),
    fresh: async (zone, now) => {
      const there = await names();
      return "why" in there ? there : freshRun(runbook, formatDate(now, zone), there);
    },
    store: run => postgresStore(database, address, run),
    close: database.close,
  };
}
