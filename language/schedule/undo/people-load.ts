/**
 * What the people named can carry: counterparts that the same people can do take them, together, at least all their time
 * divided by how many they are. One person undoes one thing after the other, whatever could run side by side.
 */
import type { Seconds } from "../../plan/plan.js";
import { heapOf } from "../heap.js";
import type { Mode } from "../schedule.js";
import type { Carried, Crews } from "./rollback-lengths.js";
import type { Steps } from "./steps.js";

export interface PeopleLoad {
  readonly add: (activity: number) => void;
  readonly remove: (activity: number) => void;
  /** The crew that has the most to carry; undefined where none has anything. */
  readonly most: () => number | undefined;
  /** How much that is for a crew. */
  readonly seconds: (crew: number) => Seconds;
  /** For one person alone: where the chain of all they undo begins. */
  readonly first: (crew: number) => number | undefined;
}

/** What a crew has to undo, in the order begun. */
interface Share {
  readonly activity: number;
  seconds: Seconds;
  /** Where the chain of what came before it begins. */
  before: number | undefined;
}

/**
 * @param carried by activity
 * @param steps grows by one for each counterpart that one person alone can do
 */
export function peopleLoadOf(
  mode: Mode,
  crews: Crews,
  carried: readonly (readonly Carried[] | undefined)[],
  steps: Steps,
): PeopleLoad {
  const sizes = Int32Array.from(crews, people => people.length);
  const totals = new Float64Array(crews.length);
  const firsts = new Array<number | undefined>(crews.length).fill(undefined);
  const shares: Share[][] = crews.map(() => []);
  const largest = heapOf("largest");
  const least = (crew: number): Seconds => Math.ceil((totals[crew] ?? 0) / (sizes[crew] ?? 1));
  const follow = (crew: number, { activity, seconds }: Pick<Share, "activity" | "seconds">): void => {
    if (sizes[crew] === 1) firsts[crew] = steps.add(activity, seconds, firsts[crew]);
  };
  return {
    add: activity => {
      for (const { crew, [mode]: seconds } of carried[activity] ?? []) {
        if (seconds === 0) continue;
        const share = shares[crew] ?? [];
        const last = share.at(-1);
        if (last?.activity === activity) last.seconds += seconds;
        else share.push({ activity, seconds, before: firsts[crew] });
        totals[crew] = (totals[crew] ?? 0) + seconds;
        follow(crew, { activity, seconds });
        largest.push(crew, least(crew));
      }
    },
    remove: activity => {
      for (const crew of new Set((carried[activity] ?? []).map(each => each.crew))) {
        const share = shares[crew] ?? [];
        // What is taken back is mostly what began last.
        const at = share.findLastIndex(each => each.activity === activity);
        const [removed] = at < 0 ? [] : share.splice(at, 1);
        if (!removed) continue;
        totals[crew] = (totals[crew] ?? 0) - removed.seconds;
        firsts[crew] = removed.before;
        for (const next of share.slice(at)) {
          next.before = firsts[crew];
          follow(crew, next);
        }
        largest.push(crew, least(crew));
      }
    },
    most: () => {
      // What has changed since stands there twice: the older entry counts no more.
      for (let crew = largest.node(); crew !== undefined; crew = largest.node()) {
        if (least(crew) === largest.key()) return crew;
        largest.pop();
      }
      return undefined;
    },
    seconds: least,
    first: crew => firsts[crew],
  };
}
