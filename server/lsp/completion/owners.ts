/** How well everybody in sight would do where an owner is wanted: who qualifies and is free then comes first. */
import type { AstNode } from "langium";
import type { Analysis, Instant, Person, Place, Team } from "../../../language/index.js";
import { contains } from "../../../language/plan/place.js";
import { placeOf } from "../../../language/resolve/places.js";
import type { Release } from "../../../language/schedule/release.js";
import { type Suitability, suitabilityOf } from "../../../language/staffing/candidates.js";
import { capableOf } from "../../../language/staffing/capable.js";
import { awayText, skillTitles } from "../../../language/staffing/people.js";
import { type Staff, staffOf } from "../../../language/staffing/staff.js";
import { type Task, tasksOf } from "../../../language/staffing/tasks.js";
import { formatDay, formatExactClock } from "../../../language/time/format.js";
import { localTime } from "../../../language/wording/times.js";
import { quoted } from "../../../language/wording/titles.js";
import { releaseIn } from "../releases.js";

export interface OwnerRanking {
  /** 0 for who cannot, up to 4. */
  readonly rank: number;
  /** Why, in a few words. */
  readonly beside: string;
  /** Their own time then. */
  readonly local: string | undefined;
}

/** By name; undefined where it does not matter when or what, as for an audience. */
export function rankedParties(
  rule: string,
  node: AstNode | undefined,
  analysis: Analysis,
): ReadonlyMap<string, OwnerRanking> | undefined {
  const { plan } = analysis;
  const release = releaseIn(analysis);
  const isWhole = rule === "Coordinator" || rule === "Decider";
  if (!release || (rule !== "Owner" && !isWhole)) return undefined;
  const staff = staffOf(plan);
  const duties = isWhole || !node ? [] : dutiesOf(placeOf(node), release);
  const standings = [
    ...plan.people.map((person, index) => [person.name, ofPerson(staff, release, duties, person, index)] as const),
    ...plan.teams.map((team, index) => [team.name, ofTeam(staff, duties, team, index)] as const),
  ];
  // Of one name the first is meant: teams that are not visible come last.
  return new Map(standings.reverse());
}

/** What an `owner` in the block at a place is for: the task itself, or all inside that say no other. */
function dutiesOf(block: Place, release: Release): readonly Task[] {
  const tasks = tasksOf(release);
  const own = tasks.find(({ place }) => samePlace(place, block));
  if (own) return [own];
  return tasks.filter(({ place, owners }) => contains(block, place) && (owners?.inherited ?? true));
}

function samePlace(a: Place, b: Place): boolean {
  return contains(a, b) && contains(b, a);
}

function ofPerson(
  staff: Staff,
  release: Release,
  duties: readonly Task[],
  person: Person,
  index: number,
): OwnerRanking {
  const suitability = suitabilityOf(staff, release, duties, index);
  const at = duties[0]?.planned?.start ?? release.schedule.work.planned?.start;
  return {
    rank: suitability.rank,
    beside: [shortTime(at, person, release), inWords(staff, person, suitability)].filter(Boolean).join(" · "),
    local: at === undefined ? undefined : localTime(at, person, release),
  };
}

/** "Sun 11:40" */
function shortTime(at: Instant | undefined, { zone }: Person, { schedule }: Release): string {
  if (at === undefined || zone === undefined || !schedule.dated) return "";
  return `${formatDay(at, zone).slice(0, 3)} ${formatExactClock(at, zone)}`;
}

function inWords(staff: Staff, person: Person, { lacks, mayAct, away, works, busyWith }: Suitability): string {
  if (lacks.length > 0) return `does not know ${skillTitles(staff, lacks).replaceAll("`", "")}`;
  if (!mayAct) return "may not act there";
  if (away) return awayText(away, person);
  if (busyWith) return `busy with ${quoted(busyWith.task.title)}`;
  if (works === undefined) return "free";
  return works ? "free, in working hours" : "free, outside working hours";
}

function ofTeam(staff: Staff, duties: readonly Task[], team: Team, index: number): OwnerRanking {
  const use = { kind: "team", team: index, name: team.name, place: team.head } as const;
  const owners = { parties: [use], with: [], place: team.head, inherited: false };
  const able = duties.every(task => {
    const { people, rotation, doubts } = capableOf(staff, { ...task, owners });
    return people.length > 0 || rotation || doubts.size > 0;
  });
  return { rank: able ? 1 : 0, beside: able ? "a team" : "no member qualifies", local: undefined };
}
