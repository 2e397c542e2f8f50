import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { formatted, formatting } from "../../support/formatted.js";

/** Before -> after. */
const layouts: Readonly<Record<string, readonly [before: string, after: string]>> = {
  "nothing stays nothing": [" \n\t\n", ""],
  "a comment alone": ["\n\n  // Only this.   \n\n", "// Only this.\n"],
  "each statement has a line, and each level two blanks": [
    `runbook r "R" {
risk low owner ana
      phase p "P" { step a "A" { takes 5m }
   step b "B" {takes 5m} }
}`,
    `runbook r "R" {
  risk low
  owner ana
  phase p "P" {
    step a "A" { takes 5m }
    step b "B" { takes 5m }
  }
}
`,
  ],
  "what stands on one line stays there": [
    `person   ana   "Ana"  {team dba   timezone Europe/Lisbon }
runbook r "R" { step a "A" { rollback "Back" { takes 5m } } }
`,
    `person ana "Ana" { team dba timezone Europe/Lisbon }
runbook r "R" { step a "A" { rollback "Back" { takes 5m } } }
`,
  ],
  "what would be too long on one line is opened out, and only that": [
    `runbook release "A release with a rather long title" { step one "One" { takes 5m rollback "Take it back to where it was" { takes 5m } } }
`,
    `runbook release "A release with a rather long title" {
  step one "One" { takes 5m rollback "Take it back to where it was" { takes 5m } }
}
`,
  ],
  "nothing is aligned": [
    `skill replication "Replicate"
skill backup      "Back up" // a remark
`,
    `skill replication "Replicate"
skill backup "Back up" // a remark
`,
  ],
  "empty blocks": [
    `person a { }
person b {

}
person c
{}
`,
    `person a {}
person b {}
person c {}
`,
  ],
  "a brace stands behind its title": [
    `runbook r "R"
{
  step a "A"

  {
    takes 5m
  }
}
`,
    `runbook r "R" {
  step a "A" {
    takes 5m
  }
}
`,
  ],
  "empty lines stay, one of several, none inside a statement or at the edge of a block": [
    `


skill a


skill b
runbook r "R" {

  risk low



  owner ana or

    ben

}


`,
    `skill a

skill b
runbook r "R" {
  risk low

  owner ana or
    ben
}
`,
  ],
  commas: [`person a { knows x ,y,z }\n`, `person a { knows x, y, z }\n`],
  "a line break inside a statement stays, a step further in": [
    `runbook r "R" {
  gate g "G" {
      requires "one",
  "two"
           , "three"
    owner ana
    or ben
  }
}
`,
    `runbook r "R" {
  gate g "G" {
    requires "one",
      "two",
      "three"
    owner ana
      or ben
  }
}
`,
  ],
  "comments stay where they are": [
    `// First.
  // Second.
runbook r "R" {// behind a brace
        // on its own

    // after an empty line
  step a "A" {   // the step
    takes 5m // the time
      // the end
  } // behind
  // last

} // closed
// The end.`,
    `// First.
// Second.
runbook r "R" { // behind a brace
  // on its own

  // after an empty line
  step a "A" { // the step
    takes 5m // the time
    // the end
  } // behind
  // last
} // closed
// The end.
`,
  ],
  "comments inside a statement": [
    `runbook r "R" // why
{
  owner ana // who
  or // really
  // nobody else
  ben
  gate g "G" { requires "one" // first
  , "two" }
}
`,
    `runbook r "R" // why
{
  owner ana // who
    or // really
    // nobody else
    ben
  gate g "G" {
    requires "one" // first
      , "two"
  }
}
`,
  ],
  "the text of a fence stays, and moves with its statement": [
    `runbook r "R" {
step a "A" {
run \`\`\`sh
  if true; then
  \techo "{  }"   

  fi
\`\`\`
expect "ok"
} }
`,
    `runbook r "R" {
  step a "A" {
    run \`\`\`sh
      if true; then
      \techo "{  }"   

      fi
    \`\`\`
    expect "ok"
  }
}
`,
  ],
  "a fence that stands further out than its statement stays as it is": [
    `runbook r "R" {
        step a "A" {
          note \`\`\`
    far out
          \`\`\`
        }
}
`,
    `runbook r "R" {
  step a "A" {
    note \`\`\`
    far out
          \`\`\`
  }
}
`,
  ],
  "a fence on one line": [
    `runbook r "R" { step a "A" { run   \`\`\`ls   -l\`\`\` } }\n`,
    `runbook r "R" { step a "A" { run \`\`\`ls   -l\`\`\` } }\n`,
  ],
  "a policy for some folders": [
    `policy   for risk low   in"legacy" ,"archive/**"{least-cover 1}\n`,
    `policy for risk low in "legacy", "archive/**" { least-cover 1 }\n`,
  ],
  "lags, signs and lists": [
    `runbook r "R" { step a "A" { after  b+30m ,c  +  5m at  T-2h } }\n`,
    `runbook r "R" { step a "A" { after b + 30m, c + 5m at T-2h } }\n`,
  ],
};

describe("formatting", () => {
  for (const [what, [before, after]] of Object.entries(layouts)) {
    it(what, () => {
      assert.equal(formatted(before), after);
      assert.equal(formatted(after), after);
    });

    it(`${what}, with Windows line ends`, () => {
      assert.equal(
        formatted(before.replaceAll("\n", "\r\n")),
        before.includes("\n") ? after.replaceAll("\n", "\r\n") : after,
      );
    });
  }

  it("keeps a byte order mark", () => {
    assert.equal(formatted("\uFEFF skill  a"), "\uFEFFskill a\n");
  });

  it("writes the line ends of the first line everywhere", () => {
    assert.equal(formatted("skill a\r\nskill b\nskill c\r"), "skill a\r\nskill b\r\nskill c\r\n");
    assert.equal(formatted("skill a\rskill  b\r"), "skill a\rskill b\r");
  });

  it("indents by whatever is asked for, and counts how wide that is", () => {
    const text = `runbook r "R" {\n  step a "A" {\n    takes 5m\n  }\n}\n`;
    assert.equal(formatted(text, { unit: "\t", tabSize: 8 }), text.replaceAll("  ", "\t"));
    assert.equal(formatted(text, { unit: "    ", tabSize: 8 }), text.replaceAll("  ", "    "));
    const wide = `runbook r "R" {\n\tstep a "${"x".repeat(92)}" { takes 5m }\n}\n`;
    assert.equal(formatted(wide, { unit: "\t", tabSize: 4 }), wide);
    assert.notEqual(formatted(wide, { unit: "\t", tabSize: 8 }), wide);
  });

  it("keeps two blanks that keep two words apart", () => {
    const text = `person a { hours 10:00  am to 11:00 }\n`;
    assert.equal(formatted(text), text);
  });

  it("changes as little as can be", () => {
    const result = formatting(`skill a\r\nskill  b\r\n\r\n\r\nskill c\r\n`);
    assert.ok(result.kind === "edits");
    assert.deepEqual(
      result.edits.map(({ place: { range }, newText }) => [range, newText]),
      [
        [{ start: { line: 1, character: 6 }, end: { line: 1, character: 7 } }, ""],
        [{ start: { line: 3, character: 0 }, end: { line: 4, character: 0 } }, ""],
      ],
    );
  });

  it("says what cannot be read", () => {
    const result = formatting(`skill a\nskil  b\n`);
    assert.ok(result.kind === "refused");
    assert.equal(result.mistake.place.range.start.line, 1);
    assert.match(result.mistake.message, /skil/);
  });

  it("formats some lines only", () => {
    const text = `runbook r "R" {\nstep a "A" {\ntakes 5m\n}\nstep   b "B"\n}\n`;
    const only = (first: number, last: number): readonly number[] => {
      const result = formatting(text, undefined, { first, last });
      return result.kind === "edits" ? result.edits.map(({ place }) => place.range.end.line) : [];
    };
    assert.deepEqual(only(0, 10), [1, 2, 3, 4, 4]);
    assert.deepEqual(only(2, 3), [2, 3]);
    assert.deepEqual(only(5, 5), []);
  });
});
