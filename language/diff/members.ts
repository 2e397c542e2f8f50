/** Which runbook of a programme is which of its other version: by name and path, then by a name that only one has, then by path. */
import type { Analysis } from "../workspace/analysis.js";
import { type Diff, isNothing, namedDiffOf } from "./diff.js";
import type { Naming } from "./side.js";

/** A runbook that a programme names. */
export interface NamedMember {
  /** As written. */
  readonly path: string;
  readonly uri: string;
  /** Empty where it cannot be read. */
  readonly name: string;
  readonly title: string;
  /** Undefined where it cannot be read. */
  readonly analysis: Analysis | undefined;
}

export interface MemberPair {
  readonly before: NamedMember | undefined;
  readonly after: NamedMember | undefined;
  /** What it is known by on both sides. */
  readonly id: number;
  /** What something in it is known by on both sides. */
  readonly idOf: { readonly before: Naming["idOf"]; readonly after: Naming["idOf"] };
  /** Undefined where it cannot be read, or not in both. */
  readonly diff: Diff | undefined;
}

/** `unreadable` and `readable`: it is named in both, and could or can be read in only one. */
export type RunbookChange =
  | {
      readonly change: "added" | "removed" | "unreadable" | "readable";
      readonly path: string;
      readonly name: string;
      readonly title: string;
    }
  | {
      readonly change: "changed";
      readonly before: NamedMember;
      readonly after: NamedMember;
      /** Whether it lies elsewhere now. */
      readonly isMoved: boolean;
      readonly diff: Diff;
    };

export function compareMembers(
  before: Analysis,
  after: Analysis,
): { readonly pairs: readonly MemberPair[]; readonly changes: readonly RunbookChange[] } {
  const pairs = paired(membersIn(before), membersIn(after)).map(([was, is], id): MemberPair => {
    const named = was?.analysis && is?.analysis && namedDiffOf(was.analysis, is.analysis);
    return {
      before: was,
      after: is,
      id,
      idOf: { before: asCalled, after: named?.idOf ?? asCalled },
      diff: named?.diff,
    };
  });
  return { pairs, changes: pairs.flatMap(changeOf) };
}

const asCalled: Naming["idOf"] = (_, name) => name;

function membersIn({ plan: { programme }, members }: Analysis): readonly NamedMember[] {
  return (programme?.members ?? []).map(({ path, uri = "", place }): NamedMember => {
    const member = members.find(each => each.place === place);
    const { name = "", title = path } = member?.release.runbook ?? {};
    return { path, uri: member?.uri ?? uri, name, title: title || name, analysis: member?.analysis() };
  });
}

type Two = readonly [NamedMember | undefined, NamedMember | undefined];

/** In the order of the second; then what is gone. */
function paired(before: readonly NamedMember[], after: readonly NamedMember[]): readonly Two[] {
  const found = new Map<NamedMember, NamedMember>();
  for (const keyOf of closeness) {
    const taken = new Set(found.values());
    const was = onlyOnes(
      before.filter(each => !taken.has(each)),
      keyOf,
    );
    const is = onlyOnes(
      after.filter(each => !found.has(each)),
      keyOf,
    );
    for (const [key, member] of is) {
      const other = was.get(key);
      if (other) found.set(member, other);
    }
  }
  const taken = new Set(found.values());
  return [
    ...after.map((each): Two => [found.get(each), each]),
    ...before.filter(each => !taken.has(each)).map((each): Two => [each, undefined]),
  ];
}

const closeness: readonly ((member: NamedMember) => string)[] = [
  ({ name, path }) => JSON.stringify([name, path]),
  ({ name }) => name,
  ({ path }) => path,
];

/** By key, what is the only one with it; nothing for an empty key. */
function onlyOnes(
  all: readonly NamedMember[],
  keyOf: (member: NamedMember) => string,
): ReadonlyMap<string, NamedMember> {
  const only = new Map<string, NamedMember>();
  const several = new Set([""]);
  for (const each of all) {
    const key = keyOf(each);
    if (only.has(key)) several.add(key);
    only.set(key, each);
  }
  for (const key of several) only.delete(key);
  return only;
}

function changeOf({ before, after, diff }: MemberPair): readonly RunbookChange[] {
  if (!before) return after ? [whole("added", after)] : [];
  if (!after) return [whole("removed", before)];
  if (!diff) {
    if (!before.analysis === !after.analysis) return [];
    return [whole(after.analysis ? "readable" : "unreadable", after)];
  }
  const isMoved = before.path !== after.path && before.uri !== after.uri;
  return isMoved || !isNothing(diff) ? [{ change: "changed", before, after, isMoved, diff }] : [];
}

function whole(change: Exclude<RunbookChange["change"], "changed">, { path, name, title }: NamedMember): RunbookChange {
  return { change, path, name, title };
}
