/** The JSON documents that have a schema, and where the schemas are published. */

/** What each is the schema of; the names are those of the files in `schemas/`, with the version of the document. */
export const schemaNames = {
  "check-1": "what `gonogo check --format json` prints",
  "check-line-1": "a line of what `gonogo check --format jsonl` prints",
  "schedule-1": "what `gonogo schedule --format json` prints",
  "programme-schedule-1": "what `gonogo schedule --format json` prints of a programme",
  "diff-1": "what `gonogo diff --format json` prints",
  "book-1": "what `gonogo export --to json` prints",
  "run-status-1": "what `gonogo run status --json` prints",
  "run-review-1": "what `gonogo run review --to json` prints",
  "rules-1": "what `gonogo rules --format json` prints",
  "baseline-1": "the file of `gonogo check --write-baseline`",
} as const;

export type SchemaName = keyof typeof schemaNames;

export function schemaUrl(name: SchemaName): string {
  return `https://raw.githubusercontent.com/gonogo/gonogo/main/schemas/${name}.json`;
}
