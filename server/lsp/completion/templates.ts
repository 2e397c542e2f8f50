/** The statements that are offered whole, by the keyword they begin with. */
import { snippetPlaceholder } from "../../../language/edits/statements.js";
import type { Surroundings } from "./surroundings.js";

/** What snippets are filled with, as far as it is known. */
export interface SnippetNames {
  /** Names. */
  readonly people: readonly string[];
  readonly teams: readonly string[];
  readonly environments: readonly string[];
  /** Names of the runbook's shared rollbacks. */
  readonly rollbacks: readonly string[];
  /** Whether something around it says who owns what is inside. */
  readonly isOwned: boolean;
}

export interface Template {
  /** What makes it different from others of its keyword. */
  readonly title: string;
  readonly about: string;
  /** Lines of a snippet; lines that are left out are empty. */
  readonly lines: (names: SnippetNames) => readonly string[];
  /** Where it does not fit although its keyword does. */
  readonly unless?: (names: SnippetNames, around: Surroundings) => boolean;
}

const mostChoices = 12;

/** The first of the names, to be changed for another of them; a placeholder where there are none. */
function oneOf(number: number, names: readonly string[], otherwise: string): string {
  return names.length === 0
    ? snippetPlaceholder(number, otherwise)
    : `\${${number}|${names.slice(0, mostChoices).join(",")}|}`;
}

/** The first is responsible, the second covers: not the same. */
function owners(number: number, { people, isOwned }: SnippetNames): string {
  if (isOwned) return "";
  const covers = people.length < 2 ? [] : [...people.slice(1), ...people.slice(0, 1)];
  return `  owner ${oneOf(number, people, "name")} or ${oneOf(number + 1, covers, "cover")}`;
}

const inSharedRollback = (_: SnippetNames, { block, node }: Surroundings): boolean => {
  if (block === "rollback") return true;
  for (let around = node; around; around = around.$container)
    if (around.$type === "Rollback" || around.$type === "Contingency") return true;
  return false;
};

function stepWith(...answer: readonly string[]): Template["lines"] {
  return names => [
    `step ${snippetPlaceholder(1, "name")} "${snippetPlaceholder(2, "What is done")}" {`,
    owners(3, names),
    `  takes ${snippetPlaceholder(5, "15m")} at most ${snippetPlaceholder(6, "30m")}`,
    ...answer,
    "}",
  ];
}

export const templates: Readonly<Record<string, readonly Template[]>> = {
  step: [
    {
      title: "with its own rollback",
      about: "An action that changes something, and how it is undone",
      lines: stepWith(
        `  run "${snippetPlaceholder(7, "command")}"`,
        `  expect "${snippetPlaceholder(8, "what is seen when it worked")}"`,
        `  rollback "${snippetPlaceholder(9, "How it is undone")}" {`,
        `    takes ${snippetPlaceholder(10, "10m")}`,
        `    run "${snippetPlaceholder(11, "command")}"`,
        "  }",
      ),
      unless: inSharedRollback,
    },
    {
      title: "undone by a shared rollback",
      about: "An action that a rollback for several steps undoes",
      lines: names => stepWith(`  rollback using ${oneOf(7, names.rollbacks, "name")}`)(names),
      unless: (names, around) => names.rollbacks.length === 0 || inSharedRollback(names, around),
    },
    {
      title: "with nothing to undo",
      about: "An action with nothing to undo, and why",
      lines: stepWith(`  rollback none because "${snippetPlaceholder(7, "why nothing has to be undone")}"`),
      unless: inSharedRollback,
    },
    {
      title: "that is irreversible",
      about: "A point of no return, and why; a gate comes before it",
      lines: stepWith(`  irreversible because "${snippetPlaceholder(7, "why it cannot be undone")}"`),
      unless: inSharedRollback,
    },
    {
      title: "of a rollback",
      about: "An action of a rollback: it needs no rollback of its own",
      lines: stepWith(`  expect "${snippetPlaceholder(7, "what is seen when it worked")}"`),
      unless: (names, around) => !inSharedRollback(names, around),
    },
  ],
  check: [
    {
      title: "with what must be seen",
      about: "A verification that changes nothing",
      lines: names => [
        `check ${snippetPlaceholder(1, "name")} "${snippetPlaceholder(2, "What is verified")}" {`,
        owners(3, names),
        `  takes ${snippetPlaceholder(5, "10m")}`,
        `  expect "${snippetPlaceholder(6, "what is seen when all is well")}"`,
        "}",
      ],
    },
  ],
  notify: [
    {
      title: "with its audience",
      about: "A message to people",
      lines: names => [
        `notify ${snippetPlaceholder(1, "name")} "${snippetPlaceholder(2, "What is announced")}" {`,
        owners(3, names),
        `  to ${oneOf(5, names.teams, '"#channel"')}`,
        `  takes ${snippetPlaceholder(6, "5m")}`,
        "}",
      ],
    },
  ],
  gate: [
    {
      title: "with what must be true",
      about: "A decision: go or no-go",
      lines: names => [
        `gate ${snippetPlaceholder(1, "name")} "${snippetPlaceholder(2, "Go or no-go")}" {`,
        owners(3, names),
        `  takes ${snippetPlaceholder(5, "10m")}`,
        `  requires "${snippetPlaceholder(6, "what must be true to go on")}"`,
        `  otherwise ${oneOf(7, ["rollback", '"stop and wait for the decider"'], "")}`,
        "}",
      ],
    },
  ],
  wait: [
    {
      title: "with what ends it",
      about: "Time that must pass, or a condition",
      lines: names => [
        `wait ${snippetPlaceholder(1, "name")} "${snippetPlaceholder(2, "What is waited for")}" {`,
        owners(3, names),
        `  takes at most ${snippetPlaceholder(5, "30m")}`,
        `  until "${snippetPlaceholder(6, "what ends the wait")}"`,
        "}",
      ],
    },
  ],
  phase: [
    {
      title: "with its owner",
      about: "Activities that belong together, and who does them",
      lines: names => [
        `phase ${snippetPlaceholder(1, "name")} "${snippetPlaceholder(2, "Title")}" {`,
        owners(3, { ...names, isOwned: false }),
        "  $0",
        "}",
      ],
    },
  ],
  rollback: [
    {
      title: "shared by several steps",
      about: "A rollback that several steps use: `rollback using NAME`",
      lines: names => [
        `rollback ${snippetPlaceholder(1, "name")} "${snippetPlaceholder(2, "What is restored")}" {`,
        owners(3, names),
        `  step ${snippetPlaceholder(5, "first")} "${snippetPlaceholder(6, "What is done")}" { takes ${snippetPlaceholder(7, "10m")} }`,
        "}",
      ],
      unless: (_, { block }) => block !== "runbook",
    },
    {
      title: "of this step",
      about: "How this step is undone",
      lines: () => [
        `rollback "${snippetPlaceholder(1, "How it is undone")}" {`,
        `  takes ${snippetPlaceholder(2, "10m")}`,
        `  run "${snippetPlaceholder(3, "command")}"`,
        "}",
      ],
      unless: (_, { block }) => block !== "step",
    },
    {
      title: "none because",
      about: "There is nothing to undo, and why",
      lines: () => [`rollback none because "${snippetPlaceholder(1, "why nothing has to be undone")}"`],
      unless: (_, { block }) => block !== "step",
    },
    {
      title: "using a shared one",
      about: "Undone by a rollback that several steps share",
      lines: names => [`rollback using ${oneOf(1, names.rollbacks, "name")}`],
      unless: ({ rollbacks }) => rollbacks.length === 0,
    },
  ],
  irreversible: [
    {
      title: "because",
      about: "A point of no return, and why",
      lines: () => [`irreversible because "${snippetPlaceholder(1, "why it cannot be undone")}"`],
    },
  ],
  contingency: [
    {
      title: "with how it is noticed",
      about: "What to do when something known goes wrong",
      lines: names => [
        `contingency ${snippetPlaceholder(1, "name")} "${snippetPlaceholder(2, "What goes wrong")}" {`,
        `  trigger "${snippetPlaceholder(3, "how it is noticed")}"`,
        owners(4, names),
        `  then ${oneOf(6, ["rollback", "continue", '"what is done"'], "")}`,
        "}",
      ],
    },
    {
      title: "with what is done then",
      about: "What to do when something known goes wrong, step by step, until the plan goes on",
      lines: names => [
        `contingency ${snippetPlaceholder(1, "name")} "${snippetPlaceholder(2, "What goes wrong")}" {`,
        `  trigger "${snippetPlaceholder(3, "how it is noticed")}"`,
        owners(4, names),
        `  step ${snippetPlaceholder(6, "name")} "${snippetPlaceholder(7, "What is done")}" { takes ${snippetPlaceholder(8, "10m")} }`,
        `  then ${oneOf(9, ["continue", "rollback"], "")}`,
        "}",
      ],
    },
  ],
  run: [
    {
      title: "several lines",
      about: "Commands in a block",
      lines: () => [`run \`\`\`${snippetPlaceholder(1, "sh")}`, "  $0", "```"],
    },
  ],
  accept: [
    {
      title: "with why and by whom",
      about: "Accepts a risk, with a reason",
      lines: ({ people }) => [
        `accept ${snippetPlaceholder(1, "area/rule")} because "${snippetPlaceholder(2, "why this risk is accepted")}" by ${oneOf(3, people, "name")}`,
      ],
    },
  ],
  runbook: [
    {
      title: "with window, people and a phase",
      about: "The plan of one release",
      lines: ({ environments, people }) => [
        `runbook ${snippetPlaceholder(1, "name")} "${snippetPlaceholder(2, "What is released")}" {`,
        `  environment ${oneOf(3, environments, "production")}`,
        `  timezone ${snippetPlaceholder(4, "Europe/London")}`,
        `  window ${snippetPlaceholder(5, "2026-01-31 22:00")} to ${snippetPlaceholder(6, "2026-02-01 04:00")}`,
        `  coordinator ${oneOf(7, people, "name")}`,
        `  decider ${oneOf(8, people, "name")}`,
        "",
        `  phase ${snippetPlaceholder(9, "prepare")} "${snippetPlaceholder(10, "Prepare")}" {`,
        `    $0`,
        "  }",
        "}",
      ],
      unless: (_, { block }) => block !== "file",
    },
  ],
  programme: [
    {
      title: "with its runbooks",
      about: "The runbooks of one night, judged together; in a file of its own",
      lines: () => [
        `programme ${snippetPlaceholder(1, "name")} "${snippetPlaceholder(2, "What the night is for")}" {`,
        `  runbook "${snippetPlaceholder(3, "./first.runbook")}", "${snippetPlaceholder(4, "./second.runbook")}"`,
        "}",
      ],
    },
  ],
  person: [
    {
      title: "with zone and contact",
      about: "Somebody who can own, decide or approve",
      lines: ({ teams }) => [
        `person ${snippetPlaceholder(1, "name")} "${snippetPlaceholder(2, "Full Name")}" {`,
        teams.length === 0 ? "" : `  team ${oneOf(3, teams, "team")}`,
        `  timezone ${snippetPlaceholder(4, "Europe/London")}`,
        `  contact "${snippetPlaceholder(5, "phone or address")}"`,
        "}",
      ],
    },
  ],
  team: [
    {
      title: "with its contact",
      about: "People, a desk or a rotation",
      lines: () => [
        `team ${snippetPlaceholder(1, "name")} "${snippetPlaceholder(2, "Title")}" { contact "${snippetPlaceholder(3, "#channel")}" }`,
      ],
      unless: (_, { block }) => block !== "file",
    },
  ],
  skill: [
    {
      title: "with what it is",
      about: "A piece of knowledge that steps need and people have",
      lines: () => [`skill ${snippetPlaceholder(1, "name")} "${snippetPlaceholder(2, "What somebody can do")}"`],
    },
  ],
  environment: [
    {
      title: "that is protected",
      about: "Where steps act, and who may act there",
      lines: ({ teams }) => [
        `environment ${snippetPlaceholder(1, "production")} {`,
        "  protected",
        `  operators ${oneOf(2, teams, "team")}`,
        "}",
      ],
      unless: (_, { block }) => block !== "file",
    },
  ],
  holidays: [
    {
      title: "with its days",
      about: "Days on which those who name this list do not work",
      lines: () => [
        `holidays ${snippetPlaceholder(1, "uk")} "${snippetPlaceholder(2, "UK bank holidays")}" {`,
        `  ${snippetPlaceholder(3, "2026-12-25")} "${snippetPlaceholder(4, "Christmas Day")}"`,
        "}",
      ],
      unless: (_, { block }) => block !== "file",
    },
  ],
  freeze: [
    {
      title: "with its days and zone",
      about: "No protected change on these days",
      lines: () => [
        `freeze "${snippetPlaceholder(1, "Title")}" ${snippetPlaceholder(2, "2026-12-20")} to ${snippetPlaceholder(3, "2027-01-04")} in ${snippetPlaceholder(4, "Europe/London")}`,
      ],
    },
  ],
  policy: [
    {
      title: "with a setting",
      about: "Thresholds and severities of an organisation",
      lines: () => ["policy {", `  longest-shift ${snippetPlaceholder(1, "10h")}`, "}"],
    },
  ],
};
