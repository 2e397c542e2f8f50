/** The formats a runbook is exported to, for parsing, help, completion, the man page and the editor's lists; makers.ts makes them. */

interface Format {
  /** In a list to choose from. */
  readonly title: string;
  /** Of the file's name. */
  readonly ending: string;
  readonly says: string;
  /** People read it on a terminal as well. */
  readonly isRead?: true;
  readonly isBinary?: true;
  /** It can link a picture of its own. */
  readonly linksPicture?: true;
  /** It can be several files in a folder. */
  readonly canBeFolder?: true;
  /** It can be cut down to one page. */
  readonly canBeBrief?: true;
  /** It can be made for one person. */
  readonly forPeople?: true;
  /** It can show all runbooks of a programme. */
  readonly ofProgrammes?: true;
  /** It is, or shows, the timeline. */
  readonly showsTimeline?: true;
  /** It can ask its reader's system for light or dark. */
  readonly asksTheme?: true;
}

const formats = {
  html: {
    title: "HTML page",
    ending: "html",
    says: "the night book: the whole runbook with its timeline, as one page for screens, phones and paper",
    asksTheme: true,
    showsTimeline: true,
    forPeople: true,
  },
  markdown: {
    title: "Markdown",
    ending: "md",
    says: "GitHub-flavoured markdown with check boxes, the schedule in each person's time, and the rollback plan",
    isRead: true,
    linksPicture: true,
    canBeFolder: true,
    canBeBrief: true,
    ofProgrammes: true,
  },
  svg: {
    title: "SVG picture",
    ending: "svg",
    says: "the timeline as a picture that stays sharp at any size",
    showsTimeline: true,
    canBeFolder: true,
    ofProgrammes: true,
  },
  png: {
    title: "PNG picture",
    ending: "png",
    says: "the timeline as a picture for chats and slides",
    showsTimeline: true,
    isBinary: true,
    canBeFolder: true,
    ofProgrammes: true,
  },
  ics: {
    title: "Calendar",
    ending: "ics",
    says: "an event for each activity, with a reminder before everybody's first",
    forPeople: true,
  },
  mermaid: {
    title: "Mermaid chart",
    ending: "md",
    says: "a Gantt chart as text, which GitHub and GitLab draw in a README",
    isRead: true,
  },
  json: {
    title: "JSON",
    ending: "json",
    says: "the night book for programs: verdict, people, numbered activities with their times, rollback plan, findings",
  },
  csv: {
    title: "CSV table",
    ending: "csv",
    says: "the plan as a table for spreadsheets, an activity a row; nothing in it is taken for a formula",
  },
  xlsx: {
    title: "Excel workbook",
    ending: "xlsx",
    says: "the same table as a workbook, with its head frozen",
    isBinary: true,
  },
} as const satisfies Readonly<Record<string, Format>>;

export type ExportFormat = keyof typeof formats;

export const exportFormats: Readonly<Record<ExportFormat, Format>> = formats;

/** What each is, for a list to choose from. */
export const exportChoices = Object.fromEntries(
  Object.entries(formats).map(([format, { says }]) => [format, says]),
) as Readonly<Record<ExportFormat, string>>;

/** Those that can be made for one person. */
export const formatsForPeople: readonly string[] = Object.entries(exportFormats).flatMap(([format, { forPeople }]) =>
  forPeople ? [`\`--to ${format}\``] : [],
);
