/** Any plan at all, as a tree: to be written as a runbook, and to be scheduled by the letter of the language. */
import fc from "fast-check";

export type Answer =
  | { readonly kind: "none" | "irreversible" | "open" }
  | { readonly kind: "own"; readonly minutes: number; readonly worst: number }
  | { readonly kind: "shared"; readonly which: number }
  /** Takes back an earlier step without an answer, if there is one. */
  | { readonly kind: "undoes"; readonly pick: number };

export interface AnyActivity {
  readonly kind: "step" | "check" | "gate" | "wait";
  /** Undefined: it does not say how long it takes. */
  readonly minutes: number | undefined;
  readonly more: number;
  readonly at: number | undefined;
  /** `start`: after the start of what is picked. A lag below 0 is a lead. */
  readonly after: readonly { readonly pick: number; readonly lag: number; readonly start: boolean }[];
  /** What a check or a wait lasts as long as, beside it. */
  readonly during: number | undefined;
  readonly answer: Answer;
  /** What a gate keeps, of what stands above it. */
  readonly keeps: readonly number[];
}

export interface AnyBlock {
  readonly kind: "phase" | "parallel" | "sequence";
  readonly at: number | undefined;
  readonly after: AnyActivity["after"];
  readonly items: readonly AnyItem[];
}

export type AnyItem = AnyActivity | AnyBlock;

const minutes = fc.integer({ min: 0, max: 90 });
const rarely = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
const waiting = fc.record({
  pick: fc.nat(),
  lag: fc.oneof({ weight: 3, arbitrary: fc.nat(20) }, { weight: 1, arbitrary: fc.integer({ min: -60, max: -1 }) }),
  start: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
});
const after: fc.Arbitrary<AnyActivity["after"]> = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.array(waiting, { minLength: 1, maxLength: 3 }) },
);
const answer: fc.Arbitrary<Answer> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("own" as const), minutes, worst: minutes }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("shared" as const), which: fc.nat(1) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("undoes" as const), pick: fc.nat() }) },
  { weight: 2, arbitrary: fc.constant({ kind: "open" as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: "none" as const }) },
);
const irreversible: fc.Arbitrary<Answer> = fc.constant({ kind: "irreversible" as const });

const { items } = fc.letrec<{ item: AnyItem; items: readonly AnyItem[] }>(tie => ({
  items: fc.array(tie("item"), { maxLength: 5 }),
  item: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constantFrom("step", "step", "check", "gate", "wait"),
        minutes: fc.oneof({ weight: 9, arbitrary: minutes }, { weight: 1, arbitrary: fc.constant(undefined) }),
        more: fc.oneof(fc.constant(0), minutes),
        at: rarely(fc.integer({ min: -120, max: 600 })),
        after,
        during: rarely(fc.nat()),
        keeps: fc.array(fc.nat(), { maxLength: 2 }),
        answer: fc.oneof({ weight: 12, arbitrary: answer }, { weight: 1, arbitrary: irreversible }),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constantFrom("phase", "parallel", "sequence"),
        at: rarely(fc.integer({ min: -120, max: 600 })),
        after,
        items: tie("items"),
      }),
    },
  ),
}));

/** A plan of up to some dozens of activities, blocks in blocks. */
export const anyPlan: fc.Arbitrary<readonly AnyItem[]> = items;

// ---------------------------------------------------------------- named

/** An item with everything it refers to found. */
export interface Item {
  readonly name: string;
  readonly kind: AnyActivity["kind"] | AnyBlock["kind"];
  readonly index: number;
  readonly around: Item | undefined;
  /** In its block, from the first. */
  readonly above: readonly Item[];
  readonly items: Item[];
  readonly minutes: number | undefined;
  readonly worst: number | undefined;
  /** Minutes from T. */
  readonly at: number | undefined;
  readonly after: { readonly item: Item; readonly lag: number; readonly start: boolean }[];
  readonly keeps: Item[];
  /** Then it has neither `minutes` nor `at` nor `after`. */
  during: Item | undefined;
  answer: Answer;
  undoes: Item | undefined;
  takenBackBy: Item | undefined;
}

export const sharedMinutes = [
  { minutes: 25, worst: 40 },
  { minutes: 60, worst: 60 },
] as const;

export function isActivity({ kind }: Item): boolean {
  return kind !== "phase" && kind !== "parallel" && kind !== "sequence";
}

/** Everything inside, in the order of writing, blocks before what is in them. */
export function everything(items: readonly Item[]): readonly Item[] {
  return items.flatMap(item => [item, ...everything(item.items)]);
}

/** Gives names and finds what is referred to: any part of the plan, or only what stands wholly above. */
export function named(plan: readonly AnyItem[], may: "look forward" | "only look back"): readonly Item[] {
  let activities = 0;
  let blocks = 0;
  const build = (items: readonly AnyItem[], around: Item | undefined): Item[] => {
    const built: Item[] = [];
    for (const any of items) {
      const base = {
        around,
        above: [...built],
        items: [] as Item[],
        after: [],
        keeps: [],
        during: undefined,
        undoes: undefined,
        takenBackBy: undefined,
      };
      if ("items" in any) {
        const isPhase = any.kind === "phase";
        const item: Item = {
          ...base,
          kind: any.kind,
          name: `${any.kind}-${blocks}`,
          index: blocks++,
          minutes: undefined,
          worst: undefined,
          at: isPhase ? any.at : undefined,
          answer: { kind: "open" },
        };
        item.items.push(...build(any.items, item));
        built.push(item);
      } else {
        const { more } = any;
        const isBeside = lasts(any);
        const planned = isBeside ? undefined : any.minutes;
        const worst = planned === undefined ? undefined : planned + more;
        const name = `${any.kind}-${activities}`;
        built.push({
          ...base,
          kind: any.kind,
          name,
          index: activities++,
          minutes: planned,
          worst,
          at: isBeside ? undefined : any.at,
          answer: any.answer,
        });
      }
    }
    return built;
  };
  const tree = build(plan, undefined);
  refer(tree, plan, may);
  answerFor(tree);
  return tree;
}

function refer(tree: readonly Item[], plan: readonly AnyItem[], may: "look forward" | "only look back"): void {
  const all = everything(tree);
  const given = flat(plan);
  const finished: Item[] = [];
  const isBeside = (item: Item): boolean => {
    const any = given[all.indexOf(item)];
    return any !== undefined && lasts(any);
  };
  const canBeNamed = (item: Item): boolean => item.kind !== "parallel" && item.kind !== "sequence";
  const walk = (items: readonly Item[]): void => {
    for (const item of items) {
      const candidates = (may === "look forward" ? all : finished).filter(canBeNamed);
      const any = given[all.indexOf(item)];
      if (any && lasts(any)) {
        // Neither as long as each other, nor as something that may be.
        const others = candidates.filter(each => each !== item && (finished.includes(each) || !isBeside(each)));
        item.during = others[("during" in any ? (any.during ?? 0) : 0) % Math.max(1, others.length)];
      } else if (any && canBeNamed(item) && candidates.length > 0) {
        for (const { pick, lag, start } of any.after) {
          const target = candidates[pick % candidates.length];
          if (target && !item.after.some(each => each.item === target)) item.after.push({ item: target, lag, start });
        }
      }
      if (any && "keeps" in any && item.kind === "gate") {
        const steps = finished.filter(({ kind }) => kind === "step" || kind === "phase");
        for (const pick of any.keeps) {
          const step = steps[pick % Math.max(1, steps.length)];
          if (step && !item.keeps.includes(step)) item.keeps.push(step);
        }
      }
      walk(item.items);
      finished.push(item);
    }
  };
  walk(tree);
}

function lasts(any: AnyItem): boolean {
  return "during" in any && any.during !== undefined && (any.kind === "check" || any.kind === "wait");
}

function flat(plan: readonly AnyItem[]): readonly AnyItem[] {
  return plan.flatMap(item => ("items" in item ? [item, ...flat(item.items)] : [item]));
}

/** Pairs each `undoes` with an earlier step that has no answer; where there is none, it has nothing to undo. */
function answerFor(tree: readonly Item[]): void {
  const steps = everything(tree).filter(({ kind }) => kind === "step");
  for (const [position, step] of steps.entries()) {
    if (step.answer.kind !== "undoes") continue;
    const open = steps.slice(0, position).filter(each => each.answer.kind === "open" && !each.takenBackBy);
    const earlier = open[step.answer.pick % Math.max(1, open.length)];
    if (earlier) {
      step.undoes = earlier;
      earlier.takenBackBy = step;
    } else {
      step.answer = { kind: "none" };
    }
  }
}

// ---------------------------------------------------------------- written

/** T is 2026-06-01 00:00 UTC, and the window ends so many minutes later. */
export const T = Date.UTC(2026, 5, 1) / 1000;
export const windowMinutes = 3 * 24 * 60;

/** What is said of an item besides its order and its times: a title, in quotes, and lines of its own. */
export type MoreOf = (item: Item) => { readonly title: string; readonly lines: readonly string[] };

const nothingMore: MoreOf = () => ({ title: "", lines: [] });

/** @param contingencies nothing that is asked of a plan may depend on them */
export function written(
  tree: readonly Item[],
  minutes: number = windowMinutes,
  contingencies: readonly string[] = contingenciesFor(tree),
  more: MoreOf = nothingMore,
): string {
  const shared = sharedMinutes.map(
    ({ minutes: planned, worst }, index) => `rollback shared-${index} "Shared" { takes ${planned}m at most ${worst}m }`,
  );
  return `runbook any "Any plan" {
  window 2026-06-01 00:00 to ${new Date((T + minutes * 60) * 1000).toISOString().slice(0, 16).replace("T", " ")} UTC
${tree.map(item => text(item, "  ", more)).join("\n")}
  ${[...shared, ...contingencies].join("\n  ")}
}
`;
}

/** One that goes on after the first activity, and one that rolls back at any time. */
function contingenciesFor(tree: readonly Item[]): readonly string[] {
  const [first] = everything(tree).filter(isActivity);
  const after = first ? `after ${first.name} + 5m ` : "";
  return [contingency("slow", 7, `${after}then continue`), contingency("broken", 20, "then rollback")];
}

/** A contingency that takes so many minutes, and half as many more in the worst case. */
export function contingency(name: string, minutes: number, says: string): string {
  const first = Math.floor(minutes / 2);
  const step = `step ${name}-step { takes ${first}m at most ${minutes}m rollback none because "nothing changes" }`;
  const beside = `parallel { wait ${name}-wait { takes ${first}m } check ${name}-check { takes ${minutes - first}m } }`;
  return `contingency ${name} "Trouble" { trigger "it shows" ${says} ${step} ${beside} }`;
}

function text(item: Item, indent: string, more: MoreOf): string {
  const { title, lines: others } = more(item);
  const lines = [...fields(item), ...answerLines(item), ...others].map(line => `${indent}  ${line}\n`).join("");
  const inside = item.items.map(each => `${text(each, `${indent}  `, more)}\n`).join("");
  const isNamed = item.kind !== "parallel" && item.kind !== "sequence";
  const name = isNamed ? `${item.kind} ${item.name}${title === "" ? "" : ` ${title}`}` : item.kind;
  return `${indent}${name} {\n${lines}${inside}${indent}}`;
}

function fields({ minutes: planned, worst, at, after, keeps, during }: Item): readonly string[] {
  return [
    ...(during ? [`during ${during.name}`] : []),
    ...(planned === undefined ? [] : [`takes ${planned}m at most ${worst}m`]),
    ...(at === undefined ? [] : [`at T${at < 0 ? "-" : "+"}${Math.abs(at)}m`]),
    ...(keeps.length === 0 ? [] : [`keeps ${keeps.map(({ name }) => name).join(", ")}`]),
    ...(after.length === 0 ? [] : [`after ${after.map(awaited).join(", ")}`]),
  ];
}

function awaited({ item, lag, start }: Item["after"][number]): string {
  return `${start ? "start of " : ""}${item.name} ${lag < 0 ? "-" : "+"} ${Math.abs(lag)}m`;
}

function answerLines({ kind, answer, undoes }: Item): readonly string[] {
  if (kind !== "step") return [];
  switch (answer.kind) {
    case "open":
      return [];
    case "none":
      return [`rollback none because "nothing changes"`];
    case "irreversible":
      return [`irreversible because "it is gone"`];
    case "own":
      return [`rollback "Back" { takes ${answer.minutes}m at most ${answer.minutes + answer.worst}m }`];
    case "shared":
      return [`rollback using shared-${answer.which}`];
    case "undoes":
      return undoes ? [`undoes ${undoes.name}`] : [];
  }
}
