/** One named thing of a runbook, or of what it imports, with the facts about it. */
import type { Work } from "../plan/plan.js";
import type { Fact } from "./fact.js";
import type { Side } from "./side.js";

export type ThingKind =
  | "programme"
  | "runbook"
  | "policy"
  | "skill"
  | "team"
  | "person"
  | "environment"
  | "holidays"
  | "freeze"
  | "outage"
  | "phase"
  | "activity"
  | "rollback"
  | "contingency";

/** @typeParam S what it takes to say the facts */
export interface Thing<S = Side> {
  readonly kind: ThingKind;
  /** The word it is declared with: `step`, `person`. */
  readonly word: string;
  /** Empty where it has none. */
  readonly name: string;
  readonly title: string;
  /** The name of what it stands in: a phase, a rollback, a contingency; of a rollback without a name, its step. */
  readonly within: string;
  /** It is told with that: a step's own rollback, or what is inside a rollback or a contingency. */
  readonly isPart: boolean;
  /** Of a phase or an activity, its position. */
  readonly in?: { readonly work: Work; readonly index: number };
  readonly facts: (side: S) => readonly Fact[];
}
