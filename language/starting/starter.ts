/**
 * A first runbook and the roster it imports, from a handful of answers: text that is checked clean, but for what only a
 * person can decide. It holds what a good release has, so that one only has to put in what one's own release does.
 */
import { unusedName } from "../edits/statements.js";
import { formatExactMoment } from "../time/format.js";
import { nameFrom } from "./naming.js";
import type { NameAndTitle, NewRunbook, RosterNames } from "./start.js";

export interface StarterFile {
  /** A name in the folder they are put into. */
  readonly path: string;
  readonly text: string;
}

/** The roster that is written, and looked for. */
export const rosterPath = "people.runbook";

const windowLength = 4 * 3_600;

/**
 * The runbook first; then the roster, unless there is one already.
 * @param taken names of the files that are in the folder: none of them is written
 * @param roster what is declared in a roster that is there: it is imported, and what it lacks stands in the runbook's file
 */
export function starterFiles(
  start: NewRunbook,
  taken: ReadonlySet<string> = new Set(),
  roster?: RosterNames,
): readonly [StarterFile, ...StarterFile[]] {
  const cast = castFor(start, roster);
  const importedPath = roster?.path ?? fileName("people", taken);
  const name = nameFrom(start.title, "runbook");
  const path = fileName(name, new Set([...taken, importedPath]));
  const declared = cast.declarations.join("\n");
  const head = `import "./${importedPath}"\n`;
  const body = runbookText(start, name, cast);
  if (roster) return [{ path, text: [head, declared, body].filter(part => part !== "").join("\n") }];
  return [
    { path, text: `${head}\n${body}` },
    { path: importedPath, text: `${rosterComment}\n${declared}` },
  ];
}

function fileName(stem: string, taken: ReadonlySet<string>): string {
  const lower = new Set([...taken].map(path => path.toLowerCase().replace(/\.runbook$/, "")));
  return `${unusedName(stem, lower)}.runbook`;
}

/** Who and what a runbook names, and the declarations that are missing for it. */
interface Cast {
  readonly environment: string;
  /** "ana or ben" */
  readonly doer: string;
  /** The other way round: whoever changes something does not check it as well. */
  readonly other: string;
  readonly audience: string;
  readonly declarations: readonly string[];
}

const rosterComment = `// Who can do what, and where. Every runbook can import this file.
// Add each person's own time zone, contact and leave:
//   contact "+44 20 5555 0110"   hours 09:00 to 18:00   away 2026-12-24 to 2026-12-31
// Name what only some can do: \`skill NAME "title"\` here, \`knows NAME\` in a person, \`needs NAME\` in a step.
`;

function castFor(start: NewRunbook, roster: RosterNames | undefined): Cast {
  const names = new Set(
    [roster?.people, roster?.teams, roster?.environments, roster?.skills].flatMap(
      declared => declared?.map(({ name }) => name) ?? [],
    ),
  );
  const declarations: string[] = [];
  const declare = (wanted: string, text: (name: string) => string): string => {
    const name = unusedName(wanted, names);
    names.add(name);
    declarations.push(text(name));
    return name;
  };

  const writesTeam = roster === undefined;
  const team = writesTeam ? declare("release", name => `team ${name} "Release team"\n`) : roster.teams[0]?.name;
  const named = start.people.map(
    title =>
      found(roster?.people, title) ??
      declare(personName(title, names), name => person(name, title, start.zone, writesTeam ? team : undefined)),
  );
  const people = named.length > 0 ? named : (roster?.people ?? []).slice(0, 2).map(({ name }) => name);
  const owners = people.length > 0 ? people : [team ?? declare("release", name => `team ${name} "Release team"\n`)];
  const environment =
    found(roster?.environments, start.environment) ??
    declare(nameFrom(start.environment, "environment"), name =>
      environmentText(name, start.environment, writesTeam ? team : undefined),
    );
  return {
    environment,
    doer: owners.join(" or "),
    other: [...owners.slice(1), ...owners.slice(0, 1)].join(" or "),
    audience: team ?? owners.join(", "),
    declarations,
  };
}

/** By name or by title, whatever the letter case. */
function found(declared: readonly NameAndTitle[] | undefined, wanted: string): string | undefined {
  const lower = wanted.toLowerCase();
  return declared?.find(({ name, title }) => name.toLowerCase() === lower || title.toLowerCase() === lower)?.name;
}

/** People are called by their first name where that says who is meant. */
function personName(title: string, taken: ReadonlySet<string>): string {
  const first = nameFrom(title.split(" ")[0] ?? "", "person");
  return taken.has(first) ? nameFrom(title, "person") : first;
}

function person(name: string, title: string, zone: string, team: string | undefined): string {
  return `person ${name} ${quote(title)} {
${team === undefined ? "" : `  team ${team}\n`}  timezone ${zone}
}
`;
}

function environmentText(name: string, title: string, operators: string | undefined): string {
  return `environment ${name}${name === title ? "" : ` ${quote(title)}`} {
  protected // changes only inside a window, and never in a freeze
${operators === undefined ? "" : `  operators ${operators}\n`}}
`;
}

function runbookText(start: NewRunbook, name: string, { environment, doer, other, audience }: Cast): string {
  const { title, zone, opens } = start;
  return `runbook ${name} ${quote(title)} {
  environment ${environment}
  risk medium
  timezone ${zone}
  window ${formatExactMoment(opens, zone)} to ${formatExactMoment(opens + windowLength, zone)}
  coordinator ${other}
  decider ${doer}

  phase prepare "Prepare" {
    owner ${other}

    notify announce "Announce the release" { to ${audience} takes 5m }
    step backup "Take a backup" {
      takes 15m at most 20m
      expect "the backup is listed with today's date"
      rollback none because "a backup changes nothing"
    }
    gate go "Go or no-go" {
      takes 5m
      requires "the backup is listed", "everybody who is needed has joined"
      otherwise "stop here: nothing has been changed"
    }
  }

  phase change "Change" {
    step deploy "Deploy the new version" {
      owner ${doer}
      takes 30m at most 45m
      expect "the new version answers"
      rollback "Deploy the old version again" {
        takes 20m
        expect "the old version answers"
      }
    }
    check smoke "Try what users do most" {
      owner ${other}
      takes 10m
      expect "everything works as before"
      otherwise rollback
    }
  }

  phase finish "Finish" {
    owner ${doer}

    notify all-clear "Announce the end of the release" { to ${audience} takes 5m }
  }

  contingency broken "The new version does not answer" {
    trigger "it has not answered ten minutes after the deployment"
    owner ${doer}
    then rollback
  }
}
`;
}

function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, "\\$&")}"`;
}
