/** What is found in any release does not depend on how it is written, and changes only as far as the release does. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { type AnyActivity, type AnyItem, type AnyOwner, type AnyRelease, anyRelease } from "./any.js";
import { isWorst, linesOf, pairsOf, type Said, saidOf, withoutWeeks } from "./said.js";
import { plain, type Style, written } from "./written.js";

const runs = { numRuns: 40 };

function same(release: AnyRelease, style: Partial<Style>, plainly: (text: string) => string = text => text): void {
  const other = { ...plain, ...style };
  const files = written(release, other);
  assert.deepEqual(
    linesOf(saidOf(files), plainly),
    linesOf(saidOf(written(release))),
    Object.values(files).join("\n---\n"),
  );
}

describe("any release, written in another way", () => {
  it("has the same findings, whatever the order of declarations and fields", () => {
    fc.assert(
      fc.property(anyRelease, fc.integer(), (release, seed) => {
        same(release, { order: shuffled(seed) });
      }),
      runs,
    );
  });

  it("has the same findings under other names", () => {
    const other = /z-(skill|team|person|environment|activity|phase|rollback|contingency|runbook)-(\d+)-z/g;
    fc.assert(
      fc.property(anyRelease, release => {
        const name: Style["name"] = (kind, index) => `z-${kind}-${index}-z`;
        same(release, { name }, text => text.replace(other, (_, kind, index) => `${kind}${index}`));
      }),
      runs,
    );
  });

  it("has the same findings and subjects with its people in a file of their own", () => {
    fc.assert(
      fc.property(anyRelease, release => same(release, { isImported: true })),
      runs,
    );
  });

  it("has the same findings in another layout, with comments and other line ends", () => {
    fc.assert(
      fc.property(
        anyRelease,
        fc.constantFrom("\n", "\r\n"),
        fc.constantFrom("", "\t", "      "),
        (release, newline, indent) => {
          same(release, { newline, indent, comment: " // as agreed" });
        },
      ),
      runs,
    );
  });

  it("has the same findings whole weeks later", () => {
    fc.assert(
      fc.property(anyRelease, fc.integer({ min: -5, max: 9 }), (release, weeks) => {
        same(release, { weeks }, text => withoutWeeks(text, { weeks }));
      }),
      runs,
    );
  });

  it("has the same findings with its times from T, or in another zone", () => {
    fc.assert(
      fc.property(anyRelease, fc.constantFrom("T" as const, "UTC" as const), (release, times) =>
        same(release, { times }),
      ),
      runs,
    );
  });
});

describe("any release that changes", () => {
  const findingsOf = (release: AnyRelease): readonly Said[] => saidOf(written(release)).found;
  const shown = (release: AnyRelease): string => written(release)["main.runbook"] ?? "";

  it("keeps what is planned, whatever its worst case", () => {
    // How much worse an overrun may become is said with it.
    const plainly = (text: string): string => text.replace(/ \([^()]* in the worst case\)/, "");
    fc.assert(
      fc.property(anyRelease, release => {
        const planned = { ...release, ...withoutWorst(release) };
        const plannedIn = (each: AnyRelease): readonly Said[] => findingsOf(each).filter(said => !isWorst(said));
        assert.deepEqual(
          linesOf({ found: plannedIn(release), accepted: [] }, plainly),
          linesOf({ found: plannedIn(planned), accepted: [] }, plainly),
          shown(release),
        );
      }),
      { numRuns: 100 },
    );
  });

  const nothingMore = (before: AnyRelease, after: AnyRelease): void => {
    const known = lackingIn(findingsOf(before));
    const news = [...lackingIn(findingsOf(after))].filter(each => !known.has(each));
    assert.deepEqual(news, [], shown(after));
  };

  it("lacks knowledge or time for nothing more with a qualified cover", () => {
    fc.assert(
      fc.property(anyRelease.map(withAble), fc.nat(), (release, pick) => {
        nothingMore(release, withCover(release, pick));
      }),
      { numRuns: 100 },
    );
  });

  it("lacks them for nothing more with an activity of no length beside another", () => {
    fc.assert(
      fc.property(anyRelease.map(withAble), fc.nat(), (release, pick) => {
        nothingMore(release, withEvent(release, pick));
      }),
      { numRuns: 100 },
    );
  });

  it("loses by an accept exactly what that names", () => {
    fc.assert(
      fc.property(anyRelease, fc.nat(), (release, pick) => {
        const found = findingsOf(release).filter(({ code }) => isOfParts(code));
        const all = found.flatMap(({ code, members }) => members.map(member => ({ code, name: nameOf(member) })));
        const named = all.filter(({ name }) => /^(?:activity|rollback)\d/.test(name));
        const chosen = named[pick % Math.max(named.length, 1)];
        if (!chosen) return;
        const files = written(release, plain, [`accept ${chosen.code} on ${chosen.name} because "agreed" by person0`]);
        const after = saidOf(files);
        const isChosen = (code: string, member: string): boolean =>
          code === chosen.code && isWithin(files["main.runbook"] ?? "", nameOf(member), chosen.name);
        const kept = [...pairsOf(found)].filter(each => !isChosen(codeOf(each), memberOf(each)));
        const left = pairsOf(after.found);
        const text = files["main.runbook"];
        assert.deepEqual(
          kept.filter(each => !left.has(each)),
          [],
          `gone in\n${text}`,
        );
        assert.deepEqual(
          [...left].filter(each => isChosen(codeOf(each), memberOf(each))),
          [],
          `left in\n${text}`,
        );
        assert.ok(after.accepted.length > 0, text);
        assert.ok(
          after.accepted.every(({ code, members }) => members.every(each => isChosen(code, each))),
          text,
        );
        assert.ok(!after.found.some(({ code }) => code === "accept/unused"), text);
      }),
      { numRuns: 150 },
    );
  });
});

/** The same order for the same seed. */
function shuffled(seed: number): Style["order"] {
  let state = seed >>> 0;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return all => {
    const left = [...all];
    return all.flatMap(() => left.splice(next(left.length), 1));
  };
}

function withoutWorst({
  items,
  shared,
  contingency,
}: AnyRelease): Pick<AnyRelease, "items" | "shared" | "contingency"> {
  const activity = <T extends AnyActivity>(each: T): T => ({ ...each, more: 0, undo: { ...each.undo, more: 0 } });
  const item = (each: AnyItem): AnyItem =>
    "items" in each ? { ...each, items: each.items.map(item) } : activity(each);
  const trouble = contingency && { ...contingency, items: contingency.items.map(activity) };
  return { items: items.map(item), shared: shared.map(activity), contingency: trouble };
}

/** With three more people whom no leave, night, skill or permission keeps from anything: the last ones. */
function withAble(release: AnyRelease): AnyRelease {
  const able = { zone: "UTC", hours: [0, 0] as const, away: [], knows: [0, 1, 2], teams: [], hasContact: true };
  const people = [...release.people, able, able, able];
  const all = ableIn({ people });
  return {
    ...release,
    people,
    environments: release.environments.map(each => ({
      ...each,
      operators: each.operators.length > 0 ? [...each.operators, ...all] : [],
    })),
  };
}

function ableIn({ people }: Pick<AnyRelease, "people">): readonly number[] {
  return [people.length - 3, people.length - 2, people.length - 1];
}

/** One of them as cover in one of the `owner` lines. */
function withCover(release: AnyRelease, pick: number): AnyRelease {
  const [cover = 0] = ableIn(release);
  const seen: AnyOwner[] = [];
  const visit = (change: (owner: AnyOwner) => AnyOwner): AnyRelease => {
    const owned = <T extends { readonly owner: AnyOwner | undefined }>(each: T): T =>
      each.owner ? { ...each, owner: change(each.owner) } : each;
    const activity = (each: AnyActivity): AnyActivity => ({ ...owned(each), undo: owned(each.undo) });
    const item = (each: AnyItem): AnyItem =>
      "items" in each ? { ...owned(each), items: each.items.map(item) } : activity(each);
    const { contingency } = release;
    const trouble = contingency && { ...contingency, items: contingency.items.map(activity) };
    return {
      ...owned(release),
      items: release.items.map(item),
      shared: release.shared.map(activity),
      contingency: trouble,
    };
  };
  visit(owner => {
    seen.push(owner);
    return owner;
  });
  const chosen = seen[pick % Math.max(seen.length, 1)];
  return visit(owner => (owner === chosen ? { ...owner, parties: [...owner.parties, cover] } : owner));
}

/** A check of no length, which all of them can do, beside one of the activities or blocks. */
function withEvent(release: AnyRelease, pick: number): AnyRelease {
  const event: AnyActivity = {
    name: "event",
    kind: "check",
    owner: { parties: ableIn(release), taking: [] },
    needs: [],
    on: undefined,
    minutes: 0,
    more: 0,
    at: undefined,
    by: undefined,
    undo: { kind: "none", owner: undefined, needs: [], on: undefined, minutes: 0, more: 0 },
  };
  const all = (items: readonly AnyItem[]): readonly AnyItem[] =>
    items.flatMap(each => ("items" in each ? [each, ...all(each.items)] : [each]));
  const items = all(release.items);
  const chosen = items[pick % items.length];
  const beside = (each: AnyItem): AnyItem => {
    const inner = "items" in each ? { ...each, items: each.items.map(beside) } : each;
    return each === chosen ? { kind: "parallel", owner: undefined, items: [inner, event] } : inner;
  };
  return { ...release, items: release.items.map(beside) };
}

/** Things of which too few or nobody know, and an overrun, which may be said with what it follows from. */
function lackingIn(found: readonly Said[]): ReadonlySet<string> {
  return new Set(
    found.flatMap(({ code, message, members }) => {
      if (code === "window/overrun" || message.includes("the window is overrun")) return ["window/overrun"];
      return code.startsWith("knowledge/") && code !== "knowledge/concentrated" ? members : [];
    }),
  );
}

/** Rules that speak of activities and rollbacks one by one, however they are told together. */
function isOfParts(code: string): boolean {
  return /^(?:knowledge\/(?:single-point|nobody|unskilled-owner)|owner\/(?:away|quiet-hours|not-permitted|unassigned|repeated)|time\/missing-duration|rollback\/(?:missing|unverified))$/.test(
    code,
  );
}

function nameOf(member: string): string {
  return member.slice(member.lastIndexOf("/") + 1);
}

function codeOf(pair: string): string {
  return pair.slice(0, pair.indexOf(" "));
}

function memberOf(pair: string): string {
  return pair.slice(pair.indexOf(" ") + 1);
}

/** What is inside the shared rollback belongs to it. */
function isWithin(text: string, name: string, around: string): boolean {
  if (name === around) return true;
  const inside = /^ {2}rollback rollback0 [\s\S]*?^ {2}\}/m.exec(text)?.[0] ?? "";
  return around === "rollback0" && inside.includes(` ${name} `);
}
