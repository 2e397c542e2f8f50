/** What is found on each date of a runbook as one list: what holds on the planned date is said once, what only a fallback has says so. */
import type { Finding, Fix } from "../plan/finding.js";
import { type Place, placeKey } from "../plan/place.js";
import type { Plan } from "../plan/plan.js";
import { formatDay } from "../time/format.js";
import { list } from "../wording/lists.js";
import { compareFindings, type Findings } from "./check.js";
import { ranks } from "./severity.js";

/** What is found on one date of a runbook. */
export type FoundOnDate = Pick<Findings, "findings" | "accepted" | "failures">;

export interface FoundOnFallback extends FoundOnDate {
  readonly plan: Pick<Plan, "runbook">;
}

export function onEachDate(planned: FoundOnDate, others: readonly FoundOnFallback[]): FoundOnDate {
  const dates = others.flatMap(({ plan: { runbook }, ...found }) => {
    const { window, onFallback, zone } = runbook ?? {};
    if (!window || !onFallback || zone === undefined) return [];
    return [{ found, window, planned: onFallback.insteadOf, day: formatDay(window.start, zone) }];
  });
  const [first] = dates;
  if (!first) return planned;
  // What is said of the window is the same whichever it is said of.
  const windows = new Set(dates.map(({ window }) => keyOfPlace(window.place)));
  const firstWindow = keyOfPlace(first.planned.place);
  const placed: PlaceKey = place => {
    const key = keyOfPlace(place);
    return windows.has(key) ? firstWindow : key;
  };
  const keyOf = ({ code, place, about }: Finding): string => [code, placed(place), placed(about)].join(" ");
  const known = byKey([...planned.findings, ...planned.accepted], keyOf);
  const onlyOn = <F extends Finding>(of: (found: FoundOnDate) => readonly F[]): readonly F[] => {
    const own = new Map<string, { readonly finding: F; readonly days: string[] }[]>();
    for (const { day, found } of dates) {
      for (const finding of of(found)) {
        const key = keyOf(finding);
        if (known.get(key)?.some(each => says(each, finding, placed))) continue;
        const said = own.get(key) ?? [];
        own.set(key, said);
        const same = said.find(each => says(each.finding, finding, placed));
        if (same) same.days.push(day);
        else said.push({ finding, days: [day] });
      }
    }
    return [...own.values()].flat().map(({ finding, days }) => saidOf(finding, days));
  };
  return {
    findings: merged(
      planned.findings,
      onlyOn(({ findings }) => findings),
    ),
    accepted: merged(
      planned.accepted,
      onlyOn(({ accepted }) => accepted),
    ),
    failures: [...planned.failures, ...others.flatMap(({ failures }) => failures)],
  };
}

type PlaceKey = (place: Place) => string;

function merged<F extends Finding>(planned: readonly F[], more: readonly F[]): readonly F[] {
  return more.length === 0 ? planned : [...planned, ...more].sort(compareFindings);
}

function byKey(findings: readonly Finding[], keyOf: (finding: Finding) => string): ReadonlyMap<string, Finding[]> {
  const keyed = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = keyOf(finding);
    const same = keyed.get(key);
    if (same) same.push(finding);
    else keyed.set(key, [finding]);
  }
  return keyed;
}

/** Whether one finding says what another of the same rule and place does: as gravely, of as much, and for the same causes. */
function says(one: Finding, other: Finding, placed: PlaceKey): boolean {
  const causes = ({ related, concerns }: Finding): readonly string[] => [
    ...related.map(({ place }) => `cause ${placed(place)}`),
    ...concerns.map(place => `of ${placed(place)}`),
  ];
  const said = new Set(causes(one));
  return ranks[one.severity] >= ranks[other.severity] && causes(other).every(cause => said.has(cause));
}

function keyOfPlace(place: Place): string {
  return `${place.uri} ${placeKey(place)}`;
}

/** A finding as the list of all dates has it; the very same for the very same. */
function saidOf<F extends Finding>(finding: F, days: readonly string[]): F {
  const date = days.length === 1 ? "the fallback date" : "the fallback dates";
  const message = `On ${date}, ${list(days)}: ${finding.message}`;
  const known = saidBefore.get(finding);
  if (known?.message === message) return known as F;
  // Its fixes are made when somebody reads them.
  const { message: written, ...rest } = Object.getOwnPropertyDescriptors<Finding>(finding);
  const fixes = { enumerable: true, get: () => fixesOnAnyDate(finding) };
  const said: F = Object.create(Object.prototype, { ...rest, message: { ...written, value: message }, fixes });
  saidBefore.set(finding, said);
  return said;
}

const saidBefore = new WeakMap<Finding, Finding>();

/** Other people may serve both dates; a time that suits one of them may spoil the other. */
function fixesOnAnyDate({ code, fixes }: Finding): readonly Fix[] {
  return /^(owner|knowledge)\//.test(code) ? fixes.filter(({ kind }) => kind !== "safe") : [];
}
