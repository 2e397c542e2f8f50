/** What refactorings promise, tried on every activity of any plan and of the samples. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, it } from "mocha";
import { layoutTokensOf } from "../../../language/formatting/layout-tokens.js";
import type { Analysis, Range } from "../../../language/index.js";
import type { Offer } from "../../../language/refactoring/refactoring.js";
import { analyse, type Files } from "../../support/analyse.js";
import { formatted } from "../../support/formatted.js";
import { anyPlan, named, written } from "../schedule/plans.js";
import { changed, offersAt } from "./refactor.js";

function textOf(files: Files): string {
  return typeof files === "string" ? files : (Object.values(files)[0] ?? "");
}

function withText(files: Files, text: string): Files {
  return typeof files === "string" ? text : { ...files, [Object.keys(files)[0] ?? ""]: text };
}

/** When each activity begins and ends, by its name. */
function plannedIn({ plan, schedule }: Analysis): readonly string[] {
  const spans = schedule?.work.activities.map(({ planned }, index) => {
    const name = plan.runbook?.work.activities[index]?.name;
    return `${name} ${planned?.start} ${planned?.end}`;
  });
  return (spans ?? []).sort();
}

function worstIn({ plan, schedule }: Analysis): readonly string[] {
  const spans = schedule?.work.activities.map(({ worst, undo }, index) => {
    const name = plan.runbook?.work.activities[index]?.name;
    return `${name} ${worst?.start} ${worst?.end} undo ${undo?.planned} ${undo?.worst}`;
  });
  return (spans ?? []).sort();
}

function circlesIn({ findings }: Analysis): readonly string[] {
  return findings.filter(({ code }) => code === "order/cycle").map(({ message }) => message);
}

/** What each activity is, wherever it stands. */
function activitiesIn({ plan: { runbook } }: Analysis): readonly string[] {
  return (runbook?.work.activities ?? [])
    .map(({ name, owners, environment, takes, answer }) => {
      const who = owners?.parties.map(each => each.name).join(" or ");
      return `${name} by ${who} on ${environment?.name} takes ${takes?.planned} to ${takes?.worst} ${answer?.kind}`;
    })
    .sort();
}

function commentsIn(text: string, { file }: Analysis): readonly string[] {
  const comments = layoutTokensOf(text, file.ast).filter(({ kind }) => kind === "comment");
  return comments.map(({ from, to }) => text.slice(from, to)).sort();
}

/** Each kind of refactoring by the words of its title, and what it keeps. */
const promises: readonly (readonly [words: RegExp, keeps: readonly ((analysis: Analysis) => readonly string[])[]])[] = [
  [/^Wait for|^Start at a fixed time/, [plannedIn, activitiesIn]],
  [/a shared rollback$/, [plannedIn, worstIn, activitiesIn]],
  [/^Share the rollback/, [plannedIn, activitiesIn]],
  [/in parallel/, [activitiesIn]],
  [/^Move .* into the phase/, [activitiesIn]],
  [/^Add a rollback to .*…$/, [plannedIn]],
];

function assertPromises(
  files: Files,
  offers: (analysis: Analysis) => readonly Offer[],
  tried: Map<string, number>,
): void {
  const before = analyse(files);
  for (const offer of offers(before)) {
    const { title } = offer;
    const promise = promises.find(([words]) => words.test(title));
    assert.ok(promise, `nothing is promised of ${title}`);
    const change = offer.make();
    assert.ok(change, title);
    const text = changed(before, change);
    const after = analyse(withText(files, text));
    assert.deepEqual(after.file.mistakes, [], `${title}\n${text}`);
    assert.equal(formatted(text), text, title);
    assert.deepEqual(commentsIn(text, after), commentsIn(before.file.text, before), title);
    for (const keeps of [circlesIn, ...promise[1]])
      assert.deepEqual(keeps(after), keeps(before), `${title}\n${before.file.text}\n${text}`);
    tried.set(promise[0].source, (tried.get(promise[0].source) ?? 0) + 1);
  }
}

/** The offers at each activity's name, and for each two that follow each other. */
function everywhere(analysis: Analysis): readonly Offer[] {
  return at(analysis, [...(analysis.plan.runbook?.work.activities ?? [])].keys());
}

function at(analysis: Analysis, indexes: Iterable<number>): readonly Offer[] {
  const activities = analysis.plan.runbook?.work.activities ?? [];
  const offers = (range: Range): readonly Offer[] => offersAt(analysis, range);
  return [...indexes].flatMap(index => {
    const [activity, next] = [activities[index], activities[index + 1]];
    if (!activity) return [];
    const { head, place } = activity;
    const both = next ? offers({ start: place.range.start, end: next.place.range.end }) : [];
    return [...offers(head.range), ...both.filter(({ title }) => title.includes("in parallel"))];
  });
}

describe("refactorings keep what they promise", () => {
  const all = promises.map(([words]) => words.source);

  it("of any plan", () => {
    const tried = new Map<string, number>();
    fc.assert(
      fc.property(anyPlan, plan =>
        assertPromises(formatted(written(named(plan, "only look back"))), everywhere, tried),
      ),
      { numRuns: 60 },
    );
    const rare = ["^Share the rollback"];
    assert.deepEqual(
      all.filter(each => !tried.has(each) && !rare.includes(each)),
      [],
    );
  });

  for (const name of [
    "worked-example/payments-upgrade",
    "boring/payments",
    "high-wire/payments",
    "real/rust-release",
    "real/kava-8",
  ]) {
    it(`of samples/${name}`, () => {
      const read = (file: string) => readFileSync(new URL(`../../../samples/${file}.runbook`, import.meta.url), "utf8");
      const [folder] = name.split("/");
      const files = {
        "main.runbook": read(name),
        ...(folder === "real" ? {} : { "people.runbook": read(`${folder}/people`) }),
      };
      const tried = new Map<string, number>();
      assertPromises(files, everywhere, tried);
      assert.ok(tried.size >= 1, textOf(files));
    });
  }
});
