/** What a text beside a list's item says of it: "Takes: 10 min", "@ana", "22:00 CET", "in parallel with 2". What is in doubt is nothing. */
import { roleOfName } from "../columns/dictionary.js";
import type { Role } from "../role.js";
import { durationInText } from "../values/durations.js";
import { folded, sameAs } from "../values/folding.js";
import { momentInText } from "../values/moments.js";
import { saysNothing } from "../values/nothing.js";
import { partiesIn } from "../values/parties.js";

/** A cell of the item, as it would stand in a column. */
export interface Fact {
  readonly role: Role;
  readonly text: string;
}

/** Who and what is named elsewhere, as `sameAs` has it. */
export interface Known {
  readonly people: ReadonlySet<string>;
  /** Titles and numbers of items. */
  readonly items: ReadonlySet<string>;
}

/** A name with a colon after it. */
const named = /^([^:\n]{1,40}):(?:\s+|$)/;

/** "Owner: Ana": the role, and what stands after it; empty where that stands below. */
export function namedFact(text: string): Fact | undefined {
  const found = named.exec(text);
  const role = found && roleOfName.get(folded(found[1] ?? ""));
  if (!found || !role || role === "none" || !ofItems.has(role)) return undefined;
  return { role, text: text.slice(found[0].length).trim() };
}

/** Whether it is also the name of some work: "Backup: dump the database" is no cover. */
export function isAlsoWork(text: string): boolean {
  return work.has(folded(named.exec(text)?.[1] ?? ""));
}

const work: ReadonlySet<string> = new Set(
  "backup,second,reserve,reserva,ersatz,lead,support,contact,kontakt,contacto,contato,email,e mail,mail,start,starts,begin,end,ends,finish,stop,schedule,order,work,service".split(
    ",",
  ),
);

const ofItems: ReadonlySet<Role> = new Set<Role>([
  "description",
  "owner",
  "cover",
  "participants",
  "team",
  "contact",
  "start",
  "end",
  "duration",
  "worst case",
  "predecessors",
  "parallel with",
  "environment",
  "command",
  "expected result",
  "rollback",
  "link",
  "status",
  "notes",
]);

/** Roles of which any text is good, also one on several lines. */
export const texts: ReadonlySet<Role> = new Set<Role>([
  "description",
  "command",
  "expected result",
  "rollback",
  "notes",
]);

/** What the name says, where its text can be that; "Time: 10 min" is a duration. */
export function fitting({ role, text }: Fact, known: Known): Fact | undefined {
  if (saysNothing(text)) return { role, text };
  switch (role) {
    case "owner":
    case "cover":
    case "participants":
    case "team":
      return partiesIn(text, { teams: role === "team", surnameFirst: false }).kind === "unread" || /[.;]$/.test(text)
        ? undefined
        : { role, text };
    case "start":
    case "end":
      if (isMoment(text)) return { role, text };
      return role === "start" && isLength(text) ? { role: "duration", text } : undefined;
    case "duration":
    case "worst case":
      return isLength(text) ? { role, text } : undefined;
    case "parallel with":
    case "predecessors":
      return text.length <= 200 ? { role, text } : undefined;
    case "environment":
    case "status":
      return text.length <= 40 ? { role, text } : undefined;
    case "contact":
      return isWho(text, known) || /[@+#]/.test(text) ? { role, text } : undefined;
    case "link":
      return /^https?:\/\/\S+$/.test(text) ? { role, text } : undefined;
    default:
      return { role, text };
  }
}

/** Whether nothing but a person, or several, can be meant. */
export function isWho(text: string, { people }: Known): boolean {
  const each = text.split(/ ?[/,&] ?| (?:or|and|und|oder|et|ou|y|o|e) /).map(part => part.trim());
  return each.every(part => handle.test(part) || people.has(sameAs(part)));
}

/** Whom "Owner: …" names: they are known then wherever else they stand. */
export function peopleIn({ role, text }: Fact): readonly string[] {
  if (role !== "owner" && role !== "cover" && role !== "participants") return [];
  const cell = partiesIn(text, { teams: false, surnameFirst: false });
  if (cell.kind !== "parties") return [];
  return [...cell.owners, ...cell.others].flatMap(({ title }) => (/^\p{Lu}/u.test(title) ? title : []));
}

const handle = /^@[A-Za-z\d][\w-]{0,60}$/;

/** With a unit: a number or a clock's time alone may be something else. */
function isLength(text: string): boolean {
  return /\p{L}|'/u.test(text) && durationInText(text, undefined).kind === "duration";
}

function isMoment(text: string): boolean {
  const read = momentInText(text, { order: undefined, unit: undefined });
  return read.kind === "moment" && read.whole;
}

/** A time of day that is no length: "(0:45)" can be either, "at 0:45", "22:00" and "0:45 CET" are times. */
function isPlainTime(text: string): boolean {
  const bare = /^(\d{1,2}):\d\d$/.exec(text);
  if (bare) return Number(bare[1]) >= 5 && bare[1]?.length === 2;
  return isMoment(text) && (/\d:\d\d/.test(text) || /\d ?[ap]m\b/i.test(text) || /^T[+\u2212-]\d/.test(text));
}

/** What a text is plainly, without a name; undefined where it can be anything else. */
export function plainFact(text: string, known: Known): Fact | undefined {
  const plain = text.trim();
  if (plain === "" || plain.length > 120) return undefined;
  if (isLength(plain)) return { role: "duration", text: plain };
  if (isPlainTime(plain)) return { role: "start", text: plain };
  if (isWho(plain, known)) return { role: "owner", text: plain };
  const fact = namedFact(plain);
  if (fact && fact.text !== "" && !texts.has(fact.role)) return isAlsoWork(plain) ? undefined : fitting(fact, known);
  return withoutColon(plain, known);
}

/** "takes 10 min", "at 22:00", "after 2", "in parallel with 2": a name of up to three words, and what plainly belongs to it. */
function withoutColon(text: string, known: Known): Fact | undefined {
  const words = text.split(/\s+/);
  for (let count = Math.min(3, words.length - 1); count > 0; count--) {
    const role = roleOfName.get(folded(words.slice(0, count).join(" ")));
    const rest = words.slice(count).join(" ");
    if (role === "start" && isPlainTime(rest)) return { role, text: rest };
    if ((role === "duration" || role === "worst case") && isLength(rest)) return { role, text: rest };
    if ((role === "owner" || role === "cover") && isWho(rest, known)) return { role, text: rest };
    if ((role === "parallel with" || role === "predecessors") && isItem(rest, known)) return { role, text: rest };
  }
  return undefined;
}

/** "2", "step 2", "#2", a title. */
function isItem(text: string, { items }: Known): boolean {
  const plain = text.replace(/^(?:steps?|items?|tasks?|schritte?|\u00E9tapes?|pasos?|passos?|#) ?(?=\d)/i, "");
  return items.has(sameAs(plain)) || items.has(sameAs(text));
}
