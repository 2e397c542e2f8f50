/** One slip, one finding: which delays are said, and for which others each of them stands. */
import type { Related, RuleCode } from "../../plan/finding.js";
import type { Place } from "../../plan/place.js";
import type { Runbook } from "../../plan/plan.js";
import type { Release } from "../../schedule/release.js";
import { count, list } from "../../wording/lists.js";
import { duration } from "../../wording/times.js";
import { quoted } from "../../wording/titles.js";
import { acceptFor } from "../accepting.js";
import type { Report, Subject } from "../rule.js";
import { ranks } from "../severity.js";
import { type Delay, delaysIn } from "./delays.js";

const codes: Readonly<Record<Delay["kind"], RuleCode>> = {
  start: "order/late-start",
  deadline: "order/deadline",
  window: "window/overrun",
};

/** A delay that is said, with those that follow from it and are not said themselves. */
export interface ReportedDelay {
  readonly delay: Delay;
  readonly followers: readonly Delay[];
}

/**
 * The delays of a kind to be said, as planned or, of what is late only then, in the worst case. One that follows from another is left
 * to that, where it is shown: neither off nor accepted, nor milder. What is accepted itself is said, so that its acceptance has its use.
 * What is late as planned does not speak for what is late only in the worst case: it says the same whatever that is.
 */
export function reportedDelays(subject: Subject, kind: Delay["kind"]): readonly ReportedDelay[] {
  const { release } = subject;
  if (!release) return [];
  const delays = delaysOf(release);
  if (!delays.some(delay => delay.kind === kind)) return [];
  const rankOf = (delay: Delay): number => ranks[subject.severityOf(codes[delay.kind], modeAndSeverity(delay))];
  const planned = new Set(delays.filter(({ mode }) => mode === "planned").map(keyOf));
  const ranked = new Map(delays.map(each => [keyOf(each), rankOf(each)]));
  const speakerOf = shownCausesIn(release, ranked, planned);
  const followers = new Map<string, Delay[]>();
  const said: Delay[] = [];
  for (const delay of delays) {
    const speaker = rankOf(delay) === 0 || isAccepted(release.runbook, delay) ? undefined : speakerOf(delay);
    if (!speaker || keyOf(speaker) === keyOf(delay)) said.push(delay);
    else push(followers, keyOf(speaker), delay);
  }
  return said
    .filter(delay => delay.kind === kind)
    .map(delay => ({ delay, followers: followers.get(keyOf(delay)) ?? [] }));
}

/** How a report about a delay differs from what its rule usually says. */
function modeAndSeverity({ mode, severity }: Delay): Pick<Report, "mode" | "severity"> {
  return severity ? { mode, severity } : { mode };
}

/** Each thing that is late once. */
function delaysOf(release: Release): readonly Delay[] {
  const planned = delaysIn(release, "planned").all;
  const known = new Set(planned.map(keyOf));
  return [...planned, ...delaysIn(release, "worst").all.filter(delay => !known.has(keyOf(delay)))];
}

/** What is late, whether as planned or in the worst case. */
function keyOf({ kind, item }: Delay): string {
  return item ? `${kind} ${"items" in item ? "block" : "activity"} ${item.index}` : kind;
}

function isAccepted({ accepts, window, head }: Runbook, { kind, item }: Delay): boolean {
  return acceptFor(accepts, codes[kind], item?.place ?? window?.place ?? head) >= 0;
}

/** The first cause of a delay that is shown and no milder, or the delay itself. All together linear in the delays. */
function shownCausesIn(
  release: Release,
  rankOf: ReadonlyMap<string, number>,
  planned: ReadonlySet<string>,
): (delay: Delay) => Delay {
  const found = [0, 1, 2, 3].map(() => new Map<Delay, Delay | undefined>());
  return delay => {
    const rank = rankOf.get(keyOf(delay)) ?? 0;
    const known = found[rank] ?? new Map<Delay, Delay | undefined>();
    const { causes } = delaysIn(release, delay.mode);
    const path: Delay[] = [];
    let cause: Delay | undefined = delay;
    for (; cause && !known.has(cause); cause = causes.get(cause)) path.push(cause);
    let speaker = cause && known.get(cause);
    for (const each of path.reverse()) {
      const isOfMode = each.mode === "planned" || !planned.has(keyOf(each));
      const speaks = isOfMode && (rankOf.get(keyOf(each)) ?? 0) >= rank && !isAccepted(release.runbook, each);
      speaker ??= speaks ? each : undefined;
      known.set(each, speaker);
    }
    return speaker ?? delay;
  };
}

function push(map: Map<string, Delay[]>, key: string, delay: Delay): void {
  const all = map.get(key);
  if (all) all.push(delay);
  else map.set(key, [delay]);
}

const mostRelated = 20;

/** The part of a report that speaks of the delays that follow; those are named, so that a further one is something new. */
export function followersReported(
  { runbook }: Release,
  { delay, followers }: ReportedDelay,
  place: Place,
): Pick<Report, "mode" | "severity" | "related" | "concerns" | "acceptedAt"> {
  const heads = [delay, ...followers].map(({ item }) => item?.head ?? runbook.window?.place ?? runbook.head);
  return {
    ...modeAndSeverity(delay),
    related: followers.slice(0, mostRelated).flatMap(each => relatedOf(each, runbook)),
    concerns: followers.length === 0 ? [] : heads,
    acceptedAt: [delay.item?.place ?? place],
  };
}

function relatedOf({ kind, item, by }: Delay, { window }: Runbook): readonly Related[] {
  const place = kind === "start" ? item?.at?.place : kind === "deadline" ? item?.by?.place : window?.place;
  return place ? [{ message: `${lateInWords(kind, item?.title ?? "")} by ${duration(by)}`, place }] : [];
}

function lateInWords(kind: Delay["kind"], title: string): string {
  switch (kind) {
    case "start":
      return `${quoted(title)} starts late`;
    case "deadline":
      return `${quoted(title)} misses its deadline`;
    case "window":
      return "the plan ends after the window";
  }
}

/** ` For the same reason 2 more activities start late and the plan ends after the window.`, or nothing. */
export function alsoLate(followers: readonly Delay[]): string {
  const numberOf = (kind: Delay["kind"]): number => followers.filter(each => each.kind === kind).length;
  const [starts, deadlines, windows] = [numberOf("start"), numberOf("deadline"), numberOf("window")];
  const parts = [
    starts > 0 ? `${count(starts, "more activity starts", "more activities start")} late` : "",
    deadlines > 0 ? `${count(deadlines, "deadline is", "deadlines are")} missed` : "",
    windows > 0 ? "the plan ends after the window" : "",
  ].filter(part => part !== "");
  return parts.length === 0 ? "" : ` For the same reason ${list(parts)}.`;
}
