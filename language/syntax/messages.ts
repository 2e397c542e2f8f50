/** What is wrong with a text, in words a release manager understands. */
import type { IParserErrorMessageProvider, IToken, TokenType } from "chevrotain";
import { nearest } from "./nearest.js";
import { placements } from "./placement.js";

export const quoteNotClosed =
  'this text is not closed: add a `"` at its end (longer text goes between lines of three backticks)';
export const fenceNotClosed = "this block of text is not closed: end it with three backticks on a line of their own";
export const fileIsNoText = "this file is not a text file: a runbook is plain text in UTF-8";
export const blockNotClosed = "this block is not closed: its `}` is missing";
export const blocksTooDeep = (most: number): string =>
  `blocks nest at most ${most} deep: what is inside this one is not read; use phases side by side instead`;

const tokenNames: Readonly<Record<string, string>> = {
  NAME: "a name",
  STRING: 'a text in double quotes ("…")',
  FENCE: "a block of text between three backticks",
  DATE: "a date such as 2026-05-23",
  CLOCK: "a clock time such as 22:00",
  RELATIVE: "a time such as T+30m",
  OFFSET: "a zone such as Europe/London",
  SLASHED: "a name such as Europe/London or time/missing-zone",
  DURATION: "a duration such as 30m or 1h30m",
  PERCENT: "a percentage such as 10%",
  INT: "a whole number",
  EOF: "the end of the file",
};

const topLevel = ["import", "skill", "team", "person", "environment", "freeze", "policy", "runbook"];
const settings = ["quiet-hours", "longest-shift", "least-cover", "least-slack", "severity"];
const activities = ["step", "check", "notify", "gate", "wait"];
const declarationKeywords = keywordsOf([
  "Contact",
  "Timezone",
  "Hours",
  "Rotation",
  "Knows",
  "Membership",
  "Away",
  "Protected",
  "Operators",
  "RehearseOn",
]);
const statementKeywords = [
  ...new Set([
    ...Object.values(placements)
      .filter(each => each.in.some(isWork))
      .map(each => each.keyword),
    ...activities,
  ]),
];

function keywordsOf(types: readonly (keyof typeof placements)[]): string[] {
  return types.map(type => placements[type].keyword);
}

function isWork(block: string): boolean {
  return block !== "team" && block !== "person" && block !== "environment";
}

/** Keywords a statement may start with in the block a grammar rule stands for. */
function startersIn(ruleName: string): readonly string[] {
  switch (ruleName) {
    case "RunbookFile":
      return topLevel;
    case "Team":
    case "Person":
    case "Environment":
    case "DeclarationField":
      return declarationKeywords;
    case "Policy":
    case "Setting":
      return settings;
    default:
      return statementKeywords;
  }
}

const every: ReadonlySet<string> = new Set([...topLevel, ...settings, ...declarationKeywords, ...statementKeywords]);

/** The keyword a misspelt statement meant, if any. */
export function meantKeyword(word: string): string | undefined {
  return /^[A-Za-z]/.test(word) && !every.has(word) ? nearest(word, every, 1)[0] : undefined;
}

/** What to do about characters that begin nothing. */
export function meansNothing(found: string): string {
  if (/[“”„‟«»]/.test(found)) return 'curly quotes do not open a text: write straight ones, "…"';
  if (/[–—−]/.test(found)) return "this is a dash: write the hyphen-minus `-`";
  if (found.startsWith("'")) return 'texts stand in double quotes: "…"';
  if (found.startsWith("#")) return "comments begin with //";
  if (found.startsWith("/")) return "comments begin with // and end with the line";
  return `${quote(found)} means nothing here: remove it, or put it into double quotes if it belongs to a text`;
}

export const parserMessages: IParserErrorMessageProvider = {
  buildMismatchTokenMessage({ expected, actual, previous, ruleName }) {
    if (expected.name === "}") return unknownStatement(actual, ruleName);
    if (expected.name === "EOF") return unknownStatement(actual, "RunbookFile");
    return expectation([expected], previous, actual);
  },
  buildNotAllInputParsedMessage({ firstRedundant }) {
    return unknownStatement(firstRedundant, "RunbookFile");
  },
  buildNoViableAltMessage({ expectedPathsPerAlt, actual, previous, ruleName }) {
    const first = actual[0];
    if (!first) return "the file ends in the middle of a statement";
    const expected = expectedPathsPerAlt.flatMap(paths => paths.flatMap(path => path[0] ?? []));
    if (expected.length > 12) return unknownStatement(first, ruleName);
    return expectation(expected, previous, first);
  },
  buildEarlyExitMessage({ actual, previous }) {
    const first = actual[0];
    return first
      ? `${describe(first)} cannot stand behind ${quote(previous.image)}`
      : "the file ends in the middle of a statement";
  },
};

function unknownStatement(token: IToken, ruleName: string): string {
  const word = token.image;
  if (isEnd(token)) return "the file ends before this block is closed: a `}` is missing";
  if (word === "}") return "this `}` closes nothing: remove it, or look for a `{` missing above";
  const starters = startersIn(ruleName);
  if (token.tokenType.name === "NAME" || /^[A-Za-z]/.test(word)) {
    if (ruleName !== "RunbookFile" && topLevel.includes(word) && !starters.includes(word)) {
      return `${quote(word)} starts a declaration of its own: close the block above with \`}\` first`;
    }
    if (ruleName === "RunbookFile" && every.has(word)) {
      return `${quote(word)} belongs inside a block: is a \`}\` too many above, or \`runbook NAME "title" {\` missing?`;
    }
    if (every.has(word)) return `${quote(word)} cannot stand here`;
    const meant = nearest(word, starters, 1)[0] ?? nearest(word, every, 1)[0];
    return meant
      ? `unknown statement ${quote(word)}; did you mean \`${meant}\`?`
      : `unknown statement ${quote(word)}: a line starts with a keyword such as ${some(starters)}`;
  }
  return `${describe(token)} cannot start a statement: a line starts with a keyword such as ${some(starters)}`;
}

function expectation(expected: readonly TokenType[], previous: IToken, actual: IToken): string {
  const names = [...new Set(expected.map(type => tokenNames[type.name] ?? `\`${type.name}\``))];
  const last = names.pop();
  const wanted = names.length === 0 ? last : `${names.join(", ")} or ${last}`;
  const behind = previous.image ? ` behind ${quote(previous.image)}` : "";
  const hint = hintFor(expected, previous, actual);
  return `expected ${wanted}${behind}, found ${describe(actual)}${hint ? `: ${hint}` : ""}`;
}

function hintFor(expected: readonly TokenType[], previous: IToken, actual: IToken): string | undefined {
  const wants = (name: string): boolean => expected.some(type => type.name === name);
  if (wants("NAME") && actual.image.startsWith('"')) {
    return wantsParty(previous)
      ? "people and teams are named by the name they are declared with, without quotes"
      : `give it a short name before its title, such as \`${previous.image} ${slug(actual.image)} ${clip(actual.image)}\``;
  }
  if (wants("NAME") && /^\d/.test(actual.image)) return "a name begins with a letter";
  if (wants("STRING") && actual.tokenType.name === "NAME") return "put the text into double quotes";
  if (wants("PERCENT") && actual.tokenType.name === "INT") return `write \`${actual.image}%\``;
  return undefined;
}

function wantsParty(previous: IToken): boolean {
  return ["owner", "or", "with", "coordinator", "decider", "by", "to", ","].includes(previous.image);
}

/** A name made of a title: "Take a backup" becomes take-a-backup. */
export function slug(title: string): string {
  const words = title.toLowerCase().match(/[a-z][a-z0-9]*/g) ?? [];
  return words.slice(0, 4).join("-") || "name";
}

function describe(token: IToken): string {
  if (isEnd(token)) return "the end of the file";
  return quote(token.image);
}

function isEnd(token: IToken): boolean {
  return token.tokenType.name === "EOF";
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
