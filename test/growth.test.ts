/** Twice as much of anything is about twice the work, whatever it is that there is more of: in the worst shapes, stage by stage. No clock. */
import assert from "node:assert/strict";
import { shapes } from "./support/shapes.js";
import type { Kind } from "./support/work/counter.js";
import { type Counting, countWork } from "./support/work.js";

const most = 2.2;

/** What asks the planner, the rules or the exporters again, by the shapes that they could find hard. */
const asked: Readonly<Record<string, readonly string[]>> = {
  check: Object.keys(shapes),
  format: ["one long line", "phases in phases", "links, notes and commands", "conditions of a gate"],
  diff: Object.keys(shapes).filter(shape => !/errors|statements|title/.test(shape)),
  status: [
    "one long line",
    "people",
    "a step that waits for all",
    "phases in phases",
    "temporary changes in each other",
    "gates between steps",
    "contingencies",
  ],
  fix: ["statements twice", "times in other words"],
  refactor: ["people", "phases in phases", "one rollback for all", "a step that all wait for"],
  "run review": ["people on one step", "gates between steps", "outages"],
  "run timeline": ["people on one step", "phases in phases"],
  "export markdown": [
    "people on one step",
    "one rollback for all",
    "accepts on each step",
    "links, notes and commands",
  ],
  "export html": ["one long line", "a step that waits for all", "times in other words"],
  "export svg": ["a step that waits for all", "wide parallel blocks one after the other", "phases in phases"],
  "export ics": ["people", "people on one step", "contingencies"],
  "export mermaid": ["phases in phases", "steps that wait in one cycle"],
  "export json": ["people", "accepts on each step", "one rollback for all", "gates between steps"],
  "export csv": ["people on one step", "links, notes and commands", "many cycles"],
  "report sarif": ["accepts on each step", "skills of one person", "steps that wait in one cycle"],
  "report human": ["one long line", "names twice"],
  "editor textDocument/inlayHint": ["gates between steps", "phases in phases", "one rollback for all"],
  "editor textDocument/completion": ["people", "files that import each other"],
  "editor textDocument/codeAction": ["one long line", "steps that wait in one cycle"],
  "editor textDocument/rename": ["people on one step", "a step that all wait for"],
  "editor textDocument/documentSymbol": ["phases in phases", "contingencies"],
};

/** So large that what is bounded has reached its bound. */
const sizes: Readonly<Record<string, readonly number[]>> = {
  "names that nobody has": [40, 300, 600],
  "names with a slip": [40, 400, 800],
};

describe("the work in the worst shapes", () => {
  let work: Counting;
  before(() => {
    work = countWork();
  });
  after(() => work.end());

  for (const [kind, names] of Object.entries(asked))
    for (const name of names)
      it(`grows as the text does: ${kind}, ${name}`, async () => {
        const shape = shapes[name];
        assert.ok(shape);
        const texts = (sizes[name] ?? [30, 100, 200]).map(shape);
        const [, once = 0, twice = 0] = await work.of({ kind: kind as Kind, texts });
        assert.ok(once > 1_000, `only ${once}: is anything done?`);
        assert.ok(twice <= once * most, `${once} becomes ${twice}, ${(twice / once).toFixed(2)} times`);
      });
}).timeout(300_000);
