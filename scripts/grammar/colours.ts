/**
 * The keywords of the grammar in syntaxes/runbook.tmLanguage.json. Those with a colour of their own are listed there by hand; of the others, what
 * begins a statement is a field, and what stands inside one a word.
 */
import type { GrammarTable } from "../../language/grammar/table.js";

const lists = /("name": "([\w.]+)",\s*"match": "[^"]*?\(\?:)([a-z|-]+)(\)[^"]*")/g;
const fields = "keyword.other.field.runbook";
const inside = "keyword.operator.wordlike.runbook";

/** It begins a statement, and stands between two times far more often. */
const mostlyInside = "to";

/** The colours' text, with every keyword of the grammar in one of its lists, in the grammar's order. */
export function withKeywords(colours: string, { keywords, groups }: Pick<GrammarTable, "keywords" | "groups">): string {
  const words = keywords.filter(word => /^[a-z]/.test(word));
  const beginning = new Set(
    Object.values(groups.begin)
      .flat()
      .filter(word => word !== mostlyInside),
  );
  const listed = new Set(
    [...colours.matchAll(lists)].flatMap(([, , name, list = ""]) =>
      name === fields || name === inside ? [] : list.split("|"),
    ),
  );
  const ofOthers = (isField: boolean): string =>
    words.filter(word => !listed.has(word) && beginning.has(word) === isField).join("|");
  return colours.replace(lists, (all, start: string, name: string, _list: string, end: string) => {
    if (name === fields) return `${start}${ofOthers(true)}${end}`;
    return name === inside ? `${start}${ofOthers(false)}${end}` : all;
  });
}
