/** The grammar as the parser reads it: plain data, made from runbook.langium when the project is built (scripts/grammar/). */

/** Kinds of token have numbers, from 1 on: their position in `kinds`, and 0 for the end of the text. */
export type KindNumber = number;

export interface GrammarTable {
  /** The terminals, in the grammar's order, by their name and pattern; then the keywords. */
  readonly terminals: readonly (readonly [name: string, pattern: string])[];
  readonly keywords: readonly string[];
  /** The pattern of comments, which are no tokens. */
  readonly comment: string;
  readonly rules: Readonly<Record<string, GrammarRule>>;
  /** The rule that a file is read by. */
  readonly entry: string;
  /** Properties that a node of a type has even where the text does not mention them: lists and what is so or not. */
  readonly types: Readonly<Record<string, readonly (readonly [property: string, isList: boolean])[]>>;
  /** What tokens are read as; a token in the tree knows its position here. */
  readonly words: readonly GrammarWord[];
  /** What statements begin with, anywhere. */
  readonly starters: readonly KindNumber[];
  readonly groups: KeywordGroups;
}

/** The keywords by what the grammar does with them: see syntax/keywords.ts. */
export interface KeywordGroups {
  /** Those that begin a statement, by the rule that lists such statements, in the grammar's order. */
  readonly begin: Readonly<
    Record<
      "RunbookFile" | "DeclarationField" | "Setting" | "Statement" | "ProgrammeStatement" | "Activity",
      readonly string[]
    >
  >;
  /** After which a name is wanted somewhere, and neither a time nor a zone can be meant. */
  readonly wantingName: readonly string[];
  /** After which nothing but a text can stand, wherever they stand. */
  readonly wantingText: readonly string[];
  /** Those that open a block: with a name, a title or neither before its brace. */
  readonly openingBlock: readonly string[];
  /** Those among them that have a name. */
  readonly openingNamed: readonly string[];
  /** After which a brace may stand with nothing between. */
  readonly beforeBrace: readonly string[];
}

/** One word of a text, in its place in the grammar. */
export interface GrammarWord {
  readonly kind: KindNumber;
  /** The rule it stands in. */
  readonly rule: string;
  /** The property that it is, if any. */
  readonly feature?: string;
  readonly operator?: Operator;
  /** It names something that is declared elsewhere. */
  readonly isName?: true;
}

export type Operator = "=" | "+=" | "?=";

export interface GrammarRule {
  /** The type of node it makes; undefined for one that only chooses between other rules, or only fills the node it stands in. */
  readonly type?: string;
  readonly body: Element;
}

export type Element = Terminal | Sequence | Choice | Call | Action;

interface Repeatable {
  readonly cardinality?: "?" | "*";
  /** Where there is a cardinality: how it is told that the element comes. */
  readonly comes?: Lookahead;
  /** Repeated, each of them a statement with a keyword of its own. */
  readonly areStatements?: true;
}

interface Terminal extends Repeatable {
  readonly is: "word";
  /** Its position in `words`. */
  readonly word: number;
}

interface Sequence extends Repeatable {
  readonly is: "sequence";
  readonly parts: readonly SequencePart[];
}

export interface SequencePart {
  readonly element: Element;
  /** For what is exactly one word, and no brace: how what follows it begins. */
  readonly rest?: Lookahead;
  /** For the same: the kind of that word. */
  readonly kind?: KindNumber;
}

interface Choice extends Repeatable {
  readonly is: "choice";
  readonly elements: readonly Element[];
  readonly decision: Lookahead;
}

interface Call extends Repeatable {
  readonly is: "call";
  readonly rule: string;
  readonly feature?: string;
  readonly operator?: Operator;
}

interface Action extends Repeatable {
  readonly is: "action";
  readonly type: string;
}

/**
 * Which of several elements comes, told from the kinds of the next two tokens: an element comes with a first kind, and with any or only
 * some second kinds. Of elements that begin alike, the earlier comes.
 */
export type Lookahead = readonly LookaheadCase[];
export type LookaheadCase = readonly [first: KindNumber, element: number, seconds?: readonly KindNumber[]];
