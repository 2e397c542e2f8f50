import { hole, insertIn } from "../../edits/statements.js";
import type { Fix } from "../../plan/finding.js";
import { keptFor } from "../../plan/kept.js";
import type { PartyUse, Person, Team } from "../../plan/plan.js";
import { type Staff, staffOf } from "../../staffing/staff.js";
import { byAccept } from "../accepting.js";
import { type Group, groupsBy } from "../groups.js";
import { type Report, type Rule, type Subject, tidy } from "../rule.js";
import { type Part, partsIn } from "./statements.js";

export const noContact: Rule = {
  code: "owner/no-contact",
  severity: tidy("warning"),
  summary: "Somebody owns or covers something and cannot be reached: neither they nor their team has a contact.",
  why: "When a step is due and its owner has not joined, somebody has to call. The number belongs in the runbook, where everybody finds it.",
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
  if (isEverybodyReachable(staff)) return;
  const parts = partsIn(release, party => unreachable(staff, party) !== undefined);
  for (const [found, uses] of groupsBy(parts, ({ party }) => unreachable(staff, party))) {
    if (!found) continue;
    for (const group of byAccept(uses, release.runbook, noContact.code, ({ place }) => place).values()) {
      yield report(found, group, plan.uri);
    }
  }
}

/** Undefined for who can be reached, or of whom not all could be read. */
function unreachable(staff: Staff, party: PartyUse): Person | Team | undefined {
  if (party.kind === "nobody") return undefined;
  const isPerson = party.kind === "person";
  const found = isPerson ? staff.roster.people[party.person] : staff.roster.teams[party.team];
  if (!found || found.broken) return undefined;
  const isReachable = isPerson ? isPersonReachable(staff, party.person) : isTeamReachable(staff, party.team);
  return isReachable ? undefined : found;
}

const isEverybodyReachable = keptFor(
  (staff: Staff) =>
    staff.roster.people.every((_, person) => isPersonReachable(staff, person)) &&
    staff.roster.teams.every((_, team) => isTeamReachable(staff, team)),
);

/** Themselves, or through a team of theirs. */
function isPersonReachable(staff: Staff, person: number): boolean {
  const own = staff.roster.people[person]?.contacts ?? [];
  return own.length > 0 || (staff.teams[person] ?? []).some(({ contacts, broken }) => broken || contacts.length > 0);
}

/** Itself, or through a member; of an empty team another rule speaks. */
function isTeamReachable(staff: Staff, team: number): boolean {
  const { contacts, rotation } = staff.roster.teams[team] ?? { contacts: [], rotation: undefined };
  const members = staff.members[team] ?? [];
  if (contacts.length > 0 || (members.length === 0 && rotation === undefined)) return true;
  return members.some(member => isPersonReachable(staff, member));
}

function report(found: Person | Team, uses: Group<Part>, uri: string): Report {
  const [{ party, part }] = uses;
  const use = party.place;
  const acceptedAt = uses.map(({ place }) => place);
  const said = { about: found.place, acceptedAt };
  const message = `${found.title} ${part}, but has no contact, so nobody knows how to call them. Add \`contact "…"\`.`;
  if (found.place.uri !== uri)
    return { ...said, message, place: use, related: [{ message: "declared here", place: found.head }] };
  const edits = [insertIn(found.insertion, [`contact "${hole(1, "phone, chat or mail")}"`])];
  const fixes: readonly Fix[] = [{ kind: "scaffold", title: "Add a contact", edits }];
  return { ...said, message, place: found.head, related: [{ message: "named here", place: use }], fixes };
}
