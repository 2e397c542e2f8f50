/**
 * The words for latest safe decisions, the same in messages, hovers, lenses, pictures, tables and documents; only how a moment is
 * written differs. Also runs in the browser: plain text from plain data.
 */
import type { Instant } from "../../plan/plan.js";
import type { Span } from "../schedule.js";

/** What the two are called (decide-by.ts says what they are). */
export const fromHere = "Latest safe decision from here";
export const ofThePlan = "Latest safe decision of the plan";

/** What stands in their place where no promise can be made. */
export const unknownDecision = "not known, as a rollback or its duration is missing";

/** ", as Cyd alone has to do it"; empty where people make no difference. */
export function carriersText(titles: readonly string[]): string {
  if (titles.length === 0) return "";
  const last = titles.at(-1) ?? "";
  return titles.length === 1
    ? `, as ${last} alone has to do it`
    : `, as ${titles.slice(0, -1).join(", ")} and ${last} have to do it all`;
}

export interface Decisions {
  readonly planned: Instant | undefined;
  readonly worst: Instant | undefined;
  /** Later stretches in which turning back ends inside the window again, as planned. */
  readonly again?: readonly Span[];
}

/**
 * "Sun 01:50", "Sun 01:50 (worst case Sun 01:20)", "Sun 01:50 (worst case: none); safe again Sun 02:10 to Sun 02:30"; undefined where
 * there is none. A worst case that leaves more time (its point of no return comes later) is left out.
 */
export function decisionText(
  { planned, worst, again = [] }: Decisions,
  say: (moment: Instant) => string,
): string | undefined {
  if (planned === undefined && worst === undefined) return undefined;
  const inPlan = planned === undefined ? "none" : say(planned);
  const isEarlier = worst === undefined || planned === undefined || worst < planned;
  const inWorst = isEarlier ? ` (worst case${worst === undefined ? ": none" : ` ${say(worst)}`})` : "";
  const later = again.map(({ start, end }) => `${say(start)} to ${say(end)}`);
  return `${inPlan}${inWorst}${later.length === 0 ? "" : `; safe again ${later.join(", ")}`}`;
}
