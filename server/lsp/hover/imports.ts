import type { Analysis, Imported, ParsedFile, Plan } from "../../../language/index.js";
import { formatExactPeriod, zoneCity } from "../../../language/time/format.js";
import { count, list } from "../../../language/wording/lists.js";
import { shownVerdict, verdictWords } from "../../../language/wording/verdict.js";
import { lines, plain } from "./markdown.js";

/** What an import brings: how many of each kind, and whether it has errors of its own. */
export function importHover(
  path: string,
  imported: Imported,
  analyse: (file: ParsedFile) => Analysis,
): string | undefined {
  return fileHover(path, imported, file => {
    const { plan, findings } = analyse(file);
    const errors = findings.filter(({ severity }) => severity === "error").length;
    return [
      contents(plan, file.uri),
      errors === 0 ? undefined : `${count(errors, "error")} in it, so no runbook that imports it is GO`,
    ];
  });
}

/** A runbook of a programme: what it is, when it happens, and how it stands. */
export function memberHover(
  path: string,
  imported: Imported,
  analyse: (file: ParsedFile) => Analysis,
): string | undefined {
  return fileHover(path, imported, file => {
    const { plan, schedule, verdict, past } = analyse(file);
    const { runbook } = plan;
    if (!runbook || !schedule) return ["It contains no runbook"];
    const { planned } = schedule.work;
    const when = schedule.dated && planned;
    return [
      plain(runbook.title),
      when ? `${formatExactPeriod(planned, runbook.zone)} in ${zoneCity(runbook.zone)}` : undefined,
      verdictWords[shownVerdict({ verdict, past })],
    ];
  });
}

function fileHover(
  path: string,
  imported: Imported,
  linesFor: (file: ParsedFile) => readonly (string | undefined)[],
): string | undefined {
  const title = `**${plain(path)}**`;
  switch (imported.kind) {
    case "missing":
      return lines([title, "There is no such file"]);
    case "outside":
      return lines([title, "It is outside the root folder, and is not read"]);
    case "unreadable":
      return lines([title, plain(`It cannot be read: ${imported.why}`)]);
    case "file":
      return lines([title, ...linesFor(imported.file)]);
  }
}

/** "Declares 6 people, 3 teams and 2 skills" */
function contents(plan: Plan, uri: string): string {
  const own = (declared: readonly { readonly place: { readonly uri: string } }[]): number =>
    declared.filter(({ place }) => place.uri === uri).length;
  const counts: readonly (readonly [number, string, string?])[] = [
    [own(plan.people), "person", "people"],
    [own(plan.teams), "team"],
    [own(plan.skills), "skill"],
    [own(plan.environments), "environment"],
    [own(plan.freezes), "freeze"],
    [plan.runbook ? 1 : 0, "runbook"],
  ];
  const said = counts.filter(([number]) => number > 0).map(([number, noun, many]) => count(number, noun, many));
  return said.length === 0 ? "Declares no names" : `Declares ${list(said)}`;
}
