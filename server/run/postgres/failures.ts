/** What a database or the way to it objects to, in words, with what to do about it. */
import { codeOf } from "../../files/paths.js";
import type { Address } from "./address.js";

/** Something of our own that is wrong with the database. */
export class Unfit extends Error {}

/** @param error what pg rejects with */
export function whyFailed(error: unknown, { shown, secret }: Address): string {
  if (error instanceof Unfit) return `${shown}: ${error.message}`;
  const code = codeOf(error) ?? "";
  const told = error instanceof Error ? firstLine(error) : String(error);
  const said = secret === "" ? told : told.replaceAll(secret, "…");
  const known = remedies.find(({ of }) => of.test(code) || of.test(said));
  return `${shown}: ${known ? known.says : said}${known ? ` (${code === "" ? said : code})` : ""}`;
}

/** Of several addresses of one name that were tried, each has its own. */
function firstLine(error: Error): string {
  const { message } = error instanceof AggregateError ? (error.errors[0] ?? error) : error;
  return String(message).split("\n")[0] ?? "";
}

const remedies: readonly { readonly of: RegExp; readonly says: string }[] = [
  {
    of: /^ECONNREFUSED$|^connect ENOENT/,
    says: "nothing answers there: see whether PostgreSQL runs, and whether host and port are right",
  },
  { of: /^ENOTFOUND$|^EAI_AGAIN$/, says: "there is no such host, or its name cannot be looked up now" },
  {
    of: /^ETIMEDOUT$|^EHOSTUNREACH$|^ENETUNREACH$|timeout expired|Query read timeout/,
    says: "it does not answer in time: see whether the network lets you through",
  },
  {
    of: /^28P01$|client password must be a/,
    says: "the password is missing or wrong: put it into PGPASSWORD or ~/.pgpass",
  },
  { of: /^28000$/, says: "the server lets this user not connect from here: its administrator sees to pg_hba.conf" },
  { of: /^3D000$/, says: "there is no such database: create it, or name another" },
  {
    of: /^42501$/,
    says: "this user lacks a right that is needed: docs/run.md says which, for who administers the database",
  },
  {
    of: /^25006$/,
    says: "it is read-only now, as a standby is: name the server that is written to",
  },
  { of: /^53100$/, says: "its disk is full" },
  { of: /^53300$/, says: "it has no connection left: end some, or raise max_connections" },
  {
    of: /^55P03$/,
    says: "somebody else has been writing for half a minute: see who holds the lock (pg_stat_activity)",
  },
  {
    of: /SELF_SIGNED|^UNABLE_TO_|^CERT_|ALTNAME/,
    says: "its certificate is not one that is trusted here: name its issuer's with sslrootcert=FILE, and the host as in the certificate",
  },
  { of: /does not support SSL/, says: "the server speaks no TLS: leave sslmode out, or have it switched on there" },
];

/** Whether the connection is gone: what was asked may or may not have been done. */
export function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // The system's words for it, the server's (it ends, is just beginning, or has waited too long for us), and the driver's.
  return (
    /^E[A-Z]+$|^08|^57P0[1-3]$|^25P03$/.test(codeOf(error) ?? "") ||
    /^Connection terminated|not queryable|timeout/.test(error.message)
  );
}

/** Whether it can be there in a moment. */
export function isStarting(error: unknown): boolean {
  return codeOf(error) === "57P03";
}
