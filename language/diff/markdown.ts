/** What has changed as GitHub-flavoured markdown that fits one comment of a pull request. No text of a runbook becomes markup. */
import { fence, heading, inline, item, type MarkdownLines, paragraph } from "../exports/markdown/text.js";
import { printed } from "../exports/markdown/words.js";
import { shortened } from "../wording/titles.js";
import { type Compared, nothingChanged, wholeText, withChanges } from "./compared.js";
import { sectionsIn } from "./programme-words.js";
import type { DiffLine } from "./words.js";

/** A comment on GitHub has at most 65,536 characters; whoever posts it may add some. */
const mostCharacters = 60_000;

/** How many files, lines of a kind, and characters of a text are shown: as many as fit. */
const fewer = [
  { most: 200, letters: 2_000 },
  { most: 50, letters: 1_000 },
  { most: 15, letters: 300 },
  { most: 5, letters: 150 },
  { most: 2, letters: 100 },
] as const;

type Room = (typeof fewer)[number];

/** @param zone the zone of the times; each runbook's own when undefined */
export function diffMarkdown(all: readonly Compared[], zone: string | undefined): string {
  const changed = withChanges(all);
  if (changed.length === 0) return `${nothingChanged}\n`;
  let text = "";
  for (const room of fewer) {
    text = documentOf(changed, zone, room);
    if (text.length <= mostCharacters) break;
  }
  return text;
}

function documentOf(changed: readonly Compared[], zone: string | undefined, room: Room): string {
  const files = fewOf(changed, room.most);
  const lines = [
    ...files.shown.flatMap(each => fileLines(each, zone, room)),
    ...(files.more > 0 ? paragraph(`And ${files.more} more runbooks.`) : []),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

function fileLines(compared: Compared, zone: string | undefined, room: Room): MarkdownLines {
  const head = (title: string): MarkdownLines => heading(3, headingOf(title, compared.file, room));
  switch (compared.kind) {
    case "added":
    case "removed":
      return [...head(compared.title), ...paragraph(wholeText(compared))];
    case "changed":
    case "programme": {
      const sections = sectionsIn(compared, zone).flatMap(({ title, lines }) => [
        ...paragraph(`**${title}**`),
        ...linesOf(lines, room),
        "",
      ]);
      const { title, name } = compared.diff.after;
      return [...head(title || name), ...sections];
    }
  }
}

function headingOf(title: string, file: string, { letters }: Room): string {
  return `${inline(shortened(title, letters))} (${inline(shortened(file, letters))})`;
}

function linesOf(lines: readonly DiffLine[], room: Room): MarkdownLines {
  const { shown, more } = fewOf(lines, room.most);
  return [...shown.flatMap(each => lineOf(each, room)), ...(more > 0 ? [`- and ${more} more`] : [])];
}

const signs = { better: "🟢 ", worse: "🔴 ", added: "", removed: "", changed: "" } as const;

function lineOf({ mark, words, inside, code }: DiffLine, room: Room): MarkdownLines {
  const texts = words.map(word => ("text" in word ? { ...word, text: shortened(word.text, room.letters) } : word));
  const patch = code
    ? fence([...patchLines("-", code.removed, room), ...patchLines("+", code.added, room)].join("\n"), "diff")
    : [];
  return item("- ", `${signs[mark]}${printed(texts, undefined)}`, [...linesOf(inside, room), ...patch]);
}

function patchLines(sign: string, lines: readonly string[], { most, letters }: Room): readonly string[] {
  const { shown, more } = fewOf(lines, most);
  return [
    ...shown.map(each => `${sign} ${shortened(each, letters)}`),
    ...(more > 0 ? [`${sign} (${more} more lines)`] : []),
  ];
}

function fewOf<T>(all: readonly T[], most: number): { readonly shown: readonly T[]; readonly more: number } {
  // One that is left out would take as much room as saying so.
  const isMore = all.length > most + 1;
  return { shown: isMore ? all.slice(0, most) : all, more: isMore ? all.length - most : 0 };
}
