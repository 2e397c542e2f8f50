/**
 * What was found out of each of several things (activities, people), for the next check: of what is the very same object then,
 * the same holds. A check replaces what the one before it left, so that nothing piles up.
 */
import type { Release } from "../schedule/release.js";
import type { Judgements } from "./each.js";
import type { Latest, RuleFinding } from "./finding.js";
import type { Report } from "./rule.js";
import type { RunbookContext } from "./runbook-context.js";

export interface CheckMemory {
  /** What was checked last. */
  release: Release | undefined;
  setting: RunbookContext | undefined;
  judgements: Judgements;
  /** What has become of what was said. */
  readonly findings: {
    readonly get: (report: Report) => RuleFinding | undefined;
    readonly set: (report: Report, finding: RuleFinding) => unknown;
  };
  /** By what fixes are made. */
  latest: Latest | undefined;
}

export function emptyMemory(): CheckMemory {
  return { release: undefined, setting: undefined, judgements: new Map(), findings: new WeakMap(), latest: undefined };
}

/** Of a check that no other will follow. */
export function noMemory(): CheckMemory {
  return { ...emptyMemory(), findings: { get: () => undefined, set: () => undefined } };
}
