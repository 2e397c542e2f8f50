/**
 * Faults of Go/No-Go's own: what fails is one finding at the document it failed at, and everything else goes on. No rule, as no
 * text is known that brings it about.
 */
import type { Finding, RuleCode } from "../plan/finding.js";
import { issuesUrl } from "./links.js";

export interface Failure {
  /** What was being done, such as "checking `owner/away`". */
  readonly doing: string;
  readonly error: unknown;
}

/** What a rule threw. */
export function failureOf(code: RuleCode, error: unknown): Failure {
  return { doing: `checking \`${code}\``, error };
}

export const internalCode: RuleCode = "internal/failure";

/** An error: what was not checked is not GO. */
export function internalFinding(uri: string, { doing, error }: Failure): Finding {
  const start = { line: 0, character: 0 };
  const place = { uri, range: { start, end: start } };
  return {
    code: internalCode,
    severity: "error",
    message: `Go/No-Go failed while ${doing}, so this file cannot be GO. The fault is in Go/No-Go, not in your runbook. Report it with this text: ${errorInWords(error)}`,
    place,
    about: place,
    concerns: [],
    url: issuesUrl,
    related: [],
    fixes: [],
  };
}

const mostCharacters = 200;

/** One line: the stack belongs in a log. */
function errorInWords(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : "an error without a message";
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > mostCharacters ? `${line.slice(0, mostCharacters)}…` : line;
}
