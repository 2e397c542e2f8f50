/** All refactorings, in the order a menu shows them. */
import { afterToAt } from "./after-to-at.js";
import { atToAfter } from "./at-to-after.js";
import { extractPeople } from "./extract-people.js";
import { extractRollback } from "./extract-rollback.js";
import { giveRollback } from "./give-rollback.js";
import { moveIntoPhase } from "./move-into-phase.js";
import type { Offer, Refactoring, Situation } from "./refactoring.js";
import { wrapParallel } from "./wrap-parallel.js";

const refactorings: readonly Refactoring[] = [
  giveRollback,
  extractRollback,
  wrapParallel,
  atToAfter,
  afterToAt,
  extractPeople,
  moveIntoPhase,
];

/** None in a text with mistakes: where a broken statement ends is a guess. */
export function refactoringsAt(situation: Situation): readonly Offer[] {
  if (situation.analysis.file.mistakes.length > 0) return [];
  return refactorings.flatMap(offers => offers(situation));
}
