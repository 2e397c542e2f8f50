/** What a programme's difference says, in words and in its order: what the night comes to, then its runbooks, then its own file. */
import { joined, said, type Words, words } from "../exports/book/words.js";
import type { ComparedVersions } from "./compared.js";
import type { RunbookChange } from "./members.js";
import type { ProgrammeDiff } from "./programme.js";
import {
  changeLine,
  type DiffLine,
  type DiffSection,
  effectLine,
  findingLines,
  line,
  quotedWords,
  sectionsOf,
  type Zones,
  zoneOf,
} from "./words.js";

/** @param zone the zone to show times in; the second version's own when undefined */
export function sectionsIn(compared: ComparedVersions, zone: string | undefined): readonly DiffSection[] {
  switch (compared.kind) {
    case "changed":
      return sectionsOf(compared.diff, zone);
    case "programme":
      return sectionsOfProgramme(compared.diff, zone);
  }
}

function sectionsOfProgramme(diff: ProgrammeDiff, zone: string | undefined): readonly DiffSection[] {
  const shown = zone ?? diff.after.zone;
  const zones: Zones = { before: shown, after: shown };
  const sections: readonly DiffSection[] = [
    { title: "What it comes to", lines: diff.effects.map(each => effectLine(each, zones)) },
    { title: "Findings across its runbooks", lines: findingLines(diff.findings, "worse", "better") },
    { title: "Accepted risks", lines: findingLines(diff.accepted, "changed", "changed") },
    { title: "Its runbooks", lines: diff.runbooks.map(each => runbookLine(each, shown)) },
    { title: "What was changed", lines: diff.changes.map(each => changeLine(each, zones)) },
  ];
  return sections.filter(({ lines }) => lines.length > 0);
}

function runbookLine(change: RunbookChange, zone: string): DiffLine {
  switch (change.change) {
    case "added":
      return line("added", words`${said("New: ")}${called(change)}`);
    case "removed":
      return line("removed", words`${said("Gone: ")}${called(change)}`);
    case "unreadable":
      return line("worse", words`${called(change)}: ${said("cannot be read any more")}`);
    case "readable":
      return line("better", words`${called(change)}: ${said("can be read now")}`);
    case "changed":
      return changedLine(change, zone);
  }
}

function called({ title, path }: { readonly title: string; readonly path: string }): Words {
  return title === path ? words`${path}` : words`${quotedWords(title)} (${path})`;
}

/** Its own page says the rest. */
function changedLine(
  { before, after, isMoved, diff }: Extract<RunbookChange, { change: "changed" }>,
  zone: string,
): DiffLine {
  const zones: Zones = { before: zoneOf(diff.before, zone), after: zoneOf(diff.after, zone) };
  const effects = diff.effects.filter(({ what }) => what === "verdict" || what === "end");
  const told = effects.map(each => effectLine(each, zones));
  const mark = (["worse", "better"] as const).find(each => told.some(effect => effect.mark === each)) ?? "changed";
  const says =
    told.length > 0
      ? joined(
          told.map(each => each.words),
          "; ",
        )
      : said("changed, with the verdict and the end it had");
  const from = isMoved ? words`, before ${before.path}` : undefined;
  return line(mark, words`${called(after)}${from}: ${says}`);
}
