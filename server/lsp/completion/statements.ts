/** Which keywords may stand at a place: only those that the checker would not object to. */
import { table } from "../../../language/generated/table.js";
import type { GrammarWord } from "../../../language/grammar/table.js";
import { placements, rollbackAnswers } from "../../../language/syntax/placement.js";
import { wordsBeginning } from "../../../language/syntax/reading/following.js";
import { meaningOf } from "../meanings.js";
import { kindOfWord } from "../tree.js";
import type { Surroundings } from "./surroundings.js";

/** What a keyword means where it may stand; undefined where it may not. Words inside a statement mean nothing of their own. */
export function keywordAt(word: GrammarWord, around: Surroundings): { readonly meaning: string } | undefined {
  const { rule } = word;
  const value = kindOfWord(word)?.word ?? "";
  if (!/^[a-z]/.test(value)) return undefined;
  const type = typeBegunBy(rule, value);
  if (type !== undefined) {
    const begins = rule !== "AnyRollback" || value === "rollback";
    if (begins && around.isInStatement) return undefined;
    return type.some(each => mayStand(each, around)) ? { meaning: meaningOf(type[0] ?? "", value) ?? "" } : undefined;
  }
  // Only a fix can know that a time happens twice.
  return rule === "Moment" ? undefined : { meaning: "" };
}

/** Whether a keyword, wherever else it occurs, begins a statement of the block at a place. */
export function mayBegin(keyword: string, { block }: Surroundings): boolean {
  return Object.values(placements).some(each => each.keyword === keyword && each.in.some(name => name === block));
}

const topLevel: ReadonlySet<string> = new Set(["Import", "Runbook", "Programme", ...chosenIn("Declaration")]);
/** A file holds one runbook or one programme. */
const plans: ReadonlySet<string> = new Set(["Runbook", "Programme"]);
const settings: ReadonlySet<string> = new Set(chosenIn("Setting"));
const starters: ReadonlyMap<string, string> = new Map([
  ...Object.entries(placements).map(([type, { keyword }]): [string, string] => [type, keyword]),
  ...[...topLevel, ...settings].map((type): [string, string] => [type, keywordBeginning(type)]),
]);

/** The types of statement that a rule of the grammar chooses from. */
function chosenIn(rule: string): readonly string[] {
  const body = table.rules[rule]?.body;
  return body?.is === "choice" ? body.elements.flatMap(each => (each.is === "call" ? [each.rule] : [])) : [];
}

function keywordBeginning(rule: string): string {
  const word = table.words[wordsBeginning(rule)[0] ?? -1];
  return (word && kindOfWord(word)?.word) ?? "";
}

const placementOf = new Map(Object.entries(placements));
const anyRollback = ["Rollback", "RollbackNone", "RollbackUsing"];

/** The types of statement a keyword can begin in a rule; undefined for a word inside a statement. */
function typeBegunBy(rule: string, keyword: string): readonly string[] | undefined {
  if (rule === "Activity") return ["Activity"];
  if (rule === "AnyRollback") {
    if (keyword === "rollback") return anyRollback;
    if (keyword === "none") return ["RollbackNone"];
    return keyword === "using" ? ["RollbackUsing"] : undefined;
  }
  return starters.get(rule) === keyword ? [rule] : undefined;
}

function mayStand(type: string, { block, said }: Surroundings): boolean {
  if (topLevel.has(type)) return block === "file" && !(plans.has(type) && [...plans].some(each => said.has(each)));
  if (settings.has(type)) return block === "policy" && (type === "SeveritySetting" || !said.has(type));
  const placement = placementOf.get(type);
  if (!placement || block === undefined || block === "file" || block === "policy") return false;
  if (!placement.in.includes(block)) return false;
  if (block === "step" && isAnswer(type) && [...said].some(isAnswer)) return false;
  return placement.repeat || !said.has(type);
}

const answers: ReadonlySet<string> = rollbackAnswers;

function isAnswer(type: string): boolean {
  return answers.has(type);
}
