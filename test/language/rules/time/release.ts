/** A sound little release around what a test is about. */
export interface Around {
  /** Statements of the runbook; by default a zone and a window of two hours. */
  readonly runbook?: string;
  /** Declarations above it. */
  readonly above?: string;
}

export const people = `person ana "Ana" { timezone Europe/London hours 00:00 to 24:00 }
person ben "Ben" { timezone Europe/London hours 00:00 to 24:00 }`;

export const windowed = `timezone Europe/London
window Sat 2026-05-23 10:00 to Sat 2026-05-23 14:00`;

export function release(body: string, { runbook = windowed, above = people }: Around = {}): string {
  return `${above}
runbook release "Release" {
risk low
owner ana or ben
${runbook}
${body}
}
`;
}

/** A step with a statement or two on lines of their own. */
export function step(statements: string, name = "deploy"): string {
  return `step ${name} "Deploy" {
${statements}
rollback none because "nothing is kept"
}`;
}
