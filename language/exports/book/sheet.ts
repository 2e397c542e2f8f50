/** What every part of a document is made from, and the phrases they share. */
import type { Escalation, Instant, Owners, Participant, PartyUse, Plan, Takes } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import type { Decisions } from "../../schedule/undo/words.js";
import { decisionText } from "../../schedule/undo/words.js";
import { formatDuration } from "../../time/duration.js";
import type { Numbers } from "../numbers.js";
import { partyTitle } from "../release.js";
import { contact, durations, joined, moment, said, type Words, words } from "./words.js";

export interface Sheet extends Release {
  readonly plan: Plan;
  /** The zone times are in where the reader asks for no other. */
  readonly zone: string;
  readonly numbers: Numbers;
}

export const untitled = "(untitled)";

/** "to Dana Fox (+1 555 0100), when it is late by 15m" */
export function escalationWords({ party, after }: Escalation, sheet: Sheet): Words {
  return words`to ${reachedWords(party, sheet)}, when it is late by ${said(formatDuration(after))}`;
}

export function takesWords(takes: Takes | undefined): Words {
  return takes ? durations(takes.planned, takes.worst) : said("duration not stated");
}

/** "Priya Nair", "Priya Nair (verifier)" */
export function partyWords(party: Participant, { plan }: Sheet): Words {
  const title = partyTitle(party, plan) || untitled;
  return party.label === undefined ? words`${title}` : words`${title} (${party.label})`;
}

/** "Priya Nair or Jack Riley"; nothing for nobody. */
export function partiesWords(parties: readonly Participant[], sheet: Sheet): Words {
  return joined(
    parties.map(party => partyWords(party, sheet)),
    " or ",
  );
}

/** "Priya Nair (+1 555 0102)", "Lee Park (verifier, #dba)": nobody looks a number up at night. */
export function reachedWords(party: Participant, sheet: Sheet): Words {
  const title = partyTitle(party, sheet.plan) || untitled;
  const inside = [...(party.label === undefined ? [] : [party.label]), ...contactsOf(party, sheet.plan).map(contact)];
  return inside.length === 0 ? words`${title}` : words`${title} (${joined(inside, ", ")})`;
}

export function contactsOf(party: PartyUse, plan: Pick<Plan, "people" | "teams">): readonly string[] {
  switch (party.kind) {
    case "person":
      return plan.people[party.person]?.contacts ?? [];
    case "team":
      return plan.teams[party.team]?.contacts ?? [];
    case "nobody":
      return [];
  }
}

/** "Priya Nair (+1 555 0102), cover Jack Riley, with Lee Park"; says so where nobody is named. */
export function ownersWords(owners: Owners | undefined, sheet: Sheet): Words {
  const [first, ...covers] = owners?.parties ?? [];
  if (!owners || !first) return said("nobody is named");
  const list = (parties: readonly Participant[], between: string): Words =>
    joined(
      parties.map(party => reachedWords(party, sheet)),
      between,
    );
  return [
    ...reachedWords(first, sheet),
    ...(covers.length > 0 ? words`, cover ${list(covers, " or ")}` : []),
    ...(owners.with.length > 0 ? words`, with ${list(owners.with, " and ")}` : []),
  ];
}

export function because(reason: string): Words {
  return reason.trim() === "" ? [] : words`: ${reason}`;
}

/** As in every message and picture, with its moments left to the printer. */
export function decisionWords(decisions: Decisions): Words | undefined {
  const moments: Instant[] = [];
  const text = decisionText(decisions, at => `\0${moments.push(at) - 1}\0`);
  if (text === undefined) return undefined;
  return text
    .split("\0")
    .flatMap((part, index) => (index % 2 === 0 ? (part === "" ? [] : said(part)) : moment(moments[Number(part)] ?? 0)));
}
