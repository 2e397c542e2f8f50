/** Where the logs of runs lie: beside the runbook, a file for each, named after its day. */
import { readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Instant } from "../../language/plan/plan.js";
import { formatDate } from "../../language/time/format.js";

/** The logs beside a runbook, the latest last; none where its folder cannot be read. */
export function logsBeside(path: string): readonly string[] {
  const folder = dirname(path);
  const start = `${basename(path).replace(/\.runbook$/, "")}.`;
  return namesIn(folder)
    .flatMap(name => {
      const match = name.startsWith(start)
        ? /^(\d{4}-\d\d-\d\d)(?:\.(\d{1,3}))?\.run\.jsonl$/.exec(name.slice(start.length))
        : null;
      return match ? [{ path: join(folder, name), date: match[1] ?? "", number: Number(match[2] ?? 1) }] : [];
    })
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.number - b.number))
    .map(each => each.path);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Where the log of a run that is opened now lies: a further one of the same day is numbered. */
export function newLog(path: string, zone: string, now: Instant): string {
  const beside = new Set(logsBeside(path));
  const start = `${path.replace(/\.runbook$/, "")}.${formatDate(now, zone)}`;
  let log = `${start}.run.jsonl`;
  for (let number = 2; beside.has(log); number++) log = `${start}.${number}.run.jsonl`;
  return log;
}
