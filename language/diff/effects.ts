/** What the change comes to: verdict, end, slack, the last moment to turn back, the critical path, and how far everything moves. */
import { type Words, words } from "../exports/book/words.js";
import { decisionsOfPlan } from "../exports/release.js";
import type { Instant, Seconds } from "../plan/plan.js";
import { dueEnd, planEnd } from "../schedule/due-end.js";
import { outageSpan } from "../schedule/outages.js";
import { shownVerdict, verdictWords } from "../wording/verdict.js";
import type { Analysis } from "../workspace/analysis.js";
import type { Side } from "./side.js";

/** What effects are called where they are shown; the keys stand in JSON. */
export const effectLabels = {
  verdict: "Verdict",
  start: "Start",
  end: "End",
  "worst-end": "End in the worst case",
  slack: "Slack in the window",
  "worst-slack": "Slack in the worst case",
  "safe-decision": "Latest safe decision",
  "worst-safe-decision": "Latest safe decision in the worst case",
  "point-of-no-return": "Point of no return",
  outage: "Outage",
  "worst-outage": "Outage in the worst case",
  "critical-path": "Critical path",
} as const;

export type EffectName = keyof typeof effectLabels;

export type EffectValue =
  | { readonly kind: "moment"; readonly at: Instant }
  | { readonly kind: "seconds"; readonly seconds: Seconds }
  | { readonly kind: "path"; readonly activities: readonly OnPath[] }
  | { readonly kind: "words"; readonly words: Words };

export interface OnPath {
  /** What it is known by on both sides. */
  readonly id: string;
  readonly name: string;
  readonly title: string;
}

export interface Effect {
  readonly what: EffectName;
  /** Of several of a kind, which: the title of an outage. */
  readonly of: string | undefined;
  /** Undefined where there is none, or where it cannot be known. */
  readonly before: EffectValue | undefined;
  readonly after: EffectValue | undefined;
  /** Undefined where it is neither, or nobody can say. */
  readonly change: "better" | "worse" | undefined;
}

/** Something that a version comes to. */
export interface Known {
  readonly what: EffectName;
  readonly of?: string;
  readonly key: string;
  readonly value: EffectValue;
  /** What to compare by: more of it is better (1) or worse (-1). */
  readonly weight?: { readonly size: number; readonly sign: 1 | -1 };
}

export function effectsOf(before: Side, after: Side): readonly Effect[] {
  return effectsBetween(knownIn(before), knownIn(after), before.schedule.dated === after.schedule.dated);
}

/** @param areAlike instants of a plan with a date, and those that count from T, cannot be set against each other */
export function effectsBetween(before: Iterable<Known>, after: Iterable<Known>, areAlike: boolean): readonly Effect[] {
  const [was, is] = [byKind(before), byKind(after)];
  const keys = [...new Set([...is.keys(), ...was.keys()])];
  return keys
    .flatMap((key): readonly Effect[] => {
      const [old, now] = [was.get(key), is.get(key)];
      const [{ what, of } = { what: "verdict" as const, of: undefined }] = [now ?? old].filter(
        each => each !== undefined,
      );
      const isSame = old?.key === now?.key && (areAlike || now?.value.kind !== "moment");
      if (isSame) return [];
      return [{ what, of, before: old?.value, after: now?.value, change: changeOf(old, now, areAlike) }];
    })
    .sort((a, b) => order.indexOf(a.what) - order.indexOf(b.what));
}

const order = Object.keys(effectLabels);

function changeOf(old: Known | undefined, now: Known | undefined, areAlike: boolean): Effect["change"] {
  if (!old?.weight || !now?.weight) return undefined;
  if (!areAlike && now.value.kind === "moment") return undefined;
  const by = (now.weight.size - old.weight.size) * now.weight.sign;
  return by === 0 ? undefined : by > 0 ? "better" : "worse";
}

function byKind(all: Iterable<Known>): ReadonlyMap<string, Known> {
  return new Map([...all].map(each => [`${each.what} ${each.of ?? ""}`, each]));
}

function* knownIn(side: Side): Iterable<Known> {
  const { analysis, runbook, schedule, idOf } = side;
  yield verdictIn(analysis);
  const start = schedule.work.planned?.start;
  if (start !== undefined) yield moment("start", start);
  const { window } = runbook;
  for (const [mode, end, slack] of [
    ["planned", "end", "slack"],
    ["worst", "worst-end", "worst-slack"],
  ] as const) {
    const ends = planEnd(schedule, mode);
    if (ends) yield moment(end, ends.at, -1);
    const due = dueEnd(side, mode);
    if (window && due) yield lasting(slack, window.end - due.at, 1);
  }
  const { planned, worst } = decisionsOfPlan(schedule);
  if (planned !== undefined) yield moment("safe-decision", planned, 1);
  if (worst !== undefined) yield moment("worst-safe-decision", worst, 1);
  const { pointOfNoReturn } = schedule;
  const step = pointOfNoReturn && runbook.work.activities[pointOfNoReturn.activity];
  if (pointOfNoReturn && step) {
    const { at } = pointOfNoReturn;
    yield {
      what: "point-of-no-return",
      key: JSON.stringify([at, idOf("part", step.name)]),
      value: { kind: "words", words: words`${[{ kind: "moment", at }]}: ${step.title || step.name}` },
    };
  }
  for (const outage of runbook.outages) {
    for (const [mode, what] of [
      ["planned", "outage"],
      ["worst", "worst-outage"],
    ] as const) {
      const span = outageSpan(outage, schedule.work, mode);
      if (span) yield { ...lasting(what, Math.max(0, span.end - span.start), -1), of: outage.title };
    }
  }
  const activities = schedule.work.criticalPath
    .flatMap(index => runbook.work.activities[index] ?? [])
    .map(({ name, title }): OnPath => ({ id: idOf("part", name), name, title }));
  yield {
    what: "critical-path",
    key: JSON.stringify(activities.map(({ id }) => id)),
    value: { kind: "path", activities },
  };
}

export function verdictIn(analysis: Analysis): Known {
  const verdict = shownVerdict(analysis);
  return {
    what: "verdict",
    key: verdict,
    value: { kind: "words", words: [{ kind: "ours", text: verdictWords[verdict] }] },
    weight: { size: verdict === "no-go" ? 0 : 1, sign: 1 },
  };
}

export function moment(what: EffectName, at: Instant, sign?: 1 | -1): Known {
  return { what, key: String(at), value: { kind: "moment", at }, ...(sign ? { weight: { size: at, sign } } : {}) };
}

export function lasting(what: EffectName, seconds: Seconds, sign: 1 | -1): Known {
  return { what, key: String(seconds), value: { kind: "seconds", seconds }, weight: { size: seconds, sign } };
}

/** An activity that begins or ends at another time than before. */
export interface Move {
  /** Its positions. */
  readonly before: number;
  readonly after: number;
  readonly starts: { readonly before: Instant; readonly after: Instant };
  readonly ends: { readonly before: Instant; readonly after: Instant };
}

/** As planned; the farthest first. Nothing where only one of the two has a date. */
export function movesOf(
  before: Side,
  after: Side,
  pairs: readonly { readonly before: number; readonly after: number }[],
): readonly Move[] {
  if (before.schedule.dated !== after.schedule.dated) return [];
  const moves = pairs.flatMap((pair): readonly Move[] => {
    const was = before.schedule.work.activities[pair.before]?.planned;
    const is = after.schedule.work.activities[pair.after]?.planned;
    if (!was || !is || (was.start === is.start && was.end === is.end)) return [];
    return [{ ...pair, starts: { before: was.start, after: is.start }, ends: { before: was.end, after: is.end } }];
  });
  return moves.sort((a, b) => Math.abs(movedBy(b)) - Math.abs(movedBy(a)));
}

/** By how much it starts later or, where it starts as before, ends later. */
export function movedBy({ starts, ends }: Move): Seconds {
  return starts.after - starts.before || ends.after - ends.before;
}
