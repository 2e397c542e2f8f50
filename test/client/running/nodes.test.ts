import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Node } from "../../../client/overview/nodes.js";
import { runHeading, runNodes } from "../../../client/running/nodes.js";
import { runStatusText } from "../../../client/running/words.js";
import { english } from "../../support/translated.js";
import { at, begun, done, shownAt, withGate } from "./board.js";

function outline(nodes: readonly Node[], depth = ""): readonly string[] {
  return nodes.flatMap(({ icon, label, description, children }) => [
    `${depth}${icon}: ${label} (${description})`,
    ...outline(children, `${depth}  `),
  ]);
}

const find = (nodes: readonly Node[], key: string): Node | undefined =>
  nodes.flatMap(each => [each, ...each.children]).find(each => each.key === key);

describe("the side bar of a run", () => {
  it("has what runs now, what is next and what is blocked, with their people", () => {
    const run = shownAt(16, [begun("prepare", 0)]);
    assert.deepEqual(outline(runNodes(run, english)), [
      "play: Now ()",
      "  play-circle: Prepare (16m of 30m · Ana)",
      "arrow-right: Next (nothing)",
      "circle-slash: Blocked (nothing)",
    ]);
    assert.equal(runHeading(run, english), "Release · 0 of 3 over");
  });

  it("says under the mouse how to reach them, what time it is there, and whom to call next", () => {
    const nodes = runNodes(shownAt(40, [begun("prepare", 0), done("prepare", 30), begun("copy", 31)]), english);
    assert.deepEqual(find(nodes, "now copy")?.tooltip, [
      "Copy",
      "Databases: #dba",
      "There it is Wed 2026-06-03 05:40 in London",
      "Ends 04:51",
      "Then Last: call Ben, +91 98 5555 0110 by 05:00",
    ]);
  });

  it("says of what has begun and is blocked that it is, and not that nothing is there", () => {
    const run = shownAt(45, [
      begun("prepare", 0),
      { kind: "blocked", activity: "prepare", text: "no key", at: at(31) },
    ]);
    const nodes = runNodes(run, english);
    assert.deepEqual(outline(nodes).slice(0, 1), ["play: Now (Prepare is blocked)"]);
    assert.equal(find(nodes, "blocked prepare")?.tooltip.at(-1), "The end is 5m later for it");
    const late = [begun("prepare", 0), done("prepare", 20), begun("copy", 20), done("copy", 40), begun("last", 60)];
    const now = runNodes(
      shownAt(60, [...late, { kind: "blocked", activity: "last", text: "no key", at: at(60) }]),
      english,
    );
    assert.equal(find(now, "blocked last")?.tooltip.at(-1), "The end moves with it");
  });

  it("says of what has no length of its own how long it has run, and no end", () => {
    const run = shownAt(45, [begun("prepare", 0), done("prepare", 30), begun("decide", 31)], undefined, withGate);
    const nodes = runNodes(run, english);
    assert.equal(find(nodes, "now decide")?.description, "14m · Ana");
    assert.ok(!find(nodes, "now decide")?.tooltip.some(line => line.startsWith("Ends")));
    assert.equal(runStatusText(run.board, english).text, "$(play) decide, 14m");
  });

  it("leads to where it stands in the text", () => {
    const run = shownAt(16, [begun("prepare", 0)]);
    assert.equal(find(runNodes(run, english), "now prepare")?.place, run.places.prepare);
  });

  it("shows what failed and what is blocked, on whom, and what that costs", () => {
    const blocked = runNodes(
      shownAt(45, [
        begun("prepare", 0),
        done("prepare", 30),
        { kind: "blocked", activity: "copy", text: "no password", on: "ana", at: at(31) },
      ]),
      english,
    );
    assert.deepEqual(outline(blocked).slice(2), [
      "circle-slash: Blocked ()",
      "  stop-circle: Copy (waits for ana · Databases)",
    ]);
    assert.deepEqual(find(blocked, "blocked copy")?.tooltip.slice(-2), [
      "04:31 ana: no password",
      "The end is 5m later for it",
    ]);
    const failed = runNodes(
      shownAt(45, [begun("prepare", 0), { kind: "failed", activity: "prepare", text: "no space", at: at(10) }]),
      english,
    );
    assert.ok(outline(failed).includes("  error: Prepare (04:10 · Ana)"), outline(failed).join("\n"));
  });

  it("is empty once the run is closed, and says what became of it", () => {
    const run = shownAt(45, [{ kind: "closed", outcome: "partly", at: at(40) }]);
    assert.deepEqual([runNodes(run, english), runHeading(run, english)], [[], "Release · partly"]);
  });
});
