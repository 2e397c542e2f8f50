/** Completion: the grammar says what may follow; what is offered of it is what the checker would not object to. */
import {
  type ClientCapabilities,
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  InsertTextFormat,
  type Range,
} from "vscode-languageserver-protocol";
import type { GrammarWord } from "../../../language/grammar/table.js";
import type { Analysis, Position } from "../../../language/index.js";
import { visibleNames } from "../../../language/names/names.js";
import { is, type TokenKind } from "../../../language/syntax/tokens.js";
import { nameValue } from "../../../language/syntax/values.js";
import { describeAt } from "../hover/describe.js";
import { declaredElsewhere, foldersFrom, importable, possibleMembers } from "../importable.js";
import type { Document } from "../session/documents.js";
import type { Session } from "../session/session.js";
import { signatureOf } from "../signatures.js";
import { kindOfWord, typeNamedBy } from "../tree.js";
import { type CursorContext, cursorContext, excerptBefore } from "./cursor-context.js";
import { dateProposals, momentProposals } from "./dates.js";
import { dayProposals, weekdayProposals } from "./days.js";
import { durationProposals } from "./durations.js";
import { languageAt, languageProposals } from "./fences.js";
import { fitOf } from "./fitting.js";
import { followingIn } from "./following.js";
import { nameProposals } from "./names.js";
import { once } from "./once.js";
import type { Proposal } from "./proposal.js";
import { isInComment, type ScannedText, type ScannedWord, scannedText, wordIn, wordsBefore } from "./scanned-text.js";
import { snippetNamesAt, snippetsFor, wholeBlock } from "./snippets.js";
import { keywordAt, mayBegin } from "./statements.js";
import { type Surroundings, surroundingsAt } from "./surroundings.js";
import type { SnippetNames } from "./templates.js";
import { opensBy } from "./triggers.js";
import { folderProposals, pathProposals, ruleProposals, zoneProposals } from "./values.js";
import { beforeTexts, isInText, type Word, wordAt } from "./word.js";

export interface Completion {
  /** @param trigger the character that asks by itself; undefined where somebody asks */
  readonly list: (document: Document, position: Position, trigger?: string) => CompletionList | undefined;
  /** Adds what is costly to an item of the last list; others stay as they are. */
  readonly resolve: (item: CompletionItem) => CompletionItem;
}

/** A place in a document where something is to be written. */
interface CompletionContext {
  readonly document: Document;
  readonly word: Word;
  readonly where: CursorContext;
  readonly around: Surroundings;
  readonly written: ScannedText;
  /** How many words stand before the one begun. */
  readonly count: number;
  /** The word after the one begun. */
  readonly next: ScannedWord | undefined;
  readonly analysis: () => Analysis;
  readonly snippetNames: () => SnippetNames;
}

export function createCompletion(session: Session): Completion {
  const { analyses, now, onInitialize, settings } = session;
  let client: CompletionSupport = { snippets: false };
  onInitialize(({ capabilities }) => {
    client = completionSupport(capabilities);
  });
  let last: readonly Proposal[] = [];
  let lists = 0;

  const hereIn = (document: Document, word: Word): CompletionContext => {
    const { file } = document;
    const written = scannedText(file);
    const count = wordsBefore(written.tokens, word.start);
    const where = cursorContext(written, count);
    const next = wordIn(written, wordsBefore(written.tokens, word.end));
    const around = surroundingsAt(document, where, word, next);
    const analysis = once(() => analyses.analyse(file));
    const snippetNames = once(() => snippetNamesAt(around.node, visibleNames(file, analyses.importer)));
    return { document, word, where, around, written, count, next, analysis, snippetNames };
  };

  const keywordProposals = (word: GrammarWord, keyword: string, here: CompletionContext): readonly Proposal[] => {
    const placement = keywordAt(word, here.around);
    if (!placement) return [];
    const signature = placement.meaning === "" ? undefined : signatureOf(word.rule, keyword);
    const plain: Proposal = {
      // The two words mean nothing alone.
      label: word.rule === "Predecessor" && keyword === "start" ? "start of" : keyword,
      kind: CompletionItemKind.Keyword,
      ...(signature === undefined ? {} : { detail: signature }),
      ...(placement.meaning === "" ? {} : { documentation: placement.meaning }),
      rank: 10,
    };
    if (signature === undefined || !client.snippets) return [plain];
    const { next, written } = here;
    const goesOn = next !== undefined && next.kind !== is.close && !isOnNextLine(written.text, here.word.end, next);
    return [goesOn ? plain : wholeBlock(plain), ...snippetsFor(keyword, here.snippetNames(), here.around)];
  };

  const proposalsFor = (word: GrammarWord, here: CompletionContext): readonly Proposal[] => {
    const kind = kindOfWord(word);
    if (kind?.word !== undefined) return keywordProposals(word, kind.word, here);
    const type = typeNamedBy(word);
    if (type === undefined) return valueProposals(word, kind?.name ?? "", here);
    return nameProposals({
      file: here.document.file,
      importer: analyses.importer,
      elsewhere: () => declaredElsewhere(session, here.document.file),
      analysis: here.analysis,
      rule: word.rule,
      side: here.around.before?.text === "of" ? "start" : "end",
      type,
      node: here.around.node,
      taken: takenIn(here),
      describe: head => describeAt(head, here.analysis(), settings.current().timezone),
    });
  };

  const valueProposals = (
    { feature, rule }: GrammarWord,
    kind: string,
    here: CompletionContext,
  ): readonly Proposal[] => {
    const { before } = here.around;
    if (rule === "Member") return pathProposals(possibleMembers(session, here.document.file));
    if (feature === "path") return pathProposals(importable(session, here.document.file));
    if (feature === "paths") return folderProposals(foldersFrom(session, here.document.file));
    switch (kind) {
      case "SLASHED":
        // A zone may be any of three kinds of word: one of them stands for all.
        if (feature === "rule") return ruleProposals(here.analysis());
        if (feature !== "zone" || rule === "HoursEnd" || (rule === "Moment" && !takesZone(here))) return [];
        // After a time a zone may be left out: most of them are offered once one is begun.
        return zoneProposals(here.analysis(), here.word.begun, rule === "Moment");
      case "NAME":
        return rule === "Weekdays" ? weekdayProposals(feature === "to") : [];
      case "DATE": {
        const weekday = before?.kind === is.name && rule === "Moment" ? before.text : undefined;
        const behind = weekday === undefined ? before : wordIn(here.written, here.count - 2);
        const ofPlan =
          rule === "Day" ? [] : dateProposals(here.analysis(), here.around.node, behind?.text ?? "", weekday);
        if ((rule !== "Moment" && rule !== "Day") || ofPlan.length > 0) return ofPlan;
        const statement = here.where.since?.text ?? "";
        const window = here.analysis().plan.runbook?.window?.start;
        return dayProposals({ statement, from: firstIn(here, is.date), weekday, window, now: now() });
      }
      case "DURATION": {
        const planned = before?.text === "most" ? firstIn(here, is.duration) : undefined;
        return durationProposals(here.written, planned, rule === "LongestShift");
      }
      case "RELATIVE":
        return momentProposals(here.analysis(), here.around.node, before?.text ?? "");
      default:
        return [];
    }
  };

  const listOf = (
    document: Document,
    word: Word,
    proposals: readonly Proposal[],
    isHeldBack: boolean,
  ): CompletionList => {
    const { begun } = word;
    const shown = fitting(begun, distinct(proposals));
    const isOurs = shown.some(({ ranked }) => ranked !== undefined);
    last = shown;
    lists += 1;
    const range = rangeOf(document, word);
    return {
      // Of what we rank ourselves, another key may find others.
      isIncomplete: isOurs || isHeldBack,
      items: shown.map((proposal, index) => ({
        ...itemOf(proposal, index, range, [lists, index]),
        // An editor that compared them itself would put Melbourne first for `mumb`: all fit alike, so that our order stays.
        ...(isOurs && begun !== "" ? { filterText: begun } : {}),
      })),
    };
  };

  return {
    list: (document, position, trigger) => {
      const offset = document.lines.offsetAt(position);
      const written = scannedText(document.file);
      if (isInComment(written, offset)) return undefined;
      const reached = wordsBefore(written.tokens, offset);
      const before = [wordIn(written, reached - 1), beforeTexts(written, reached - 2)] as const;
      const language = languageAt(before[0], offset);
      if (language) return listOf(document, language, languageProposals(written, before[0]), false);
      if (isInText(before, offset)) return undefined;
      const here = hereIn(document, wordAt(document.file.text, before, offset));
      const following = readingsOf(here).flatMap(where =>
        followingIn(excerptBefore(document.file.text, where, here.word.start)),
      );
      if (!opensBy(trigger, here, following)) return undefined;
      const proposals = following.flatMap(word => proposalsFor(word, here));
      // Of the zones after a time most are still held back.
      return listOf(document, here.word, proposals, here.word.begun === "" && takesZone(here));
    },
    resolve: item => {
      const [list, index] = Array.isArray(item.data) ? item.data : [];
      const proposal = list === lists && typeof index === "number" ? last[index] : undefined;
      const text = typeof proposal?.documentation === "function" ? proposal.documentation() : undefined;
      return text === undefined ? item : { ...item, documentation: { kind: "markdown", value: text } };
    },
  };
}

function isOnNextLine(text: string, end: number, next: ScannedWord): boolean {
  return text.slice(end, next.start).includes("\n");
}

/** What an editor can do with what is offered. */
interface CompletionSupport {
  readonly snippets: boolean;
}

function completionSupport({ textDocument }: ClientCapabilities): CompletionSupport {
  return { snippets: textDocument?.completion?.completionItem?.snippetSupport === true };
}

function rangeOf({ lines }: Document, { start, end }: Word): Range {
  return { start: lines.positionAt(start), end: lines.positionAt(end) };
}

function itemOf(proposal: Proposal, order: number, range: Range, data: readonly [number, number]): CompletionItem {
  const { label, kind, detail, beside, documentation, aliases, snippet, also } = proposal;
  return {
    label,
    kind,
    sortText: String(order).padStart(5, "0"),
    ...(aliases === undefined ? {} : { filterText: [label, ...aliases].join(" ") }),
    ...(detail === undefined || detail === "" ? {} : { detail }),
    ...(beside === undefined ? {} : { labelDetails: { description: beside } }),
    ...(typeof documentation === "string" ? { documentation: { kind: "markdown", value: documentation } } : {}),
    ...(typeof documentation === "function" ? { data } : {}),
    ...(snippet === undefined ? {} : { insertTextFormat: InsertTextFormat.Snippet }),
    textEdit: { range, newText: snippet ?? label },
    ...(also === undefined
      ? {}
      : { additionalTextEdits: also.map(({ place, newText }) => ({ range: place.range, newText })) }),
  };
}

/** `at` on the line below `takes 5m` may go on with it (`at most`), or begin a statement of its own. */
function readingsOf({ where, around }: CompletionContext): readonly CursorContext[] {
  const { anew } = where;
  return anew && mayBegin(anew.text, around) ? [where, { ...where, since: anew }] : [where];
}

/** Several ways of the grammar may lead to one word. */
function distinct(proposals: readonly Proposal[]): readonly Proposal[] {
  return [...new Map(proposals.map(each => [`${each.kind} ${each.label}`, each])).values()];
}

/** Those that are meant by what is begun, the likeliest first. */
function fitting(begun: string, proposals: readonly Proposal[]): readonly Proposal[] {
  return proposals
    .flatMap(proposal => {
      const fit = fitOf(begun, proposal);
      return fit === undefined ? [] : [{ proposal, fit }];
    })
    .sort((a, b) => a.fit - b.fit || a.proposal.rank - b.proposal.rank)
    .map(({ proposal }) => proposal);
}

/** Only clock times and dates are read in a zone, and hours are everybody's own. */
function takesZone({ where: { before, since } }: CompletionContext): boolean {
  const isTime = before?.kind === is.clock || before?.kind === is.date;
  return isTime && since?.text !== "hours" && since?.text !== "quiet-hours";
}

/** The first word of a kind in the statement that is being written. */
function firstIn({ written, count, where }: CompletionContext, kind: TokenKind): string | undefined {
  for (let index = where.since?.index ?? count; index < count; index++) {
    const word = wordIn(written, index);
    if (word?.kind === kind) return word.text;
  }
  return undefined;
}

/** Names in the statement that is being written: nobody is named twice. */
function takenIn({ written, count, where, word }: CompletionContext): ReadonlySet<string> {
  const taken = new Set<string>();
  const add = ({ kind, text }: ScannedWord): void => {
    if (kind === is.name) taken.add(nameValue(text));
  };
  for (let index = count - 1; where.since && index > where.since.index; index--) {
    const token = wordIn(written, index);
    if (token) add(token);
  }
  for (let index = wordsBefore(written.tokens, word.end); index < count + mostBehind; index++) {
    const token = wordIn(written, index);
    if (!token || (token.kind !== is.name && token.text !== "," && token.text !== "or")) break;
    add(token);
  }
  return taken;
}

/** Further on, nobody is looked for. */
const mostBehind = 40;
