/** Who does something, as tables say it: people, teams, several of either. */

import { saysNothing } from "./nothing.js";
import { joinedLines, oneLine, withoutEnd } from "./texts.js";

export interface PartyWords {
  readonly title: string;
  readonly isTeam: boolean;
  readonly contacts: readonly string[];
}

export type PartiesCell =
  | { readonly kind: "nobody" }
  | {
      readonly kind: "parties";
      /** The first is responsible, the others cover. */
      readonly owners: readonly [PartyWords, ...PartyWords[]];
      /** Take part. */
      readonly others: readonly PartyWords[];
      /** Whether that is all the cell says. */
      readonly whole: boolean;
    }
  /** A sentence, a number: nobody can be made of it. */
  | { readonly kind: "unread" };

export interface PartiesContext {
  /** The column is one of teams. */
  readonly teams: boolean;
  /** "Riley, Jack" is one person in this column. */
  readonly surnameFirst: boolean;
}

const email = /^[\w.+'-]+@[\w-]+(?:\.[\w-]+)+$/;
const phones = /(?<![\w.])(?:\+|00|\(0|0)[\d\s()./-]{6,20}\d(?:\s?(?:x|ext\.?)\s?\d{1,6})?(?!\w)/gi;
const channels = /(?<![\w#])#[a-z][\w-]{1,60}/gi;

/** Addresses, telephone numbers and channels in a text, and what is left of it. */
export function contactsIn(text: string): { readonly contacts: readonly string[]; readonly rest: string } {
  const contacts: string[] = [];
  const take = (found: string): string => {
    contacts.push(oneLine(found));
    return " ";
  };
  const withoutEmails = text
    .split(/([\s<>()[\],;]+)/)
    .map(word => (email.test(word) ? take(word) : word))
    .join("");
  const rest = oneLine(withoutEmails.replace(phones, take).replace(channels, take));
  return { contacts, rest: oneLine(rest.replace(/< ?>|\( ?\)|\[ ?\]/g, " ")) };
}

export function partiesIn(text: string, { teams, surnameFirst }: PartiesContext): PartiesCell {
  if (saysNothing(text)) return { kind: "nobody" };
  const said = joinedLines(text);
  if (said.length > longest) return { kind: "unread" };
  const cover = coverWords.exec(said);
  const ahead = cover ? withoutEnd(said.slice(0, cover.index), "(,;[") : said;
  // The bracket that closes is the cover's own, as in "Maria (#dba)", unless one was opened before it.
  const isInside = cover !== null && /[([] ?$/.test(said.slice(0, cover.index));
  const after = cover ? withoutEnd(said.slice(cover.index + cover[0].length), isInside ? ")]" : "") : "";
  if (ahead !== "" && after !== "") {
    const [first, second] = [ahead, after].map(each => partiesIn(each, { teams, surnameFirst }));
    if (first?.kind === "parties" && second?.kind === "parties") {
      const owners = [...first.owners, ...second.owners, ...second.others] as const;
      return { ...first, owners: [first.owners[0], ...owners.slice(1)], whole: first.whole && second.whole };
    }
  }
  const alternatives: PartyWords[] = [];
  const others: PartyWords[] = [];
  let whole = true;
  for (const [index, choice] of choices(said).entries()) {
    for (const [position, one] of together(choice, surnameFirst).entries()) {
      const { contacts, rest } = contactsIn(one);
      const label = labelAt(rest);
      const title = withoutEnd(oneLine(label === undefined ? rest : rest.slice(0, label)), ".,;:")
        .replace(/^@(?=\w)/, "")
        .replace(/^[^\p{L}\p{N}(]{1,4}(?=[\p{L}\p{N}])/u, "")
        .replaceAll("**", "");
      if (label !== undefined) whole = false;
      if (title === "" && contacts.length === 0) continue;
      if (saysNothing(title) && title !== "") {
        whole = false;
        continue;
      }
      if (!isWho(title) && title !== "") return { kind: "unread" };
      const party: PartyWords = {
        title: title === "" ? (contacts[0] ?? "") : title,
        isTeam: teams || isTeam(title),
        contacts,
      };
      if (index > 0 || position === 0) alternatives.push(party);
      else others.push(party);
    }
  }
  const [first, ...rest] = alternatives;
  return first ? { kind: "parties", owners: [first, ...rest], others, whole } : { kind: "nobody" };
}

/** Where what stands in brackets at the end begins. */
function labelAt(text: string): number | undefined {
  if (!/[)\]]$/.test(text)) return undefined;
  const at = Math.max(text.lastIndexOf("("), text.lastIndexOf("["));
  return at > 0 ? at : undefined;
}

/** Nobody names so many. */
const longest = 300;

const coverWords =
  /(?<!\p{L})(?:back-?up|cover|deputy|alternate|secondary|vertretung|suppl[e\u00E9]ant|suplente)(?!\p{L})[:=-]? ?/iu;

/** "Jack / Maria", "Jack or Maria" */
function choices(text: string): readonly string[] {
  return text
    .split(/ ?(?:\/(?!\/)|\|) ?| (?:or|oder|ou|o) /i)
    .filter(part => part.trim() !== "" && !/^\/+$/.test(part));
}

/** "Jack and Maria", "Jack, Maria", one a line */
function together(text: string, surnameFirst: boolean): readonly string[] {
  const between = surnameFirst ? / ?[;&+] ?| (?:and|und|et|y|e) /i : / ?[,;&] ?| \+ | (?:and|und|et|y|e) /i;
  return text.split(between).filter(part => part.trim() !== "");
}

/** Whether every text of a column that has a comma is a surname and a first name. */
export function areSurnamesFirst(texts: readonly string[]): boolean {
  const known = texts.filter(text => !saysNothing(text));
  const pairs = known.filter(text => /^\p{Lu}[\p{L}'-]+, \p{Lu}[\p{L}'. -]+$/u.test(text.trim()));
  if (pairs.length < 2 || pairs.length < known.length * 0.8) return false;
  const firsts = new Set(pairs.map(text => text.split(",")[0]?.trim()));
  return !pairs.some(text => firsts.has(text.split(",")[1]?.trim()));
}

function isWho(title: string): boolean {
  return (
    title.length <= 60 &&
    title.split(" ").length <= 6 &&
    /\p{L}/u.test(title) &&
    !/https?:|[?!=<>{}]|\d{3,}/.test(title)
  );
}

const teamWords =
  /(?:^|[^\p{L}])(?:teams?|dept|department|group|squad|desk|ops|operations?|dbas?|devops|dev|devs|developers?|sres?|support|infra(?:structure)?|networks?|networking|security|helpdesk|servicedesk|vendors?|engineering|qa|noc|soc|business|it|platform|users?|admins?|sysadmins?|administrators?|maintainers?|managers?|management|leads?|leaders?|engineers?|analysts?|architects?|coordinators?|directors?|specialists?|testers?|owners?|committee|board|crew|staff|partners?|supplier|customers?|clients?|tous|toutes|todos|todas|alle|engenharia|engineer|eng|betreiber|kunden?|clientes?|sicherheit|seguran\u00E7a|seguridad|s\u00E9curit\u00E9|d\u00E9veloppement|utilisateurs?|everyone|everybody|all|on-?call|release|hosting|cloud|database|middleware|application|apps?|unix|linux|windows|storage|backup|monitoring|finance|hr|legal|marketing|comms|communications?|projekt(?:leiter|leitung)?|leitung|abteilung|betrieb|entwicklung|fachbereich|verwaltung|equipe|\u00E9quipe|equipo|equipa|soporte|suporte|exploitation|infraestrutura|infraestructura|desarrollo|desenvolvimento|operaciones|opera\u00E7\u00F5es|pm|pmo|cab|sme|smes|cto|cio|ciso|vp|po|ba|uat|dc|sap|bi|etl|api|sysops|netops|secops|dataops|sa|rm|contractor|author|reviewer|approver|shift|duty)(?:$|[^\p{L}])/iu;

/** A group of people, or somebody's part in the work: whoever it is has still to be named. */
export function isTeam(title: string): boolean {
  return teamWords.test(title);
}
