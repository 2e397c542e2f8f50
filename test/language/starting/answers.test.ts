import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { problemWith, type Question, readAnswers, type StartAnswers } from "../../../language/starting/answers.js";

const good: StartAnswers = {
  title: "Search 4.2",
  zone: "America/Los_Angeles",
  opens: "2026-06-06 22:00",
  environment: "production",
  people: "Ana Sousa, Ben Clark",
};

/** What is typed, and what of the answer must be said. */
const refused: readonly (readonly [question: Question, text: string, says: RegExp])[] = [
  ["title", "", /in a few words/],
  ["title", "  \t", /in a few words/],
  ["title", "???", /in a few words/],
  ["title", "x".repeat(81), /under 80/],
  ["zone", "", /times need a time zone; write an IANA name such as Europe\/London/],
  ["zone", "PST", /abbreviation.*America\/Los_Angeles/],
  ["zone", "europe/lisbon", /exact spelling of the time zone; write Europe\/Lisbon/],
  ["zone", "Bangalore", /no time zone `Bangalore`; write Asia\/Kolkata/],
  ["zone", "+05:30", /offset/],
  ["opens", "", /`2026-05-23 22:00`/],
  ["opens", "22:00", /`2026-05-23 22:00`/],
  ["opens", "6/6/2026 22:00", /`2026-05-23 22:00`/],
  ["opens", "2026-02-30 22:00", /no date `2026-02-30`/],
  ["opens", "2026-06-06 24:00", /00:00 to 23:59/],
  ["opens", "2026-03-08 02:30", /Los Angeles.*Use 2026-03-08 01:59 or 2026-03-08 03:00/],
  ["environment", "", /Name the environment/],
  ["people", "Ana, ???", /`\?\?\?` is not a name/],
  ["people", Array.from({ length: 21 }, (_, index) => `p${index}`).join(), /20 at most/],
];

describe("answers about a first runbook", () => {
  it("are understood", () => {
    assert.deepEqual(readAnswers(good), {
      kind: "understood",
      start: {
        title: "Search 4.2",
        zone: "America/Los_Angeles",
        opens: Date.parse("2026-06-06T22:00:00-07:00") / 1000,
        environment: "production",
        people: ["Ana Sousa", "Ben Clark"],
      },
    });
  });

  for (const [question, text, says] of refused)
    it(`say what to write instead of ${JSON.stringify(text.slice(0, 20))} as ${question}`, () => {
      const answers = { ...good, [question]: text };
      assert.match(problemWith(question, answers) ?? "", says);
      assert.match(JSON.stringify(readAnswers(answers)), new RegExp(`"question":"${question}"`));
    });

  it("are asked about one at a time: a later one is not blamed yet, nor for an earlier one", () => {
    assert.equal(problemWith("title", { title: "Search" }), undefined);
    assert.equal(problemWith("zone", { title: "Search", zone: "UTC" }), undefined);
    assert.match(problemWith("opens", { title: "Search", zone: "UTC", opens: "soon" }) ?? "", /22:00/);
  });

  it("take the first of an hour that comes twice", () => {
    const read = readAnswers({ ...good, opens: "2026-11-01 01:30" });
    assert.ok(read.kind === "understood");
    assert.equal(read.start.opens, Date.parse("2026-11-01T01:30:00-07:00") / 1000);
  });

  it("name nobody twice, and may name nobody", () => {
    const people = (text: string) => {
      const read = readAnswers({ ...good, people: text });
      return read.kind === "understood" ? read.start.people : read;
    };
    assert.deepEqual(people("Ana, Ben; Ana,, ANA"), ["Ana", "Ben"]);
    assert.deepEqual(people(" "), []);
  });
});
