/**
 * The log of a run in PostgreSQL. Each line is the one that a file would hold, so that a log can be taken from one to the other and is
 * verified alike.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "pg";
import { digestOf, linesToAdd, nextLine, nothingRead, type ReadLines, readLines } from "../chain.js";
import { readPlan, writtenPlan } from "../kept-plan.js";
import type { Appended, RunStore, Taken, Unread } from "../store.js";
import type { Address } from "./address.js";
import { type Database, transaction } from "./database.js";
import { isLost, isStarting, whyFailed } from "./failures.js";
import { channel, runChanges } from "./following.js";

interface Row {
  readonly seq: number;
  readonly line: string;
}

/** A log as far as it has been read, and the number of its last row. */
interface Known {
  readonly log: ReadLines;
  readonly seq: number;
}

const nothingKnown: Known = { log: nothingRead, seq: 0 };

export function postgresStore(database: Database, address: Address, run: string): RunStore {
  let known = nothingKnown;

  /** @param rowsFrom all rows from a number on */
  async function current(rowsFrom: (seq: number) => Promise<readonly Row[]>): Promise<ReadLines> {
    known = followedBy(known, await rowsFrom(known.seq)) ?? followedBy(nothingKnown, await rowsFrom(0)) ?? nothingKnown;
    return known.log;
  }

  return {
    read: async () => {
      const log = await reading(database, address, async client => ({
        kind: "read" as const,
        ...(await current(seq => readRows(client, run, seq))),
      }));
      if (log.kind !== "read") return log;
      const { count, events, problems } = log;
      return count === 0 ? { kind: "missing" } : { kind: "log", events, problems };
    },
    append: (event, whyNot) =>
      writing<Appended>(database, address, async (client, isAgain) => {
        const next = nextLine(await current(seq => lockedRows(client, run, seq)), event, whyNot);
        // By a connection that was lost before it could say so.
        if (next.kind === "known" && isAgain) return { ...next, kind: "written", notes: [] };
        if (next.kind !== "next") return next;
        await addRows(client, run, [{ seq: next.event.seq, id: next.event.id, line: next.line }]);
        return { kind: "written", event: next.event, notes: next.notes };
      }),
    changes: onChange => runChanges(address, run, onChange),
    keepPlan: async plan => {
      const kept = await writing(database, address, async client => {
        await client.query("insert into gonogo.plan (hash, kept) values ($1, $2) on conflict do nothing", [
          plan.hash,
          writtenPlan(plan),
        ]);
        return { kind: "kept" as const };
      });
      return kept.kind === "failed" ? kept.reason : undefined;
    },
    keptPlan: async hash => {
      const read = await reading(database, address, async client => {
        const { rows } = await client.query<{ kept: string }>("select kept from gonogo.plan where hash = $1", [hash]);
        return { kind: "kept" as const, kept: rows[0]?.kept };
      });
      if (read.kind === "unreadable") return `the plan that ${run} was opened with cannot be read: ${read.why}`;
      if (read.kind === "missing" || read.kept === undefined)
        return `the plan that ${run} was opened with is not in the database`;
      return readPlan(read.kept, hash) ?? `the plan in the database is not the one that ${run} was opened with`;
    },
    lines: async () => {
      const read = await reading(database, address, async client => ({
        kind: "lines" as const,
        lines: (await readRows(client, run, 0)).map(({ line }) => line),
      }));
      return read.kind === "lines" && read.lines.length === 0 ? { kind: "missing" } : read;
    },
    takeLines: lines =>
      writing<Taken>(database, address, async client => {
        const there = await lockedRows(client, run, 0);
        const more = linesToAdd(
          there.map(({ line }) => line),
          lines,
        );
        if (more.kind !== "add") return more;
        const { events } = readLines(lines.map(line => `${line}\n`).join(""));
        const rows = more.lines.map((line, index) => {
          const seq = there.length + index + 1;
          return { seq, id: events[seq - 1]?.id ?? "", line };
        });
        await addRows(client, run, rows);
        return { kind: "taken", added: rows.length };
      }),
    close: database.close,
  };
}

/** Undefined where the first row is not the one that was read last: the log is another than it was. */
function followedBy({ log, seq }: Known, rows: readonly Row[]): Known | undefined {
  const [first] = rows;
  if (seq > 0 && (first?.seq !== seq || digestOf(first.line) !== log.last)) return undefined;
  const added = rows.slice(seq > 0 ? 1 : 0);
  return { log: readLines(added.map(({ line }) => `${line}\n`).join(""), log), seq: rows.at(-1)?.seq ?? seq };
}

async function readRows(client: Client, run: string, from: number): Promise<readonly Row[]> {
  const asked = "select seq, line from gonogo.event where run = $1 and seq >= $2 order by seq";
  return (await client.query<Row>(asked, [run, from])).rows;
}

/** All others who want to write wait until the transaction is over. */
async function lockedRows(client: Client, run: string, from: number): Promise<readonly Row[]> {
  return (await client.query<Row>("select seq, line from gonogo.lock_run($1, $2)", [run, from])).rows;
}

async function addRows(client: Client, run: string, rows: readonly (Row & { readonly id: string })[]): Promise<void> {
  if (rows.length === 0) return;
  await client.query(
    `with added as (
      insert into gonogo.event (run, seq, id, line)
      select $1, * from unnest($2::int[], $3::text[], $4::text[])
    ) select pg_notify('${channel}', $1)`,
    [run, rows.map(({ seq }) => seq), rows.map(({ id }) => id), rows.map(({ line }) => line)],
  );
}

/** A connection that was lost since it was last used is made once more. */
export async function reading<T extends object>(
  database: Database,
  address: Address,
  work: (client: Client) => Promise<T>,
): Promise<T | Unread> {
  const wasThere = database.wasThere();
  for (let isAgain = false; ; isAgain = true)
    try {
      return (await database.read(work)) ?? { kind: "missing" };
    } catch (error) {
      if (isAgain || !wasThere || !isLost(error)) return { kind: "unreadable", why: whyFailed(error, address) };
    }
}

type Failed = { readonly kind: "failed"; readonly reason: string };

/**
 * In a transaction, for as long as it takes the server to come back. Doing it again is doing it once.
 * @param work is told whether it has been tried before
 */
async function writing<T>(
  database: Database,
  address: Address,
  work: (client: Client, isAgain: boolean) => Promise<T>,
): Promise<T | Failed> {
  const until = performance.now() + database.patience;
  for (let isAgain = false; ; ) {
    try {
      return await database.write(client => transaction(client, () => work(client, isAgain)));
    } catch (error) {
      const mayCome = isStarting(error) || (isLost(error) && database.wasThere());
      if (!mayCome || performance.now() > until) {
        const reason = whyFailed(error, address);
        const unknown =
          "; it was lost in the middle, so see in the status whether it is written before you write it again";
        return { kind: "failed", reason: isAgain ? `${reason}${unknown}` : reason };
      }
      isAgain ||= !isStarting(error);
      await sleep(200);
    }
  }
}
