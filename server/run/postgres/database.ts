/** A connection to a database: made when it is needed, made again when it is lost, used by one after the other. */
import type { Client } from "pg";
import Connection from "pg/lib/client.js";
import type { Address } from "./address.js";
import { Unfit } from "./failures.js";
import { migrate, migrations, versionOf } from "./migrations.js";

/** So long a connection that was lost is waited for: a server that is started again, or another that takes its place. */
const usualPatience = 20_000;

export interface Database {
  /** In milliseconds. */
  readonly patience: number;
  /** Whether there was a connection once: then it may come again. */
  readonly wasThere: () => boolean;
  /** With the tables, made where they are missing. Rejects as the driver does. */
  readonly write: <T>(work: (client: Client) => Promise<T>) => Promise<T>;
  /** Undefined where there are no tables yet. */
  readonly read: <T>(work: (client: Client) => Promise<T>) => Promise<T | undefined>;
  readonly close: () => Promise<void>;
}

interface Connected {
  readonly client: Client;
  hasTables: boolean;
}

export function openDatabase(address: Address, patience = usualPatience): Database {
  let current: Connected | undefined;
  let wasThere = false;
  let busy: Promise<unknown> = Promise.resolve();

  async function connected(): Promise<Connected> {
    if (current) return current;
    let made: Connected | undefined;
    let isOver = false;
    const client = await connect(address, () => {
      isOver = true;
      if (current === made) current = undefined;
    });
    wasThere = true;
    try {
      made = { client, hasTables: await hasTables(client) };
      if (!isOver) current = made;
      return made;
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = busy.then(work);
    busy = turn.catch(() => undefined);
    return turn;
  }

  return {
    patience,
    wasThere: () => wasThere,
    write: work =>
      inTurn(async () => {
        const connection = await connected();
        if (!connection.hasTables) await migrate(connection.client);
        connection.hasTables = true;
        return work(connection.client);
      }),
    read: work =>
      inTurn(async () => {
        const connection = await connected();
        // Another may have made them since.
        connection.hasTables ||= await hasTables(connection.client);
        return connection.hasTables ? work(connection.client) : undefined;
      }),
    close: () =>
      inTurn(async () => {
        const client = current?.client;
        current = undefined;
        await client?.end().catch(() => undefined);
      }),
  };
}

/** Rejects where a newer program has made them. */
async function hasTables(client: Client): Promise<boolean> {
  const version = await versionOf(client);
  if (version === undefined || version <= migrations.length) return version === migrations.length;
  throw new Unfit(
    `its tables are of version ${version}, and this gonogo knows ${migrations.length}: use a newer gonogo`,
  );
}

/** @param onEnd the connection is no more */
export async function connect({ url }: Address, onEnd: () => void): Promise<Client> {
  const client = new Connection({
    connectionString: url,
    application_name: "gonogo",
    connectionTimeoutMillis: 10_000,
    // Longer than anybody waits for a lock: a server that has gone without a word is given up.
    query_timeout: 45_000,
    keepAlive: true,
  });
  // Without anybody to hear it, the end of a connection would end the program.
  client.on("error", onEnd);
  client.on("end", onEnd);
  await client.connect();
  return client;
}

/** All of it or nothing. */
export async function transaction<T>(client: Client, work: () => Promise<T>): Promise<T> {
  // Whoever is stopped in the middle does not stop all others; what another has locked is waited for as long as a file is.
  await client.query(
    "begin isolation level read committed; set local lock_timeout = '30s'; set local idle_in_transaction_session_timeout = '20s'",
  );
  try {
    const result = await work();
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  }
}
