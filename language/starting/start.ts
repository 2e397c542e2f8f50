/** What a first runbook is made from, and what an existing roster offers for it. */

import type { Instant, Plan } from "../plan/plan.js";

/** What a first runbook is made from. */
export interface NewRunbook {
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
export interface RosterNames {
  /** As an import names it, without the `./`. */
  readonly path: string;
  readonly people: readonly NameAndTitle[];
  readonly teams: readonly NameAndTitle[];
  readonly environments: readonly NameAndTitle[];
  readonly skills: readonly NameAndTitle[];
}

export interface NameAndTitle {
  readonly name: string;
  readonly title: string;
}

/** What a file declares itself: names are not imported through it. */
export function rosterIn(plan: Plan, path: string): RosterNames {
  const own = <T extends NameAndTitle & { readonly place: { readonly uri: string } }>(
    declared: readonly T[],
  ): readonly NameAndTitle[] =>
    declared.filter(({ place }) => place.uri === plan.uri).map(({ name, title }) => ({ name, title }));
  return {
    path,
    people: own(plan.people),
    teams: own(plan.teams),
    environments: own(plan.environments),
    skills: own(plan.skills),
  };
}
