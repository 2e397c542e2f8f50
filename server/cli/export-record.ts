/** With which options a document was made, as it says itself: where a check of a folder finds them again. */
import { dirname, relative, resolve, sep } from "node:path";
import type { Content } from "../exporting/exporter.js";
import type { ExportFormat } from "../exporting/formats.js";

/** What changes a document; where it goes does not. */
export const recordedOptions = [
  "zone",
  "fallback",
  "second-zone",
  "rows",
  "theme",
  "width",
  "undo-from",
  "with",
  "against",
  "for",
  "picture",
] as const;
export const recordedFlags = ["compact", "whole-time", "brief"] as const;

/** It is one of the files of a folder that is made as a whole. */
export const ofFolder = "--output";

export interface Recordable {
  readonly values: Readonly<Partial<Record<(typeof recordedOptions)[number], string | undefined>>>;
  readonly flags: ReadonlySet<string>;
  readonly inFolder: boolean;
}

/** @param file where the document goes, which a picture is named from */
export function recordOf({ values, flags, inFolder }: Recordable, file: string, cwd: string): readonly string[] {
  const from = (path: string): string =>
    relative(dirname(resolve(cwd, file)), resolve(cwd, path))
      .split(sep)
      .join("/");
  return [
    ...recordedOptions.flatMap(name => {
      const value = values[name];
      return value === undefined ? [] : [`--${name}`, name === "picture" ? from(value) : value];
    }),
    ...recordedFlags.flatMap(name => (flags.has(name) ? [`--${name}`] : [])),
    ...(inFolder ? [ofFolder] : []),
  ];
}

/**
 * A document that says how it was made; as it is where that was with no options, or where it has no place to say it.
 * @param source what it was made from, for what has no other place to say that
 */
export async function recorded(
  format: ExportFormat,
  content: Content,
  record: readonly string[],
  source: string,
): Promise<Content> {
  if (record.length === 0) return content;
  const says = `gonogo export ${inAscii(JSON.stringify(record))}`;
  if (typeof content !== "string") {
    if (format !== "png" && format !== "xlsx") return content;
    const { withText } = await import("./export-record-bytes.js");
    return withText(format, content, format === "png" ? `${says} ${inAscii(source)}` : says);
  }
  switch (format) {
    case "svg":
      return content.replace("<title>", start => `<metadata>${says}</metadata>${start}`);
    case "html":
      return content.replace("\n<title>", start => `\n<meta name="gonogo-export" content='${says}'>${start}`);
    case "markdown":
      return `${content}\n<!-- ${says} -->\n`;
    case "mermaid":
      return content.replace("\ngantt\n", start => `${start}${inMermaid}${says}\n`);
    case "ics":
      return content.replace("\r\nPRODID:", start => `${folded(`\r\n${inCalendar}${escaped(says)}`)}${start}`);
    case "json":
      return content.replace("\n", start => `${start}  "madeWith": ${JSON.stringify(record)},\n`);
    case "csv":
    case "png":
    case "xlsx":
      return content;
  }
}

const inMermaid = "    %% ";
const inCalendar = "X-GONOGO-EXPORT:";

/** What HTML and XML would read as markup, and what is not ASCII, is written as JSON may write it. */
function inAscii(text: string): string {
  return text.replace(/[<>&']|[^ -~]/g, sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Texts of calendars have a \ before these. */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, sign => `\\${sign}`);
}

/** A line of a calendar has at most 75 letters; the next begins with a space. */
function folded(line: string): string {
  return line.replace(/.{70}(?=.)/g, start => `${start}\r\n `);
}

const record = /(?:<metadata>|content='|\n<!-- )gonogo export (\[[^\n\]<']*\])(?:<\/metadata>|'>| -->)/;

/** None where it says none, or what nobody would have written there. */
export async function recordIn(format: ExportFormat, content: Content): Promise<readonly string[]> {
  try {
    const read: unknown = JSON.parse((await writtenIn(format, content)) ?? "[]");
    return Array.isArray(read) && read.every(each => typeof each === "string") && isKnown(read) ? read : [];
  } catch {
    return [];
  }
}

async function writtenIn(format: ExportFormat, content: Content): Promise<string | undefined> {
  if (typeof content !== "string") {
    if (format !== "png" && format !== "xlsx") return undefined;
    const { textIn } = await import("./export-record-bytes.js");
    return arrayIn(textIn(format, content));
  }
  switch (format) {
    case "svg":
    case "html":
    case "markdown":
      return record.exec(content)?.[1];
    case "mermaid":
      return arrayIn(after(inMermaid, content));
    case "ics":
      return arrayIn(after(`\n${inCalendar}`, content.replace(/\r?\n /g, "")).replace(/\\(.)/g, "$1"));
    case "json":
      return JSON.stringify(JSON.parse(content).madeWith);
    case "csv":
    case "png":
    case "xlsx":
      return undefined;
  }
}

/** The rest of the line. */
function after(start: string, content: string): string {
  const [, rest = ""] = content.split(start, 2);
  return rest.split(/[\r\n]/, 1)[0] ?? "";
}

function arrayIn(says: string): string | undefined {
  const words = "gonogo export ";
  return says.startsWith(words) ? says.slice(words.length, says.lastIndexOf("]") + 1) : undefined;
}

/** Documents come from strangers: only what changes a document is taken from them. */
function isKnown(words: readonly string[]): boolean {
  const options: readonly string[] = recordedOptions.map(name => `--${name}`);
  const flags: readonly string[] = [...recordedFlags.map(name => `--${name}`), ofFolder];
  return words.every(
    (word, index) =>
      !word.startsWith("--") || flags.includes(word) || (options.includes(word) && index + 1 < words.length),
  );
}
