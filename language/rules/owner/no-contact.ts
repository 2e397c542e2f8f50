import { insertIn, snippetPlaceholder } from "../../edits/statements.js";
import type { Fix } from "../../plan/finding.js";
import { keptFor } from "../../plan/kept.js";
import type { PartyUse, Person, Team } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import { type Staff, staffOf } from "../../staffing/staff.js";
import { quoted } from "../../wording/titles.js";
import { byAccept } from "../accepting.js";
import { type Group, groupsBy } from "../groups.js";
import { type Report, type Rule, type Subject, tidy } from "../rule.js";
import { type ParticipantRole, participantRolesIn } from "./statements.js";

export const noContact: Rule = {
  code: "owner/no-contact",
  severity: tidy("warning"),
  check,
};

function* check({ plan, release }: Subject): Iterable<Report> {
  if (!release) return;
  const staff = staffOf(plan);
  if (isEverybodyReachable(staff)) return;
  const parts = [
    ...participantRolesIn(release, party => unreachable(staff, party) !== undefined),
    ...escalationsIn(release).filter(({ party }) => unreachable(staff, party) !== undefined),
  ];
  for (const [found, uses] of groupsBy(parts, ({ party }) => unreachable(staff, party))) {
    if (!found) continue;
    for (const group of byAccept(uses, release.runbook, noContact.code, ({ place }) => place).values()) {
      yield report(found, group, plan.uri);
    }
  }
}

/** Whom to call when something is late. */
function escalationsIn({ runbook }: Release): readonly ParticipantRole[] {
  const { escalation, work, name, title, place } = runbook;
  const whole = { escalation, title: title || name, place };
  return [whole, ...work.activities].flatMap(({ escalation, title, place }) =>
    escalation ? [{ party: escalation.party, part: `is to be called when ${quoted(title)} is late`, place }] : [],
  );
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

function report(found: Person | Team, uses: Group<ParticipantRole>, uri: string): Report {
  const [{ party, part }] = uses;
  const use = party.place;
  const acceptedAt = uses.map(({ place }) => place);
  const said = { about: found.place, acceptedAt };
  const message = `${found.title} ${part}, but has no contact, so nobody knows how to call them. Add \`contact "…"\`.`;
  if (found.place.uri !== uri)
    return { ...said, message, place: use, related: [{ message: "declared here", place: found.head }] };
  const edits = [insertIn(found.insertion, [`contact "${snippetPlaceholder(1, "phone, chat or mail")}"`])];
  const fixes: readonly Fix[] = [{ kind: "scaffold", title: "Add a contact", edits }];
  return { ...said, message, place: found.head, related: [{ message: "named here", place: use }], fixes };
}
