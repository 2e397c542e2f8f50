/**
 * What the people named can carry: counterparts that the same people can do take them, together, at least all their time
 * divided by how many they are. One person undoes one thing after the other, whatever could run side by side.
 */
import type { Seconds } from "../../plan/plan.js";
import { heapOf } from "../heap.js";
import type { UndoStep } from "../schedule.js";
import type { Carried } from "./own.js";

export interface Load {
  readonly add: (activity: number) => void;
  readonly remove: (activity: number) => void;
  /** The most that some people have to carry, and who they are. */
  readonly most: () => Carried & { readonly first: number | undefined };
}

interface Team {
  readonly people: readonly number[];
  /** By activity, in the order begun. */
  readonly share: Map<number, Seconds>;
  total: Seconds;
  /** For one person alone: where the chain of all they undo begins. */
  first: number | undefined;
}

/**
 * @param carried by activity
 * @param steps grows by one for each counterpart that one person alone can do
 */
export function loadOf(carried: readonly (readonly Carried[])[], steps: UndoStep[]): Load {
  const teams: Team[] = [];
  const numbers = new Map<string, number>();
  const largest = heapOf((a, b) => a > b);
  const least = ({ total, people }: Team): Seconds => Math.ceil(total / people.length);

  const numberOf = (people: readonly number[]): number => {
    const key = [...people].sort((a, b) => a - b).join(" ");
    const found = numbers.get(key);
    if (found !== undefined) return found;
    numbers.set(key, teams.length);
    return teams.push({ people, share: new Map(), total: 0, first: undefined }) - 1;
  };
  const follow = (team: Team, activity: number, seconds: Seconds): void => {
    if (team.people.length === 1) team.first = steps.push({ activity, seconds, next: team.first }) - 1;
  };
  return {
    add: activity => {
      for (const { people, seconds } of carried[activity] ?? []) {
        const number = numberOf(people);
        const team = teams[number];
        if (!team) continue;
        team.share.set(activity, (team.share.get(activity) ?? 0) + seconds);
        team.total += seconds;
        follow(team, activity, seconds);
        largest.push({ node: number, key: least(team) });
      }
    },
    remove: activity => {
      for (const number of new Set((carried[activity] ?? []).map(({ people }) => numberOf(people)))) {
        const team = teams[number];
        if (!team) continue;
        team.total -= team.share.get(activity) ?? 0;
        team.share.delete(activity);
        team.first = undefined;
        for (const [each, seconds] of team.share) follow(team, each, seconds);
        largest.push({ node: number, key: least(team) });
      }
    },
    most: () => {
      // What has changed since stands there twice: the older entry counts no more.
      for (let entry = largest.first(); entry; entry = largest.first()) {
        const team = teams[entry.node];
        if (team && least(team) === entry.key) return { people: team.people, seconds: entry.key, first: team.first };
        largest.pop();
      }
      return { people: [], seconds: 0, first: undefined };
    },
  };
}
