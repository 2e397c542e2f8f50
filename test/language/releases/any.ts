/** Any release at all, with people, skills and environments: to be written in many ways that mean the same. */
import fc from "fast-check";

export interface AnyPerson {
  readonly zone: string;
  /** Local, from and to. */
  readonly hours: readonly [number, number] | undefined;
  /** From and to in whole hours since the first day, to be read in their zone. */
  readonly away: readonly (readonly [number, number])[];
  readonly knows: readonly number[];
  readonly teams: readonly number[];
  readonly hasContact: boolean;
}

export interface AnyOwner {
  /** People, then teams. */
  readonly parties: readonly number[];
  readonly taking: readonly number[];
}

export interface AnyUndo {
  readonly kind: "none" | "own" | "shared" | "open" | "irreversible";
  readonly owner: AnyOwner | undefined;
  readonly needs: readonly number[];
  readonly on: number | undefined;
  readonly minutes: number;
  readonly more: number;
}

export interface AnyActivity {
  /** Where it is not called by its number. */
  readonly name?: string;
  readonly kind: "step" | "check" | "notify" | "gate" | "wait";
  readonly owner: AnyOwner | undefined;
  readonly needs: readonly number[];
  readonly on: number | undefined;
  /** Undefined: it does not say how long it takes. */
  readonly minutes: number | undefined;
  readonly more: number;
  /** Minutes from the beginning of the window. */
  readonly at: number | undefined;
  readonly by: number | undefined;
  /** The phase that a check, notify or wait lasts as long as, where there is one; and how often it is done again. */
  readonly during?: { readonly phase: number; readonly every: number | undefined } | undefined;
  readonly undo: AnyUndo;
}

export interface AnyBlock {
  readonly kind: "phase" | "parallel" | "sequence";
  readonly owner: AnyOwner | undefined;
  readonly items: readonly AnyItem[];
}

export type AnyItem = AnyActivity | AnyBlock;

export interface AnyRelease {
  readonly zone: string;
  readonly risk: "low" | "medium" | "high";
  /** In hours since the first day begins in the release's zone; and how long the window is. */
  readonly opens: number;
  readonly hours: number;
  readonly skills: number;
  readonly teams: readonly {
    readonly hasContact: boolean;
    readonly hasRotation: boolean;
    readonly knows: readonly number[];
  }[];
  readonly people: readonly AnyPerson[];
  readonly environments: readonly { readonly isProtected: boolean; readonly operators: readonly number[] }[];
  readonly leastCover: number;
  readonly owner: AnyOwner | undefined;
  readonly deciders: readonly number[];
  readonly items: readonly AnyItem[];
  /** Inside the one rollback that is shared. */
  readonly shared: readonly AnyActivity[];
  /** What is done if something goes wrong, after which the plan goes on or is rolled back. */
  readonly contingency?: { readonly items: readonly AnyActivity[]; readonly isRolledBack: boolean } | undefined;
}

/** None of them changes its clocks in the weeks around. */
const zones = ["Europe/London", "America/Los_Angeles", "Asia/Kolkata", "UTC", "Asia/Tokyo"];

const sometimes = <T>(value: fc.Arbitrary<T>, weight = 1): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight, arbitrary: value });
const few = <T>(value: fc.Arbitrary<T>, most = 2): fc.Arbitrary<readonly T[]> => fc.array(value, { maxLength: most });
const some = fc.nat(30);

const owner: fc.Arbitrary<AnyOwner> = fc.record({
  parties: fc.array(some, { minLength: 1, maxLength: 3 }),
  taking: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: few(some) }),
});

const undo: fc.Arbitrary<AnyUndo> = fc.record({
  kind: fc.constantFrom("none", "own", "own", "shared", "open", "irreversible"),
  owner: sometimes(owner),
  needs: sometimes(few(some, 1)).map(each => each ?? []),
  on: sometimes(some),
  minutes: fc.integer({ min: 1, max: 90 }),
  more: fc.constantFrom(0, 0, 30),
});

const activity: fc.Arbitrary<AnyActivity> = fc.record({
  kind: fc.constantFrom("step", "step", "step", "check", "notify", "gate", "wait"),
  owner: sometimes(owner, 3),
  needs: sometimes(few(some, 2)).map(each => each ?? []),
  on: sometimes(some),
  minutes: fc.oneof(
    { weight: 12, arbitrary: fc.integer({ min: 0, max: 150 }) },
    { weight: 1, arbitrary: fc.constant(undefined) },
  ),
  more: fc.constantFrom(0, 0, 20, 200),
  at: sometimes(fc.integer({ min: 0, max: 500 })),
  by: sometimes(fc.integer({ min: 30, max: 700 })),
  during: sometimes(fc.record({ phase: some, every: sometimes(fc.integer({ min: 1, max: 90 })) })),
  undo,
});

const { items } = fc.letrec<{ item: AnyItem; items: readonly AnyItem[] }>(tie => ({
  items: fc.array(tie("item"), { minLength: 1, maxLength: 4 }),
  item: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    { weight: 4, arbitrary: activity },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constantFrom("phase", "parallel", "parallel", "sequence"),
        owner: sometimes(owner),
        items: tie("items"),
      }),
    },
  ),
}));

const person: fc.Arbitrary<AnyPerson> = fc.record({
  zone: fc.constantFrom(...zones),
  hours: sometimes(fc.tuple(fc.nat(23), fc.nat(23))),
  away: sometimes(
    fc.array(
      fc.tuple(fc.nat(80), fc.integer({ min: 1, max: 30 })).map(([from, long]) => [from, from + long] as const),
      { minLength: 1, maxLength: 2 },
    ),
    2,
  ).map(each => each ?? []),
  knows: few(some, 3),
  teams: sometimes(few(some)).map(each => each ?? []),
  hasContact: fc.oneof({ weight: 6, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
});

export const anyRelease: fc.Arbitrary<AnyRelease> = fc.record({
  zone: fc.constantFrom(...zones),
  risk: fc.constantFrom("low", "medium", "high"),
  opens: fc.nat(40),
  hours: fc.integer({ min: 2, max: 30 }),
  skills: fc.nat(2),
  teams: few(fc.record({ hasContact: fc.boolean(), hasRotation: fc.boolean(), knows: few(some) })),
  people: fc.array(person, { minLength: 2, maxLength: 5 }),
  environments: few(fc.record({ isProtected: fc.boolean(), operators: few(some, 3) })),
  leastCover: fc.constantFrom(1, 2, 2, 3),
  owner: sometimes(owner, 6),
  deciders: few(some),
  items,
  shared: few(activity, 3),
  contingency: sometimes(
    fc.record({ items: fc.array(activity, { minLength: 1, maxLength: 3 }), isRolledBack: fc.boolean() }),
    2,
  ),
});
