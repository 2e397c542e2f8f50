/** Whether enough people can do a task at its time. */

import type { DeclarationId, Plan } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import type { Mode, Span } from "../../schedule/schedule.js";
import { modes } from "../../schedule/schedule.js";
import { keptFor } from "../kept.js";
import { capableOf, needsOf, presentIn } from "../owner/capable.js";
import type { Staff } from "../owner/staff.js";
import { isOwned, type OwnedTask } from "../owner/statements.js";
import { needsAbility, type Task, tasksOf } from "../owner/tasks.js";

/** A task that too few can do. */
export interface Shortage {
  readonly task: OwnedTask;
  /** Who can, by position. */
  readonly people: readonly number[];
  readonly mode: Mode;
  /** When that was judged; undefined where only skills and permission could be. */
  readonly span: Span | undefined;
}

export interface Abilities {
  /** Nobody named can do these. */
  readonly nobody: readonly Shortage[];
  /** Somebody can do these, but fewer than the least cover. */
  readonly few: readonly Shortage[];
  /** Of whatever kind, what needs a skill that nobody anywhere has. */
  readonly unknownSkill: readonly UnknownSkill[];
}

export interface UnknownSkill {
  readonly task: Task;
  readonly skill: DeclarationId;
}

/** Linear in the tasks. */
export function abilitiesOf(staff: Staff, release: Release): Abilities {
  return abilitiesBy(staff)(release);
}

const abilitiesBy = keptFor((staff: Staff) => keptFor((release: Release) => makeAbilities(staff, release)));

function makeAbilities(staff: Staff, release: Release): Abilities {
  const had = skillsHad(staff);
  const nobody: Shortage[] = [];
  const few: Shortage[] = [];
  const unknownSkill: UnknownSkill[] = [];
  const helpless = new Set<number>();
  for (const task of tasksOf(release)) {
    const missing = needsOf(task).filter(skill => !had.has(skill));
    const isUncertain = capableOf(staff, task).uncertain;
    if (missing.length > 0 && !isUncertain) unknownSkill.push(...missing.map(skill => ({ task, skill })));
    if (missing.length > 0 || isUncertain || task.broken || !isOwned(task) || !needsAbility(task)) continue;
    const shortage = shortageOf(staff, task);
    if (!shortage) continue;
    const isNobody = shortage.people.length === 0;
    if (isNobody && task.activity) helpless.add(task.activity.index);
    // A step's own counterpart is done by the step's owners: of them that has been said.
    if (task.undoes !== undefined && task.owners.inherited && helpless.has(task.undoes)) continue;
    (isNobody ? nobody : few).push(shortage);
  }
  return { nobody, few, unknownSkill };
}

/** Planned, else in the worst case. */
function shortageOf(staff: Staff, task: OwnedTask): Shortage | undefined {
  const capable = capableOf(staff, task);
  if (capable.rotation) return undefined;
  const { leastCover } = staff.plan.policy;
  for (const mode of modes) {
    const span = task[mode];
    const people = presentIn(staff, capable, span);
    if (people.length === 0 || people.length < leastCover) return { task, people, mode, span };
  }
  return undefined;
}

/** Every skill that somebody has, or a team as such. */
function skillsHad({ plan }: { readonly plan: Plan }): ReadonlySet<DeclarationId> {
  return new Set([...plan.people, ...plan.teams].flatMap(({ knows }) => knows));
}
