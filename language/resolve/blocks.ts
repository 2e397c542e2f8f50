/** What holds for any block: which statements may stand in it, how often, where new ones go, and whether it is broken. */
import type { AstNode } from "langium";
import type { DeclarationField, ProgrammeStatement, Statement } from "../generated/ast.js";
import type { Place } from "../plan/place.js";
import type { Mistake } from "../plan/plan.js";
import {
  type BlockName,
  blockTitle,
  blockTitles,
  type Placement,
  placements,
  rollbackAnswers,
} from "../syntax/placement.js";
import { writtenAs } from "../syntax/tree/leaves.js";
import { type Notes, note } from "./context.js";
import { placeOf, placeOfKeyword } from "./places.js";
import { anythingUnread, firstNotBefore, nothingUnread, type Unread, unreadIn } from "./unread.js";

type AnyStatement = Statement | DeclarationField | ProgrammeStatement;
type OfType<T extends AnyStatement["$type"]> = Extract<AnyStatement, { $type: T }>;

/** The statements of a block that may stand there. */
export interface Fields {
  /** The first of a type. */
  readonly one: <T extends AnyStatement["$type"]>(type: T) => OfType<T> | undefined;
  readonly all: <T extends AnyStatement["$type"]>(type: T) => readonly OfType<T>[];
  /** What else may be written there. */
  readonly unread: Unread;
}

/** Sorts a block's statements by type; notes those that do not belong there, and seconds of what may be said once. */
export function fieldsOf(notes: Notes, node: AstNode, statements: readonly AnyStatement[], block: BlockName): Fields {
  const kept: AnyStatement[] = [];
  /** Theirs, as statements are of many shapes. */
  const types: string[] = [];
  let answer: AnyStatement | undefined;
  for (const statement of statements) {
    const type = statement.$type;
    const placement: Placement | undefined = placements[type];
    if (!placement) continue; // an unfinished statement that could be several: the parser has said so
    if (!placement.in.includes(block)) {
      const keyword = keywordOf(statement);
      note(
        notes,
        "syntax/parse",
        placeOfKeyword(statement, keyword) ?? placeOf(statement),
        `\`${keyword}\` belongs in ${blockTitles(placement.in)}, not in ${blockTitle(block)}`,
      );
      continue;
    }
    const isAnswer = block === "step" && rollbackAnswers.has(type as Statement["$type"]);
    const first = isAnswer ? answer : placement.repeat ? undefined : firstOf(kept, types, type);
    if (first) {
      const keyword = keywordOf(statement);
      const what = isAnswer ? "its rollback is already given" : `\`${keyword}\` is already given`;
      const related = [{ message: "first given here", place: placeOf(first) }];
      note(
        notes,
        "syntax/duplicate",
        placeOfKeyword(statement, keyword) ?? placeOf(statement),
        `${what} for this ${blockTitle(block).replace(/^an? /, "")}: keep one of the two`,
        { related },
      );
      continue;
    }
    if (isAnswer) answer = statement;
    kept.push(statement);
    types.push(type);
  }
  return {
    unread: unreadOf(notes, node, statements),
    one: type => {
      const first = firstOf(kept, types, type);
      return first && isOf(first, type) ? first : undefined;
    },
    all: type => (types.includes(type) ? kept.filter(each => isOf(each, type)) : none),
  };
}

const none: readonly never[] = [];

function firstOf(kept: readonly AnyStatement[], types: readonly string[], type: string): AnyStatement | undefined {
  const at = types.indexOf(type);
  return at < 0 ? undefined : kept[at];
}

function isOf<T extends AnyStatement["$type"]>(statement: AnyStatement, type: T): statement is OfType<T> {
  return statement.$type === type;
}

function unreadOf({ syntaxErrors }: Notes, node: AstNode, statements: readonly AnyStatement[]): Unread {
  if (syntaxErrors.length === 0) return nothingUnread;
  const place = placeOf(node);
  const { range } = place;
  if (firstNotBefore(syntaxErrors, range.start) === syntaxErrors.length) return nothingUnread;
  if (lacksBrace(node)) return anythingUnread(range.start);
  const lost = statements.find(lacksBrace);
  if (lost) return anythingUnread(placeOf(lost).range.start);
  if (mistakesIn(syntaxErrors, place) === 0) return nothingUnread;
  const open = placeOfKeyword(node, "{")?.range.end;
  const written = statements.map(statement => ({
    node: statement,
    keyword: placements[statement.$type] ? keywordOf(statement) : "",
  }));
  return unreadIn(syntaxErrors, range, open, written);
}

const braced: ReadonlySet<string> = new Set(["Activity", "Contingency", "Rollback"]);

/** Statements of activities that hardly ever stand after one. */
const inside: ReadonlySet<string> = new Set<Statement["$type"]>([
  "Owner",
  "Takes",
  "At",
  "By",
  "After",
  "Needs",
  "On",
  "To",
  "Run",
  "Expect",
  "Requires",
  "Otherwise",
  "Until",
  "Undoes",
  "RollbackNone",
  "Irreversible",
  "Trigger",
  "Then",
]);

/** What stands after it was meant to stand in it: in a text with errors, its opening brace is missing. */
export function lacksBrace(node: AstNode): boolean {
  const { $type, $container, $containerIndex = -1 } = node;
  if (!braced.has($type) || writtenAs(node).endsWith("}")) return false;
  const siblings: unknown = $container && "statements" in $container ? $container.statements : undefined;
  const next: unknown = Array.isArray(siblings) ? siblings[$containerIndex + 1] : undefined;
  return typeof next === "object" && next !== null && "$type" in next && inside.has(String(next.$type));
}

function keywordOf(statement: AnyStatement): string {
  return statement.$type === "Activity" ? statement.kind : placements[statement.$type].keyword;
}

/** How many syntax errors a place holds; `mistakes` are sorted by where they begin. */
export function mistakesIn(mistakes: readonly Mistake[], place: Place): number {
  if (mistakes.length === 0) return 0;
  const { range } = place;
  return firstNotBefore(mistakes, range.end) - firstNotBefore(mistakes, range.start);
}
