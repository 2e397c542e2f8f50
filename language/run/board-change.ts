/** What a board tells its readers when something has happened, and what they make of it. Plain data only: the page uses it as well. */
import { isEqual } from "../plan/equal.js";
import type { BoardChange, BoardDocument } from "./board.js";

/** Undefined where it is another plan, or a log that does not go on from the one before: then the whole document is to be told. */
export function boardChange(before: BoardDocument, now: BoardDocument): BoardChange | undefined {
  if (!isOfSamePlan(before, now) || now.log.length < before.log.length) return undefined;
  const { activities, people: _, teams: __, log, ...rest } = now;
  return {
    ...rest,
    activities: activities.filter((each, index) => !isEqual(each, before.activities[index])),
    log: log.filter((each, index) => !isEqual(each, before.log[index])),
  };
}

/** The document once a change is in it. */
export function boardAfter(before: BoardDocument, { activities, log, ...rest }: BoardChange): BoardDocument {
  const { people, teams } = before;
  const changed = new Map(activities.map(each => [each.name, each]));
  const entries = new Map([...before.log, ...log].map(each => [each.seq, each]));
  return {
    ...rest,
    people,
    teams,
    activities: before.activities.map(each => changed.get(each.name) ?? each),
    log: log.length === 0 ? before.log : [...entries.values()].sort((a, b) => a.seq - b.seq),
  };
}

function isOfSamePlan(before: BoardDocument, now: BoardDocument): boolean {
  return (
    before.activities.length === now.activities.length &&
    before.activities.every(({ name }, index) => name === now.activities[index]?.name) &&
    isEqual(before.people, now.people) &&
    isEqual(before.teams, now.teams)
  );
}
