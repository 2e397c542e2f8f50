/** A page for those who answer for a release and do not run it. */
import { verdictWords } from "../../wording/verdict.js";
import { type Book, type BookFinding, type BookPart, entriesIn } from "../book/book.js";
import { factsForSpecialists } from "../book/facts.js";
import { acceptedSection } from "./tables.js";
import { bold, heading, image, inline, item, type MarkdownLines, message, paragraph, table } from "./text.js";
import { printed, type Zone } from "./words.js";

/** What is listed is listed as far as one page goes. */
const mostListed = 10;

export interface BriefOptions {
  readonly source?: string | undefined;
  readonly picture?: string | undefined;
}

export function briefOf(book: Book, { picture, source }: BriefOptions): MarkdownLines {
  const { title, verdict, zone, facts, accepted } = book;
  const rows = facts
    .filter(({ what }) => !factsForSpecialists.has(what))
    .map(({ what, words }) => [what, printed(words, zone)]);
  return [
    ...heading(1, inline(title) || "(untitled)"),
    ...paragraph(`**${verdictWords[verdict.verdict]}**: ${verdict.counts}`),
    ...table(["", ""], zone === undefined ? rows : [...rows, ["Times", `in ${inline(zone)}`]]),
    ...(picture === undefined ? [] : paragraph(image(`Timeline of ${title}`, picture))),
    ...phasesSection(book.steps, zone),
    ...risksSection(book.findings),
    ...turningBackSection(book, zone),
    ...acceptedSection(accepted.slice(0, mostListed)),
    ...moreThan(accepted.length),
    ...(source === undefined ? [] : paragraph(inline(source))),
  ];
}

function phasesSection(parts: readonly BookPart[], zone: Zone): MarkdownLines {
  const phases = parts.flatMap(part => (part.kind === "phase" ? [part] : []));
  if (phases.length === 0) return [];
  const rows = phases.map(phase => [
    phase.number,
    inline(phase.title),
    phase.facts.map(words => printed(words, zone)).join("; "),
    String(entriesIn(phase.parts).length),
  ]);
  const outside = parts.length - phases.length;
  return [
    ...heading(2, "Phases"),
    ...table(["", "Phase", "When", "Activities"], rows),
    ...(outside > 0 ? paragraph(`${outside} more outside any phase.`) : []),
  ];
}

/** Errors, then warnings. */
function risksSection(findings: readonly BookFinding[]): MarkdownLines {
  const risks = (["error", "warning"] as const).flatMap(severity =>
    findings.filter(each => each.severity === severity),
  );
  const lines = risks
    .slice(0, mostListed)
    .flatMap(({ severity, message: words }) => item("- ", `${severity}: ${message(words)}`));
  if (lines.length === 0) return [];
  return [...heading(2, "Risks"), ...lines, "", ...moreThan(risks.length)];
}

function turningBackSection({ rollback, contingencies }: Book, zone: Zone): MarkdownLines {
  const lines = contingencies.slice(0, mostListed).flatMap(({ number, title, lines: inside }) => {
    const facts = inside.flatMap(line =>
      line.kind === "fact" && (line.what === "When" || line.what === "Then") ? [printed(line.words, zone)] : [],
    );
    return item("- ", [`${number} ${bold(title)}`, ...facts].join(" · "));
  });
  return [
    ...heading(2, "If it goes wrong"),
    ...rollback.introduction.flatMap(each => paragraph(printed(each, zone))),
    ...(lines.length > 0 ? [...lines, ""] : []),
    ...moreThan(contingencies.length),
  ];
}

function moreThan(count: number): MarkdownLines {
  return count > mostListed ? paragraph(`And ${count - mostListed} more.`) : [];
}
