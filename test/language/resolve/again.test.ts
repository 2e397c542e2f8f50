/** A runbook that is resolved again after an edit: what is taken over, and that it is what a fresh reading gives. */
import assert from "node:assert/strict";
import fc from "fast-check";
import type { AstNode } from "langium";
import type { Plan } from "../../../language/index.js";
import type { Importer } from "../../../language/names/names.js";
import { emptyMemory, type ResolveMemory } from "../../../language/resolve/memory.js";
import { resolve } from "../../../language/resolve/plan.js";
import { parse } from "../../../language/syntax/parse.js";
import { largeRunbook } from "../../support/large.js";
import { tries } from "../../support/seed.js";

const uri = "file:///a.runbook";
const nothing: Importer = () => ({ kind: "missing" });

/** A memory that counts how many nodes it is asked about. */
function counting(): { readonly memory: ResolveMemory; readonly asked: () => number } {
  const memory = emptyMemory();
  let asked = 0;
  class Counted<V> extends WeakMap<AstNode, V> {
    override get(node: AstNode): V | undefined {
      asked++;
      return super.get(node);
    }
  }
  return { memory: { ...memory, made: new Counted() }, asked: () => asked };
}

/** How many nodes are asked about at a key in the title of a step, when two keys were typed before. */
function askedAtKey(steps: number): number {
  const { memory, asked } = counting();
  const text = largeRunbook(steps);
  const key = (typed: string): string => text.replace("number 5", `${typed}number 5`);
  let file = parse(uri, text);
  resolve(file, nothing, undefined, memory);
  for (const typed of ["a", "ab"]) {
    file = parse(uri, key(typed), file);
    resolve(file, nothing, undefined, memory);
  }
  const before = asked();
  resolve(parse(uri, key("abc"), file), nothing, undefined, memory);
  return asked() - before;
}

const before = `team ops "Ops" { contact "#ops" }
person ana "Ana" { team ops contact "a@example.com" timezone UTC }
environment live { operators ops }
runbook move "Move" {
  change CHG-1
  timezone UTC
  environment live
  owner ana
  window 2026-05-22 22:00 to 2026-05-23 06:00
  rollback back "Put back" { takes 5m }
`;
const phases = [
  'phase a "A" { step a1 "A1" { takes 5m rollback "Undo" { takes 1m } } notify a2 "A2" { takes 1m to ops } }',
  'phase b "B" { parallel { step b1 "B1" { takes 5m rollback using back } step b2 "B2" { takes 5m after a1 } } }',
  'phase c "C" { step c1 "C1" { takes 5m } phase d "D" { step d1 "D1" { takes 5m undoes c1 } } owner ana }',
  'phase e "E" { rollback using back step e1 "E1" { takes 5m } step e2 "E2" { takes 1m irreversible because "so" } }',
  'phase f "F" { after e step f1 "F1" owner ana takes 5m }',
  'phase g "G" { step g1 "G1" { takes 5m rollback "Back" { step h1 "H1" { takes 1m after h2 } step h2 "H2" { takes 1m } } } }',
  'phase w "W" { wait w1 "W1" { during d } notify w2 "W2" { during w1 every 10m to ops } step w3 "W3" { takes 1m after w1 } }',
  'phase v "V" { step v1 "V1" { takes 5m rollback using twice } } rollback twice "T" { step k1 { takes 1m } wait k2 { during k1 } }',
];
const typed = [
  "",
  "x",
  "step",
  "step z {",
  "}",
  "{",
  '"',
  "undoes a1",
  "rollback using back",
  "irreversible",
  "at 23:00",
  "during c",
  "wait x { during w1 }",
];

describe("a runbook that is resolved again", () => {
  it("is asked about the blocks that a key is not typed in, and not about what is in them", () => {
    const [some, twice] = [askedAtKey(200), askedAtKey(400)];
    // Two for each of twenty more phases: what it adds, and how its steps are undone.
    assert.ok(twice - some <= 50, `${some} nodes of 200 steps, ${twice} of 400`);
  });

  it("is the plan that a fresh reading gives, whatever is typed between phases and into them", () => {
    const order = fc.array(fc.nat(phases.length - 1), { minLength: 2, maxLength: 8 });
    const edit = fc.tuple(fc.nat(10_000), fc.constantFrom(...typed), fc.boolean());
    fc.assert(
      fc.property(order, fc.array(edit, { minLength: 2, maxLength: 6 }), (inOrder, edits) => {
        const memory = emptyMemory();
        let text = `${before}${inOrder.map(index => `  ${phases[index]}\n`).join("")}}\n`;
        let file = parse(uri, text);
        resolve(file, nothing, undefined, memory);
        for (const [at, piece, isInPlace] of edits) {
          const from = before.length + Math.floor((at / 10_000) * (text.length - before.length));
          const line = isInPlace ? from : text.lastIndexOf("\n", from) + 1;
          text = `${text.slice(0, line)}${piece}${isInPlace ? "" : "\n"}${text.slice(line)}`;
          file = parse(uri, text, file);
          assert.deepEqual(
            plain(resolve(file, nothing, undefined, memory)),
            plain(resolve(parse(uri, text), nothing)),
            text,
          );
        }
      }),
      tries(60),
    );
  });
});

function plain(plan: Plan): unknown {
  return JSON.parse(JSON.stringify(plan));
}
