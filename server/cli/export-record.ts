/** With which options a document was made, as it says itself: where a check of a folder finds them again. */
import { dirname, relative, resolve, sep } from "node:path";
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

/** A document that says how it was made; as it is where that was with no options, or where it has no place to say it. */
export function recorded(format: ExportFormat, content: string, record: readonly string[]): string {
  if (record.length === 0) return content;
  const coded = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
  const says = `gonogo export ${JSON.stringify(record).replace(/[<>&']/g, coded)}`;
  switch (format) {
    case "svg":
      return content.replace("<title>", start => `<metadata>${says}</metadata>${start}`);
    case "html":
      return content.replace("\n<title>", start => `\n<meta name="gonogo-export" content='${says}'>${start}`);
    case "markdown":
      return `${content}\n<!-- ${says} -->\n`;
    default:
      return content;
  }
}

const record = /(?:<metadata>|content='|\n<!-- )gonogo export (\[[^\n\]<']*\])(?:<\/metadata>|'>| -->)/;

/** None where it says none, or what nobody would have written there. */
export function recordIn(content: string): readonly string[] {
  const [, written] = record.exec(content) ?? [];
  try {
    const read: unknown = JSON.parse(written ?? "[]");
    return Array.isArray(read) && read.every(each => typeof each === "string") && isKnown(read) ? read : [];
  } catch {
    return [];
  }
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
