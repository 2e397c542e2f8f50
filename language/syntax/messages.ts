/** What is wrong with a text, in words a release manager understands. */
import {
  activityKeywords,
  fieldKeywords,
  openingBlock,
  programmeKeywords,
  settingKeywords,
  statementKeywords,
  topLevelKeywords,
} from "./keywords.js";
import { nearest } from "./nearest.js";
import { isLeftOpen } from "./placeholders.js";
import { blockTitles, placements } from "./placement.js";
import type { Token, TokenKind } from "./tokens.js";

export const quoteNotClosed =
  'this text is not closed: add a `"` at its end (longer text goes between lines of three backticks)';
export const fenceNotClosed = "this block of text is not closed: end it with three backticks on a line of their own";
/** What is no UTF-8 comes as this sign. */
export const unreadableSign = "\uFFFD";

export const fileIsNotUtf8 =
  "this is not UTF-8, perhaps Latin-1: save the file as UTF-8, and type the lost characters again";

export const fileIsNoText = "this file is not a text file: a runbook is plain text in UTF-8";
export const blockNotClosed = "this block is not closed: its `}` is missing";
export const braceTooMany = "this `}` closes nothing: remove it, or add the `{` that is missing above";
export const blockNotOpened = "this block is not opened: its `{` is missing";
export const braceOpensNothing = "this `{` opens nothing: remove it, or write the start of a statement before it";
export const commentMark = "comments begin with //, and end with the line";
export const leadWritten = "a lead is written with the hyphen `-` and a duration, as in `after deploy - 10m`";
export const relativeInPieces = "T and its offset are one word, such as T-2h or T+30m";
export const toMeant = "write `to` between two times";
export const nameBeforeTitle = "give it a short name before its title";
export const listMark = "statements start without a list marker: remove it";
export const wrongQuotes = 'write texts in straight double quotes: "…"';
export const nameBeginsWithLetter = (example: string): string =>
  `a name starts with a letter, such as \`${example}\`: put the number in the title`;
export const titleUnquoted = (keyword: string, name: string, title: string): string =>
  `put the title in double quotes, after a name of one word: \`${keyword} ${name} ${clip(title)} {\``;
export const notInHeader = (word: string): string =>
  `only a name of one word and a title in double quotes may come before \`{\`: move ${quote(word)} inside the braces, or remove it`;
export const notInside = (keyword: string): string =>
  `\`${keyword}\` starts a declaration, which cannot be inside a block: move it to the top of this file, or to another file`;
export const unquotedText = (keyword: string, text: string): string =>
  `put the text in double quotes: \`${keyword} "${clip(text)}"\``;
export const blocksTooDeep = (most: number): string =>
  `blocks can be nested at most ${most} deep, so the inside of this one is not read: use separate phases instead`;

const tokenNames: Readonly<Record<string, string>> = {
  NAME: "a name",
  STRING: 'a text in double quotes ("…")',
  FENCE: "a block of text between three backticks",
  DATE: "a date such as 2026-05-23",
  CLOCK: "a clock time such as 22:00",
  RELATIVE: "a time such as T+30m",
  OFFSET: "a zone such as Europe/London",
  SLASHED: "a zone such as Europe/London",
  DURATION: "a duration such as 30m or 1h30m",
  PERCENT: "a percentage such as 10%",
  INT: "a whole number",
  EOF: "the end of the file",
};

/** Keywords a statement may start with in the block a grammar rule stands for. */
function startersIn(ruleName: string): readonly string[] {
  switch (ruleName) {
    case "RunbookFile":
      return topLevelKeywords;
    case "Team":
    case "Person":
    case "Environment":
    case "DeclarationField":
      return fieldKeywords;
    case "Policy":
    case "Setting":
      return settingKeywords;
    case "Programme":
    case "ProgrammeStatement":
      return programmeKeywords;
    default:
      return commonFirst;
  }
}

const blocks = [...activityKeywords, ...openingBlock].filter(each => each !== "environment" && each !== "policy");
const every: ReadonlySet<string> = new Set([
  ...topLevelKeywords,
  ...settingKeywords,
  ...fieldKeywords,
  ...statementKeywords,
]);
/** Those that most lines begin with stand first: only some are named in a message. */
const commonFirst = [...new Set(["step", "owner", "takes", ...statementKeywords])];

/** Words people write for a keyword, by the keyword. */
const saidFor: Readonly<Record<string, string>> = {
  step: "task action activity job",
  check: "verify verification validate validation test",
  gate: "decision approval checkpoint",
  notify: "message announce announcement tell inform communicate",
  wait: "pause sleep",
  phase: "stage section group milestone",
  runbook: "release plan playbook",
  programme: "program",
  person: "user engineer people member",
  team: "squad",
  takes: "duration estimate time lasts",
  owner: "assignee responsible assigned",
  at: "start starts begin begins",
  by: "deadline due",
  after: "depends depends-on requires-step",
  note: "description comment remark info",
  run: "command cmd script exec execute",
  expect: "expected expects",
  needs: "skills",
  link: "url docs",
  timezone: "tz zone time-zone",
  environment: "env",
  rollback: "undo revert backout back-out",
  contact: "email phone slack contacts",
  away: "vacation leave holiday pto absent",
  requires: "criteria conditions",
  otherwise: "else",
  when: "if",
  change: "ticket tickets rfc",
  decider: "approver approvers",
  import: "include use",
};
const meantBy: ReadonlyMap<string, string> = new Map(
  Object.entries(saidFor).flatMap(([keyword, words]) => words.split(" ").map(word => [word, keyword] as const)),
);

/** The keyword a word in its place meant, by another word for it or by its spelling, if any. */
function meantAmong(word: string, starters: readonly string[]): string | undefined {
  if (!/^[A-Za-z]/.test(word)) return undefined;
  const same = meantBy.get(word.toLowerCase());
  if (same !== undefined && starters.includes(same)) return same;
  return nearest(word, starters, 1)[0];
}

/** The keyword that a misspelt word before a block meant, if any. */
export function clockWithPoint(written: string, right: string): string {
  return `write ${right} instead of \`${written}\``;
}

export function meantBlock(word: string): string | undefined {
  return meantAmong(word, blocks);
}

export function unknownWord(word: string, meant: string | undefined): string {
  return meant === undefined
    ? `unknown statement ${quote(word)}: a line starts with a keyword such as ${some(blocks)}`
    : `unknown statement ${quote(word)}; did you mean \`${meant}\`?`;
}

/** What to do about characters that begin nothing; `before` and `after` are what stands around them on their line. */
export function meansNothing(found: string, before: string, after: string): string {
  if (/[“”„‟«»‘’]/.test(found)) return wrongQuotes;
  if (found !== "" && !/[^–—−-]/.test(found)) return aboutDash(found, before, after);
  if (found.startsWith("'") && !/\w$/.test(before)) return wrongQuotes;
  if (found.startsWith("#") && before.trim() === "") return commentMark;
  if (found.startsWith("/")) return commentMark;
  if (/^[*•]/.test(found) && before.trim() === "") return listMark;
  if (/^[:=]/.test(found)) return `remove ${quote(found)}: a value follows its keyword directly`;
  if (/^[;.]/.test(found) && after.trim() === "") return `remove ${quote(found)}: a statement ends with its line`;
  if (/^[.&]/.test(found) && /\w$/.test(before) && /^\w/.test(after))
    return `a name contains letters, digits, \`-\` and \`_\`: write \`-\` instead of ${quote(found)}`;
  if (found.startsWith("(") && /\d\s*$/.test(before))
    return "write a time zone without parentheses, such as 22:00 Europe/Berlin";
  return `${quote(found)} means nothing here: remove it, or put it in double quotes if it belongs to a text`;
}

const leadElsewhere =
  "a lead such as `- 10m` can only follow the name of an activity or phase in `after`, as in `after deploy - 10m`";

function aboutDash(found: string, before: string, after: string): string {
  if (before.trim() === "") return listMark;
  if (/\d[smhdw]\s*$/.test(before))
    return "the planned and the longest duration are written as `takes 20m at most 30m`";
  if (/\bT\s*$/.test(before)) return relativeInPieces;
  if (isAfterName(before) && /^\s*\d/.test(after)) return leadWritten;
  if (/\d\s*$/.test(before) && /^\s*[\dA-Z]/.test(after)) return toMeant;
  if (/\bafter\s*$/.test(before) && !/\bescalate\b/.test(before) && /^\s*\d/.test(after))
    return "a lead follows what it counts from, as in `after deploy - 10m`";
  if (/\w\s+$/.test(before) && /^\s*\d+[A-Za-z]/.test(after)) return leadElsewhere;
  if (found === "-") return "`-` means nothing here: remove it, or put it in double quotes if it belongs to a text";
  return "this is a long dash: write the hyphen `-`";
}

/** Whether a line ends with `after` and a name, or several. */
function isAfterName(line: string): boolean {
  const statement = line.trimEnd().split(/["{}]/).at(-1) ?? "";
  return /\bafter\s/.test(statement) && /[\w-]$/.test(statement);
}

/** What is said of a word, and what it was meant to be: another keyword, or a title that lacks its name. */
export interface SyntaxMessage {
  readonly message: string;
  readonly meant?: string | undefined;
  readonly lacksName?: true;
  /** What may be written instead of the word, where that is known. */
  readonly instead?: readonly string[];
}

/** What to say of a word that starts no statement of the block that a rule of the grammar describes. */
export function unknownStatement(token: Token, ruleName: string): SyntaxMessage {
  const word = token.image;
  if (word === "}") return { message: braceTooMany };
  const starters = startersIn(ruleName);
  const advice = instead(word);
  if (advice) return { message: advice };
  if (token.kind.name === "NAME" || /^[A-Za-z]/.test(word)) {
    if (ruleName === "RunbookFile" && every.has(word)) {
      return {
        message: `${quote(word)} belongs inside a block: remove an extra \`}\` above, or add \`runbook NAME "title" {\``,
      };
    }
    if (every.has(word)) return { message: belongs(word) };
    const meant = meantAmong(word, starters) ?? meantAmong(word, [...every]);
    return meant
      ? { message: `unknown statement ${quote(word)}; did you mean \`${meant}\`?`, meant }
      : { message: `unknown statement ${quote(word)}: a line starts with a keyword such as ${some(starters)}` };
  }
  if (token.kind.name === "DURATION") {
    return {
      message: `${describe(token)} cannot start a statement: after a name in \`after\` it is written \`+ ${clip(word)}\` or \`- ${clip(word)}\``,
    };
  }
  return {
    message: `${describe(token)} cannot start a statement: a line starts with a keyword such as ${some(starters)}`,
  };
}

/** Where a keyword may stand that cannot stand here. */
function belongs(keyword: string): string {
  const places = Object.values(placements).flatMap(each => (each.keyword === keyword ? each.in : []));
  if (places.length > 0) return `${quote(keyword)} cannot stand here: it belongs in ${blockTitles(places)}`;
  return settingKeywords.includes(keyword)
    ? `${quote(keyword)} cannot stand here: it belongs in a policy`
    : `${quote(keyword)} cannot stand here`;
}

/** What to write instead of a word that people put between two others. */
function instead(word: string): string | undefined {
  switch (word) {
    case ",":
      return "`,` does not fit here: write `or` before a cover, `with` before participants";
    case "and":
    case "&":
      return `${quote(word)} does not fit here: write \`or\` before a cover, \`with\` before participants, \`,\` in a list`;
    case "before":
      return "`before` is no statement: write `after` in what comes later, or a lead such as `after deploy - 10m`";
    case "minus":
    case "plus":
      return `write \`${word === "plus" ? "+" : "-"}\` instead of ${quote(word)}, as in \`after deploy ${word === "plus" ? "+" : "-"} 10m\``;
    case "+":
      return "`+` adds a lag, as in `after deploy + 10m`; T and its offset are one word, such as T+30m";
    default:
      return word.startsWith("```") ? "a block of text follows `run`, `expect` or `note`" : undefined;
  }
}

/** What was expected, after what, and what stands there instead; undefined stands for the file's beginning and its end. */
export function expectation(
  expected: readonly TokenKind[],
  before: Token | undefined,
  found: Token | undefined,
): SyntaxMessage {
  const previous = before ?? nothing;
  const actual = found ?? end;
  const names = [...new Set(namesOf(expected, previous))];
  const last = names.pop();
  const wanted = names.length === 0 ? last : `${names.join(", ")} or ${last}`;
  const after = previous.image ? ` after ${quote(previous.image)}` : "";
  if (isLeftOpen(actual.image)) {
    const duration = tokenNames.DURATION;
    const what = duration !== undefined && names.includes(duration) ? duration : wanted;
    return { message: `${quote(actual.image)} is still to be filled in: write ${what}` };
  }
  const instead = meantTimes(expected, actual.image);
  const hint = instead.length > 0 ? `write ${instead.join(" or ")}` : hintFor(expected, previous, actual);
  const message = `expected ${wanted}${after}, found ${describe(actual)}${hint ? `: ${hint}` : ""}`;
  if (instead.length > 0) return { message, instead };
  return hint?.startsWith(nameBeforeTitle) ? { message, lacksName: true } : { message };
}

type DescribedToken = Pick<Token, "image" | "madeAfter"> & { readonly kind: Pick<TokenKind, "name"> };

const end: DescribedToken = { image: "", kind: { name: "EOF" } };
const nothing: DescribedToken = { image: "", kind: { name: "" } };

function namesOf(expected: readonly TokenKind[], previous: DescribedToken): readonly string[] {
  if (wantsTime(expected)) return ["a time such as 22:00, 2026-05-23 22:00 or T+30m"];
  if (expected.length === 1 && expected[0]?.name === "SLASHED" && /^(accept|severity)$/.test(previous.image))
    return ["a rule such as owner/away"];
  return expected.map(type => tokenNames[type.name] ?? `\`${type.name}\``);
}

function wantsTime(expected: readonly TokenKind[]): boolean {
  return expected.some(type => type.name === "CLOCK") && expected.some(type => type.name === "RELATIVE");
}

function hintFor(expected: readonly TokenKind[], previous: DescribedToken, actual: DescribedToken): string | undefined {
  const wants = (name: string): boolean => expected.some(type => type.name === name);
  if (wants("NAME") && actual.image.startsWith('"')) {
    return wantsParty(previous)
      ? "write people and teams by their declared names, without quotes"
      : `${nameBeforeTitle}, such as \`${previous.image} ${slug(actual.image)} ${clip(actual.image)}\``;
  }
  if (wants("NAME") && previous.image === "holidays" && /^\d/.test(actual.image)) {
    return "it names a list of days, such as `holidays uk`; one person's days off are written with `away`";
  }
  if (wants("NAME") && previous.image === "after" && actual.kind.name === "DURATION")
    return `name what it waits for first, as in \`after deploy + ${clip(actual.image)}\``;
  if (wants("NAME") && /^\d/.test(actual.image)) return "a name starts with a letter";
  if (wants("STRING") && actual.kind.name === "NAME") return "put the text in double quotes";
  if (wants("PERCENT") && actual.kind.name === "INT") return `write \`${actual.image}%\``;
  return undefined;
}

/** `1130` or `11h30` in the place of a clock time, `1:30` in that of a duration: what each may mean. */
function meantTimes(expected: readonly TokenKind[], word: string): readonly string[] {
  if (wantsTime(expected)) {
    const { hour, minute = "00" } = /^(?<hour>\d{1,2})(?:[hH]?(?<minute>[0-5]\d))?[hH]?$/.exec(word)?.groups ?? {};
    return hour === undefined || Number(hour) > 23 ? [] : [`${hour.padStart(2, "0")}:${minute}`];
  }
  if (!expected.some(({ name }) => name === "DURATION")) return [];
  const [whole, large, small] = /^(\d{1,3}):(\d\d)$/.exec(word) ?? [];
  if (whole === undefined) return [];
  return [`${Number(large)}h${Number(small)}m`, `${Number(large)}m${Number(small)}s`];
}

function wantsParty(previous: DescribedToken): boolean {
  return ["owner", "or", "with", "coordinator", "decider", "by", "to", ","].includes(previous.image);
}

/** A name made of a title: "Take a backup" becomes take-a-backup. */
export function slug(title: string): string {
  const words = title.toLowerCase().match(/[a-z][a-z0-9]*/g) ?? [];
  return words.slice(0, 4).join("-") || "name";
}

function describe(token: DescribedToken): string {
  if (isEnd(token)) return "the end of the file";
  // A brace that a repair put there.
  if (token.madeAfter) return "nothing";
  return quote(token.image);
}

function isEnd(token: DescribedToken): boolean {
  return token.kind.name === "EOF";
}

function quote(text: string): string {
  return `\`${clip(text)}\``;
}

function clip(text: string): string {
  const line = text.split(/\r?\n/, 1)[0] ?? "";
  const visible = line.replace(/\p{Cc}/gu, "\uFFFD");
  return visible.length > 40 ? `${[...visible].slice(0, 40).join("")}…` : visible;
}

function some(keywords: readonly string[]): string {
  return `${keywords
    .slice(0, 3)
    .map(keyword => `\`${keyword}\``)
    .join(", ")}`;
}
