import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "mocha";
import { countsInWords } from "../../../client/counts.js";
import { headingOf, type Node, peopleNodes, planNodes } from "../../../client/overview/nodes.js";
import { overviewOf } from "../../../language/exports/overview.js";
import { analyse } from "../../support/analyse.js";
import { english, speaking } from "../../support/translated.js";

function read(sample: string) {
  const at = (name: string): string =>
    readFileSync(new URL(`../../../samples/${sample}/${name}.runbook`, import.meta.url), "utf8");
  const overview = overviewOf(analyse({ "payments.runbook": at("payments"), "people.runbook": at("people") }));
  assert.ok(overview);
  return overview;
}

function outline(nodes: readonly Node[], depth = ""): readonly string[] {
  return nodes.flatMap(({ icon, label, description, children }) => [
    `${depth}${icon}: ${label} (${description})`,
    ...outline(children, `${depth}  `),
  ]);
}

function keys(nodes: readonly Node[]): readonly string[] {
  return nodes.flatMap(({ key, children }) => [key, ...keys(children)]);
}

describe("the side bar", () => {
  it("shows phases, and in them when what is done by whom", () => {
    assert.deepEqual(outline(planNodes(read("boring"), english)).slice(0, 6), [
      "list-tree: Prepare (Tue 21:00)",
      "  megaphone: 21:00  Announce the maintenance (Lee Park or Dana Wu)",
      "  play-circle: 21:05  Take a backup of the payments database (Priya Nair or Arun Rao)",
      "  milestone: 21:25  Go or no-go (Dana Wu or Lee Park)",
      "list-tree: Cut over (Tue 21:40)",
      "  play-circle: 21:40  Shift all traffic to the backup database (Priya Nair or Mei Tanaka)",
    ]);
  });

  it("says beside its name that a runbook is done or cancelled", () => {
    const heading = (status: string, t = english): string => {
      const overview = overviewOf(analyse(`runbook r "Release" { ${status} step s "S" { owner gone takes 5m } }`));
      assert.ok(overview);
      return headingOf(overview, t);
    };
    assert.equal(heading(""), "Release");
    assert.equal(heading("status done"), "Release · Done");
    assert.equal(heading("status cancelled", speaking({ Cancelled: "Abgesagt" })), "Release · Abgesagt");
  });

  it("shows people, where they are and for how long they are needed, and in them when on their clocks", () => {
    const [lee, priya] = peopleNodes(read("boring"), english);
    assert.ok(lee && priya);
    assert.deepEqual(outline([priya]), [
      "person: Priya Nair (Kolkata · 40m)",
      "  play-circle: Wed 09:35  Take a backup of the payments database ()",
      "  play-circle: Wed 10:10  Shift all traffic to the backup database ()",
      "  play-circle: Wed 11:00  Drop the old primary's disks ()",
    ]);
    assert.ok(lee.tooltip.some(line => line.includes("America/Los_Angeles")));
  });

  it("tells of what is found", () => {
    const [prepare] = planNodes(read("high-wire"), english);
    assert.ok(prepare);
    assert.ok(prepare.counts.errors > 0);
    assert.ok(prepare.children.some(({ tooltip }) => tooltip.some(line => line.startsWith("error: "))));
    assert.deepEqual(countsInWords({ errors: 2, warnings: 1, infos: 3 }, english), [
      "2 errors",
      "1 warning",
      "3 infos",
    ]);
    assert.deepEqual(countsInWords({ errors: 0, warnings: 0, infos: 0 }, english), []);
  });

  it("names the day of what is on another than its phase", () => {
    const overview = overviewOf(
      analyse(`runbook r "R" { timezone UTC window 2026-05-23 23:30 to 2026-05-24 04:00
        phase p "P" { step a "A" { takes 1h } step b "B" { takes 1h } } }`),
    );
    assert.ok(overview);
    assert.deepEqual(
      planNodes(overview, english)[0]?.children.map(({ label }) => label),
      ["23:30  A", "Sun 00:30  B"],
    );
  });

  it("has no two nodes of one key, whatever is written twice", () => {
    const overview = overviewOf(
      analyse(
        'runbook r "R" { step a "A" { owner x } step a "B" { owner x } phase p { step a "C" { owner y } } phase p { } }',
      ),
    );
    assert.ok(overview);
    for (const nodes of [planNodes(overview, english), peopleNodes(overview, english)]) {
      const all = keys(nodes);
      assert.ok(all.length > 3);
      assert.equal(new Set(all).size, all.length, all.join());
    }
  });
});
