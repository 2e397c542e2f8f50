/** Links of a board made and taken away by the command, while the board runs or not. */
import { resolve } from "node:path";
import type { BoardDocument } from "../../../language/run/board.js";
import { count } from "../../../language/wording/lists.js";
import { originsOf, type Place } from "../../board/hosts.js";
import type { Keyring } from "../../board/keyring.js";
import { linksTable, viewers, whoGetsLinks, whoIsMeant, writeSecretFile } from "../../board/links.js";
import { done, forPeople, misused, type Outcome, refused, unwritten } from "../outcome.js";

export interface AskedLinks {
  /** Names. */
  readonly of: readonly string[];
  readonly revoked: readonly string[];
  /** The file for all of them. */
  readonly table: string | undefined;
}

export function asksForLinks({ of, revoked, table }: AskedLinks): boolean {
  return of.length + revoked.length > 0 || table !== undefined;
}

export function handOutLinks(
  { of, revoked, table }: AskedLinks,
  keyring: Keyring,
  document: BoardDocument,
  place: Place,
  cwd: string,
): Outcome {
  if (revoked.length > 0) {
    if (of.length === 0 && table === undefined) return revoke(keyring, document, revoked);
    return misused("take links away first, then make new ones: `--revoke` stands alone", "board");
  }
  const [address] = originsOf(place);
  if (address === undefined || (place.port === 0 && place.address === undefined))
    return misused("the port of the board is not known: name it with `--port`, or its `--address`", "board");
  const link = (name: string | null): string => `${address}/#${keyring.addLink(name)}`;
  if (table === undefined) return linksOf(document, of, link);
  if (of.length > 0) return misused("`--links` makes links for everybody: leave out `--link-for`", "board");
  return tableOf(document, link, table, cwd);
}

type MakeLink = (name: string | null) => string;

function linksOf(document: BoardDocument, names: readonly string[], link: MakeLink): Outcome {
  const meant = names.map(name => whoIsMeant(document, name));
  const unknown = meant.find(each => typeof each === "string");
  if (unknown !== undefined) return refused([unknown]);
  const lines = meant.flatMap(each =>
    typeof each === "string" ? [] : [`${each.name ?? viewers}: ${link(each.name)}\n`],
  );
  return done(0, forPeople(lines.join("")));
}

function tableOf(document: BoardDocument, link: MakeLink, file: string, cwd: string): Outcome {
  const names = whoGetsLinks(document);
  const made = (): string =>
    linksTable(
      document,
      names.map(name => ({ name, link: link(name) })),
    );
  const why = writeSecretFile(resolve(cwd, file), made);
  if (why !== undefined) return unwritten(file, why);
  const links = count(names.length, "link");
  return done(0, forPeople(`${file}: ${links}, each shown only here. Hand them out, and remove the file.\n`));
}

function revoke(keyring: Keyring, document: BoardDocument, names: readonly string[]): Outcome {
  const given = [...keyring.keys().links.values()].map(({ name }) => name);
  const meant = names.map(name => {
    if (name === "everyone") return { everyone: true as const };
    // Who is no longer in the runbook may still have a link.
    return given.includes(name) ? { name } : whoIsMeant(document, name);
  });
  const unknown = meant.find(each => typeof each === "string");
  if (unknown !== undefined) return refused([unknown]);
  const taken = keyring.revoke(({ name }) =>
    meant.some(each => typeof each !== "string" && ("everyone" in each || each.name === name)),
  );
  const them = taken === 1 ? "it" : "them";
  return done(0, forPeople(`${count(taken, "link")} taken away, with all sessions that were begun with ${them}\n`));
}
