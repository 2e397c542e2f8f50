/** Pages: tables, lists and prose, as wikis and word processors export them. */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { limits } from "../../server/importing/limits.js";
import { assertGolden, refusal, rowsOf, tablesOf } from "./reading.js";

const page = `<!DOCTYPE html>
<html><head><title>Ops : Release 4</title><style>td { color: red }</style><script>document.write("<table>")</script></head>
<body class="wiki"><div id="main"><h1>Release 4</h1>
<p>Owner: <a href="/display/~ana">Ana</a>, ticket <a href="https://example.com/7">CHG-7</a>.<script>alert(1)</script></p>
<h2>Steps</h2>
<div class="table-wrap"><table class="confluenceTable"><colgroup><col/></colgroup><tbody>
<tr><th><p>Phase</p></th><th>Task</th><th>Who</th><th>When</th></tr>
<tr><td rowspan="2">Prepare</td><td><p>Freeze<br/>the <strong>branch</strong></p><ul><li>main</li></ul></td><td>Ana</td><td><time datetime="2026-03-04">04 Mar 2026</time></td></tr>
<tr><td><del>Wait</del></td><td colspan="2">all of <s>them</s> us <img class="emoticon" alt="(tick)" src="t.png"></td></tr>
<tr style="display: none"><td>Cut-over</td><td>Switch &amp; test</td></tr>
</tbody></table></div>
<h2>Checks</h2>
<ul class="inline-task-list"><li class="checked" data-inline-task-id="1"><span>Tell ops</span></li>
<li data-inline-task-id="2">Call the desk<ol start="3"><li><p>Third</p><pre>./run
  now</pre><p>then wait</p></li><li><input type="checkbox" checked disabled> Fourth</li></ol></li></ul>
<pre>sql</pre>
</div></body></html>`;

const tables = async (html: string) => (await tablesOf(html)).tables;

describe("HTML", () => {
  it("is tables by their headings, and prose", async () => {
    assertGolden("html", await tablesOf(page));
  });

  it("has cells that reach over others, struck text, hidden rows, and lists", async () => {
    assert.deepEqual((await tables(page)).map(rowsOf), [
      [
        "Phase | Task | Who | When",
        "Prepare | Freeze\nthe branch\nmain | Ana | 04 Mar 2026",
        " | ~Wait~ | all of them us (tick)",
        "(hidden) Cut-over | Switch & test",
      ],
      [
        "Task | Command | Notes | Status",
        "0: [x] Tell ops |  |  | [x]",
        "0: [ ] Call the desk",
        "1: Third | ./run\n  now | then wait",
        "1: [x] Fourth |  |  | [x]",
      ],
    ]);
    const [table] = await tables(page);
    assert.equal(table?.name, "Steps");
    assert.equal(table?.headed, true);
    assert.equal(table?.rows[1]?.cells[0]?.down, 2);
    assert.equal(table?.rows[2]?.cells[2]?.across, 2);
    assert.deepEqual(table?.rows[1]?.cells[3]?.value, { kind: "day", day: "2026-03-04" });
    assert.equal(table?.rows[2]?.cells[2]?.address, "row 3, column 3");
  });

  it("takes no script and no style, and keeps all other text", async () => {
    const { title, prose } = await tablesOf(page);
    assert.equal(title, "Release 4");
    assert.deepEqual(
      prose.map(({ shown }) => shown),
      ["Ops : Release 4", "Release 4", "Owner: Ana, ticket CHG-7 (https://example.com/7).", "Steps", "Checks", "sql"],
    );
  });

  it("looks into tables that only lay a page out", async () => {
    const inner = "<table><tr><td>Task</td></tr><tr><td>Stop</td></tr></table>";
    const read = await tables(`<body><table><tr><td><p>menu</p></td><td>${inner}</td></tr></table>`);
    assert.deepEqual(read.map(rowsOf), [["Task", "Stop"]]);
  });

  it("knows one row of names from several, and from names of rows", async () => {
    const headed = async (rows: string) => (await tables(`<table>${rows}</table>`))[0]?.headed;
    const row = (cells: string): string => `<tr>${cells}</tr>`;
    assert.equal(await headed(row("<th>A<th>B") + row("<td>1<td>2")), true);
    assert.equal(await headed(row("<th>A<th>B") + row("<th>C<th>D") + row("<td>1<td>2")), undefined);
    assert.equal(await headed(row("<th>A<td>1") + row("<th>B<td>2")), undefined);
    assert.equal(await headed(`<thead>${row("<td>A<td>B")}</thead>${row("<td>1<td>2")}`), true);
  });

  it("has a table's caption as its name, and as prose", async () => {
    const { tables: read, prose } = await tablesOf("<table><caption>Night</caption><tr><td>a</table>");
    assert.equal(read[0]?.name, "Night");
    assert.deepEqual(
      prose.map(({ shown }) => shown),
      ["Night"],
    );
  });

  it("reads what is no good HTML", async () => {
    assert.deepEqual((await tables("<table><td>a<td>b<tr><td>c")).map(rowsOf), [["a | b", "c"]]);
    assert.deepEqual((await tables("<ul><li>a<ul><li>b</ul><ul>c<li>d</ul></ul>")).map(rowsOf), [
      ["Task", "0: a", "1: b", "1: d"],
    ]);
    assert.deepEqual((await tables("<html><a href='x'><table><tr><td>a</table></a>")).map(rowsOf), [["a"]]);
    assert.deepEqual(
      (await tablesOf("<p>one <b>two", "x.html")).prose.map(({ shown }) => shown),
      ["one two"],
    );
  });

  it("refuses what has no end", async () => {
    assert.match(await refusal(`<html>${"<div>".repeat(100_000)}`), /elements one in another/);
    assert.match(await refusal(`<html>${"<ul><li>".repeat(100)}`), /levels one in another/);
    assert.match(await refusal(`<html><table><tr>${"<td>x".repeat(1_001)}</table>`), /columns \(table 1, row 1\)/);
    assert.match(await refusal(`<html>${"<p>word</p>".repeat(limits.html / 10)}`), /more than 5,000,000 letters/);
    assert.match(
      await refusal("MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<html>"),
      /export the page as HTML/,
    );
    const wide = '<tr><td colspan="999999" rowspan="999999">a</td></tr>'.repeat(1_000);
    assert.match(await refusal(`<table>${wide}</table>`), /columns \(table 1, row 2\)/);
  }).timeout(60_000);
});
