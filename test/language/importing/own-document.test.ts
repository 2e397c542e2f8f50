/** What we write as Markdown: each activity is there once, with its kind, title, people, durations and what is done. */
import assert from "node:assert/strict";
import { readTables } from "../../../server/importing/read.js";
import { importedSoundly } from "../../support/imports-checked.js";

const document = `# Move

## Schedule

|   | Berlin | Activity | Owner | Worst end | Float |
| --- | --- | --- | --- | --- | --- |
| 1.1 | 17:00–17:10 | Tell finance | Ana Sousa | 17:10 | critical |
| 1.2 | 17:10–17:20 | Freeze the runs | Ben Clark | 17:20 | critical |

## Steps

### 1 Preparation

- [ ] 1.1 **Tell finance** (notify \`tell-finance\`)
  - Takes: 10m, at most 15m
  - Owner: Ana Sousa (+351 21 555 0110), cover Ben Clark (+44 20 5555 0111)
  - To: Finance (#finance)
- [ ] 1.2 **Freeze the runs** (step \`freeze-the-runs\`)
  - Owner: Ben Clark (+44 20 5555 0111)
  - Run:
    \`\`\`sh
    runs freeze
    \`\`\`
  - Expect: nothing runs

## Contingencies

### C1 The freeze takes longer

- When: it still runs after an hour
- Then: roll back
`;

describe("import: a document of our own", () => {
  it("has each activity once, as it was", async () => {
    const read = await readTables({ bytes: new TextEncoder().encode(document), name: "move.md" });
    assert.equal(read.kind, "tables");
    if (read.kind !== "tables") return;
    const { runbook, ledger } = importedSoundly(read.tables);
    const lines = runbook.split("\n").map(line => line.trim());
    assert.deepEqual(
      lines.filter(line => /^(?:notify|step|check|owner|takes|run |expect)/.test(line)),
      [
        'notify tell-finance "Tell finance" {',
        "owner ana-sousa or ben-clark",
        "takes 10m at most 15m",
        'step freeze-the-runs "Freeze the runs" {',
        "owner ben-clark",
        'run "runs freeze"',
        'expect "nothing runs"',
      ],
    );
    assert.ok(lines.includes('note "To: Finance (#finance)"'));
    assert.ok(lines.includes("C1 The freeze takes longer:"), "a contingency is no step");
    const again = ledger.entries.filter(({ fate }) => fate.kind === "dropped" && /say the same/.test(fate.because));
    assert.equal(again.length, 17);
  });
});
