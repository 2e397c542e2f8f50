/** Langium's grammar -> the plain table that the parser reads by. The build writes it to generated/table.ts. */
import { GrammarAST, GrammarUtils } from "langium";
import type {
  Element,
  GrammarRule,
  GrammarTable,
  GrammarWord,
  KeywordGroups,
  Lookahead,
  LookaheadCase,
  SequencePart,
} from "../../language/grammar/table.js";

const notTokens = new Set(["SPACE", "COMMENT"]);

export interface ReadGrammar {
  readonly table: GrammarTable;
  /** What each of the table's words was made from. */
  readonly elements: readonly GrammarAST.AbstractElement[];
}

/** @throws where the grammar has something that is not read by the parser, with the words to say so. */
export function readGrammar(grammar: GrammarAST.Grammar): ReadGrammar {
  const parserRules = grammar.rules.filter(GrammarAST.isParserRule);
  const terminalRules = grammar.rules.filter(GrammarAST.isTerminalRule);
  const patternOf = (rule: GrammarAST.TerminalRule): string => GrammarUtils.terminalRegex(rule).source;
  const terminals = terminalRules.filter(({ name }) => !notTokens.has(name));
  const keywords = [...new Set(parserRules.flatMap(({ definition }) => keywordsIn(definition)))];
  const numbers = new Map([...terminals.map(({ name }) => name), ...keywords].map((name, index) => [name, index + 1]));
  const words: GrammarWord[] = [];
  const elements: GrammarAST.AbstractElement[] = [];
  const rules: Record<string, GrammarRule> = {};
  for (const rule of parserRules) {
    if (GrammarUtils.isDataTypeRule(rule)) continue;
    const body = elementOf(rule.definition, { rule });
    rules[rule.name] = rule.fragment || choosesRules(rule) ? { body } : { type: GrammarUtils.getTypeName(rule), body };
  }
  const entry = parserRules.find(rule => rule.entry);
  const comment = terminalRules.find(({ name }) => name === "COMMENT");
  if (!entry || !comment) throw new Error("the grammar has no entry rule, or no terminal COMMENT");
  const starters = parserRules.flatMap(({ definition }) =>
    statementsIn(definition).flatMap(each => decide([each]).map(([first]) => first)),
  );
  const made: GrammarTable = {
    terminals: terminals.map(rule => [rule.name, patternOf(rule)] as const),
    keywords,
    comment: patternOf(comment),
    rules,
    entry: entry.name,
    types: typesOf(grammar),
    words,
    starters: [...new Set(starters)],
    groups: keywordGroups(),
  };
  return { table: made, elements };

  function numberOf(element: GrammarAST.Keyword | GrammarAST.TerminalRule): number {
    const name = GrammarAST.isKeyword(element) ? element.value : element.name;
    const number = numbers.get(name);
    if (number === undefined) throw new Error(`the grammar has no kind of token ${name}`);
    return number;
  }

  function elementOf(element: GrammarAST.AbstractElement, within: Within): Element {
    const once = elementOnce(element, within);
    if (!element.cardinality) return once;
    if (element.cardinality === "+") throw unread(element, "a repetition that may not be empty");
    const areStatements = element.cardinality === "*" && isStatement(element);
    const comes = decide([element]);
    return { ...once, cardinality: element.cardinality, comes, ...(areStatements && { areStatements }) };
  }

  function elementOnce(element: GrammarAST.AbstractElement, within: Within): Element {
    const { assigned } = within;
    const assignment = assigned && { feature: assigned.feature, operator: assigned.operator };
    const word = (kind: number, isName?: true): Element => {
      elements.push(element);
      words.push({ kind, rule: within.rule.name, ...assignment, ...(isName && { isName }) });
      return { is: "word", word: words.length - 1 };
    };
    if (GrammarAST.isKeyword(element)) return word(numberOf(element));
    if (GrammarAST.isAssignment(element)) return elementOf(element.terminal, { ...within, assigned: element });
    if (GrammarAST.isCrossReference(element)) {
      const terminal = GrammarAST.isRuleCall(element.terminal) ? element.terminal.rule.ref : undefined;
      if (GrammarAST.isTerminalRule(terminal)) return word(numberOf(terminal), true);
    }
    if (GrammarAST.isRuleCall(element)) {
      const rule = element.rule.ref;
      if (GrammarAST.isTerminalRule(rule)) return word(numberOf(rule));
      if (GrammarAST.isParserRule(rule)) {
        if (!GrammarUtils.isDataTypeRule(rule)) return { is: "call", rule: rule.name, ...assignment };
        const ofData = elementOf(rule.definition, within);
        const isOneWord =
          ofData.is === "choice" ? ofData.elements.every(each => each.is === "word") : ofData.is === "word";
        if (!isOneWord || ofData.cardinality) throw unread(element, `a data type of several words (${rule.name})`);
        return ofData;
      }
    }
    if (GrammarAST.isAlternatives(element))
      return {
        is: "choice",
        elements: element.elements.map(each => elementOf(each, within)),
        decision: decide(element.elements),
      };
    if (GrammarAST.isGroup(element)) {
      return {
        is: "sequence",
        parts: element.elements.map((each, index): SequencePart => {
          const kind = wordIn(each);
          const rest = {
            ...element,
            $type: "Group",
            cardinality: undefined,
            elements: element.elements.slice(index + 1),
          };
          return {
            element: elementOf(each, within),
            ...(kind !== undefined && { kind, rest: decide([rest as unknown as GrammarAST.Group]) }),
          };
        }),
      };
    }
    if (GrammarAST.isAction(element) && !element.feature)
      return { is: "action", type: GrammarUtils.getTypeName(element) };
    throw unread(element, `a ${element.$type} of a sort`);
  }

  function keywordGroups(): KeywordGroups {
    const nameOf = [...terminals.map(({ name }) => name), ...keywords];
    const named = (kinds: Iterable<number>): Set<string> => new Set([...kinds].flatMap(kind => nameOf[kind - 1] ?? []));
    const begin = (rule: string): readonly string[] => {
      const { definition } = parserRules.find(({ name }) => name === rule) ?? {};
      return definition
        ? [...named(decide([definition]).map(([first]) => first))].filter(each => keywords.includes(each))
        : [];
    };
    /** What follows a keyword, each time that the grammar has it. */
    const followers = parserRules.flatMap(({ definition }) => [...followersIn(definition, new Set([end]))]);
    const uses = keywords.map(keyword => ({
      keyword,
      all: followers.filter(each => each.keyword === keyword).map(({ kinds }) => named(kinds)),
      mayEndAfterNext: followers.some(each => each.keyword === keyword && each.mayEndAfterNext),
    }));
    const some = (holds: (after: ReadonlySet<string>) => boolean): readonly string[] =>
      uses.filter(({ all }) => all.some(holds)).map(({ keyword }) => keyword);
    const wantsName = (after: ReadonlySet<string>): boolean =>
      after.has("NAME") && !["DATE", "SLASHED"].some(other => after.has(other));
    const blockRules = parserRules.filter(({ fragment, definition }) => !fragment && opensBlock(definition));
    const openingBlock = [...new Set(blockRules.flatMap(({ name }) => begin(name)))];
    return {
      begin: {
        RunbookFile: begin("RunbookFile"),
        DeclarationField: begin("DeclarationField"),
        Setting: begin("Setting"),
        Statement: begin("Statement"),
        ProgrammeStatement: begin("ProgrammeStatement"),
        Activity: begin("Activity"),
      },
      wantingName: some(wantsName),
      wantingText: uses
        .filter(
          ({ all, mayEndAfterNext }) =>
            mayEndAfterNext && all.every(after => after.has("STRING") && [...after].every(isText)),
        )
        .map(({ keyword }) => keyword)
        .filter(keyword => /^[a-z]/.test(keyword)),
      openingBlock,
      openingNamed: some(wantsName).filter(keyword => openingBlock.includes(keyword)),
      beforeBrace: some(after => after.has("{")),
    };
  }

  /** @param after what may follow the element, `end` where that is the end of the statement */
  function* followersIn(
    element: GrammarAST.AbstractElement,
    after: ReadonlySet<number>,
    mayEndAfterNext = false,
  ): Generator<Follower> {
    const again = element.cardinality === "*" ? firstsOf(element) : [];
    const next = new Set([...after, ...again]);
    if (GrammarAST.isKeyword(element)) yield { keyword: element.value, kinds: next, mayEndAfterNext };
    else if (GrammarAST.isAssignment(element)) yield* followersIn(element.terminal, next);
    else if (GrammarAST.isAlternatives(element)) for (const each of element.elements) yield* followersIn(each, next);
    else if (GrammarAST.isGroup(element)) {
      for (const [index, each] of element.elements.entries()) {
        const mayEnd = index + 1 < element.elements.length && afterIn(element, index + 1, next).has(end);
        yield* followersIn(each, afterIn(element, index, next), mayEnd);
      }
    }
  }

  function afterIn({ elements }: GrammarAST.Group, index: number, after: ReadonlySet<number>): ReadonlySet<number> {
    const kinds = new Set<number>();
    for (const each of elements.slice(index + 1)) {
      const begun = beginnings(each, 1);
      for (const [first] of begun) if (first !== undefined) kinds.add(first);
      if (!begun.some(({ length }) => length === 0)) return kinds;
    }
    return new Set([...kinds, ...after]);
  }

  function firstsOf(element: GrammarAST.AbstractElement): readonly number[] {
    return once(element, 1).flatMap(([first]) => first ?? []);
  }

  function opensBlock(element: GrammarAST.AbstractElement): boolean {
    if (GrammarAST.isKeyword(element)) return element.value === "{";
    if (GrammarAST.isGroup(element) || GrammarAST.isAlternatives(element)) return element.elements.some(opensBlock);
    const rule = GrammarAST.isRuleCall(element) ? element.rule.ref : undefined;
    return GrammarAST.isParserRule(rule) && rule.fragment && opensBlock(rule.definition);
  }

  /** The kind of the one word that an element is; undefined for more, for what may be absent, and for a brace, which is paired before. */
  function wordIn(element: GrammarAST.AbstractElement): number | undefined {
    if (element.cardinality) return undefined;
    if (GrammarAST.isKeyword(element)) return /[{}]/.test(element.value) ? undefined : numberOf(element);
    if (GrammarAST.isAssignment(element)) return wordIn(element.terminal);
    if (GrammarAST.isCrossReference(element)) return element.terminal && wordIn(element.terminal);
    if (!GrammarAST.isRuleCall(element)) return undefined;
    const rule = element.rule.ref;
    return GrammarAST.isTerminalRule(rule) ? numberOf(rule) : undefined;
  }

  function decide(elements: readonly GrammarAST.AbstractElement[]): Lookahead {
    const found = new Map<
      string,
      { readonly first: number; readonly index: number; seconds: Set<number> | undefined }
    >();
    elements.forEach((element, index) => {
      for (const [first, second] of once(element, farthest)) {
        if (first === undefined) continue;
        const key = `${first} ${index}`;
        const candidate = found.get(key) ?? { first, index, seconds: new Set<number>() };
        found.set(key, candidate);
        if (second === undefined) candidate.seconds = undefined;
        else candidate.seconds?.add(second);
      }
    });
    return [...found.values()].map(
      ({ first, index, seconds }): LookaheadCase => (seconds ? [first, index, [...seconds]] : [first, index]),
    );
  }

  /** Kinds an element may begin with. One that is shorter than was asked for is the whole element. */
  function beginnings(element: GrammarAST.AbstractElement, length: number): readonly Beginning[] {
    if (length === 0) return [[]];
    const one = once(element, length);
    if (!element.cardinality) return one;
    const some = element.cardinality === "?" ? one : followed(one, length, rest => beginnings(element, rest));
    return [[], ...some];
  }

  /** As if the element had no cardinality. */
  function once(element: GrammarAST.AbstractElement, length: number): readonly Beginning[] {
    if (GrammarAST.isKeyword(element)) return [[numberOf(element)]];
    if (GrammarAST.isAssignment(element)) return beginnings(element.terminal, length);
    if (GrammarAST.isCrossReference(element)) return element.terminal ? beginnings(element.terminal, length) : [];
    if (GrammarAST.isRuleCall(element)) {
      const rule = element.rule.ref;
      if (GrammarAST.isTerminalRule(rule)) return [[numberOf(rule)]];
      return GrammarAST.isParserRule(rule) ? beginnings(rule.definition, length) : [];
    }
    if (GrammarAST.isAlternatives(element)) return element.elements.flatMap(each => beginnings(each, length));
    if (GrammarAST.isGroup(element)) {
      return element.elements.reduce<readonly Beginning[]>(
        (before, each) => followed(before, length, rest => beginnings(each, rest)),
        [[]],
      );
    }
    return [[]];
  }
}

/** What an element of the grammar stands in. */
interface Within {
  readonly rule: GrammarAST.ParserRule;
  readonly assigned?: GrammarAST.Assignment;
}

/** A keyword in one of its places. */
interface Follower {
  readonly keyword: string;
  /** The kinds that may stand after it. */
  readonly kinds: ReadonlySet<number>;
  /** Whether the statement may end with the one word after it. */
  readonly mayEndAfterNext: boolean;
}

/** The end of a statement, among kinds of token. */
const end = 0;

type Beginning = readonly number[];

const farthest = 2;

function followed(
  before: readonly Beginning[],
  length: number,
  next: (rest: number) => readonly Beginning[],
): readonly Beginning[] {
  return before.flatMap(begun => next(length - begun.length).map(more => [...begun, ...more]));
}

function isText(kind: string): boolean {
  return kind === "STRING" || kind === "FENCE";
}

function keywordsIn(element: GrammarAST.AbstractElement): readonly string[] {
  if (GrammarAST.isKeyword(element)) return [element.value];
  if (GrammarAST.isAssignment(element)) return keywordsIn(element.terminal);
  if (GrammarAST.isGroup(element) || GrammarAST.isAlternatives(element)) return element.elements.flatMap(keywordsIn);
  return [];
}

function choosesRules({ definition }: GrammarAST.ParserRule): boolean {
  const isCall = (element: GrammarAST.AbstractElement): boolean =>
    GrammarAST.isRuleCall(element) && GrammarAST.isParserRule(element.rule.ref) && !element.cardinality;
  return GrammarAST.isAlternatives(definition) && definition.elements.every(isCall);
}

/** Whether an element of the grammar is one of the statements of a block or a file: each starts with its own keyword. */
function isStatement(element: GrammarAST.AbstractElement): boolean {
  if (GrammarAST.isAlternatives(element)) return element.elements.every(isStatement);
  if (!GrammarAST.isAssignment(element) || element.operator !== "+=" || !GrammarAST.isRuleCall(element.terminal))
    return false;
  const rule = element.terminal.rule.ref;
  return GrammarAST.isParserRule(rule) && !GrammarUtils.isDataTypeRule(rule);
}

/** The elements that stand for the statements of a block or a file. */
function statementsIn(element: GrammarAST.AbstractElement): readonly GrammarAST.AbstractElement[] {
  if (element.cardinality === "*" && isStatement(element)) return [element];
  return GrammarAST.isGroup(element) || GrammarAST.isAlternatives(element)
    ? element.elements.flatMap(statementsIn)
    : [];
}

function typesOf({ interfaces }: GrammarAST.Grammar): GrammarTable["types"] {
  return Object.fromEntries(
    interfaces.map(({ name, attributes }) => [
      name,
      attributes.flatMap(({ name: property, type }) => {
        const isSo = GrammarAST.isSimpleType(type) && type.primitiveType === "boolean";
        return GrammarAST.isArrayType(type) || isSo ? [[property, !isSo] as const] : [];
      }),
    ]),
  );
}

function unread({ $container }: GrammarAST.AbstractElement, what: string): Error {
  const rule = GrammarAST.isParserRule($container) ? ` in ${$container.name}` : "";
  return new Error(`the grammar has ${what}${rule} that the parser does not read: see scripts/grammar/tables.ts`);
}
