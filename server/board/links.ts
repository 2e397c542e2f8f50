/** Links for people: whom there are links for, and the table of them that a coordinator hands out from. */
import { closeSync, constants, openSync, rmSync, writeFileSync } from "node:fs";
import papa from "papaparse";
import { inert } from "../../language/exports/sheet/inert.js";
import type { BoardPerson } from "../../language/run/board.js";
import { boardRole, type Roster, whoTakesPart } from "../../language/run/board-roles.js";
import { codeOf, whyNotMade } from "../files/paths.js";
import { UnwrittenKeys } from "./keyring.js";

/** What the link for anybody who only looks is called. */
export const viewers = "viewers";

/** Whose link is meant by a name as it is written; in words where nobody is. */
export function whoIsMeant(
  { people }: Pick<Roster, "people">,
  name: string,
): { readonly name: string | null } | string {
  if (people.some(person => person.name === name)) return { name };
  if (name === viewers) return { name: null };
  const names = people.map(person => person.name).join(", ");
  return `there is nobody called \`${name}\` in the runbook: it has ${names || "no people"}; \`${viewers}\` is for all who only look`;
}

export interface HandedLink {
  /** Null for all who only look. */
  readonly name: string | null;
  readonly link: string;
}

/** Everybody who has something to do or to decide, and all who only look. */
export function whoGetsLinks(roster: Roster): readonly (string | null)[] {
  return [...whoTakesPart(roster), null];
}

/** As CSV, for spreadsheets: name, title, how they are reached, role, link. */
export function linksTable(roster: Roster, links: readonly HandedLink[]): string {
  const rows = links.map(({ name, link }) => {
    const person = roster.people.find(each => each.name === name);
    return [name ?? viewers, person?.title ?? "", contactOf(person), boardRole(roster, name ?? undefined), link];
  });
  const head = ["Name", "Title", "Contact", "Role", "Link"];
  return `\uFEFF${papa.unparse([head, ...rows.map(row => row.map(inert))], { newline: "\r\n" })}\r\n`;
}

function contactOf(person: BoardPerson | undefined): string {
  return person?.contact ?? "";
}

/**
 * Makes a file for its owner alone, whole, and never over one that is there. Gives the reason when it cannot.
 * @param textOf asked only once there is a file for it
 */
export function writeSecretFile(path: string, textOf: () => string): string | undefined {
  try {
    const file = openSync(
      path,
      constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW,
      0o600,
    );
    let isWhole = false;
    try {
      writeFileSync(file, textOf());
      isWhole = true;
    } finally {
      closeSync(file);
      if (!isWhole) rmSync(path, { force: true });
    }
    return undefined;
  } catch (error) {
    if (error instanceof UnwrittenKeys) throw error;
    if (codeOf(error) === "EEXIST")
      return "it is there already, and links are not mixed: name another file, or remove it";
    return whyNotMade(error);
  }
}
