import { allWorkOf, blocksAround, timedIn } from "../../plan/all-work.js";
import { type LastingActivity, lastingOf } from "../../plan/during.js";
import type { Activity, Item, Work } from "../../plan/plan.js";
import { quoted } from "../../wording/titles.js";
import { headsOfSeveral } from "../concerns.js";
import type { Report, Rule } from "../rule.js";

export const noTime: Rule = {
  code: "during/no-time",
  severity: "error",
  *check({ release }) {
    if (!release) return;
    for (const work of allWorkOf(release.runbook)) {
      yield* insideIts(work);
      yield* besideNothing(work);
      yield* cyclesIn(work);
    }
  },
};

/** Those that are part of what they last as long as. */
function* insideIts(work: Work): Iterable<Report> {
  for (const activity of lastingOf(work)) {
    const { during, title, place } = activity;
    const part = during.item?.kind === "block" ? work.blocks[during.item.index] : undefined;
    if (!part || ![...blocksAround(work, activity)].includes(part)) continue;
    yield {
      message: `${quoted(title)} is part of ${quoted(part.title)}, so each would last as long as the other. Move it out of \`${part.name}\`, in front of it, or name a part of the plan that it is not in.`,
      place: during.namePlace,
      about: place,
      related: [{ message: "contains it", place: part.head }],
    };
  }
}

/** Those beside a phase in which nothing happens. */
function* besideNothing(work: Work): Iterable<Report> {
  for (const { during, title, place } of lastingOf(work)) {
    const { part } = during;
    if (part?.kind !== "block" || timedIn(work, part).length > 0) continue;
    const phase = work.blocks[part.index];
    if (!phase || phase.workUnread) continue;
    yield {
      message: `${quoted(title)} lasts as long as ${quoted(phase.title)}, in which nothing happens, so it has no time. Put its activities into it, or name something else.`,
      place: during.namePlace,
      about: place,
      related: [{ message: "nothing happens in it", place: phase.head }],
    };
  }
}

/** Those that last as long as each other, each cycle once; what only leads into one follows from it. */
function* cyclesIn(work: Work): Iterable<Report> {
  const seen = new Set<number>();
  for (const activity of lastingOf(work)) {
    if (activity.during.part || !activity.during.item) continue;
    const path: LastingActivity[] = [];
    let at: Activity | undefined = activity;
    while (isLasting(at) && !seen.has(at.index)) {
      seen.add(at.index);
      path.push(at);
      at = activityAt(work, at.during.item);
    }
    const from = path.findIndex(({ index }) => index === at?.index);
    if (from >= 0) yield* reportOf(path.slice(from));
  }
}

function* reportOf(cycle: readonly LastingActivity[]): Iterable<Report> {
  const [first, ...others] = inTurn(cycle);
  if (!first) return;
  const { title, during, place } = first;
  yield {
    message:
      others.length === 0
        ? `${quoted(title)} cannot last as long as itself: that is no time at all. Name the activity or phase that it goes along with.`
        : `${inWords([first, ...others])}, so none of them has a time. Name an activity or phase that has one.`,
    place: during.namePlace,
    about: place,
    concerns: headsOfSeveral([first, ...others]),
    related: others.map(each => ({ message: `${quoted(each.title)} is in the cycle`, place: each.during.namePlace })),
  };
}

/** Beginning with the one that is written first. */
function inTurn(cycle: readonly LastingActivity[]): readonly LastingActivity[] {
  const from = cycle.reduce((least, { index }, at) => (index < (cycle[least]?.index ?? index) ? at : least), 0);
  return [...cycle.slice(from), ...cycle.slice(0, from)];
}

const mostClauses = 5;

/** `"A" lasts as long as "B", "B" as long as "A"` */
function inWords(cycle: readonly LastingActivity[]): string {
  const titleAt = (position: number): string => quoted(cycle[position % cycle.length]?.title ?? "");
  const clauses = cycle
    .slice(0, mostClauses)
    .map((_, at) => `${titleAt(at)} ${at === 0 ? "lasts " : ""}as long as ${titleAt(at + 1)}`);
  return cycle.length > mostClauses ? `${clauses.join(", ")}, and so on` : clauses.join(", ");
}

function isLasting(activity: Activity | undefined): activity is LastingActivity {
  return activity?.during !== undefined;
}

function activityAt({ activities }: Work, item: Item | undefined): Activity | undefined {
  return item?.kind === "activity" ? activities[item.index] : undefined;
}
