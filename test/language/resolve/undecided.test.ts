/** A time without a date in a window that has it on several days: its date is the only one left after what it waits for. */
import assert from "node:assert/strict";
import { formatExactMoment } from "../../../language/time/format.js";
import { analyse } from "../../support/analyse.js";

const people = `person ana "Ana" { timezone UTC contact "1" hours 00:00 to 24:00 }
person ben "Ben" { timezone UTC contact "2" hours 00:00 to 24:00 }
`;

const runbook = (work: string, window = "window Fri 2026-05-22 20:00 to Sun 2026-05-24 22:00"): string => `${people}
runbook r "R" { risk low timezone UTC ${window} owner ana or ben
${work}
}`;

const step = (name: string, says: string): string => `step ${name} "${name}" { ${says} rollback none because "x" }`;

/** When each activity starts, and what is said of times. */
function told(text: string): readonly string[] {
  const { plan, schedule, findings } = analyse(text);
  const starts = (schedule?.work.activities ?? []).map(({ planned }, index) => {
    const at = plan.runbook?.work.activities[index]?.at;
    return at === undefined ? "" : at.at === undefined ? "?" : formatExactMoment(planned?.start ?? 0, "UTC");
  });
  const said = findings
    .filter(({ code }) => /^(time\/(?!implausible)|syntax\/)/.test(code))
    .map(({ code, message }) => `${code}: ${message}`);
  return [...starts.filter(each => each !== ""), ...said];
}

describe("a time without a date in a window of several days", () => {
  const long = step("copy", "takes 22h");

  it("is on the only day that is left after what it waits for", () => {
    const text = runbook(`${long} ${step("deploy", "at 17:00 takes 5m")}`);
    assert.deepEqual(told(text), ["Sun 2026-05-24 17:00"]);
    const inferred = analyse(text).plan.times.filter(({ isInferred }) => isInferred);
    assert.deepEqual(
      inferred.map(({ text: written, problems }) => [written, problems]),
      [["17:00", []]],
    );
  });

  it("stays an error where two days are left, which are the ones offered", () => {
    const text = runbook(
      `${long} ${step("deploy", "at 17:00 takes 5m")}`,
      "window Fri 2026-05-22 20:00 to Mon 2026-05-25 22:00",
    );
    assert.deepEqual(told(text), [
      "?",
      "time/missing-date: `17:00` has no date, and it falls in the window on two days. Write the date before it: 2026-05-24 or 2026-05-25.",
    ]);
    const titles = analyse(text).findings.flatMap(({ code, fixes }) =>
      code === "time/missing-date" ? fixes.map(({ title }) => title) : [],
    );
    assert.deepEqual(titles, ["Write 2026-05-24", "Write 2026-05-25"]);
  });

  it("stays an error where it may still be on the day on which what it waits for ends", () => {
    assert.deepEqual(told(runbook(`${step("copy", "takes 21h")} ${step("deploy", "at 17:00 takes 5m")}`)), [
      "?",
      "time/missing-date: `17:00` has no date, and it falls in the window on two days. Write the date before it: 2026-05-23 or 2026-05-24.",
    ]);
  });

  it("stays an error where no day is left, and where nothing comes before it", () => {
    const none = told(runbook(`${step("copy", "takes 46h")} ${step("deploy", "at 17:00 takes 5m")}`));
    assert.match(none.join(), /^\?,time\/missing-date: .* 2026-05-23 or 2026-05-24\.$/);
    assert.match(told(runbook(step("deploy", "at 17:00 takes 5m"))).join(), /^\?,time\/missing-date/);
  });

  it("is found one after the other, at the beginning of a phase too", () => {
    const chain = `${long} ${step("one", "at 17:00 takes 5m")} phase p "P" { at 18:00 ${step("two", "at 19:00 takes 5m")} }`;
    assert.deepEqual(told(runbook(chain)), ["Sun 2026-05-24 17:00", "Sun 2026-05-24 19:00"]);
    const phase = `${long} phase p "P" { at 17:00 ${step("two", "takes 5m")} }`;
    const { schedule } = analyse(runbook(phase));
    assert.equal(formatExactMoment(schedule?.work.activities[1]?.planned?.start ?? 0, "UTC"), "Sun 2026-05-24 17:00");
    const inside = `phase p "P" { at Sun 2026-05-24 08:00 ${step("two", "at 17:00 takes 5m")} }`;
    assert.deepEqual(told(runbook(inside)), ["Sun 2026-05-24 17:00"]);
  });

  it("goes by the order, not by what stands above", () => {
    const beside = `parallel { ${long} ${step("deploy", "at 17:00 takes 5m")} }`;
    assert.match(told(runbook(beside)).join(), /missing-date/);
    const after = `parallel { ${step("deploy", "after copy at 17:00 takes 5m")} ${long} }`;
    assert.deepEqual(told(runbook(after)), ["Sun 2026-05-24 17:00"]);
    const cycle = `${step("a", "after b at 17:00 takes 5m")} ${step("b", "after a takes 5m")}`;
    assert.match(told(runbook(cycle)).join(), /missing-date/);
  });

  it("is compared with what says it again, and obeys the weekday", () => {
    const also = (zoned: string): readonly string[] =>
      told(runbook(`${long} ${step("deploy", `at 17:00 also ${zoned} takes 5m`)}`));
    assert.deepEqual(also("Sun 19:00 Europe/Paris"), ["Sun 2026-05-24 17:00"]);
    assert.match(also("Sat 19:00 Europe/Paris").join(), /time\/zones-disagree/);
    const weeks = "window Fri 2026-05-22 20:00 to Sun 2026-05-31 22:00";
    assert.deepEqual(told(runbook(`${step("copy", "takes 48h")} ${step("deploy", "at Sat 17:00 takes 5m")}`, weeks)), [
      "Sat 2026-05-30 17:00",
    ]);
  });

  it("is found in the same way on a fallback", () => {
    const weeks = "window Fri 2026-05-22 20:00 to Sun 22:00 fallback Fri 2026-05-29 20:00 to Sun 22:00";
    const text = runbook(`${long} ${step("deploy", "at 17:00 takes 5m")}`, weeks);
    assert.deepEqual(told(text), ["Sun 2026-05-24 17:00"]);
    const [there] = analyse(text).fallbacks;
    assert.equal(
      formatExactMoment(there?.plan.runbook?.work.activities[1]?.at?.at ?? 0, "UTC"),
      "Sun 2026-05-31 17:00",
    );
    const two = `${weeks.replace("Sun 22:00 fallback", "Sun 2026-05-31 22:00 fallback")}`.replace(
      "2026-05-29 20:00 to Sun",
      "2026-06-05 20:00 to Sun 2026-06-14",
    );
    const named = runbook(`${step("copy", "takes 48h")} ${step("deploy", "at Sat 17:00 takes 5m")}`, two);
    assert.deepEqual(told(named), ["Sat 2026-05-30 17:00"]);
  });
});
