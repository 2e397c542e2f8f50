import type { Fix } from "../../plan/finding.js";
import type { PartyUse } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import type { Report, Rule, Subject } from "../rule.js";
import { quoted } from "../words.js";
import { candidatesFor } from "./candidates.js";
import { staffOf } from "./staff.js";
import { peopleAmong, placeKey, statementsOf } from "./statements.js";
import type { Task } from "./tasks.js";

export const placeholder: Rule = {
  code: "owner/placeholder",
  severity: "error",
  summary: "A word like TBD, someone or ??? stands where a person or a team is meant.",
  why: "A placeholder reads like an owner and is none: it is still there when the window opens, and nobody has been asked.",
  bad: `person ana "Ana Lopez" { timezone Europe/Madrid contact "+34 600 000 001" }
person ben "Ben Okafor" { timezone Europe/London contact "+44 20 0000 0001" }

runbook restart "Restart the queue" {
  risk low
  timezone Europe/Madrid
  window 2026-05-20 10:00 to 2026-05-20 12:00

  step restart "Restart the broker" {
    owner TBD
    takes 5m
    rollback none because "a restart changes nothing"
  }
}
`,
  good: `person ana "Ana Lopez" { timezone Europe/Madrid contact "+34 600 000 001" }
person ben "Ben Okafor" { timezone Europe/London contact "+44 20 0000 0001" }

runbook restart "Restart the queue" {
  risk low
  timezone Europe/Madrid
  window 2026-05-20 10:00 to 2026-05-20 12:00

  step restart "Restart the broker" {
    owner ana or ben
    takes 5m
    rollback none because "a restart changes nothing"
  }
}
`,
  check,
};

/** Somebody named, what for, and what whoever it becomes takes on. */
interface Use {
  readonly party: PartyUse;
  /** What that means. */
  readonly role: () => string;
  readonly tasks: readonly Task[];
  /** Named beside it, so not to be offered. */
  readonly beside: readonly PartyUse[];
}

function* check({ plan, release }: Subject): Iterable<Report> {
  if (!release) return;
  const said = new Set<number>();
  for (const { party, role, tasks, beside } of usesIn(release)) {
    if (party.kind !== "nobody" || !party.placeholder) continue;
    const key = placeKey(party.place);
    if (said.has(key)) continue;
    said.add(key);
    const people = candidatesFor(staffOf(plan), release, tasks, peopleAmong(beside));
    yield {
      message: `\`${party.name}\` stands for nobody, so ${role()}. Find the person now and write the name here.`,
      place: party.place,
      fixes: people.map(
        ({ name, title }): Fix => ({
          kind: "choice",
          title: `Make it ${title}`,
          edits: [{ place: party.place, newText: name }],
        }),
      ),
    };
  }
}

function* usesIn(release: Release): Iterable<Use> {
  const { runbook } = release;
  for (const { owners, title, tasks } of statementsOf(release)) {
    const beside = [...owners.parties, ...owners.with];
    for (const [index, party] of owners.parties.entries()) {
      const role = () => (index === 0 ? `nobody will do ${quoted(title)}` : `${quoted(title)} has no such cover`);
      yield { party, role, tasks, beside };
    }
    for (const party of owners.with) {
      yield { party, role: () => `nobody takes part in ${quoted(title)} there`, tasks: [], beside };
    }
  }
  for (const party of runbook.coordinators) {
    yield { party, role: () => "nobody runs the release", tasks: [], beside: runbook.coordinators };
  }
  for (const party of runbook.deciders) {
    yield { party, role: () => "nobody can call a rollback", tasks: [], beside: runbook.deciders };
  }
  for (const { audience, title } of runbook.work.activities) {
    for (const each of audience) {
      if (each.kind === "party") {
        yield { party: each.party, role: () => `nobody is told by ${quoted(title)}`, tasks: [], beside: [] };
      }
    }
  }
  for (const { by, code } of runbook.accepts) {
    if (by) yield { party: by, role: () => `nobody answers for accepting ${code}`, tasks: [], beside: [] };
  }
}
