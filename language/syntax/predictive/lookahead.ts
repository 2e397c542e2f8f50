/** Which way a grammar goes on, told from the next two tokens. */
import type { TokenType } from "chevrotain";
import { GrammarAST } from "langium";

/** Kinds of token (by `tokenTypeIdx`) an element may begin with. One that is shorter than was asked for is the whole element. */
type Beginning = readonly number[];

/** A choice between elements, by the kinds of the next two tokens. */
export interface Decision {
  /** The index of the element that comes next, or -1 for none. */
  readonly of: (first: number, second: number) => number;
  /** The same by the next token alone: what was meant, though it does not go on so. */
  readonly meant: (first: number) => number;
  /** The kinds of token that the elements begin with. */
  readonly beginnings: readonly number[];
}

const farthest = 2;

/** Makes decisions. Of elements that begin alike, the earlier comes. */
export function createLookahead(
  kindOf: (element: GrammarAST.Keyword | GrammarAST.TerminalRule) => TokenType,
): (elements: readonly GrammarAST.AbstractElement[]) => Decision {
  const known = new Map<GrammarAST.AbstractElement, Map<number, readonly Beginning[]>>();

  return elements => {
    const byFirst = new Map<number, Candidate[]>();
    elements.forEach((element, index) => {
      for (const [first, second] of once(element, farthest)) {
        if (first === undefined) continue;
        const candidates = byFirst.get(first) ?? [];
        byFirst.set(first, candidates);
        const candidate = candidates.find(each => each.index === index);
        if (candidate && second !== undefined) candidate.seconds?.add(second);
        else candidates.push({ index, seconds: second === undefined ? undefined : new Set([second]) });
      }
    });
    return {
      of: (first, second) => {
        for (const { index, seconds } of byFirst.get(first) ?? []) {
          if (!seconds || seconds.has(second)) return index;
        }
        return -1;
      },
      meant: first => byFirst.get(first)?.[0]?.index ?? -1,
      beginnings: [...byFirst.keys()],
    };
  };

  function beginnings(element: GrammarAST.AbstractElement, length: number): readonly Beginning[] {
    if (length === 0) return [[]];
    const one = once(element, length);
    if (!element.cardinality) return one;
    const some = element.cardinality === "?" ? one : followed(one, length, rest => beginnings(element, rest));
    return element.cardinality === "+" ? some : [[], ...some];
  }

  /** As if the element had no cardinality. */
  function once(element: GrammarAST.AbstractElement, length: number): readonly Beginning[] {
    const ofElement = known.get(element) ?? new Map<number, readonly Beginning[]>();
    const made = ofElement.get(length) ?? onceAnew(element, length);
    known.set(element, ofElement.set(length, made));
    return made;
  }

  function onceAnew(element: GrammarAST.AbstractElement, length: number): readonly Beginning[] {
    if (GrammarAST.isKeyword(element)) return [[indexOf(kindOf(element))]];
    if (GrammarAST.isAssignment(element)) return beginnings(element.terminal, length);
    if (GrammarAST.isCrossReference(element)) return element.terminal ? beginnings(element.terminal, length) : [];
    if (GrammarAST.isRuleCall(element)) {
      const rule = element.rule.ref;
      if (GrammarAST.isTerminalRule(rule)) return [[indexOf(kindOf(rule))]];
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

interface Candidate {
  readonly index: number;
  /** Undefined: whatever follows. */
  readonly seconds: Set<number> | undefined;
}

function followed(
  before: readonly Beginning[],
  length: number,
  next: (rest: number) => readonly Beginning[],
): readonly Beginning[] {
  return before.flatMap(begun => next(length - begun.length).map(more => [...begun, ...more]));
}

export function indexOf(kind: TokenType): number {
  return kind.tokenTypeIdx ?? 0;
}
