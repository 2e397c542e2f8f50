/** The document as files for one folder, where it is longer than code hosts show: one a phase, and one for the rollback plan. */
import { type Book, type BookEntry, type BookLine, type BookPart, entriesIn } from "../book/book.js";
import { leadingTo } from "../book/words.js";
import { contingenciesSection, rollbackSection, stepsSection } from "./entries.js";
import { opening } from "./opening.js";
import { acceptedSection, findingsSection, timetableSection } from "./tables.js";
import { heading, inline, item, type MarkdownLines, paragraph } from "./text.js";

/** What a code host shows of a folder. */
export const firstFile = "README.md";

const rollbackFile = "rollback-plan.md";

interface PartFile {
  readonly name: string;
  readonly title: string;
  readonly parts: readonly BookPart[];
}

export interface SeveralOptions {
  readonly secondZone?: string | undefined;
  readonly source?: string | undefined;
  readonly picture?: string | undefined;
}

/** Lines by the file's name. */
export function severalOf(book: Book, options: SeveralOptions): Readonly<Record<string, MarkdownLines>> {
  const { zone } = book;
  const source = options.source === undefined ? [] : paragraph(inline(options.source));
  const files = filesOf(book.steps);
  const head = (title: string): MarkdownLines => [
    ...heading(1, `${inline(book.title) || "(untitled)"}: ${title}`),
    ...paragraph(`[Everything else](${firstFile})`),
  ];
  return {
    [firstFile]: overviewOf(book, files, options, source),
    ...Object.fromEntries(
      files.map(({ name, title, parts }) => {
        const numbers = new Set(entriesIn(parts).map(({ number }) => number));
        const inside = partsWithin(parts, number => numbers.has(number));
        return [name, [...head(title), ...stepsSection(inside, zone), ...source]];
      }),
    ),
    [rollbackFile]: [...head("rollback plan"), ...rollbackSection(rollbackWithin(book), zone), ...source],
  };
}

function overviewOf(
  book: Book,
  files: readonly PartFile[],
  { picture, secondZone }: SeveralOptions,
  source: MarkdownLines,
): MarkdownLines {
  const { verdict, zone } = book;
  return [
    ...opening(book, picture),
    ...heading(2, "Steps and rollback plan"),
    ...files.flatMap(({ name, title: part }) => item("- ", `[${part}](${name})`)),
    ...item("- ", `[Rollback plan](${rollbackFile})`),
    "",
    ...timetableSection(book.timetable, zone, secondZone),
    ...contingenciesSection(book.contingencies, zone),
    ...acceptedSection(book.accepted),
    ...findingsSection(book.findings, verdict),
    ...source,
  ];
}

/** A file for each phase, and one for all that lies outside of any. */
function filesOf(parts: readonly BookPart[]): readonly PartFile[] {
  const outside = parts.filter(({ kind }) => kind === "entry");
  const phases = parts.flatMap(part =>
    part.kind === "phase"
      ? [{ name: `phase-${part.number}.md`, title: `${part.number} ${inline(part.title)}`, parts: [part] }]
      : [],
  );
  const title = phases.length > 0 ? "Outside any phase" : "Steps";
  return outside.length > 0 ? [...phases, { name: "steps.md", title, parts: outside }] : phases;
}

type IsThere = (number: string) => boolean;

/** What stands in another file is said by its number, which is the same everywhere. */
function partsWithin(parts: readonly BookPart[], isThere: IsThere): readonly BookPart[] {
  return parts.map(part =>
    part.kind === "phase" ? { ...part, parts: partsWithin(part.parts, isThere) } : entryWithin(part, isThere),
  );
}

function entryWithin(entry: BookEntry, isThere: IsThere): BookEntry {
  return { ...entry, lines: entry.lines.map(line => lineWithin(line, isThere)) };
}

function lineWithin(line: BookLine, isThere: IsThere): BookLine {
  return line.kind === "fact" || line.kind === "comment" ? { ...line, words: leadingTo(line.words, isThere) } : line;
}

function rollbackWithin({ rollback }: Book): Book["rollback"] {
  const numbers = new Set(rollback.entries.map(({ number }) => number));
  const isThere: IsThere = number => numbers.has(number);
  return {
    introduction: rollback.introduction,
    entries: rollback.entries.map(each => ({
      ...each,
      words: leadingTo(each.words, isThere),
      lines: each.lines.map(line => lineWithin(line, isThere)),
      entries: each.entries.map(entry => entryWithin(entry, isThere)),
    })),
  };
}
