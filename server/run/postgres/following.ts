/** Tells when a run in a database changes: the database notifies, and is asked now and then besides. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Address } from "./address.js";
import { connect } from "./database.js";

/** What is written to a run is told to all who listen, with its name. */
export const channel = "gonogo";

/** So often it is looked at besides: a notification can be lost on the way, and a server be gone without a word. */
const everyMilliseconds = 5_000;
const answeredWithin = 10_000;

/** After so long a lost connection is made again, each time twice as long, to a limit. */
const soonest = 200;
const latest = 2_000;

export function runChanges(address: Address, run: string, onChange: () => void): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  void follow();
  return () => stop.abort();

  async function follow(): Promise<void> {
    for (let wait = soonest; !signal.aborted; wait = Math.min(2 * wait, latest)) {
      const wasThere = await listen();
      if (signal.aborted) return;
      if (wasThere) {
        wait = soonest;
        onChange();
      }
      await pause(wait);
    }
  }

  /** Until the connection is lost. Tells whether there was one. */
  async function listen(): Promise<boolean> {
    const lost = new AbortController();
    const over = AbortSignal.any([signal, lost.signal]);
    const client = await connect(address, () => lost.abort()).catch(() => undefined);
    if (!client) return false;
    try {
      client.on("notification", ({ payload }) => {
        if (payload === run && !signal.aborted) onChange();
      });
      await client.query(`listen ${channel}`);
      while (!over.aborted) {
        // Also once at first: something may have been written before it listened.
        onChange();
        await pause(everyMilliseconds, over);
        if (!over.aborted) await answer(client.query("select 1"));
      }
    } catch {
      // It is lost.
    }
    void client.end().catch(() => undefined);
    return true;
  }

  async function pause(milliseconds: number, until = signal): Promise<void> {
    await sleep(milliseconds, undefined, { signal: until }).catch(() => undefined);
  }
}

async function answer(asked: Promise<unknown>): Promise<void> {
  const enough = new AbortController();
  const late = sleep(answeredWithin, undefined, { signal: enough.signal }).then(() => {
    throw new Error("no answer");
  });
  try {
    await Promise.race([asked, late]);
  } finally {
    enough.abort();
    late.catch(() => undefined);
    asked.catch(() => undefined);
  }
}
