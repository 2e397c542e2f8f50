/** A runbook of any size that looks like real ones: phases of ten steps, owners with cover, skills, rollbacks, gates. */
export function largeRunbook(steps: number, people = 20): string {
  return `${largeRoster(people)}\n${plan(steps, people)}`;
}

/** The people of a large runbook, with their team, skill and environment, for runbooks that import them. */
export function largeRoster(people: number): string {
  const persons = many(
    people,
    i =>
      `person p${i} "Person ${i}" { team ops knows databases timezone ${i % 2 ? "Europe/London" : "Europe/Berlin"} contact "p${i}@example.com" }`,
  );
  return `skill databases "Databases"
team ops "Operations" { contact "#ops" }
${persons.join("\n")}
environment production { operators ops }
`;
}

/** A large runbook whose people stand in a file of their own. */
export function importingRunbook(roster: string, steps: number, people: number): string {
  return `import "${roster}"\n\n${plan(steps, people)}`;
}

function plan(steps: number, people: number): string {
  const who = (i: number): string => `p${i % people}`;
  const step = (i: number): string => `    step s${i} "${titleOf(i)}" {
      owner ${who(i)} or ${who(i + 1)}
      needs databases
      takes 1m at most 90s
      run "change --number ${i}"
      rollback "Undo ${i}" { takes 1m expect "${i} is back" }
    }`;
  const phases = inTens(steps, step).map((inside, p) => `  phase phase-${p} "Phase ${p}" {\n${inside.join("\n")}\n  }`);
  return `runbook large "A release of ${steps} steps" {
  change CHG-1
  environment production
  timezone Europe/London
  window 2026-06-01 08:00 to ${lastDay(steps)} 20:00
  decider p0 or p1
${phases.join("\n")}
}
`;
}

/** The same plan in a spreadsheet, with times in a zone of its own. */
export const sheet: Language = {
  ending: "csv",
  write: steps => {
    const rows = many(
      steps,
      i =>
        `${i + 1},Phase ${Math.floor(i / 10)},${titleOf(i)},Person ${i % 20},Person ${(i + 1) % 20},${i === 0 ? "2026-06-01 08:00" : ""},1 min,${i === 0 ? "" : i},change --number ${i},Undo ${i}`,
    );
    const names = "Id,Phase,Task,Owner,Backup owner,Start (Europe/London),Duration,Predecessors,Command,Rollback";
    return `${names}\n${rows.join("\n")}\n`;
  },
};

/** The same plan as other programs write it: as many steps, lines and bytes, or nearly so. */
export interface Language {
  readonly ending: string;
  readonly write: (steps: number) => string;
  /** A line that cannot be read between two steps; absent where every text can be read. */
  readonly slip?: string;
}

export const runbook: Language & { readonly slip: string } = {
  ending: "runbook",
  write: steps => {
    // As many people as such a plan would have.
    const text = largeRunbook(steps, steps > 1_000 ? 500 : Math.min(20, 2 * steps));
    // No runbook is read that is larger than 20 MB.
    return steps > 50_000 ? text.replace(/\n +/g, "\n") : text;
  },
  slip: "    sequ",
};

export const script: Language = {
  ending: "js",
  write: steps => {
    const step = (i: number): string => `  step("s${i}", "${titleOf(i)}", {
    owner: [people.p${i % 20}, people.p${(i + 1) % 20}],
    needs: ["databases"],
    takes: { planned: 60, worst: 90 },
    run: "change --number ${i}",
    rollback: { title: "Undo ${i}", takes: 60, expect: "${i} is back" },
  });`;
    const phases = inTens(steps, step).map(
      (inside, p) => `\nphase("phase-${p}", "Phase ${p}", ({ step }) => {\n${inside.join("\n")}\n});`,
    );
    return `import { people, phase } from "./release.js";\n${phases.join("\n")}\n`;
  },
  slip: "  step(",
};

export const json: Language & { readonly slip: string } = {
  ending: "json",
  write: steps => {
    const step = (i: number): string => `        { "name": "s${i}", "title": "${titleOf(i)}",
          "owner": ["p${i % 20}", "p${(i + 1) % 20}"],
          "needs": ["databases"],
          "takes": 60, "atMost": 90,
          "run": "change --number ${i}",
          "rollback": { "title": "Undo ${i}", "takes": 60, "expect": "${i} is back" }
        }`;
    const phases = inTens(steps, step).map(
      (inside, p) => `    { "name": "phase-${p}", "title": "Phase ${p}", "steps": [\n${inside.join(",\n")}\n    ] }`,
    );
    return `{\n  "title": "A release of ${steps} steps",\n  "phases": [\n${phases.join(",\n")}\n  ]\n}\n`;
  },
  slip: "        tru",
};

/** What a JSON language server needs to check and complete the plan. */
export const jsonSchema = {
  type: "object",
  required: ["title", "phases"],
  additionalProperties: false,
  properties: {
    title: { type: "string" },
    phases: { type: "array", items: { $ref: "#/definitions/phase" } },
  },
  definitions: {
    phase: {
      type: "object",
      required: ["name", "title", "steps"],
      properties: {
        name: { $ref: "#/definitions/name" },
        title: { type: "string", maxLength: 80 },
        steps: { type: "array", items: { $ref: "#/definitions/step" } },
      },
    },
    step: {
      type: "object",
      required: ["name", "title", "owner", "takes"],
      additionalProperties: false,
      properties: {
        name: { $ref: "#/definitions/name" },
        title: { type: "string", maxLength: 80 },
        owner: { type: "array", items: { $ref: "#/definitions/name" }, minItems: 1 },
        needs: { type: "array", items: { enum: ["databases", "networks", "storage"] } },
        takes: { type: "integer", minimum: 1 },
        atMost: { type: "integer", minimum: 1 },
        run: { type: "string" },
        rollback: {
          type: "object",
          required: ["title", "takes"],
          properties: { title: { type: "string" }, takes: { type: "integer" }, expect: { type: "string" } },
        },
      },
    },
    name: { type: "string", pattern: "^[a-z][a-z0-9-]*$" },
  },
} as const;

/** Mermaid's Gantt chart; what it has no words for stands in comments. */
export const gantt: Language = {
  ending: "mmd",
  write: steps => {
    const step = (
      i: number,
    ): string => `  ${titleOf(i)} : s${i}, ${i === 0 ? "2026-06-01 08:00" : `after s${i - 1}`}, 1m
    %% owner p${i % 20} or p${(i + 1) % 20}
    %% needs databases
    %% at most 90s
    %% run change --number ${i}
    %% rollback Undo ${i}, takes 1m, expect ${i} is back`;
    const sections = inTens(steps, step).map((inside, p) => `  section Phase ${p}\n${inside.join("\n")}`);
    return `gantt\n  dateFormat YYYY-MM-DD HH:mm\n${sections.join("\n")}\n`;
  },
  slip: "  sequ",
};

export const markwhen: Language = {
  ending: "mw",
  write: steps => {
    const step = (i: number): string => `${minute(i)}/${minute(i + 1)}: ${titleOf(i)} #p${i % 20}
id: s${i}
or #p${(i + 1) % 20}
needs databases
at most 90s
- [ ] change --number ${i}
rollback: Undo ${i}, takes 1m, expect ${i} is back`;
    const sections = inTens(steps, step).map((inside, p) => `## Phase ${p}\n${inside.join("\n")}`);
    return `title: A release of ${steps} steps\ntimezone: Europe/London\n\n${sections.join("\n\n")}\n`;
  },
};

export const taskJuggler: Language = {
  ending: "tjp",
  write: steps => {
    const step = (i: number): string => `  task s${i} "${titleOf(i)}" {
    allocate p${i % 20} { alternative p${(i + 1) % 20} }
    flags databases
    effort 5min
    ${i % 10 === 0 ? "# the first of its phase" : `depends !s${i - 1}`}
    note "change --number ${i}"
    # undone by: Undo ${i}, takes 1m, expect ${i} is back
  }`;
    const phases = inTens(steps, step).map(
      (inside, p) =>
        `task phase${p} "Phase ${p}" {\n  ${p === 0 ? "" : `depends phase${p - 1}`}\n${inside.join("\n")}\n}`,
    );
    const people = many(20, i => `resource p${i} "Person ${i}"`);
    return `project large "A release of ${steps} steps" 2026-06-01 +${Math.ceil(steps / 50) + 14}d {
  timezone "Europe/London"
  timingresolution 5min
}
flags databases
${people.join("\n")}
${phases.join("\n")}
`;
  },
  slip: "  sequ",
};

/** The text with a line more, above a step. */
export function withLine(text: string, step: number, line: string): string {
  const start = text.lastIndexOf("\n", text.indexOf(titleOf(step))) + 1;
  return `${text.slice(0, start)}${line}\n${text.slice(start)}`;
}

export function titleOf(step: number): string {
  return `Change number ${step}`;
}

/** Where a window ends that every step fits into. */
function lastDay(steps: number): string {
  const days = Math.ceil(steps / 400) + 1;
  return new Date(Date.UTC(2026, 5, days + 1)).toISOString().slice(0, 10);
}

function minute(number: number): string {
  return new Date(Date.UTC(2026, 5, 1, 8, number)).toISOString().slice(0, 16).replace("T", " ");
}

function inTens(steps: number, write: (step: number) => string): readonly (readonly string[])[] {
  return many(Math.ceil(steps / 10), p => many(Math.min(10, steps - p * 10), i => write(p * 10 + i)));
}

function many<T>(count: number, make: (index: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
