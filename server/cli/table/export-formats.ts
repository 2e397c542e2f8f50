/** The formats of `gonogo export`, for parsing, help, completion and the man page; exporting/ makes them. */

interface Format {
  readonly says: string;
  /** People read it on a terminal as well. */
  readonly isRead?: true;
  readonly isBinary?: true;
  /** It can link a picture of its own. */
  readonly linksPicture?: true;
  /** It can be made for one person. */
  readonly forPeople?: true;
  /** It can ask its reader's system for light or dark. */
  readonly asksTheme?: true;
}

const formats = {
  markdown: {
    says: "GitHub-flavoured markdown with check boxes, the schedule in each person's time, and the rollback plan",
    isRead: true,
    linksPicture: true,
  },
  svg: { says: "the timeline as a picture that stays sharp at any size" },
  png: { says: "the timeline as a picture for chats and slides", isBinary: true },
  html: {
    says: "the night book: the whole runbook with its timeline, as one page for screens, phones and paper",
    asksTheme: true,
    forPeople: true,
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
