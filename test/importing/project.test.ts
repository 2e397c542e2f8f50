/** Projects saved as XML: what people have said in them, and what Project has worked out. */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { limits } from "../../server/importing/limits.js";
import { assertGolden, reading, refusal, rowsOf, tablesOf } from "./reading.js";

const element = (name: string, fields: Readonly<Record<string, string | number>>, inside = ""): string =>
  `<${name}>${Object.entries(fields)
    .map(([field, value]) => `<${field}>${value}</${field}>`)
    .join("")}${inside}</${name}>`;
const after = (uid: number, type = 1, lag = 0, format = 7): string =>
  element("PredecessorLink", { PredecessorUID: uid, Type: type, CrossProject: 0, LinkLag: lag, LagFormat: format });
const task = (id: number, name: string, fields: Readonly<Record<string, string | number>>, inside = ""): string =>
  element("Task", { UID: id + 100, ID: id, Name: name, OutlineLevel: 2, DurationFormat: 5, ...fields }, inside);
const project = (tasks: string, more = ""): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Project xmlns="http://schemas.microsoft.com/project"><Name>cutover.xml</Name><MinutesPerDay>480</MinutesPerDay>${more}<Tasks>${element("Task", { UID: 0, ID: 0, Name: "Cut-over of Payments", OutlineLevel: 0, Summary: 1 })}${tasks}</Tasks></Project>`;

const plan = project(
  [
    task(1, "Prepare", { OutlineLevel: 1, Summary: 1, Start: "2026-03-04T08:00:00", Duration: "PT24H0M0S" }),
    task(
      2,
      "Freeze &amp; tag",
      {
        Start: "2026-03-04T08:00:00",
        Finish: "2026-03-04T08:30:00",
        Duration: "PT0H30M0S",
        DurationFormat: 3,
        PercentComplete: 100,
        ActualStart: "2026-03-04T08:05:00",
      },
      `<Notes>tell ops\nfirst</Notes>`,
    ),
    task(
      3,
      "Back up",
      { Start: "2026-03-04T08:30:00", Finish: "2026-03-05T10:00:00", Duration: "PT8H0M0S", DurationFormat: 7 },
      after(102),
    ),
    task(
      4,
      "Guess",
      { Start: "2026-03-05T10:00:00", Duration: "PT8H0M0S", DurationFormat: 39, Estimated: 1 },
      after(103),
    ),
    element("Task", { UID: 150, ID: 5, IsNull: 1 }),
    task(6, "Cut over", { OutlineLevel: 1, Summary: 1 }),
    task(
      7,
      "Stop",
      {
        ConstraintType: 2,
        ConstraintDate: "2026-03-07T22:00:00",
        Duration: "PT1H0M0S",
        Deadline: "2026-03-07T23:30:00",
      },
      `${after(103, 1, 1_200)}${after(104, 3)}${after(102, 0, -300)}${after(103, 2, 50, 19)}`,
    ),
    task(
      8,
      "Old way",
      { Active: 0, Duration: "PT1H0M0S" },
      element("ExtendedAttribute", { FieldID: "188743731", Value: "./run" }),
    ),
    task(9, "Live", { Milestone: 1, Duration: "PT0H0M0S" }, after(107)),
  ].join(""),
  `<ExtendedAttributes>${element("ExtendedAttribute", { FieldID: "188743731", FieldName: "Text1", Alias: "Command" })}</ExtendedAttributes>`,
).replace(
  "</Project>",
  `<Resources>${element("Resource", { UID: 1, ID: 1, Name: "Ana Silva", Type: 1, EmailAddress: "ana@example.com" })}${element("Resource", { UID: 2, ID: 2, Name: "Cables", Type: 0 })}${element("Resource", { UID: 3, ID: 3, Name: "Ben", Type: 1 })}</Resources><Assignments>${[
    [102, 1],
    [102, 2],
    [103, 1],
    [103, 3],
    [107, -65_535],
  ]
    .map(([TaskUID = 0, ResourceUID = 0]) => element("Assignment", { TaskUID, ResourceUID }))
    .join("")}</Assignments></Project>`,
);

describe("MS Project XML", () => {
  it("is a table of tasks with names of columns, and what is said of resources", async () => {
    const read = await tablesOf(plan);
    assertGolden("project", read);
    assert.equal(read.title, "Cut-over of Payments");
    assert.deepEqual(read.tables.map(rowsOf), [
      [
        "ID | Task | Kind | Duration | Start | Predecessors | Owner | Status | Actual start | Command | Notes",
        "0: 1 | Prepare",
        "1: 2 | Freeze & tag |  | 30 minutes | 2026-03-04 08:00 |  | Ana Silva <ana@example.com> | 100% | 2026-03-04 08:05 |  | tell ops\nfirst",
        "1: 3 | Back up |  | 1 day |  | 2 | Ana Silva <ana@example.com>, Ben",
        "1: 4 | Guess |  |  |  | 3 |  |  |  |  | Estimated duration: 1 day?",
        "0: 6 | Cut over",
        "1: 7 | Stop |  | 1 hour | 2026-03-07 22:00 | 3FS+2h; 4SS; 2FF-30m; 3SF+50% |  |  |  |  | Deadline: 2026-03-07 23:30",
        "1: 8 | ~Old way~ |  | 1 hour |  |  |  |  |  | ./run",
        "1: 9 | Live | Milestone |  |  | 7",
      ],
    ]);
    assert.deepEqual(read.tables[0]?.rows[2]?.cells[3]?.value, { kind: "length", minutes: 30 });
    assert.deepEqual(
      read.prose.map(({ shown }) => shown),
      ["Cut-over of Payments", "Resource: Cables"],
    );
  });

  it("says what Project has worked out, and where working time is no time by the clock", async () => {
    const { troubles } = await tablesOf(plan);
    assert.deepEqual(troubles, [
      "2 starts that Project has worked out from predecessors are left out: the runbook's schedule follows from them.",
      "1 task lasts longer by the clock than the duration says, which is in working time (a day has 8 hours), first task 3: durations are taken as they are.",
    ]);
  });

  it("reads it in UTF-16, too", async () => {
    const utf16 = Buffer.from(`\uFEFF${plan.replace("UTF-8", "UTF-16")}`, "utf16le");
    assert.deepEqual((await tablesOf(utf16)).tables, (await tablesOf(plan)).tables);
  });

  it("is refused where it is another XML, damaged, cut off or hides something", async () => {
    assert.match(await refusal("<?xml version='1.0'?><issues/>"), /XML of another kind/);
    assert.match(
      await refusal('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
      /workbook of 2003.*save it as Excel workbook/,
    );
    assert.match(await refusal(project("")), /project without tasks/);
    assert.match(await refusal(plan.replace("<Tasks>", "<Tasks><a><b></a>")), /damaged/);
    const laughs = plan.replace("<Project", '<!DOCTYPE Project [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><Project');
    assert.match(await refusal(laughs), /declares a document type/);
    assert.match(await refusal(project("<x>".repeat(100))), /levels one in another/);
    assert.match(await refusal(project(task(1, "a", {}).repeat(limits.rows + 1))), /more than 100,000 rows/);
    for (let end = 0; end < plan.length; end += 64) {
      assert.equal((await reading(plan.slice(0, end), "plan.xml", "project")).kind, "refused", `${end}`);
    }
  }).timeout(60_000);
});
