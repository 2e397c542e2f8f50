/** A runbook as a document to read, print and tick off: GitHub-flavoured markdown. */

import { releaseOf } from "../schedule/release.js";
import type { Analysis } from "../workspace/analysis.js";
import { acceptedSection, contingenciesSection, findingsSection, verdictLine } from "./markdown/closing.js";
import { factsSection } from "./markdown/facts.js";
import { peopleSection } from "./markdown/people.js";
import { rollbackSection } from "./markdown/rollback.js";
import type { Sheet } from "./markdown/sheet.js";
import { stepsSection } from "./markdown/steps.js";
import { heading, image, inline, type MarkdownLines, paragraph } from "./markdown/text.js";
import { timetableSection } from "./markdown/timetable.js";

export interface MarkdownOptions {
  /** IANA zone for the times; the runbook's own when absent. */
  readonly zone?: string | undefined;
  /** Where a picture of the timeline lies, as a relative path with slashes; it is shown when there is one. */
  readonly picture?: string | undefined;
}

/**
 * The document; for a file without a runbook it says so, and what was found. The same analysis gives the same text, and no
 * text in a runbook becomes markup.
 */
export function exportMarkdown(analysis: Analysis, options: MarkdownOptions = {}): string {
  const release = releaseOf(analysis.plan, analysis.schedule);
  const lines = release
    ? documentOf(
        analysis,
        { ...release, plan: analysis.plan, zone: options.zone ?? release.runbook.zone },
        options.picture,
      )
    : [...heading(1, "No runbook"), ...paragraph("This file has no runbook."), ...findingsSection(analysis)];
  return `${lines.join("\n").trimEnd()}\n`;
}

function documentOf(analysis: Analysis, sheet: Sheet, picture: string | undefined): MarkdownLines {
  const { title, name } = sheet.runbook;
  return [
    ...heading(1, inline(title || name) || "(untitled)"),
    ...paragraph(verdictLine(analysis)),
    ...factsSection(sheet),
    ...(picture === undefined ? [] : paragraph(image(`Timeline of ${title || name}`, picture))),
    ...peopleSection(sheet),
    ...timetableSection(sheet),
    ...stepsSection(sheet),
    ...rollbackSection(sheet),
    ...contingenciesSection(sheet),
    ...acceptedSection(analysis.accepted, sheet),
    ...findingsSection(analysis),
  ];
}
