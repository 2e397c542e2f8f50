/** The formats of `gonogo check`, and what each is. */
export const reportFormats = {
  human: "the findings with their source lines, a summary and the verdict (the default)",
  json: "one JSON document; lines and columns count from 1, columns in UTF-16 units",
} as const;

export type ReportFormat = keyof typeof reportFormats;
