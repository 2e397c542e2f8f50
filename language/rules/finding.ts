/** What rules have said, as findings. Their fixes are made when somebody reads them. */
import type { AcceptedFinding, Finding, Fix, Related, RuleCode, Severity } from "../plan/finding.js";
import type { Place } from "../plan/place.js";
import type { Accept } from "../plan/plan.js";
import { type Failure, failureOf } from "./internal.js";
import { ruleUrl } from "./links.js";
import type { Now, Report } from "./rule.js";

/** The check that was made last. */
export interface Latest {
  readonly now: Now;
  readonly laidOut: LaidOut;
  readonly failures: Failure[];
}

/** Brings fixes into the style of the files they change. */
export type LaidOut = (fixes: readonly Fix[]) => readonly Fix[];

/** What fixes are made by. */
interface Fixing {
  readonly latest: Latest | undefined;
}

const none: readonly never[] = [];

/**
 * A class, as a large runbook has thousands of them: an object literal with a getter takes eight times as much memory and as long to
 * make. A copy by `...` has no fixes.
 */
export class RuleFinding implements Finding {
  readonly message: string;
  readonly place: Place;
  readonly about: Place;
  readonly concerns: readonly Place[];
  readonly url: string;
  readonly related: readonly Related[];
  readonly #report: Report;
  readonly #fixing: Fixing;
  #made: { readonly fixes: readonly Fix[]; readonly by: Latest | undefined } | undefined;

  constructor(
    readonly code: RuleCode,
    readonly severity: Severity,
    report: Report,
    fixing: Fixing,
  ) {
    const { message, place, about = place, concerns = none, related = none } = report;
    this.message = message;
    this.place = place;
    this.about = about;
    this.concerns = concerns;
    this.url = ruleUrl(code);
    this.related = related;
    this.#report = report;
    this.#fixing = fixing;
  }

  get fixes(): readonly Fix[] {
    const { latest } = this.#fixing;
    if (!this.#made || this.#made.by !== latest)
      this.#made = { fixes: fixesOf(this.code, this.#report, latest), by: latest };
    return this.#made.fixes;
  }

  /** The same, as one that somebody accepted. */
  acceptedBy(accept: Accept): AcceptedFinding {
    return new AcceptedRuleFinding(this.code, this.severity, this.#report, this.#fixing, accept);
  }

  toJSON(): Finding {
    const { code, severity, message, place, about, concerns, url, related, fixes } = this;
    return { code, severity, message, place, about, concerns, url, related, fixes };
  }
}

class AcceptedRuleFinding extends RuleFinding implements AcceptedFinding {
  readonly accepted: AcceptedFinding["accepted"];

  constructor(code: RuleCode, severity: Severity, report: Report, fixing: Fixing, { because, by, untilText }: Accept) {
    super(code, severity, report, fixing);
    this.accepted = { because, by: by?.name ?? "", until: untilText };
  }

  override toJSON(): AcceptedFinding {
    return { ...super.toJSON(), accepted: this.accepted };
  }
}

function fixesOf(code: RuleCode, { fixes = none }: Report, latest: Latest | undefined): readonly Fix[] {
  if (!latest) return none;
  try {
    return latest.laidOut(typeof fixes === "function" ? fixes(latest.now) : fixes);
  } catch (error) {
    latest.failures.push(failureOf(code, error));
    return none;
  }
}
