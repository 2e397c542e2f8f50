/** What is said of a release, however it is written: equal where nothing differs. */
import type { Finding } from "../../../language/index.js";
import { createSubjects } from "../../../language/plan/subjects.js";
import { analyse } from "../../support/analyse.js";
import type { Style } from "./written.js";

export type Files = Readonly<Record<string, string>>;

/** One finding, and the things it speaks of by their names. */
export interface Said {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly subject: string;
  readonly members: readonly string[];
}

export interface Outcome {
  readonly found: readonly Said[];
  readonly accepted: readonly Said[];
}

export function saidOf(files: Files): Outcome {
  const { plan, findings, accepted } = analyse(files);
  const subjectAt = createSubjects(plan);
  const said = (finding: Finding): Said => {
    const { code, severity, message, about, concerns } = finding;
    const subject = subjectAt(about);
    const members = concerns.length > 0 ? concerns.map(subjectAt).sort() : [subject];
    return { code, severity, message, subject, members };
  };
  return { found: findings.map(said), accepted: accepted.map(said) };
}

/** Everything as lines, in an order of its own; `plainly` takes out what a style has put in. */
export function linesOf(
  { found, accepted }: Outcome,
  plainly: (text: string) => string = text => text,
): readonly string[] {
  const line = (state: string, { code, severity, message, subject, members }: Said): string =>
    plainly(`${state} ${severity} ${code} [${subject}] [${members.join(" ")}] ${message}`);
  return [...found.map(each => line("found", each)), ...accepted.map(each => line("accepted", each))].sort();
}

/** What is wrong only in the worst case. */
export function isWorst({ message }: Said): boolean {
  return message.startsWith("In the worst case");
}

/** `code thing` for each thing a finding speaks of. */
export function pairsOf(said: readonly Said[]): ReadonlySet<string> {
  return new Set(said.flatMap(({ code, members }) => members.map(member => `${code} ${member}`)));
}

/** Dates as they are without the weeks a style adds. */
export function withoutWeeks(text: string, { weeks }: Pick<Style, "weeks">): string {
  return text.replace(/\d{4}-\d\d-\d\d/g, date => {
    const at = new Date(`${date}T00:00Z`);
    at.setUTCDate(at.getUTCDate() - 7 * weeks);
    return at.toISOString().slice(0, 10);
  });
}
