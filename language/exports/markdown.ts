/** A runbook as a document to read, print and tick off: GitHub-flavoured markdown. */
import type { Analysis } from "../workspace/analysis.js";
import { acceptedSection, contingenciesSection, findingsSection, verdictLine } from "./markdown/closing.js";
import { factsSection } from "./markdown/facts.js";
import { peopleSection } from "./markdown/people.js";
import { rollbackSection } from "./markdown/rollback.js";
import type { Sheet } from "./markdown/sheet.js";
import { stepsSection } from "./markdown/steps.js";
import { heading, inline, paragraph } from "./markdown/text.js";
import { timetableSection } from "./markdown/timetable.js";
import { releaseOf } from "./release.js";

export interface MarkdownOptions {
  /** IANA zone for the times; the runbook's own when absent. */
  readonly zone?: string | undefined;
}

/**
 * The document; undefined for a file without a runbook. The same analysis gives the same text, and no text in a runbook
 * becomes markup.
 */
export function exportMarkdown(analysis: Analysis, options: MarkdownOptions = {}): string | undefined {
  const release = releaseOf(analysis);
  if (!release) return undefined;
  const sheet: Sheet = { ...release, plan: analysis.plan, zone: options.zone ?? release.runbook.zone };
  const lines = [
    ...heading(1, inline(release.runbook.title || release.runbook.name) || "(untitled)"),
    ...paragraph(verdictLine(analysis)),
    ...factsSection(sheet),
    ...peopleSection(sheet),
    ...timetableSection(sheet),
    ...stepsSection(sheet),
    ...rollbackSection(sheet),
    ...contingenciesSection(sheet),
    ...acceptedSection(analysis.accepted, sheet),
    ...findingsSection(analysis),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}
