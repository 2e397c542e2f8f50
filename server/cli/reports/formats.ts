/** The formats of `gonogo check`, and what each is. */
export const reportFormats = {
  human: "the findings with their source lines, a summary and the verdict (the default)",
  concise: "one line a finding, `file:line:column: severity code message`, for grep and problem matchers",
  json: "one JSON document; lines and columns count from 1, columns in UTF-16 units",
  jsonl: "one JSON object a line: each finding, each accepted risk, and a summary last",
  sarif: "SARIF 2.1.0, for code scanning",
  github: "annotations in the log of a GitHub action",
  gitlab: "the report of GitLab's code quality",
  junit: "JUnit's XML: a suite a file, a failure for what fails the check",
  checkstyle: "Checkstyle's XML",
  markdown: "a table for a pull request's comment or a job's summary",
} as const;

export type ReportFormat = keyof typeof reportFormats;
