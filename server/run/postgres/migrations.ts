/**
 * The tables, as the changes that made them: each once, in order, never changed again. A run's log is kept as the lines that a file
 * would hold; nothing is kept beside them that could say otherwise.
 */
import type { Client } from "pg";
import { Unfit } from "./failures.js";

export const migrations: readonly string[] = [
  `create table gonogo.run (
    name text primary key check (name <> '')
  );
  comment on table gonogo.run is 'A row for each run: whoever adds to its log has it locked.';

  create table gonogo.event (
    run text not null references gonogo.run,
    seq integer not null check (seq > 0),
    id text not null,
    line text not null check (position(E'\\n' in line) = 0),
    primary key (run, seq),
    unique (run, id)
  );
  comment on table gonogo.event is 'The logs of runs, a line an event. Only ever added to: each line names the SHA-256 of the one before.';

  create table gonogo.plan (
    hash text primary key,
    kept text not null
  );
  comment on table gonogo.plan is 'The texts of the runbooks that runs are of, by the SHA-256 of their content.';

  create function gonogo.lock_run(of_run text, from_seq integer) returns table (seq integer, line text)
  language plpgsql volatile as $$
  begin
    insert into gonogo.run (name) values (of_run) on conflict do nothing;
    perform from gonogo.run where name = of_run for no key update;
    -- Another statement, so that it sees what was written by whoever had the row until now.
    return query select e.seq, e.line from gonogo.event e where e.run = of_run and e.seq >= from_seq order by e.seq;
  end
  $$;`,
];

/** Whoever makes tables holds it, so that of two who begin at once only one does. */
const lockNumber = 7_102_011;

/** How many changes have been made; undefined where there are no tables yet. */
export async function versionOf(client: Client): Promise<number | undefined> {
  // Not by to_regclass: what that has not found once, it may take for missing until the transaction ends.
  const asked = "select from pg_tables where schemaname = 'gonogo' and tablename = 'migration'";
  if ((await client.query(asked)).rowCount === 0) return undefined;
  const { rows: made } = await client.query<{ last: number }>(
    "select coalesce(max(number), 0)::int as last from gonogo.migration",
  );
  return made[0]?.last ?? 0;
}

/** Makes the changes that are missing, all or none. */
export async function migrate(client: Client): Promise<void> {
  await client.query("begin");
  try {
    await client.query("select pg_advisory_xact_lock($1)", [lockNumber]);
    const version = await versionOf(client);
    if (version === undefined) {
      await requireUnicode(client);
      await client.query("create schema if not exists gonogo");
      await client.query(
        "create table gonogo.migration (number int primary key, made timestamptz not null default now())",
      );
    }
    for (const [index, change] of migrations.entries()) {
      if (index < (version ?? 0)) continue;
      await client.query(change);
      await client.query("insert into gonogo.migration (number) values ($1)", [index + 1]);
    }
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  }
}

/** Of other encodings, what people write would be refused now and then. */
async function requireUnicode(client: Client): Promise<void> {
  const { rows } = await client.query<{ encoding: string }>("select current_setting('server_encoding') as encoding");
  const encoding = rows[0]?.encoding;
  if (encoding !== "UTF8")
    throw new Unfit(
      `its encoding is ${encoding}: make one with \`create database NAME encoding 'UTF8' template template0\``,
    );
}
