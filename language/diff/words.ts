/** What a difference says, in words and in its order: effects before causes. Printers only print it. */
import { joined, said, type Word, type Words, words, wordsOf } from "../exports/book/words.js";
import { momentText, periodText } from "../exports/plain-words.js";
import type { Instant } from "../plan/plan.js";
import type { Span } from "../schedule/schedule.js";
import { formatDuration } from "../time/duration.js";
import { count } from "../wording/lists.js";
import type { Change, FactChange } from "./changes.js";
import type { Diff, Version } from "./diff.js";
import { type Effect, type EffectValue, effectLabels, movedBy, type OnPath } from "./effects.js";
import { factLabels } from "./fact.js";
import type { ComparedFinding, FindingsDiff } from "./findings.js";
import { fewOf } from "./side.js";

/** A part of what is said. */
export interface DiffSection {
  readonly title: string;
  readonly lines: readonly DiffLine[];
}

export interface DiffLine {
  readonly mark: "better" | "worse" | "added" | "removed" | "changed";
  /** Without moments: they are said already. */
  readonly words: Words;
  /** What it says more closely. */
  readonly inside: readonly DiffLine[];
  /** Commands and the like, line by line. */
  readonly code: FactChange["lines"];
}

/** @param zone the zone to show times in; the second version's own when undefined */
export function sectionsOf(diff: Diff, zone: string | undefined): readonly DiffSection[] {
  const shown = zone ?? diff.after.zone;
  const zones: Zones = { before: zoneOf(diff.before, shown), after: zoneOf(diff.after, shown) };
  const sections: readonly DiffSection[] = [
    { title: "What it comes to", lines: [...diff.effects.map(each => effectLine(each, zones)), ...moveLines(diff)] },
    { title: "Findings", lines: findingLines(diff.findings, "worse", "better") },
    { title: "Accepted risks", lines: findingLines(diff.accepted, "changed", "changed") },
    { title: "What was changed", lines: diff.changes.map(each => changeLine(each, zones)) },
  ];
  return sections.filter(({ lines }) => lines.length > 0);
}

/** Undefined where times count from T. */
export type Zone = string | undefined;

export interface Zones {
  readonly before: Zone;
  readonly after: Zone;
}

export function zoneOf({ dated }: Version, zone: string): Zone {
  return dated ? zone : undefined;
}

export function line(mark: DiffLine["mark"], phrase: Words, inside: readonly DiffLine[] = []): DiffLine {
  return { mark, words: phrase, inside, code: undefined };
}

export function effectLine({ what, of, before, after, change }: Effect, zones: Zones): DiffLine {
  const name = of === undefined ? said(effectLabels[what]) : words`${said(effectLabels[what])} ${quotedWords(of)}`;
  if (before?.kind === "path" && after?.kind === "path") {
    return line("changed", words`${name}: ${pathWords(before.activities, after.activities)}`);
  }
  const by = apart(before, after, zones);
  return line(
    change ?? "changed",
    words`${name}: ${fromTo(valueWords(before, zones.before), valueWords(after, zones.after))}${by && said(` (${by})`)}`,
  );
}

/** What is on it now, and what no longer: a path may be long. */
function pathWords(before: readonly OnPath[], after: readonly OnPath[]): Words {
  const only = (some: readonly OnPath[], others: readonly OnPath[]): readonly Words[] => {
    const known = new Set(others.map(({ id }) => id));
    return some.filter(({ id }) => !known.has(id)).map(({ title, name }) => wordsOf(title || name));
  };
  const [fresh, gone] = [only(after, before), only(before, after)];
  const parts = [
    ...(fresh.length > 0 ? [words`now with ${fewOf(fresh)}`] : []),
    ...(gone.length > 0 ? [words`no longer with ${fewOf(gone)}`] : []),
  ];
  return parts.length > 0 ? joined(parts, "; ") : said("the same activities in another order");
}

function fromTo(before: Words, after: Words): Words {
  const none = said("none");
  return words`${before.length > 0 ? before : none} → ${after.length > 0 ? after : none}`;
}

function valueWords(value: EffectValue | undefined, zone: Zone): Words {
  switch (value?.kind) {
    case undefined:
      return [];
    case "moment":
      return said(momentText(value.at, zone));
    case "seconds":
      return said(spanText(value.seconds));
    case "path":
      return joined(
        value.activities.map(({ title, name }) => wordsOf(title || name)),
        ", ",
      );
    case "words":
      return timed(value.words, sayingIn(zone));
  }
}

/** "20m later", "10m less" */
function apart(before: EffectValue | undefined, after: EffectValue | undefined, zones: Zones): string | undefined {
  if (before?.kind === "moment" && after?.kind === "moment") {
    return (zones.before === undefined) === (zones.after === undefined) ? byText(after.at - before.at) : undefined;
  }
  if (before?.kind !== "seconds" || after?.kind !== "seconds") return undefined;
  const by = after.seconds - before.seconds;
  return `${formatDuration(Math.abs(by))} ${by > 0 ? "more" : "less"}`;
}

export function byText(seconds: number): string {
  return `${formatDuration(Math.abs(seconds))} ${seconds > 0 ? "later" : "earlier"}`;
}

function spanText(seconds: number): string {
  return seconds < 0 ? `-${formatDuration(-seconds)}` : formatDuration(seconds);
}

const mostMoves = 3;

/** That so much else has moved is one line: what moved it is told below. */
function moveLines({ moves, common }: Diff): readonly DiffLine[] {
  const [first] = moves;
  if (!first) return [];
  const by = movedBy(first);
  const total = count(common, "activity", "activities");
  const all = moves.length === common ? `all ${total}` : `${moves.length} of ${total}`;
  if (moves.every(each => movedBy(each) === by)) return [line("changed", said(`Moved: ${all}, ${byText(by)}`))];
  const farthest = moves
    .slice(0, mostMoves)
    .map(each => line("changed", words`${each.title || each.name}: ${said(byText(movedBy(each)))}`));
  return [line("changed", said(`Moved: ${all}${moves.length > mostMoves ? ", the farthest:" : ":"}`), farthest)];
}

/** @param gained how more of them is told, and `lost` less */
export function findingLines(
  { fresh, solved, otherwise, moved }: FindingsDiff,
  gained: DiffLine["mark"],
  lost: DiffLine["mark"],
): readonly DiffLine[] {
  const others = count(moved, "finding");
  return [
    ...fresh.map(each => line(gained, words`${said("New ")}${findingWords(each)}`)),
    ...solved.map(each => line(lost, words`${said("Solved ")}${findingWords(each)}`)),
    ...otherwise.map(({ before, after }) =>
      line("changed", words`${said("Otherwise ")}${findingWords(after)}`, [
        line("removed", words`${said("Before: ")}${findingWords(before)}`),
      ]),
    ),
    ...(moved === 0
      ? []
      : [line("changed", said(`${others} ${moved === 1 ? "says" : "say"} the same with other times`))]),
  ];
}

/** "error owner/away: Jack Riley is away …" */
function findingWords({ severity, code, message }: ComparedFinding): Words {
  return words`${said(`${severity} `)}${[{ kind: "name", name: code }]}: ${[{ kind: "message", text: message }]}`;
}

export function changeLine({ change, word, name, title, renamedFrom, facts }: Change, zones: Zones): DiffLine {
  const what = words`${said(word)}${name === "" ? undefined : words` ${[{ kind: "name", name }]}`}${title === "" ? undefined : words` ${quotedWords(title)}`}`;
  switch (change) {
    case "added":
      return line("added", words`${said("New: ")}${what}`);
    case "removed":
      return line("removed", words`${said("Gone: ")}${what}`);
    case "changed": {
      const was = renamedFrom === undefined ? undefined : words`, before ${[{ kind: "name", name: renamedFrom }]}`;
      return line(
        "changed",
        words`${what}${was}`,
        facts.map(each => factLine(each, zones)),
      );
    }
  }
}

export function quotedWords(title: string): Words {
  return words`${said('"')}${title}${said('"')}`;
}

function factLine({ what, before, after, lines }: FactChange, zones: Zones): DiffLine {
  const label = said(factLabels[what]);
  if (lines) return { ...line("changed", label), code: lines };
  return line(
    "changed",
    words`${label}: ${fromTo(timed(before, sayingIn(zones.before)), timed(after, sayingIn(zones.after)))}`,
  );
}

/** How moments and periods are said. */
export interface Saying {
  readonly moment: (at: Instant) => string;
  /** @param zone the zone it is said in, where that is another */
  readonly period: (span: Span, zone: string | undefined) => string;
}

/** The same words with their moments said. */
export function timed(phrase: Words, saying: Saying): Words {
  return phrase.map(word => timedWord(word, saying));
}

function timedWord(word: Word, saying: Saying): Word {
  switch (word.kind) {
    case "moment":
      return { kind: "ours", text: saying.moment(word.at) };
    case "period":
      return { kind: "ours", text: saying.period(word.span, word.zone) };
    case "strong":
      return { ...word, words: timed(word.words, saying) };
    case "ours":
    case "theirs":
    case "contact":
    case "name":
    case "message":
    case "see":
      return word;
  }
}

function sayingIn(zone: Zone): Saying {
  return {
    moment: at => momentText(at, zone),
    period: (span, own) => periodText(span, own ?? zone),
  };
}

/** What is said, as plain text; its moments are said already. */
export function textOf(phrase: Words): string {
  return phrase.map(textOfWord).join("");
}

function textOfWord(word: Word): string {
  switch (word.kind) {
    case "ours":
    case "theirs":
    case "contact":
    case "message":
      return word.text;
    case "name":
      return word.name;
    case "strong":
      return textOf(word.words);
    case "see":
      return word.number;
    case "moment":
    case "period":
      return "";
  }
}
