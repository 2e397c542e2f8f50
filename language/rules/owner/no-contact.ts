import type { Fix } from "../../plan/finding.js";
import type { Place } from "../../plan/place.js";
import type { Person, Team } from "../../plan/plan.js";
import { hole, insertIn } from "../edits.js";
import { type Report, type Rule, type Subject, tidy } from "../rule.js";
import { quoted } from "../words.js";
import { type Staff, staffOf } from "./staff.js";
import { statementsOf } from "./statements.js";

export const noContact: Rule = {
  code: "owner/no-contact",
  severity: tidy("warning"),
  summary: "Somebody owns or covers something and cannot be reached: neither they nor their team has a contact.",
  why: "When a step is due and its owner is not on the bridge, somebody has to call. The number belongs in the runbook, not in the head of whoever is awake.",
  bad: `person ana "Ana Lopez" { timezone Europe/Madrid }
person ben "Ben Okafor" { timezone Europe/London contact "+44 20 0000 0001" }

runbook restart "Restart the queue" {
  change CHG-1
  timezone Europe/Madrid
  window 2026-05-20 10:00 to 2026-05-20 12:00
  decider ben or ana
  owner ana or ben

  notify start "Announce the restart" { to "#all" takes 5m }
  step restart "Restart the broker" { takes 5m rollback none because "a restart changes nothing" }
  check flow "Look at the queue" { takes 5m expect "messages flow" }
  notify done "Announce the end" { to "#all" takes 5m }
  contingency stuck "The broker does not come back" { trigger "no leader after 5 minutes" then rollback }
}
`,
  good: `person ana "Ana Lopez" { timezone Europe/Madrid contact "+34 600 000 001" }
person ben "Ben Okafor" { timezone Europe/London contact "+44 20 0000 0001" }

runbook restart "Restart the queue" {
  change CHG-1
  timezone Europe/Madrid
  window 2026-05-20 10:00 to 2026-05-20 12:00
  decider ben or ana
  owner ana or ben

  notify start "Announce the restart" { to "#all" takes 5m }
  step restart "Restart the broker" { takes 5m rollback none because "a restart changes nothing" }
  check flow "Look at the queue" { takes 5m expect "messages flow" }
  notify done "Announce the end" { to "#all" takes 5m }
  contingency stuck "The broker does not come back" { trigger "no leader after 5 minutes" then rollback }
}
`,
  check,
};

function* check({ plan, release }: Subject): Iterable<Report> {
  if (!release) return;
  const staff = staffOf(plan);
  const said = new Set<Person | Team>();
  for (const { owners, title } of statementsOf(release)) {
    for (const party of [...owners.parties, ...owners.with]) {
      if (party.kind === "nobody") continue;
      const found = party.kind === "person" ? plan.people[party.person] : plan.teams[party.team];
      const reachable =
        party.kind === "person" ? isPersonReachable(staff, party.person) : isTeamReachable(staff, party.team);
      if (!found || found.broken || reachable || said.has(found)) continue;
      said.add(found);
      yield report(found, party.place, title, plan.uri);
    }
  }
}

/** Themselves, or through a team of theirs. */
function isPersonReachable(staff: Staff, person: number): boolean {
  const own = staff.plan.people[person]?.contacts ?? [];
  return own.length > 0 || (staff.teams[person] ?? []).some(({ contacts, broken }) => broken || contacts.length > 0);
}

/** Itself, or through a member; of an empty team another rule speaks. */
function isTeamReachable(staff: Staff, team: number): boolean {
  const { contacts, rotation } = staff.plan.teams[team] ?? { contacts: [], rotation: undefined };
  const members = staff.members[team] ?? [];
  if (contacts.length > 0 || (members.length === 0 && rotation === undefined)) return true;
  return members.some(member => isPersonReachable(staff, member));
}

function report(found: Person | Team, use: Place, title: string, uri: string): Report {
  const message = `${found.title} has a part in ${quoted(title)} and cannot be reached: no contact is given. Add one: \`contact "…"\`.`;
  if (found.place.uri !== uri)
    return { message, place: use, related: [{ message: "declared here", place: found.head }] };
  const edits = [insertIn(found.insertion, [`contact "${hole(1, "phone, chat or mail")}"`])];
  const fixes: readonly Fix[] = [{ kind: "scaffold", title: "Add a contact", edits }];
  return { message, place: found.head, related: [{ message: "named here", place: use }], fixes };
}
