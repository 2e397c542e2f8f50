import type { Activity, Environment } from "../../plan/plan.js";
import type { Mode, Span } from "../../schedule/schedule.js";
import { exactSpan } from "../../schedule/spans.js";
import { type Overlap, overlapsIn } from "../../staffing/overlaps.js";
import { count } from "../../wording/lists.js";
import { clock, inWorstCase, when } from "../../wording/times.js";
import { type Group, groupsBy } from "../groups.js";
import type { JudgedMember, Report, Rule } from "../rule.js";
import { protectedEnvironment, protectedSteps } from "../window/protected.js";
import { clashesByMember, inOrder, ofRunbook, pointingAt } from "./across.js";

export const environmentClash: Rule = {
  code: "programme/environment-clash",
  severity: "error",
  *check({ members }) {
    const inModes = { planned: changesIn(members, "planned"), worst: changesIn(members, "worst") };
    for (const id of new Set([...inModes.planned.keys(), ...inModes.worst.keys()])) {
      const inMode = (mode: Mode): readonly Overlap<Change>[] =>
        overlapsIn(inOrder(inModes[mode].get(id) ?? []), ({ side }) => side);
      for (const { mode, clashes } of clashesByMember(inMode)) yield reportOf(mode, clashes);
    }
  },
};

/** A step that acts on something protected. */
interface Change {
  readonly span: Span;
  readonly side: JudgedMember;
  readonly step: Activity;
  readonly environment: Environment;
  readonly place: Activity["place"];
}

/** By environment. */
function changesIn(members: readonly JudgedMember[], mode: Mode): ReadonlyMap<string, readonly Change[]> {
  const changes = members.flatMap(side =>
    protectedSteps(side.plan, side.release.runbook).flatMap((step): Change[] => {
      const span = exactSpan(side.release.schedule, step.index, mode);
      const environment = protectedEnvironment(side.plan, step);
      return span && environment ? [{ span, side, step, environment, place: step.place }] : [];
    }),
  );
  return groupsBy(changes, ({ environment }) => environment.id);
}

function reportOf(mode: Mode, clashes: Group<Overlap<Change>>): Report {
  const [{ earlier, later, span }, ...others] = clashes;
  const { release, place } = later.side;
  const more = others.length > 0 ? `, and ${count(others.length, "more time")}` : "";
  return {
    message: `${inWorstCase(mode)}${ofRunbook(later.step.title, later.side)} and ${ofRunbook(earlier.step.title, earlier.side)} change ${later.environment.title} (protected) at the same time, from ${when(span.start, release)} until ${clock(span.end, release)}${more}. What breaks could come from either, and undoing one may undo the other. Run one runbook after the other.`,
    place,
    mode,
    ...pointingAt(
      clashes.flatMap(clash =>
        [clash.later, clash.earlier].map(({ step, side }) => ({
          message: `changed by ${ofRunbook(step.title, side)}`,
          place: step.head,
        })),
      ),
    ),
  };
}
