/** What has changed between two versions of a programme: what the night comes to, then which runbooks came, went or are others. */
import { nightOf } from "../exports/night/night.js";
import type { Instant } from "../plan/plan.js";
import { createSubjects } from "../plan/subjects.js";
import { dueEnd, planEnd } from "../schedule/due-end.js";
import type { Analysis } from "../workspace/analysis.js";
import { type Change, unorderedChanges } from "./changes.js";
import { isNothingFound, type Version } from "./diff.js";
import { type Effect, effectsBetween, type Known, lasting, moment, verdictIn } from "./effects.js";
import { compareFindings, declaredKey, type FindingsDiff, type Found } from "./findings.js";
import { join } from "./join.js";
import { compareMembers, type MemberPair, type RunbookChange } from "./members.js";
import { programmeThings } from "./programme-facts.js";
import type { Naming } from "./side.js";

export interface ProgrammeDiff {
  readonly before: Version;
  readonly after: Version;
  readonly effects: readonly Effect[];
  /** What is found across its runbooks; what is found in one of them is told of that. */
  readonly findings: FindingsDiff;
  readonly accepted: FindingsDiff;
  readonly runbooks: readonly RunbookChange[];
  /** What its own file says otherwise. */
  readonly changes: readonly Change[];
}

/** Undefined where one of the two has no programme. */
export function programmeDiffOf(before: Analysis, after: Analysis): ProgrammeDiff | undefined {
  const [was, is] = [versionOf(before), versionOf(after)];
  if (!was || !is) return undefined;
  const joined = join(programmeThings(before.plan), programmeThings(after.plan));
  const old: Naming = { plan: before.plan, idOf: joined.idBefore };
  const now: Naming = { plan: after.plan, idOf: joined.idAfter };
  const { pairs, changes: runbooks } = compareMembers(before, after);
  const found = (of: "findings" | "accepted"): FindingsDiff =>
    compareFindings(foundAcross(before, old, pairs, "before", of), foundAcross(after, now, pairs, "after", of));
  return {
    before: was,
    after: is,
    effects: effectsBetween(knownIn(before), knownIn(after), true),
    findings: found("findings"),
    accepted: found("accepted"),
    runbooks,
    changes: unorderedChanges(joined, old, now),
  };
}

export function isProgrammeUnchanged({ effects, findings, accepted, runbooks, changes }: ProgrammeDiff): boolean {
  const said = effects.length + runbooks.length + changes.length;
  return said === 0 && isNothingFound(findings) && isNothingFound(accepted);
}

function versionOf(analysis: Analysis): Version | undefined {
  const night = nightOf(analysis);
  return night && { name: night.programme.name, title: night.programme.title, zone: night.zone, dated: true };
}

/** Of the runbooks that have a date and are not cancelled. */
function* knownIn(analysis: Analysis): Iterable<Known> {
  yield verdictIn(analysis);
  const night = nightOf(analysis);
  if (!night) return;
  const releases = night.members.map(({ release }) => release);
  const starts = releases.flatMap(({ schedule }) => schedule.work.planned?.start ?? []);
  const start = leastOf(starts, 1);
  if (start !== undefined) yield moment("start", start);
  const { window } = night.programme;
  for (const [mode, end, slack] of [
    ["planned", "end", "slack"],
    ["worst", "worst-end", "worst-slack"],
  ] as const) {
    const last = leastOf(
      releases.flatMap(({ schedule }) => planEnd(schedule, mode)?.at ?? []),
      -1,
    );
    if (last !== undefined) yield moment(end, last, -1);
    const due = leastOf(
      releases.flatMap(release => dueEnd(release, mode)?.at ?? []),
      -1,
    );
    if (window && due !== undefined) yield lasting(slack, window.end - due, 1);
  }
}

/** The first (1) or the last (-1) of several. */
function leastOf(all: readonly Instant[], sign: 1 | -1): Instant | undefined {
  return all.reduce<Instant | undefined>(
    (least, each) => (least === undefined || (each - least) * sign < 0 ? each : least),
    undefined,
  );
}

/** Two runbooks may each have a step of the same name: what stands in one is known with its runbook. */
function foundAcross(
  analysis: Analysis,
  { plan, idOf }: Naming,
  pairs: readonly MemberPair[],
  side: "before" | "after",
  of: "findings" | "accepted",
): Found {
  const plans = analysis.members.map(member => member.plan);
  const mine = pairs.filter(pair => pair[side] !== undefined);
  const renamed: Naming["idOf"] = (scope, name) =>
    [idOf, ...mine.map(pair => pair.idOf[side])].map(each => each(scope, name)).find(id => id !== name) ?? name;
  const keyOf = (subject: string): string => {
    const slash = subject.indexOf("/");
    const [whole, part] = slash < 0 ? [subject, ""] : [subject.slice(0, slash), subject.slice(slash + 1)];
    const byPath = whole === plan.programme?.name ? mine.find(pair => pair[side]?.path === part) : undefined;
    if (byPath) return `runbook ${byPath.id}`;
    const byName = mine.find(pair => pair[side]?.name === whole);
    if (byName) return `runbook ${byName.id}${part === "" ? "" : ` ${byName.idOf[side]("part", part)}`}`;
    return slash < 0 ? declaredKey(subject, renamed) : `part ${part}`;
  };
  return { findings: analysis[of], subjectAt: createSubjects(plan, plans), keyOf };
}
