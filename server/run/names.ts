/** What runs are called: the runbook, the day, and on a day with several a number. `payments.2026-06-02`, `payments.2026-06-02.2` */

/** Of their files. */
export const logEnding = ".run.jsonl";

const day = /^(\d{4}-\d\d-\d\d)(?:\.(\d{1,3}))?$/;

/** Those of the runs of a runbook, the latest last. */
export function runsOf(runbook: string, names: readonly string[]): readonly string[] {
  const start = `${runbook}.`;
  return names
    .flatMap(name => {
      const match = name.startsWith(start) ? day.exec(name.slice(start.length)) : null;
      return match ? [{ name, date: match[1] ?? "", number: Number(match[2] ?? 1) }] : [];
    })
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.number - b.number))
    .map(({ name }) => name);
}

/** What another run of that day is called. */
export function freshRun(runbook: string, date: string, names: readonly string[]): string {
  const taken = new Set(names);
  const first = `${runbook}.${date}`;
  let name = first;
  for (let number = 2; taken.has(name); number++) name = `${first}.${number}`;
  return name;
}
