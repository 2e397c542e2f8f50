/** The links of undoing, written down as they come up. */
import type { Seconds } from "../../plan/plan.js";
import type { UndoStep } from "../schedule.js";

export interface Steps {
  /** @returns its position */
  readonly add: (activity: number, seconds: Seconds, next: number | undefined) => number | undefined;
}

export function stepsInto(steps: UndoStep[]): Steps {
  return { add: (activity, seconds, next) => steps.push({ activity, seconds, next }) - 1 };
}

/** For who only wants to know how long it takes. */
export const noSteps: Steps = { add: () => undefined };
