/** `gonogo schedule` and `gonogo export` of a programme: all of its runbooks in one. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { nightOf } from "../../language/exports/night/night.js";
import { nightTimeline } from "../../language/exports/night/timeline.js";
import type { TimelineActivity, TimelineData } from "../../language/exports/timeline/data.js";
import { timelineData } from "../../language/exports/timeline-data.js";
import { analyse } from "../support/analyse.js";
import { asked, folderWith } from "./program.js";

const runbook = (name: string, facts: string): string => `import "./people.runbook"

runbook ${name} "${name} | <b>" {
  risk low
  timezone Asia/Kolkata
  ${facts}
  owner ana or ben
  phase p "Phase" {
    step first "First" { takes 20m rollback none because "nothing changes" }
    step second "Second" { takes 20m at most 30m rollback none because "nothing changes" }
  }
}
`;

const window = (from: string): string => `window ${from} to 2026-05-21 06:00 Europe/London`;
const members: Readonly<Record<string, string>> = {
  late: runbook("late", window("2026-05-20 23:50")),
  early: runbook("early", window("2026-05-20 23:00")),
  undated: runbook("undated", ""),
  off: runbook("off", `${window("2026-05-20 23:00")} status cancelled`),
};
const files = {
  "night.runbook": `programme night "Night" {
  timezone Europe/London
  runbook "./late.runbook", "./early.runbook", "./undated.runbook", "./off.runbook"
}
`,
  ...Object.fromEntries(Object.entries(members).map(([name, text]) => [`${name}.runbook`, text])),
  "people.runbook": `person ana "Ana" { timezone Europe/London contact "ana@example.com" }
person ben "Ben" { timezone Europe/London contact "ben@example.com" }
`,
};

const titlesOf = ({ owners }: TimelineData, positions: readonly number[]): readonly (string | undefined)[] =>
  positions.map(position => owners[position]?.title);

describe("a programme", () => {
  it("is shown as one table, by start", async () => {
    const { code, stdout } = await asked(["schedule", "night.runbook"], folderWith(files));
    assert.equal(code, 1);
    const rows = stdout
      .split("\n")
      .flatMap(line => /^(\d\d:\d\d) .*(early|late).*(First|Second)/.exec(line)?.slice(1).join(" ") ?? []);
    assert.deepEqual(rows, ["23:00 early First", "23:20 early Second", "23:50 late First", "00:10 late Second"]);
    assert.match(stdout, /^Wed 2026-05-20$[\s\S]*^Thu 2026-05-21$/m);
    assert.match(stdout, /Without a date, and so not shown: "undated/);
    assert.doesNotMatch(stdout, /off \|/);
    const elsewhere = await asked(["schedule", "night.runbook", "--zone", "Asia/Kolkata"], folderWith(files));
    assert.match(elsewhere.stdout, /^03:30 .*early/m);
  });

  it("is a document of the schedules of its runbooks, in one zone", async () => {
    const cwd = folderWith(files);
    const { stdout } = await asked(["schedule", "night.runbook", "--format", "json"], cwd);
    const night = JSON.parse(stdout);
    assert.deepEqual(
      night.runbooks.map(({ file, zone }: { file: string; zone: string }) => [file, zone]),
      ["late", "early", "undated"].map(name => [`${name}.runbook`, "Europe/London"]),
    );
    const alone = await asked(["schedule", "late.runbook", "--format", "json", "--zone", "Europe/London"], cwd);
    const { $schema: _, ...own } = JSON.parse(alone.stdout);
    assert.deepEqual(night.runbooks[0], own);
  });

  it("is written as markdown, with a picture of all of them beside it", async () => {
    const cwd = folderWith(files);
    const args = ["export", "night.runbook", "--to", "markdown", "--output", "night.md", "--picture", "night.svg"];
    assert.equal((await asked(args, cwd)).code, 1);
    const [text = "", picture = ""] = ["night.md", "night.svg"].map(file => readFileSync(join(cwd, file), "utf8"));
    assert.match(text, /!\[Timeline of Night\]\(night\.svg\)/);
    assert.match(text, /\| 00:10 \| 00:30 \| 20m \| late \\\| \\<b\\> \| Second \| Ana \| Thu 2026-05-21 00:40 \|/);
    assert.match(text, /\| undated .* no date \|/);
    assert.match(text, /## People[\s\S]*\| Ana \| ana/);
    for (const shown of ["late | &lt;b&gt;", "early | &lt;b&gt;"]) assert.ok(picture.includes(shown), shown);
  });

  it("is refused where only a single runbook makes sense, and nothing is written", async () => {
    const cwd = folderWith(files);
    const cases: readonly (readonly [args: readonly string[], why: RegExp])[] = [
      [
        ["export", "night.runbook", "--to", "html", "--output", "x.html"],
        /html is of a single runbook: name one of its runbooks, or export the programme as markdown, svg or png/,
      ],
      [["export", "night.runbook", "--to", "csv"], /csv is of a single runbook/],
      [["export", "night.runbook", "--to", "html", "--for", "ana", "--output", "x.html"], /of a single runbook/],
      [["export", "night.runbook", "--to", "svg", "--undo-from", "first", "--output", "x.svg"], /undone by itself/],
      [["schedule", "night.runbook", "--with", "fire"], /a contingency strikes in one runbook/],
      [["schedule", "night.runbook", "--fallback", "1"], /each of its runbooks has fallbacks of its own/],
    ];
    for (const [args, why] of cases) {
      const { code, stdout, stderr } = await asked(args, cwd);
      assert.equal(code, 2, args.join(" "));
      assert.equal(stdout, "");
      assert.match(stderr, why);
    }
    assert.ok(!existsSync(join(cwd, "x.html")) && !existsSync(join(cwd, "x.svg")));
  });

  it("has on its timeline what that of each runbook has, in a group of its own", () => {
    const analysis = analyse(files);
    const night = nightOf(analysis);
    assert.ok(night);
    const data = nightTimeline(analysis, night);
    assert.deepEqual(
      data.phases.map(({ title }) => title),
      ["late | <b>", "early | <b>"],
    );
    let first = 0;
    for (const [phase, name] of ["late", "early"].entries()) {
      const own = timelineData(analyse({ [`${name}.runbook`]: members[name] ?? "", ...files }));
      assert.ok(own);
      for (const activity of own.activities) {
        const drawn: TimelineActivity | undefined = data.activities[first + activity.index];
        assert.deepEqual(drawn?.times, activity.times);
        assert.equal(drawn?.id, `${name}/${activity.id}`);
        assert.equal(drawn?.phase, phase);
        assert.deepEqual(titlesOf(data, drawn?.owners ?? []), titlesOf(own, activity.owners));
      }
      first += own.activities.length;
    }
    assert.deepEqual(
      data.owners.map(({ title }) => title),
      ["Ana", "Ben"],
    );
    // Also on the night of the other runbook it is seen who works.
    assert.ok(data.owners.some(({ offDuty }) => offDuty.length > 0));
    for (const { known } of data.owners) {
      assert.equal(known.length, 1);
      assert.ok(known.every(({ start, end }) => start <= data.period.start && end >= data.period.end));
    }
    assert.ok(data.order.edges.every(([from, to]) => from < data.order.nodes && to < data.order.nodes));
    assert.ok(data.activities.every(({ index }, position) => index === position));
  });
});
