/** What has changed, for people. */
import { type Compared, nothingChanged, wholeText, withChanges } from "../../../language/diff/compared.js";
import { sectionsIn } from "../../../language/diff/programme-words.js";
import { type DiffLine, textOf } from "../../../language/diff/words.js";
import type { Colours, Paint } from "./colours.js";
import { oneLine } from "./visible.js";

/** @param zone the zone of the times; each runbook's own when undefined */
export function differenceText(all: readonly Compared[], zone: string | undefined, colours: Colours): string {
  const changed = withChanges(all);
  if (changed.length === 0) return `${nothingChanged}\n`;
  return `${changed.map(each => fileText(each, zone, colours)).join("\n\n")}\n`;
}

function fileText(compared: Compared, zone: string | undefined, colours: Colours): string {
  const head = (title: string): string => `${colours.bold(oneLine(title))} (${oneLine(compared.file)})`;
  switch (compared.kind) {
    case "added":
    case "removed":
      return `${head(compared.title)}\n${wholeText(compared)}`;
    case "changed":
    case "programme": {
      const { diff } = compared;
      const sections = sectionsIn(compared, zone).flatMap(({ title, lines }) => [
        "",
        colours.bold(title),
        ...lines.flatMap(each => linesOf(each, "  ", colours)),
      ]);
      return [head(diff.after.title || diff.after.name), ...sections].join("\n");
    }
  }
}

const signs = { better: "+", worse: "!", added: " ", removed: " ", changed: " " } as const;

function linesOf({ mark, words, inside, code }: DiffLine, indent: string, colours: Colours): readonly string[] {
  const paint = paintOf(mark, colours);
  const deeper = `${indent}    `;
  return [
    paint(`${indent}${signs[mark]} ${oneLine(textOf(words))}`),
    ...inside.flatMap(each => linesOf(each, `${indent}  `, colours)),
    ...(code?.removed ?? []).map(each => colours.red(`${deeper}- ${oneLine(each)}`)),
    ...(code?.added ?? []).map(each => colours.green(`${deeper}+ ${oneLine(each)}`)),
  ];
}

const asIs: Paint = text => text;

function paintOf(mark: DiffLine["mark"], colours: Colours): Paint {
  switch (mark) {
    case "worse":
      return colours.red;
    case "better":
      return colours.green;
    case "added":
    case "removed":
    case "changed":
      return asIs;
  }
}
