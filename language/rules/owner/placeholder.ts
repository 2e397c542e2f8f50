import { allWorkOf } from "../../plan/all-work.js";
import type { Fix } from "../../plan/finding.js";
import type { Owners, PartyUse } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import { candidatesFor } from "../../staffing/candidates.js";
import { peopleAmong } from "../../staffing/owned.js";
import { staffOf } from "../../staffing/staff.js";
import type { Task } from "../../staffing/tasks.js";
import { quoted } from "../../wording/titles.js";
import { byAccept } from "../accepting.js";
import type { Report, Rule, Subject } from "../rule.js";
import { aboutServed, ownerStatementsOf, type Served, servedBy, someOwners } from "./statements.js";

export const placeholder: Rule = {
  code: "owner/placeholder",
  severity: "error",
  check,
};

/** Somebody named, and what for. */
interface Use {
  readonly party: PartyUse;
  /** What it means that nobody is found for a thing. */
  readonly role: (title: string) => string;
  /** What rests on it, for an `accept … on`. */
  readonly served: readonly Served[];
  /** What whoever it becomes takes on. */
  readonly tasks: readonly Task[];
  /** Named beside it, so not to be offered. */
  readonly beside: readonly PartyUse[];
}

function* check({ plan, release }: Subject): Iterable<Report> {
  if (!release) return;
  for (const { party, role, served, tasks, beside } of usesIn(release)) {
    for (const group of byAccept(served, release.runbook, placeholder.code, ({ place }) => place).values()) {
      yield {
        message: `\`${party.name}\` names nobody, so ${role(group[0].title)}. Find the person now, and write the name here.`,
        place: party.place,
        ...aboutServed(group),
        fixes: () =>
          candidatesFor(staffOf(plan), release, tasks, peopleAmong(beside)).map(
            ({ name, title }): Fix => ({
              kind: "choice",
              title: `Change to ${title}`,
              edits: [{ place: party.place, newText: name }],
            }),
          ),
      };
    }
  }
}

/** Where placeholders are named. */
function* usesIn(release: Release): Iterable<Use> {
  const { runbook } = release;
  const isAny = ({ parties, with: taking }: Owners): boolean =>
    parties.some(isPlaceholder) || taking.some(isPlaceholder);
  for (const statement of someOwners(release, isAny) ? ownerStatementsOf(release) : []) {
    const { owners, tasks } = statement;
    if (!isAny(owners)) continue;
    const beside = [...owners.parties, ...owners.with];
    const served = servedBy(statement);
    for (const [index, party] of owners.parties.entries()) {
      if (!isPlaceholder(party)) continue;
      const role = (title: string): string =>
        index === 0 ? `nobody will do ${quoted(title)}` : `this cover of ${quoted(title)} is missing`;
      yield { party, role, served, tasks, beside };
    }
    for (const party of owners.with.filter(isPlaceholder)) {
      yield { party, role: title => `this participant of ${quoted(title)} is missing`, served, tasks: [], beside };
    }
  }
  const single = (
    party: PartyUse,
    role: Use["role"],
    title = runbook.title,
    beside: readonly PartyUse[] = [],
  ): Use => ({
    party,
    role,
    served: [{ title, place: party.place, head: party.place }],
    tasks: [],
    beside,
  });
  const { coordinators, deciders, accountable, escalation, accepts, work } = runbook;
  for (const party of coordinators.filter(isPlaceholder)) {
    yield single(party, () => "nobody runs the release", runbook.title, coordinators);
  }
  for (const party of deciders.filter(isPlaceholder)) {
    yield single(party, () => "nobody can call a rollback", runbook.title, deciders);
  }
  const called = (title: string): string => `nobody can be called when ${quoted(title)} is late`;
  const answering = (title: string): string => `nobody answers for ${quoted(title)}`;
  if (accountable && isPlaceholder(accountable)) yield single(accountable, answering);
  if (escalation && isPlaceholder(escalation.party)) yield single(escalation.party, called);
  for (const block of work.blocks) {
    // The whole runbook's has been read.
    if (block.index > 0 && block.accountable && isPlaceholder(block.accountable))
      yield single(block.accountable, answering, block.title);
  }
  for (const { activities } of allWorkOf(runbook)) {
    for (const { audience, title, escalation: own } of activities) {
      if (own && isPlaceholder(own.party)) yield single(own.party, called, title);
      for (const each of audience) {
        if (each.kind !== "party" || !isPlaceholder(each.party)) continue;
        yield single(each.party, told => `nobody is told by ${quoted(told)}`, title);
      }
    }
  }
  for (const { by, code } of accepts) {
    if (by && isPlaceholder(by)) yield single(by, () => `nobody is responsible for accepting ${code}`);
  }
}

function isPlaceholder(party: PartyUse): boolean {
  return party.kind === "nobody" && party.placeholder;
}
