/**
 * What the people named can carry: counterparts that the same people can do take them, together, at least all their time
 * divided by how many they are. One person undoes one thing after the other, whatever could run side by side.
 */
import type { Seconds } from "../../plan/plan.js";
import { heapOf } from "../heap.js";
import type { Mode } from "../schedule.js";
import type { Carried } from "./own.js";
import type { Steps } from "./steps.js";

export interface Load {
  readonly add: (activity: number) => void;
  readonly remove: (activity: number) => void;
  /** The most that some people have to carry. */
  readonly most: () => Burden;
}

export interface Burden {
  readonly people: readonly number[];
  readonly seconds: Seconds;
  /** For one person alone: where the chain of all they undo begins. */
  readonly first: number | undefined;
}

interface Team {
  readonly people: readonly number[];
  /** By activity, in the order begun. */
  readonly share: Map<number, Seconds>;
  total: Seconds;
  first: number | undefined;
}

const noBurden: Burden = { people: [], seconds: 0, first: undefined };

/**
 * @param carried by activity
 * @param steps grows by one for each counterpart that one person alone can do
 */
export function loadOf(mode: Mode, carried: readonly (readonly Carried[])[], steps: Steps): Load {
  const teams: Team[] = [];
  const largest = heapOf("largest");
  const numberOf = teamNumbers(people => teams.push({ people, share: new Map(), total: 0, first: undefined }) - 1);
  const least = ({ total, people }: Team): Seconds => Math.ceil(total / people.length);
  const follow = (team: Team, activity: number, seconds: Seconds): void => {
    if (team.people.length === 1) team.first = steps.add(activity, seconds, team.first);
  };
  return {
    add: activity => {
      for (const { people, [mode]: seconds } of carried[activity] ?? []) {
        if (seconds === 0) continue;
        const number = numberOf(people);
        const team = teams[number];
        if (!team) continue;
        team.share.set(activity, (team.share.get(activity) ?? 0) + seconds);
        team.total += seconds;
        follow(team, activity, seconds);
        largest.push(number, least(team));
      }
    },
    remove: activity => {
      for (const number of new Set((carried[activity] ?? []).map(({ people }) => numberOf(people)))) {
        const team = teams[number];
        const share = team?.share.get(activity);
        if (!team || share === undefined) continue;
        team.total -= share;
        team.share.delete(activity);
        team.first = undefined;
        for (const [each, seconds] of team.share) follow(team, each, seconds);
        largest.push(number, least(team));
      }
    },
    most: () => {
      // What has changed since stands there twice: the older entry counts no more.
      for (let number = largest.node(); number !== undefined; number = largest.node()) {
        const team = teams[number];
        const seconds = largest.key() ?? 0;
        if (team && least(team) === seconds) return { people: team.people, seconds, first: team.first };
        largest.pop();
      }
      return noBurden;
    },
  };
}

/** The number of a team by its people, whatever their order; lists that are the very same are looked at once. */
function teamNumbers(found: (people: readonly number[]) => number): (people: readonly number[]) => number {
  const byList = new Map<readonly number[], number>();
  const byPeople = new Map<string, number>();
  return people => {
    const known = byList.get(people);
    if (known !== undefined) return known;
    const key = people.toSorted((a, b) => a - b).join(" ");
    const number = byPeople.get(key) ?? found(people);
    byPeople.set(key, number);
    byList.set(people, number);
    return number;
  };
}
