/** What people write where something is still to be filled in: in texts, and in place of a name or a time. */

const open =
  /^(?:tbd|tbc|tba|todo|x{2,}|(?:[a-z][a-z0-9]{1,11}[-_])x{3,}|x{1,3}[smhd]|t[+-]x{1,4}[smhdw]?|\?+|_+|<.*>|\[.*\]|y{2,4}[-/.]mm[-/.]dd|(?:dd?|mm)[-/.](?:mm|dd)[-/.]y{2,4}|hh|hh?:mm)$/i;
const nobody = /^(?:unknown|someone|somebody|anyone|anybody|nobody|none|who|n\/a|na)$/i;

/** A word in place of what is still to be filled in: a time, a duration, a name. */
export function isLeftOpen(word: string): boolean {
  return open.test(word);
}

/** A word in place of a name that stands for somebody still to be found. */
export function isPlaceholder(word: string): boolean {
  return open.test(word) || nobody.test(word);
}

/** How a text is to be read: a shell has brackets and angles of its own, other code more so. */
export type TextLanguage = "prose" | "shell" | "code";

export interface PlaceholderMatch {
  readonly word: string;
  readonly index: number;
}

/** Everything in a text that is still to be filled in, in order. Linear in the text. */
export function findPlaceholders(text: string, reading: TextLanguage): readonly PlaceholderMatch[] {
  if (!suspicious.test(text)) return [];
  const around = textContextOf(text);
  const kinds = [...anywhere, ...(text.includes("mktemp") ? [] : [crosses]), ...own[reading]];
  const found = kinds.flatMap(({ pattern, isMeant }) =>
    [...text.matchAll(pattern)]
      .map(({ 0: word, index }): PlaceholderMatch => ({ word, index }))
      .filter(match => !isMeant || isMeant(match, around)),
  );
  return found.sort((a, b) => a.index - b.index || b.word.length - a.word.length).filter(isApart);
}

/** What every text with a placeholder has something of: most texts are done with here. */
const suspicious = /[<{[?]|___|###|todo|fixme|placeholder|xxx|yyyy|hh:mm|dd[./]|tb[acd]/i;

/** `[TBD]` is one. */
function isApart({ index }: PlaceholderMatch, position: number, all: readonly PlaceholderMatch[]): boolean {
  const before = all[position - 1];
  return before === undefined || index >= before.index + before.word.length;
}

/** What tells a placeholder from what only looks like one; made once a text. */
interface TextContext {
  readonly text: string;
  /** Where tags such as "[PROD] [DB]" at its beginning end, and other text begins; 0 for none. */
  readonly tagsEnd: number;
  /** Names of the elements that are closed in it. */
  readonly closed: ReadonlySet<string>;
}

function textContextOf(text: string): TextContext {
  const tags = /^\s*(?:\[[^\][]*\]\s*)*/.exec(text)?.[0].length ?? 0;
  const closed = new Set([...text.matchAll(/<\/([A-Za-z][\w-]*)>/g)].flatMap(([, name]) => name ?? []));
  return { text, tagsEnd: tags < text.length ? tags : 0, closed };
}

interface PlaceholderPattern {
  readonly pattern: RegExp;
  readonly isMeant?: (match: PlaceholderMatch, around: TextContext) => boolean;
}

const anywhere: readonly PlaceholderPattern[] = [
  { pattern: /\b(?:TODO|FIXME|PLACEHOLDER)\b/g },
  { pattern: /\b(?:TBD|TBC|TBA)\b/gi },
  { pattern: /(?<![\w'"%+])(?:YYYY-MM-DD|(?:DD|MM)[./](?:MM|DD)[./]YYYY|HH:MM)\b/g },
  { pattern: /<[A-Z][A-Z0-9_ -]*>/g },
  { pattern: /\{\{\s*(?!end\b|else\b)[A-Za-z][\w -]*\}\}/g },
  { pattern: /\{\+[^+\r\n]+\+\}/g },
  // A line to write on; `__init__` has two strokes.
  { pattern: /(?<!\w)_{3,}(?!\w)/g },
];

/** `CHG-XXXXX`, `CHG-####`; `mktemp` wants its XXX. */
const crosses: PlaceholderPattern = {
  pattern: /(?<![\w.])(?:(?:[A-Z][A-Z0-9]{1,11}[-_ ]?)?X{3,}|[A-Z][A-Z0-9]{1,11}[-_ ]?#{3,})(?![\w#])/g,
};

/** `[host]`, `[New IP]`, `[Zoom/Teams Link]`. */
const bracketed = /\[[A-Za-z][\w /&'.,-]*\]/g;

const own: Readonly<Record<TextLanguage, readonly PlaceholderPattern[]>> = {
  prose: [
    { pattern: bracketed, isMeant: isMeantInProse },
    { pattern: /(?<![\w<])<[A-Za-z][\w ./-]*>/g, isMeant: isNoElement },
    { pattern: /(?<![\w?!])\?{3,}(?![\w?])/g },
    { pattern: /(?<![\w.])x{3,}(?!\w)/g },
  ],
  shell: [
    { pattern: bracketed, isMeant: isMeantInShell },
    // No redirection.
    { pattern: /(?<!<)<[A-Za-z](?:[\w -]*\w)?>/g },
    { pattern: /(?<=^|[\s"'=])\?{3,}(?=$|[\s"'])/gm },
  ],
  code: [],
};

/** A link in markdown has its address after it; `a[i]` is an element, "[PROD] Deploy" has a tag. */
function isMeantInProse({ word, index }: PlaceholderMatch, { text, tagsEnd }: TextContext): boolean {
  const end = index + word.length;
  const inside = word.slice(1, -1);
  if (/[\w\]\\]/.test(text[index - 1] ?? "") || /[([*+{]/.test(text[end] ?? "")) return false;
  if (letters.test(inside)) return false;
  if (/^:\s+(?:https?:|[<#/.])/.test(text.slice(end, end + 20))) return false;
  // "22:00 [UTC]" names a zone.
  if (/\d\s?$/.test(text.slice(Math.max(0, index - 2), index)) && /^[A-Z]{2,5}$/.test(inside)) return false;
  if (bracketedComments.test(inside)) return false;
  return index >= tagsEnd || inside.includes(" ") || asked.test(inside);
}

/** A set of letters, as in the pattern `[a-z]`. */
const letters = /^(?:[a-z]-[a-z]|[A-Z]-[A-Z]|\d-\d|_)+$/;

/** Words in brackets that say something: comments, the levels of a log, keys, choices. */
const bracketedComments =
  /^(?:sic|x|optional|required|recommended|manual|automated|if (?:needed|necessary|applicable)|ok|done|fail(?:ed)?|pass(?:ed)?|info|warn(?:ing)?|error|debug|trace|fatal|success|skipped|enter|return|esc(?:ape)?|tab|space|(?:ctrl|shift|alt|cmd)\b.*|f\d+|[a-z]\/[a-z]|yes\/no|no\/yes)$/i;

/** What templates ask for, in one word. */
const asked =
  /^(?:time|date|day|name|host|hostname|url|uri|link|ip|id|phone|e-?mail|contact|number|version|user|username|team|client|customer|system|service|server|database|environment|env|ticket|owner|approver|person|role|channel|region|cluster|app|application|product|component|value|description|title|path|file|location|company|manager|start|end|duration|reason|insert|your)$/i;

/** A word by itself, or a value; no test, no set of letters as in `[a-z]*`, no head of a section. */
function isMeantInShell({ word, index }: PlaceholderMatch, { text }: TextContext): boolean {
  const [before, after] = [text[index - 1] ?? "\n", text[index + word.length] ?? "\n"];
  if (!/[\s="'@:]/.test(before) || !/[\s"'/:.,;@]/.test(after)) return false;
  if (before === "\n" && after === "\n" && text.includes("\n")) return false;
  const inside = word.slice(1, -1);
  const isWord = inside.length >= 4 && /[A-Za-z0-9]$/.test(inside) && !/a-[fz]|A-[FZ]|\d-\d/.test(inside);
  return isWord || asked.test(inside);
}

/** `<br>` and `<b>…</b>` are markup, and some programs write `<none>`. */
function isNoElement({ word }: PlaceholderMatch, { closed }: TextContext): boolean {
  const name = word.slice(1, -1).replace(/\/$/, "").trimEnd();
  return !elements.test(name) && !closed.has(name);
}

const elements =
  /^(?:a|b|br|code|dd|details|div|dl|dt|em|h[1-6]|hr|i|img|kbd|li|ol|p|pre|s|small|span|strong|sub|summary|sup|table|tbody|td|th|thead|tr|u|ul|none|nil|null|pending|unset|unknown|empty|invalid|no value)$/i;
