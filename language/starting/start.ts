import type { Instant, Plan } from "../plan/plan.js";

/** What a first runbook is made from. */
export interface Start {
  readonly title: string;
  /** When the change window opens. */
  readonly opens: Instant;
  /** IANA name. */
  readonly zone: string;
  readonly environment: string;
  /** Who does it, by name; the first does the change, the second covers. May be empty. */
  readonly people: readonly string[];
}

/** Who and what a roster that is there already declares: it is imported instead of written. */
export interface Roster {
  /** As an import names it, without the `./`. */
  readonly path: string;
  readonly people: readonly Named[];
  readonly teams: readonly Named[];
  readonly environments: readonly Named[];
  readonly skills: readonly Named[];
}

export interface Named {
  readonly name: string;
  readonly title: string;
}

/** What a file declares itself: names are not imported through it. */
export function rosterIn(plan: Plan, path: string): Roster {
  const own = <T extends Named & { readonly place: { readonly uri: string } }>(
    declared: readonly T[],
  ): readonly Named[] =>
    declared.filter(({ place }) => place.uri === plan.uri).map(({ name, title }) => ({ name, title }));
  return {
    path,
    people: own(plan.people),
    teams: own(plan.teams),
    environments: own(plan.environments),
    skills: own(plan.skills),
  };
}
