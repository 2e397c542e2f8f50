/** A check that follows another judges only what has changed, and says what a fresh one would. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { check } from "../../../language/rules/check.js";
import { type CheckMemory, emptyMemory } from "../../../language/rules/memory.js";
import { analyseTexts } from "../../../language/workspace/texts.js";
import { anyChange, anyVariation, type Change } from "../../support/changes.js";
import { corpus, type Files, firstText, withFirstText } from "../../support/corpus.js";
import { largeRunbook } from "../../support/large.js";
import { type State, typingIn } from "../../support/typing.js";

function stateOf(files: Files): State {
  const { plan, schedule } = analyseTexts(files) ?? assert.fail("no file");
  return { plan, schedule };
}

function saidOf({ plan, schedule }: State, memory?: CheckMemory): unknown {
  return JSON.parse(JSON.stringify(check(plan, schedule, [], { memory })));
}

function assertSameAsFresh(files: Files, changes: readonly Change[]): void {
  const memory = emptyMemory();
  let text = firstText(files);
  const typing = typingIn(files);
  saidOf(typing.first, memory);
  for (const change of changes) {
    text = change(text);
    assert.deepEqual(saidOf(typing.change(text), memory), saidOf(stateOf(withFirstText(files, text))), text);
  }
}

/** A team that works at night, some of them away or with hours of their own. */
const night = `skill db "Databases"
team ops "Operations" { contact "#ops" timezone Europe/London hours 08:00 to 18:00 }
person ana "Ana" { team ops knows db contact "a@example.com" timezone Europe/Madrid }
person ben "Ben" { team ops knows db contact "b@example.com" timezone Asia/Kolkata away 2026-05-20 to 2026-05-24 because "leave" }
person cho "Cho" { knows db contact "c@example.com" timezone Asia/Seoul hours 09:00 to 17:00 }
environment live "Live" { protected operators ops }
policy { least-cover 2 longest-shift 4h }

runbook move "Move the database" {
  change CHG-1
  timezone Europe/London
  window 2026-05-22 22:00 to 2026-05-23 06:00
  decider ana or ben
  owner ana or cho
  environment live
  accept owner/quiet-hours on copy because "agreed" by ana
  phase first "Prepare" {
    step copy "Copy at 23:30" { takes 1h at most 2h needs db rollback "Delete TBD" { takes 5m owner ben or ana } }
    parallel {
      step one "First half" { takes 30m needs db owner ben or ana rollback using back }
      step two "Second half" { takes 30m needs db owner ana or ben rollback using back }
    }
    gate go "Go?" { takes 10m owner cho requires "all is copied" otherwise rollback }
  }
  wait soak "Let it settle" { takes 3h owner ana }
  check look "Look at <host>" { takes 10m expect "it runs" owner cho or ana }
  step end "Switch over" { takes 20m owner ben irreversible because "the old one is gone" }
  notify done "Tell everybody" { to "#all" takes 5m }
  rollback back "Go back" { takes 20m owner ben or cho needs db }
}
`;

const edits: readonly (readonly [from: string | RegExp, to: string])[] = [
  ["Copy at 23:30", "Copy TODO"],
  ["takes 30m", "takes 50m"],
  ["takes 1h at most 2h", "takes 2h at most 5h"],
  ["owner ana or cho", "owner cho or ana"],
  ["owner ben or ana", "owner ana"],
  ["\n  owner ana or cho\n", "\n"],
  [" away 2026-05-20 to 2026-05-24", ""],
  ["away 2026-05-20 to 2026-05-24", "away 2026-05-20 to 2026-05-23"],
  ["away 2026-05-20", "away 2026-05-21"],
  ["Asia/Seoul", "America/New_York"],
  ["hours 09:00 to 17:00", "hours 10:00 to 12:00"],
  ['"Ana"', '"Ana Lopez"'],
  ["knows db contact", "contact"],
  ["least-cover 2", "least-cover 3"],
  ["longest-shift 4h", "longest-shift 9h severity text/placeholder off"],
  ["on copy because", "on one because"],
  ["  accept owner/quiet-hours on copy", "  accept knowledge/single-point on first"],
  ["window 2026-05-22 22:00", "window 2026-05-22 20:00"],
  ["\n  window 2026-05-22 22:00 to 2026-05-23 06:00", ""],
  ["phase first", "\n\n  phase first"],
  ["  wait soak", '  step more "One more" { takes 10m owner cho or ben rollback none because "nothing" }\n  wait soak'],
  ["rollback using back", 'rollback none because "x"'],
  ["operators ops", "operators cho"],
  ["owner cho requires", "owner cho with ben requires"],
  ["takes 3h owner ana", "takes 3h owner ben"],
  ["timezone Europe/London\n", "timezone Asia/Tokyo\n"],
  ["step end", "stp end"],
  ["owner ben irreversible", "owner tbd irreversible"],
];

/** Made, or taken back. */
const anyEdit: fc.Arbitrary<Change> = fc.tuple(fc.constantFrom(...edits), fc.boolean()).map(
  ([[from, to], isBack]) =>
    text =>
      isBack && to !== "" ? text.replace(to, `${from}`) : text.replace(from, to),
);

describe("a check with the memory of the one before", () => {
  it("says what a fresh one does, after any edits of a plan by night", () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { minLength: 1, maxLength: 6 }), changes =>
        assertSameAsFresh({ "main.runbook": night }, changes),
      ),
      { numRuns: 20 },
    );
  });

  it("says where everything stands now, in any runbook, after a line was put in front of it", () => {
    for (const [, files] of corpus) assertSameAsFresh(files, [text => `// a remark\n${text}`]);
  });

  it("says what a fresh one does, after any changes of any runbook", () => {
    const change = fc.oneof(anyChange, { weight: 3, arbitrary: anyVariation });
    fc.assert(
      fc.property(fc.constantFrom(...corpus), fc.array(change, { minLength: 1, maxLength: 3 }), ([, files], changes) =>
        assertSameAsFresh(files, changes),
      ),
      { numRuns: 40 },
    );
  });
});

describe("what is judged again", () => {
  const large = largeRunbook(200, 20);

  interface Judged {
    readonly name: string;
    readonly all: number;
    readonly anew: number;
  }

  /** What is judged one by one: of how many, and how many of them anew after a change. */
  function judgedAfter(change: Change): readonly Judged[] {
    const memory = emptyMemory();
    const typing = typingIn({ "main.runbook": large });
    check(typing.first.plan, typing.first.schedule, [], { memory });
    const { plan, schedule } = typing.change(change(large));
    check(plan, schedule, [], { memory });
    return [...memory.judgements].map(([judge, { all, anew }]) => ({
      name: (judge as () => void).name,
      all: all.length,
      anew,
    }));
  }

  const most = (judged: readonly Judged[]): number => Math.max(...judged.map(({ anew }) => anew));
  const of = (name: string, judged: readonly Judged[]): Judged =>
    judged.find(each => each.name === name) ?? assert.fail(`${name} is not judged`);

  it("is nothing where nothing has changed", () => assert.equal(most(judgedAfter(text => text)), 0));

  it("is nothing where what was written only moved", () =>
    assert.equal(most(judgedAfter(text => `// a remark\n\n${text}`)), 0));

  it("is one step with its rollback, for a change in a command", () =>
    assert.equal(most(judgedAfter(text => text.replace("change --number 100", "change --number x"))), 2));

  it("is one step with its rollback, for a change in a title", () => {
    const judged = judgedAfter(text => text.replace(/(step s100) "/, '$1 "X'));
    assert.deepEqual(of("abilityOf", judged), { name: "abilityOf", all: 400, anew: 2 });
    assert.equal(of("nightsOf", judged).anew, 1);
    assert.equal(of("longShiftsOf", judged).anew, 1);
    assert.equal(most(judged), 2);
  });

  it("is what comes later, for a change in a duration", () => {
    const judged = judgedAfter(text => text.replace(/(step s190 [^}]*?takes) 1m/, "$1 2m"));
    const { all, anew } = of("abilityOf", judged);
    assert.ok(anew >= 10 && anew <= 20, `${anew} of ${all}`);
  });

  it("leaves findings about other people the very same", () => {
    const nights = large.replace("08:00 to", "20:00 to");
    const memory = emptyMemory();
    const typing = typingIn({ "main.runbook": nights });
    const { findings } = check(typing.first.plan, typing.first.schedule, [], { memory });
    const { plan, schedule } = typing.change(nights.replace("Change number 1", "Changes"));
    const again = new Set(check(plan, schedule, [], { memory }).findings);
    const ofNights = findings.filter(({ code }) => code === "owner/quiet-hours");
    assert.ok(ofNights.length >= 20);
    assert.ok(ofNights.filter(finding => !again.has(finding)).length <= 4);
  });

  it("does not pile up", () => {
    const memory = emptyMemory();
    const { plan, schedule } = stateOf({ "main.runbook": large });
    check(plan, schedule, [], { memory });
    const kept = memory.judgements.size;
    const { plan: other, schedule: times } = stateOf({ "main.runbook": night });
    check(other, times, [], { memory });
    assert.equal(memory.judgements.size, kept);
    assert.equal(memory.release?.runbook, other.runbook);
  });
});
