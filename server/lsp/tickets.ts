/**
 * Tickets in texts, by the patterns of the settings. These may come with a workspace, so they are matched by RE2, in time
 * linear in the text: no pattern can keep the server from answering.
 */
import type { RE2JS } from "re2js";
import { linkTarget } from "../../language/exports/link-target.js";
import { quotedSetting, shortened } from "./quoted-setting.js";
import type { TicketPattern } from "./settings.js";

export interface Ticket {
  /** Where it stands in the text. */
  readonly from: number;
  readonly text: string;
  /** The web page or mailbox it leads to. */
  readonly target: string;
}

export interface Tickets {
  readonly in: (text: string) => Iterable<Ticket>;
  /** What is wrong with patterns, in words. */
  readonly problems: readonly string[];
}

/** A pattern has to be read before anything is matched, and what it is made of grows with it. */
const longestPattern = 200;
/** Characters. A match is looked for in a line: what follows this is no ticket in a sentence. */
const longestLine = 1_000;

const none: Tickets = { in: () => [], problems: [] };
const cache = new WeakMap<readonly TicketPattern[], Promise<Tickets>>();

/** Reads each list of patterns once. */
export function ticketsBy(patterns: readonly TicketPattern[]): Promise<Tickets> {
  if (patterns.length === 0) return Promise.resolve(none);
  const read = cache.get(patterns) ?? readPatterns(patterns);
  cache.set(patterns, read);
  return read;
}

async function readPatterns(patterns: readonly TicketPattern[]): Promise<Tickets> {
  // Most workspaces say nothing of tickets, and the others wait for a few milliseconds.
  const { RE2JS } = await import("re2js");
  const problems: string[] = [];
  const readers = patterns.flatMap(({ pattern, address }) => {
    const name = `the pattern ${quotedSetting(pattern)} of \`gonogo.tickets\``;
    if (pattern.length > longestPattern) {
      problems.push(`${name} is not used: it has more than ${longestPattern} characters. Make it shorter.`);
      return [];
    }
    try {
      return [{ pattern: RE2JS.compile(RE2JS.translateRegExp(pattern)), address }];
    } catch (error) {
      problems.push(
        `${name} is not used: ${reasonOf(error)}. Write a regular expression as RE2 reads it, without look-around and back-references.`,
      );
      return [];
    }
  });
  return {
    *in(text) {
      for (const { line, at } of linesOf(text)) {
        for (const { pattern, address } of readers) yield* ticketsIn(line, at, pattern, address);
      }
    },
    problems,
  };
}

/** "missing closing ): `(unfinished`" */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : "it cannot be read";
  return shortened(text.replace(/^error parsing regexp: /, ""));
}

function* linesOf(text: string): Iterable<{ readonly line: string; readonly at: number }> {
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) yield { line: line.slice(0, longestLine), at: index };
}

function* ticketsIn(line: string, at: number, pattern: RE2JS, address: string): Iterable<Ticket> {
  const matcher = pattern.matcher(line);
  while (matcher.find()) {
    const text = matcher.group() ?? "";
    const groupOf = (number: number): string => (number <= matcher.groupCount() ? (matcher.group(number) ?? "") : "");
    const target = linkTarget(
      address.replace(/\$(\d)/g, (_, number: string) => encodeURIComponent(groupOf(Number(number)).toWellFormed())),
    );
    if (text !== "" && target !== undefined) yield { from: at + matcher.start(), text, target };
  }
}
