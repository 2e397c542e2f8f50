import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import fc from "fast-check";
import type { Nodes, Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { describe, it } from "mocha";
import { bold, fence, inline, item, message, table } from "../../../language/exports/markdown/text.js";
import { exportMarkdown } from "../../../language/exports/markdown.js";
import { plain } from "../../../language/exports/plain.js";
import type { Analysis } from "../../../language/index.js";
import { analyse } from "../../support/analyse.js";

function parsed(markdown: string): Root {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

function nodesOf(node: Nodes): readonly Nodes[] {
  return [node, ...("children" in node ? node.children.flatMap(nodesOf) : [])];
}

function all<T extends Nodes["type"]>(root: Root, type: T): readonly Extract<Nodes, { type: T }>[] {
  return nodesOf(root).filter((node): node is Extract<Nodes, { type: T }> => node.type === type);
}

/** What parts a name from its sign, so that it calls nobody, and a dollar from a formula. */
const parting = /^(?:<!-- -->|<\/?span>)$/;

function textOf(node: Nodes): string {
  return nodesOf(node)
    .map(each => ("value" in each && each.type !== "html" ? each.value : ""))
    .join("");
}

const release = `skill pg "Databases"
team dba "Database administrators" { contact "#dba" }
person lee "Lee Park" { team dba timezone America/Los_Angeles contact "+1 555 0101" hours 08:00 to 18:00 }
person priya "Priya Nair" { team dba timezone Asia/Kolkata knows pg contact "priya@example.com" }
team support "Support" { contact "#support" timezone Europe/London rotation "support-primary" }
environment staging "Staging"
environment production "Production" { protected operators dba }
runbook move "Move the database" {
  change RFC-1, "PAY 2"
  environment production
  risk high
  timezone America/Los_Angeles
  window Sat 2026-05-23 22:00 to Sun 2026-05-24 04:00
  coordinator lee
  decider lee or priya
  bridge "https://meet.example.com/a_b_c?x=1"
  rehearsal 2026-05-16 on staging passed in 3h20m
  note "Keep the bridge open."
  phase prepare "Prepare" {
    owner lee or priya with dba
    notify tell "Tell support" { at T-1d takes 5m to support, "#bridge" }
    step page "Show the maintenance page" { takes 5m }
    step save "Take a backup" {
      needs pg
      takes 30m at most 45m
      run "pg_dump --all | gzip"
      expect "a full backup"
      rollback none because "a backup changes nothing"
    }
    gate go "Go or no-go" { at 23:00 takes 10m requires "the backup is listed", "all are there" otherwise rollback }
  }
  phase cut "Cut over" {
    when "the gate said go"
    parallel {
      step old "Stop the old" { owner priya or lee takes 20m rollback using restore }
      sequence {
        step flags "Flags off" { owner lee takes 5m rollback "Flags on" { takes 1m run "flags on" } }
        step dns "Point the name" { owner lee on staging takes 5m rollback using restore }
      }
    }
    step drop "Drop the column" { owner priya takes 5m irreversible because "nobody keeps it" }
    step unpage "Take the page down" { owner lee takes 5m undoes page }
    wait soak "Watch" { owner lee takes 30m until "errors stay low" }
  }
  rollback restore "Restore" {
    owner priya or lee
    step stop "Stop" { takes 10m }
    check compare "Compare" { takes 10m expect "equal" }
  }
  contingency corrupt "Counts differ" { trigger "the report shows it" owner priya then rollback }
}
`;

/** What the checker says is pinned: the document must not change with the rules. */
function withFindings(analysis: Analysis): Analysis {
  const at = (line: number) => ({
    uri: analysis.file.uri,
    range: { start: { line, character: 2 }, end: { line, character: 8 } },
  });
  const base = { url: "", related: [], fixes: [], about: at(0), concerns: [] };
  const risk = { because: "the vendor helps", by: "lee", until: "2026-06-30" };
  return {
    ...analysis,
    verdict: "no-go",
    findings: [
      {
        ...base,
        code: "time/missing-zone",
        severity: "error",
        message: "`at 23:00` has no zone.\nAdd one.",
        place: at(20),
      },
      { ...base, code: "owner/away", severity: "warning", message: "Lee is away.", place: at(30) },
    ],
    accepted: [
      {
        ...base,
        code: "knowledge/single-point",
        severity: "error",
        message: "Only Priya | no cover",
        place: at(40),
        accepted: risk,
      },
    ],
  };
}

/** Who works when, as the table of people says. */
function hoursOf(text: string): readonly (readonly string[])[] {
  const people = all(parsed(exportMarkdown(analyse(text))), "table").find(
    each => each.children[0] && textOf(each.children[0]).startsWith("Who"),
  );
  return (people?.children ?? []).slice(1).map(row => [0, 4].flatMap(column => row.children[column] ?? []).map(textOf));
}

const documents: Readonly<Record<string, () => string>> = {
  dated: () => exportMarkdown(withFindings(analyse(release))),
  "dated-in-kolkata": () => exportMarkdown(withFindings(analyse(release)), { zone: "Asia/Kolkata" }),
  undated: () =>
    exportMarkdown(withFindings(analyse(release.replace(/^ {2}window.*\n/m, "").replace("at 23:00", "at T+1h")))),
  bare: () => exportMarkdown(withFindings(analyse("runbook r { step a { takes 5m } check b { after b } }"))),
  empty: () => exportMarkdown({ ...analyse('runbook r "Nothing" { }'), findings: [], verdict: "go" }),
  roster: () => exportMarkdown({ ...analyse('skill a "A"'), findings: [], verdict: "go" }),
};

describe("markdown where clocks go back", () => {
  it("says which of two it is", () => {
    const text = exportMarkdown(
      analyse(`person ana "Ana" { timezone Europe/Lisbon contact "#ana" }
runbook release "Release" {
  timezone Europe/London
  window Sun 2026-10-25 00:30 to Sun 2026-10-25 01:50 second
  step b "B" { owner ana at 01:30 second takes 20m }
}`),
    );
    assert.match(text, /Sun 2026-10-25 00:30 to 01:50 second/);
    assert.match(text, /Sun 2026-10-25 01:30 second to 01:50 second; from Sun 2026-10-25 01:30 second in Lisbon/);
    assert.match(text, /\| Sun 2026-10-25 01:30 second–01:50 second \|/);
  });
});

describe("markdown", () => {
  for (const [name, make] of Object.entries(documents)) {
    const golden = new URL(`golden/${name}.md`, import.meta.url);
    it(`of a runbook that is ${name} is as agreed (npm run golden writes it anew)`, () => {
      const text = make();
      if (process.env.UPDATE_GOLDEN) {
        mkdirSync(dirname(golden.pathname), { recursive: true });
        writeFileSync(golden, text);
      }
      assert.equal(text, readFileSync(golden, "utf8"));
      assert.equal(text, make());
    });
    it(`of a runbook that is ${name} is valid`, () => checkValid(make()));
  }

  it("says the day wherever it changes on the clock of each zone that is shown", () => {
    const text = exportMarkdown(analyse(release), { secondZone: "Asia/Kolkata" });
    const [, , timetable] = all(parsed(text), "table");
    const columns = (timetable?.children ?? []).slice(1).map(row => row.children.slice(1, 3).map(textOf));
    assert.deepEqual(columns.slice(0, 3), [
      ["Fri 2026-05-22 22:00–22:05", "Sat 2026-05-23 10:30–10:35"],
      ["Sat 2026-05-23 22:00–22:05", "Sun 2026-05-24 10:30–10:35"],
      ["22:05–22:35", "10:35–11:05"],
    ]);
  });

  it("says the hours of a person's team where the person has none, in the zone they are meant in", () => {
    const rows = hoursOf(`team web "Web" { timezone Europe/London hours 07:00 to 23:00 }
person ana "Ana" { team web timezone Europe/London }
person ben "Ben" { team web timezone Asia/Kolkata }
person cy "Cy" { team web timezone Asia/Kolkata hours 09:00 to 17:00 }
person di "Di" { timezone Asia/Kolkata }
runbook r "R" { coordinator ana or ben or cy or di }`);
    assert.deepEqual(rows, [
      ["Ana", "07:00 to 23:00"],
      ["Ben", "07:00 to 23:00 in London"],
      ["Cy", "09:00 to 17:00"],
      ["Di", "not stated"],
    ]);
  });

  it("promises no latest safe decision that a missing duration may bring forward", () => {
    const text = (rollback: string): string =>
      exportMarkdown(
        analyse(`runbook r "R" {
  window 2026-05-23 10:00 to 2026-05-23 12:00 UTC
  step a "A" { takes 30m rollback "back" { ${rollback} } }
}`),
      );
    assert.match(
      text("takes 40m"),
      /^Latest safe decision of the plan: Sat 2026-05-23 11:20\. Until then, a rollback always ends inside the window\.$/m,
    );
    assert.match(
      text(""),
      /^Latest safe decision of the plan: not known, as a rollback or its duration is missing\.$/m,
    );
  });

  it("says of a rollback's activities all that they ask for", () => {
    const text = exportMarkdown(
      analyse(`skill pg "Databases"
team dba "DBA" { contact "#dba" }
environment staging
environment production
runbook r "R" {
  environment production
  step a "A" { takes 5m rollback using back }
  rollback back "Back" {
    gate how "Decide how" { takes 5m requires "the backup is listed" otherwise "call the vendor" }
    notify tell "Tell them" { takes 0m to dba, "#bridge" }
    parallel {
      step load "Load" { takes 10m needs pg on staging when "the disk is lost" }
      wait copy "Copy" { takes 20m until "the lag is gone" }
    }
  }
}`),
    );
    const plan = text.slice(text.indexOf("## Rollback plan"), text.indexOf("## Findings"));
    for (const fact of [
      "[ ] Go only if: the backup is listed",
      "Otherwise: call the vendor",
      "To: DBA (#dba), #bridge",
      "Needs: `pg`",
      "On: `staging`",
      "Only if: the disk is lost",
      "Until: the lag is gone",
      "At the same time: Copy",
      "At the same time: Load",
    ]) {
      assert.ok(plan.includes(`- ${fact}\n`), `${fact} in\n${plan}`);
    }
  });

  it("puts what is waited for first where nothing takes time, and undoes it last", () => {
    const text = exportMarkdown(
      analyse(`runbook r "R" {
  window 2026-05-23 10:00 to 2026-05-23 14:00 UTC
  parallel {
    step last "Last" { after middle takes 0m rollback "Undo last" { takes 5m } }
    phase p "P" {
      after first
      step middle "Middle" { takes 0m rollback "Undo middle" { takes 5m } }
    }
    step first "First" { takes 0m rollback "Undo first" { takes 5m } }
  }
}`),
    );
    assert.deepEqual(text.match(/(?<=^\| \S+ \| (?:Sat 2026-05-23 )?10:00–10:00 \| )\w+/gm), [
      "First",
      "Middle",
      "Last",
    ]);
    assert.deepEqual(text.match(/Undo \w+(?=\*\*)/g), ["Undo last", "Undo middle", "Undo first"]);
  });

  it("says what is undone side by side, as the latest safe decision counts on it", () => {
    const text = exportMarkdown(
      analyse(`runbook r "R" {
  window 2026-05-23 10:00 to 2026-05-23 14:00 UTC
  parallel {
    step a "A" { takes 30m rollback "Undo A" { takes 1h } }
    sequence {
      step b "B" { takes 10m rollback "Undo B" { takes 30m } }
      step none "None" { takes 10m rollback none because "x" }
      step c "C" { takes 10m rollback "Undo C" { takes 30m } }
    }
  }
  step d "D" { takes 10m rollback "Undo D" { takes 5m } }
}`),
    );
    const plan = text.slice(text.indexOf("## Rollback plan"));
    assert.match(plan, /undone first, and what ran in parallel is undone in parallel\. Start/);
    assert.deepEqual(plan.match(/(?<=\*\*)Undo .(?=\*\*)|At the same time: .*/g), [
      "Undo D",
      "Undo C",
      "At the same time: Undo A",
      "Undo B",
      "At the same time: Undo A",
      "Undo A",
      "At the same time: Undo C, Undo B",
    ]);
  });

  it("says where a step and its way back act, if that is not the runbook's environment", () => {
    const text = exportMarkdown(
      analyse(`environment staging
environment production
runbook r "R" {
  environment production
  phase p "P" {
    on staging
    step there "There" { takes 5m rollback "Back there" { takes 5m } }
    step here "Here" { on production takes 5m rollback "Back here" { takes 5m on staging } }
  }
  step usual "Usual" { takes 5m rollback "Back as usual" { takes 5m } }
}`),
    );
    const places = text
      .split(/\n(?=- )/)
      .flatMap(entry => (/^- \[ \] \S+ \*\*/.test(entry) ? [[entry, /On: `(\w+)`/.exec(entry)?.[1]]] : []))
      .map(([entry, place]) => [/\*\*(.+?)\*\*/.exec(entry ?? "")?.[1], place]);
    assert.deepEqual(places, [
      ["There", "staging"],
      ["Here", "production"],
      ["Usual", undefined],
      ["Back as usual", undefined],
      ["Back here", "staging"],
      ["Back there", "staging"],
    ]);
  });

  it("keeps what stands behind a phase apart from it", () => {
    const text = exportMarkdown(
      analyse(`runbook r "R" {
  step a "A" { takes 5m }
  phase p "P" { phase q "Q" { step b "B" { takes 5m } } step c "C" { takes 5m } }
  parallel { step d "D" { takes 5m } step e "E" { takes 5m } }
  phase s "S" { step f "F" { takes 5m } }
}`),
    );
    const steps = text.slice(text.indexOf("## Steps"), text.indexOf("## Rollback plan"));
    assert.deepEqual(steps.match(/^#{3,} .*|(?<=^- \[ \] )[\d.]+ \*\*\w/gm), [
      "1 **A",
      "### 2 P",
      "#### 2.1 Q",
      "2.1.1 **B",
      "#### 2 P, continued",
      "2.2 **C",
      "### Outside any phase",
      "3 **D",
      "4 **E",
      "### 5 S",
      "5.1 **F",
    ]);
  });

  it("says what lasts as long as something else, and when it is done again", () => {
    const markdown = exportMarkdown(
      analyse(`runbook r "R" {
  timezone UTC
  window Sat 2026-05-23 22:00 to 23:30
  notify status "Status" { during cut every 20m to "#all" }
  phase cut "Cut *over*" { check one "One" { takes 1h30m } }
}`),
    );
    assert.match(markdown ?? "", /During: Cut \\\*over\\\*, every 20m: 22:00, 22:20, 22:40, 23:00 and 1 more\n/);
    assert.doesNotMatch(markdown ?? "", /Takes: duration not stated/);
  });

  it("says by when an activity or a phase has to be done", () => {
    const of = (head: string, by: string): string =>
      exportMarkdown(
        analyse(`runbook r "R" {
  ${head}
  phase p "P" { by ${by} step a "A" { takes 5m by ${by} rollback none because "x" } }
}`),
      );
    const dated = of("window 2026-05-23 10:00 to 2026-05-23 12:00 UTC", "11:00 UTC");
    assert.match(dated, /^ {2}- Done by: Sat 2026-05-23 11:00$/m);
    assert.match(dated, /^Phase \S+: .*; done by Sat 2026-05-23 11:00$/m);
    assert.doesNotMatch(of("", "2026-05-23 11:00 UTC"), /done by/i);
  });

  it("shows a time that may be later as one", () => {
    const rows = analyse(`runbook r "R" {
  window 2026-05-23 10:00 to 2026-05-23 12:00 UTC
  step a "A" { takes 30m }
  step b "B" { }
  step c "C" { takes 10m at most 20m }
}`);
    assert.match(
      exportMarkdown(rows),
      /^\| Plan \| Sat 2026-05-23 10:00 to 10:40 or later, in the worst case until Sat 2026-05-23 10:50 or later \|$/m,
    );
    assert.deepEqual(exportMarkdown(rows).match(/^\| \d \|.*/gm), [
      "| 1 | Sat 2026-05-23 10:00–10:30 | A | nobody | Sat 2026-05-23 10:30 | critical |",
      "| 2 | 10:30–10:30 or later | B | nobody | Sat 2026-05-23 10:30 or later | critical |",
      "| 3 | 10:30–10:40 or later | C | nobody | Sat 2026-05-23 10:50 or later | critical |",
    ]);
  });

  it("does not say of a window that cannot be read that there is none", () => {
    const text = exportMarkdown(analyse('runbook r "R" { window 2026-05-23 10:00 to 2026-05-23 12:00 }'));
    assert.match(text, /^\| Window \| cannot be read yet: see the findings \|$/m);
  });

  it("rolls back what was done last first, a shared rollback once, at its earliest user", () => {
    const text = documents.dated?.() ?? "";
    const plan = parsed(text.slice(text.indexOf("## Rollback plan"), text.indexOf("## Contingencies")));
    const [list] = all(plan, "list");
    assert.deepEqual(
      list?.children.map(each => textOf(each.children[0] ?? plan)),
      [
        "R1 Point of no return once 2.4 Drop the column has started: nobody keeps it",
        "R2 Flags on (undoes 2.2 Flags off)",
        "R3 Restore (undoes 2.1 Stop the old, 2.3 Point the name; runs once, for all of them)",
        "R4 Nothing to undo for 1.3 Take a backup: a backup changes nothing",
        "R5 Take the page down (undoes 1.2 Show the maintenance page)",
      ],
    );
  });
});

function typesIn(root: Root): ReadonlySet<Nodes["type"]> {
  return new Set(nodesOf(root).flatMap(each => (each.type === "html" && parting.test(each.value) ? [] : [each.type])));
}

/** What a reader's browser must not be asked to believe. */
function checkValid(text: string): void {
  const root = parsed(text);
  const types = typesIn(root);
  for (const type of ["html", "image", "definition", "thematicBreak", "footnoteDefinition", "blockquote"] as const)
    assert.ok(!types.has(type), `${type} in\n${text}`);
  for (const each of all(root, "table")) {
    const [head, ...rows] = each.children;
    for (const row of rows) assert.equal(row.children.length, head?.children.length, textOf(row));
  }
  assert.equal(all(root, "heading").filter(({ depth }) => depth === 1).length, 1);
  assert.ok(text.endsWith("\n") && !text.endsWith("\n\n"));
}

const hostile = [
  "| pipe | in | it |",
  "`ticks` ``and more`` ```` `",
  "<script>alert(1)</script> <b> <!-- --> &lt; &#42; &amp",
  "*bold* **bold** _em_ __em__ snake_case_name ~~gone~~ \\* \\",
  "# heading #",
  "- [ ] item",
  "+ plus",
  "1. one",
  "1) one",
  "=====",
  "-----",
  "> quote",
  "[link](https://evil.example) ![image](x) [ref]: /x [^1]",
  "https://a.example/x_y_z?a=b&c=d*e, and www.example.com/_a_ or a_b@c.example.",
  "http://[::1]/<x> https:// ftp://x_y_z",
  "```sh",
  "    code",
  "\u202Ereversed",
  "$x$ @somebody #12 :smile:",
  "😀 日本語 e\u0301",
];

/** A file is UTF-8, where half a character cannot be. */
function isWellFormed(text: string): boolean {
  return !/\p{Cs}/u.test(text);
}

describe("hostile text in markdown", () => {
  const texts = fc.oneof(
    fc.constantFrom(...hostile),
    fc.string({
      unit: fc.constantFrom(..."ab1 \t\n\r|`*_~<>[]()!#&;:\\-+=.$@/?^\"'".split(""), "www.", "http://", "é"),
      maxLength: 30,
    }),
    fc.string({ unit: "binary", maxLength: 20 }),
  );

  it("reads in every place as it is written", () => {
    fc.assert(
      fc.property(texts, text => {
        const expected = plain(text);
        fc.pre(isWellFormed(expected));
        const head = parsed(`# ${inline(text) || "x"}\n`);
        assert.equal(textOf(head), expected || "x");
        assert.equal(head.children[0]?.type, "heading");
        const list = parsed(
          [
            ...item("- ", `${inline(text)}`),
            ...item("- ", `See: ${inline(text)}`),
            ...item("- ", `[ ] ${bold(text)} (x)`),
          ].join("\n"),
        );
        const [first, second, third] = all(list, "listItem");
        assert.equal(all(list, "listItem").length, 3);
        assert.equal(first && textOf(first), expected);
        assert.equal(second && textOf(second).trimEnd(), `See: ${expected}`.trimEnd());
        assert.equal(third && textOf(third), `${expected || "(untitled)"} (x)`);
        const cells = parsed(
          table(
            ["a", "b"],
            [
              [inline(text), "end"],
              ["x", inline(text)],
            ],
          ).join("\n"),
        );
        const rows = all(cells, "tableRow").map(row => row.children.map(textOf));
        assert.deepEqual(rows, [
          ["a", "b"],
          [expected, "end"],
          ["x", expected],
        ]);
        for (const root of [head, list, cells]) {
          const types = typesIn(root);
          for (const type of ["html", "image", "linkReference", "emphasis", "delete", "inlineCode", "break"] as const)
            assert.ok(!types.has(type), `${type} from ${JSON.stringify(text)}`);
        }
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it("stays in its fence, byte for byte", () => {
    fc.assert(
      fc.property(texts, fc.constantFrom("sh", "", "c++", "``` x"), (text, language) => {
        const command = text.replace(/[\0\r\u202A-\u202E\u2066-\u2069]/g, "");
        fc.pre(isWellFormed(command));
        const root = parsed(item("- ", "Run:", item("- ", "x:", fence(command, language))).join("\n"));
        const [block] = all(root, "code");
        assert.equal(block?.value, command);
        assert.equal(root.children.length, 1);
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it("cannot break a finding's message", () => {
    fc.assert(
      fc.property(texts, text => {
        const root = parsed(`- ${message(`Add \`timezone\` to "${text}".`)}\n`);
        const types = typesIn(root);
        for (const type of ["html", "image", "emphasis", "strong", "delete"] as const)
          assert.ok(!types.has(type), text);
        assert.equal(root.children.length, 1);
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  for (const text of hostile)
    it(`does no harm anywhere: ${text}`, () => {
      const written = text.replace(/[\\"]/g, "\\$&");
      const markdown = exportMarkdown(analyse(release.replace(/"(?:[^"\\]|\\.)*"/g, `"${written}"`)));
      checkValid(markdown);
      const before = all(parsed(documents.dated?.() ?? ""), "heading").length;
      assert.ok(all(parsed(markdown), "heading").length <= before);
    });
});
