/** Markdown: tables, task lists, lists of steps, and the text around them. */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { limits } from "../../server/importing/limits.js";
import { assertGolden, refusal, rowsOf, tablesOf } from "./reading.js";

const issue = `---
labels: release
---
# Release 4.2

Approved by the board, see [CHG-7](https://example.com/7).

## Before the window

- [x] Freeze the *branch*
- [ ] Tell \`#ops\`
  - [ ] ~~Call the desk~~

## Cut-over

1. Stop the app

   \`\`\`sh
   systemctl stop app
   \`\`\`

   Expected: the page says so.
2. Copy the data
\`\`\`sh
./copy
\`\`\`
3. Start the app

## Contacts

| Name | Phone |
|---|:-:|
| Ana | [+351 1](tel:+3511) |
| ~~Ben~~ | a \\| b<br>c |

- in the evening only
`;

const tables = async (text: string) => (await tablesOf(text, "plan.md")).tables;

describe("Markdown", () => {
  it("is tables by their headings, and prose", async () => {
    assertGolden("markdown", await tablesOf(issue));
  });

  it("has lists as tables of what their items hold", async () => {
    assert.deepEqual((await tables(issue)).map(rowsOf), [
      ["Task | Status", "0: [x] Freeze the branch | [x]", "0: [ ] Tell #ops", "1: [ ] ~Call the desk~"],
      [
        "ID | Task | Command | Notes",
        "1 | Stop the app | systemctl stop app | Expected: the page says so.",
        "2 | Copy the data | ./copy",
        "3 | Start the app",
      ],
      ["Name | Phone", "Ana | +351 1 (tel:+3511)", "~Ben~ | a | b\nc"],
    ]);
    assert.deepEqual(
      (await tables(issue)).map(({ name, list, headed, ownNames }) => ({ name, list, headed, ownNames })),
      [
        { name: "Before the window", list: "bullets", headed: true, ownNames: true },
        { name: "Cut-over", list: "numbered", headed: true, ownNames: true },
        { name: "Contacts", list: undefined, headed: true, ownNames: undefined },
      ],
    );
  });

  it("keeps all else as prose, with its line", async () => {
    const { prose } = await tablesOf(issue);
    assert.deepEqual(
      prose.map(({ address, shown }) => `${address}: ${shown}`),
      [
        "line 2: labels: release",
        "line 4: Release 4.2",
        "line 6: Approved by the board, see CHG-7 (https://example.com/7).",
        "line 8: Before the window",
        "line 14: Cut-over",
        "line 29: Contacts",
        "line 36: in the evening only",
      ],
    );
  });

  it("has the title in its first heading, unless there are several of that kind", async () => {
    assert.equal((await tablesOf("# A\n\n1. x\n")).title, "A");
    assert.equal((await tablesOf("# A\n\n1. x\n\n# B\n\n1. y\n")).title, undefined);
    assert.deepEqual(
      (await tables("# A\n\n1. x\n\n# B\n\n1. y\n")).map(({ name }) => name),
      ["A", "B"],
    );
  });

  it("says which headings a table is under", async () => {
    const [table] = await tables("# R\n\n## Friday\n\n### Steps\n\n1. x\n");
    assert.equal(table?.name, "Steps");
    assert.deepEqual(table?.under, ["Friday"]);
  });

  it("reads a bare issue body with no heading", async () => {
    assert.deepEqual((await tables("- [ ] one\n- [x] two\n")).map(rowsOf), [
      ["Task | Status", "[ ] one", "[x] two | [x]"],
    ]);
  });

  it("reads long tables and lists whole, with their lines", async () => {
    const many = Array.from({ length: 1_000 }, (_, index) => index + 1);
    const [table] = await tables(`|No|Task|\n|-|-|\n${many.map(each => `|${each}|x|\n`).join("")}`);
    assert.deepEqual(
      table && rowsOf(table).slice(1),
      many.map(each => `${each} | x`),
    );
    assert.deepEqual(table?.rows.at(-1)?.cells[1]?.address, "line 1002, column 2");
    const [numbered] = await tables(many.map(each => `${each}. x\n`).join(""));
    assert.deepEqual(
      numbered && rowsOf(numbered).slice(1),
      many.map(each => `${each} | x`),
    );
    const [bullets] = await tables(`# R\n${many.map(each => `- x${each}\n  - y\n`).join("")}`);
    assert.equal(bullets?.rows.length, 2_001);
    assert.equal(bullets?.rows.at(-1)?.cells[0]?.address, "line 2001");
  });

  it("reads tables and lists of HTML in it, and drops its comments", async () => {
    const table = "<table>\n<tr><th>Task</th><th>Owner</th></tr>\n<tr><td>Stop</td><td>Ana</td></tr>\n</table>";
    const read = await tablesOf(
      `# R\n\n<!-- fill in -->\n<details><summary>Plan</summary>\n\n${table}\n\n</details>\n`,
    );
    assert.deepEqual(read.tables.map(rowsOf), [["Task | Owner", "Stop | Ana"]]);
    assert.equal(read.tables[0]?.place, "the table in line 6");
    assert.deepEqual(
      read.prose.map(({ address, shown }) => [address, shown]),
      [
        ["line 1", "R"],
        ["line 4", "Plan"],
      ],
    );
  });

  it("has a list of steps in headings that are numbered or have code under them, where there is nothing else", async () => {
    const text =
      "# Upgrade\n\nRead all of it.\n\n## Step 1: Stop\n\nWait first.\n\n```sh\nstop\n```\n\n## Step 2: Start\n\n### Warm up\n\n    start\n";
    const read = await tablesOf(text);
    assert.deepEqual(read.tables.map(rowsOf), [
      ["Task | Command | Notes", "0: Step 1: Stop | stop | Wait first.", "0: Step 2: Start", "1: Warm up | start"],
    ]);
    assert.deepEqual(
      read.prose.map(({ shown }) => shown),
      ["Upgrade", "Read all of it."],
    );
    assert.deepEqual((await tablesOf("# A\n\n## Overview\n\nx\n\n## Contacts\n\ny\n")).tables, []);
  });

  it("takes no heading or table from inside of code", async () => {
    const text = "1. x\n\n   ```\n   # no heading\n   | a | b |\n   |---|---|\n   ```\n2. y\n";
    assert.deepEqual(
      (await tables(text)).map(({ rows }) => rows.length),
      [3],
    );
    assert.deepEqual((await tablesOf("```\n# no\n- [ ] task\n```\n", "a.md")).tables, []);
  });

  it("drops pictures that stand in the text, and keeps what they are called", async () => {
    const { prose } = await tablesOf(`# A\n\n![the plan](data:image/png;base64,${"A".repeat(600_000)})\n`);
    assert.equal(prose[1]?.shown, "the plan (data:,)");
  });

  it("refuses what would keep its parser busy", async () => {
    const from = (text: string): Promise<string> => refusal(text, "plan.md", "markdown");
    assert.match(await from(`${"> ".repeat(500)}x`), /levels one in another \(line 1\)/);
    assert.match(await from(`${"- ".repeat(500)}x`), /levels one in another \(line 1\)/);
    assert.match(
      await from(Array.from({ length: 300 }, (_, depth) => `${"  ".repeat(depth)}- x`).join("\n")),
      /levels one in another/,
    );
    assert.match(await from("[a](".repeat(20_000)), /letters without an empty line/);
    assert.match(await from("word\n\n".repeat(limits.markdown / 5)), /more than 500,000 letters/);
    assert.match(await from(`|${"a|".repeat(1_001)}\n|${"-|".repeat(1_001)}\n`), /columns/);
  });
});
