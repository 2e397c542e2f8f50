/** Steps, the rollback plan and contingencies as check lists. */
import type { BookContingency, BookEntry, BookLine, BookPart, BookRollback } from "../book/book.js";
import { bold, code, fence, heading, inline, item, type MarkdownLines, paragraph } from "./text.js";
import { printed, type Zone } from "./words.js";

export function stepsSection(parts: readonly BookPart[], zone: Zone): MarkdownLines {
  const lines = [...partLines(parts, "Outside any phase", 3, zone)];
  return [...heading(2, "Steps"), ...(lines.length > 0 ? lines : paragraph("The runbook has no activities."))];
}

/** Activities make lists; a phase inside gets a heading of its own, and so does what follows one, which would read as a part of it. */
function* partLines(parts: readonly BookPart[], continued: string, level: number, zone: Zone): Iterable<string> {
  let previous: BookPart["kind"] | undefined;
  for (const part of parts) {
    if (part.kind === "entry") {
      if (previous === "phase") yield* heading(level, continued);
      yield* entryLines(part, zone);
    } else {
      if (previous === "entry") yield "";
      const title = `${part.number} ${inline(part.title)}`;
      yield* heading(level, title);
      const facts = part.facts.map(words => printed(words, zone)).join("; ");
      yield* paragraph(`Phase ${code(part.name)}${facts === "" ? "" : `: ${facts}`}`);
      yield* partLines(part.parts, `${title}, continued`, Math.min(level + 1, 6), zone);
    }
    previous = part.kind;
  }
  if (previous === "entry") yield "";
}

function entryLines({ number, title, activity, order, lines }: BookEntry, zone: Zone, marker = "- "): MarkdownLines {
  return item(marker, `[ ] ${number} ${bold(title)} (${activity.kind} ${code(activity.name)})`, [
    ...orderLines(order),
    ...lines.flatMap(line => lineOf(line, zone)),
  ]);
}

function orderLines({ after, during }: NonNullable<BookEntry["order"]> = { after: "", during: "" }): MarkdownLines {
  return [
    ...(after === "" ? [] : item("- ", `After: ${inline(after)}`)),
    ...(during === "" ? [] : item("- ", `As long as: ${inline(during)}`)),
  ];
}

function lineOf(line: BookLine, zone: Zone): MarkdownLines {
  switch (line.kind) {
    case "fact":
      return item("- ", `${line.what}: ${printed(line.words, zone)}`);
    case "comment":
      return item("- ", printed(line.words, zone));
    case "condition":
      return item("- ", `[ ] Go only if: ${inline(line.text)}`);
    case "command":
      return item("- ", "Run:", fence(line.text, line.language));
    case "text":
      return line.text.includes("\n") || line.language
        ? item("- ", `${line.what}:`, fence(line.text, line.language))
        : item("- ", `${line.what}: ${inline(line.text)}`);
  }
}

export function rollbackSection({ introduction, entries }: BookRollback, zone: Zone): MarkdownLines {
  const lines = entries.flatMap(({ number, title, words, lines: inside, entries: activities }) => {
    const said = printed(words, zone);
    return item("- ", title === undefined ? `${number} ${said}` : `[ ] ${number} ${bold(title)} ${said}`, [
      ...inside.flatMap(line => lineOf(line, zone)),
      ...activities.flatMap(each => entryLines(each, zone)),
    ]);
  });
  return [
    ...heading(2, "Rollback plan"),
    ...introduction.flatMap(each => paragraph(printed(each, zone))),
    ...lines,
    ...(lines.length > 0 ? [""] : []),
  ];
}

export function contingenciesSection(contingencies: readonly BookContingency[], zone: Zone): MarkdownLines {
  if (contingencies.length === 0) return [];
  return [
    ...heading(2, "Contingencies"),
    ...contingencies.flatMap(({ number, title, lines, entries }) => [
      ...heading(3, `${number} ${inline(title)}`),
      ...lines.flatMap(line => lineOf(line, zone)),
      ...entries.flatMap(each => entryLines(each, zone)),
      "",
    ]),
  ];
}
