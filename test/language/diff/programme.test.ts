/** What has changed between two versions of a programme: the night first, then its runbooks, and nothing where only texts are others. */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { comparedVersions, withChanges } from "../../../language/diff/compared.js";
import { diffDocument } from "../../../language/diff/document.js";
import { diffMarkdown } from "../../../language/diff/markdown.js";
import { type ProgrammeDiff, programmeDiffOf } from "../../../language/diff/programme.js";
import { sectionsIn } from "../../../language/diff/programme-words.js";
import { textOf } from "../../../language/diff/words.js";
import { analyse } from "../../support/analyse.js";
import { corpus, type Files } from "../../support/corpus.js";
import { formatted } from "../../support/formatted.js";

const night = corpus.find(([name]) => name === "samples/two-changes/night.runbook")?.[1] ?? {};

/** The night with some texts changed; the change has to be one. */
function having(name: string, from: string | RegExp, to: string, files: Files = night): Files {
  const text = files[name] ?? "";
  const changed = text.replace(from, to);
  assert.notEqual(changed, text, `${name} has no ${from}`);
  return { ...files, [name]: changed };
}

function diff(before: Files, after: Files): ProgrammeDiff {
  const found = programmeDiffOf(analyse(before), analyse(after));
  assert.ok(found, "one has no programme");
  return found;
}

const nameOf = (uri: string): string => uri.slice(uri.lastIndexOf("/") + 1);
const names = { before: nameOf, after: nameOf };

/** All that is said of the night, with its headings. */
function said(before: Files, after: Files): readonly string[] {
  const [first] = comparedVersions(analyse(before), analyse(after), names);
  assert.ok(first?.kind === "programme");
  return sectionsIn(first, undefined).flatMap(({ title, lines }) => [
    `# ${title}`,
    ...lines.flatMap(({ words, inside }) => [textOf(words), ...inside.map(each => `  ${textOf(each.words)}`)]),
  ]);
}

function under(heading: string, lines: readonly string[]): readonly string[] {
  const from = lines.indexOf(`# ${heading}`);
  if (from < 0) return [];
  const to = lines.findIndex((each, index) => index > from && each.startsWith("# "));
  return lines.slice(from + 1, to < 0 ? undefined : to);
}

const members = '"./orders.runbook", "./storefront.runbook"';

describe("what has changed in a programme", () => {
  for (const [what, after] of [
    ["nothing", night],
    ["its layout", Object.fromEntries(Object.entries(night).map(([name, text]) => [name, formatted(`\n\n${text}`)]))],
    ["line ends", Object.fromEntries(Object.entries(night).map(([name, text]) => [name, text.replace(/\n/g, "\r\n")]))],
    ["comments", Object.fromEntries(Object.entries(night).map(([name, text]) => [name, `// New.\n${text}// End.\n`]))],
    ["the order of its runbooks", having("night.runbook", members, '"./storefront.runbook", "./orders.runbook"')],
    ["how a path is written", having("night.runbook", members, '"orders.runbook", "./storefront.runbook"')],
    ["the order of people", having("people.runbook", /(person ruth [\s\S]*?\n}\n)(person sam [\s\S]*?\n}\n)/, "$2$1")],
  ] as const)
    it(`is nothing where there is another version of ${what}`, () => {
      const all = comparedVersions(analyse(night), analyse(after), names);
      assert.deepEqual(withChanges(all), []);
    });

  it("names the new end where a step of one of its runbooks is longer, and each finding gained or lost", () => {
    const longer = having("orders.runbook", "takes 5m\n    expect", "takes 55m\n    expect");
    const lines = said(night, longer);
    assert.equal(lines[0], "# What it comes to");
    assert.match(under("What it comes to", lines)[0] ?? "", /^End: .*21:00 → .*21:35 \(35m later\)$/);
    const found = under("Findings across its runbooks", lines);
    assert.equal(found.length, 1);
    assert.match(found[0] ?? "", /^Solved warning programme\/double-booked: In the worst case, Ruth Adler/);
    const back = said(longer, night);
    assert.match(under("What it comes to", back)[0] ?? "", /^End: .*21:35 → .*21:00 \(35m earlier\)$/);
    assert.deepEqual(
      under("Findings across its runbooks", back),
      found.map(each => each.replace("Solved", "New")),
    );
    assert.deepEqual(under("Its runbooks", lines), [
      '"Orders: a new index" (./orders.runbook): End: Tue 2026-06-23 20:45 → Tue 2026-06-23 21:35 (50m later)',
    ]);
    assert.deepEqual(under("What was changed", lines), []);
  });

  it("counts as gained and lost what the checks of the two find", () => {
    let differing = 0;
    for (const after of [
      having("orders.runbook", "takes 1h30m at most 2h", "takes 10m"),
      having("storefront.runbook", "at 20:00", "at 21:30"),
      having("storefront.runbook", "takes 20m at most 40m", "takes 3h30m"),
      having("people.runbook", "  protected\n", ""),
      having("night.runbook", "23:00", "20:30"),
      having("night.runbook", members, '"./orders.runbook"'),
    ]) {
      const [was, is] = [analyse(night).findings.length, analyse(after).findings.length];
      const { fresh, solved } = diff(night, after).findings;
      assert.equal(fresh.length - solved.length, is - was);
      differing += fresh.length + solved.length > 0 ? 1 : 0;
      const { findings } = diff(after, night);
      assert.deepEqual([findings.fresh.length, findings.solved.length], [solved.length, fresh.length]);
    }
    assert.ok(differing >= 4, `${differing}`);
  });

  it("tells the programme's verdict, and that of the runbook which makes it so", () => {
    const broken = having("orders.runbook", '    rollback "Drop the index" { takes 10m }\n', "");
    const lines = said(having("night.runbook", members, '"./orders.runbook"'), {
      ...broken,
      "night.runbook": having("night.runbook", members, '"./orders.runbook"')["night.runbook"] ?? "",
    });
    assert.equal(under("What it comes to", lines)[0], "Verdict: GO → NO-GO");
    assert.match(under("Findings across its runbooks", lines)[0] ?? "", /^New error programme\/runbook: /);
    assert.match(under("Its runbooks", lines)[0] ?? "", /^"Orders: a new index" .*: Verdict: GO → NO-GO/);
  });

  it("tells which runbooks came, went, moved, and cannot be read", () => {
    const one = having("night.runbook", members, '"./orders.runbook"');
    const runbooksOf = (before: Files, after: Files) => under("Its runbooks", said(before, after));
    assert.deepEqual(runbooksOf(one, night), ['New: "Storefront 12" (./storefront.runbook)']);
    assert.deepEqual(runbooksOf(night, one), ['Gone: "Storefront 12" (./storefront.runbook)']);
    const { "orders.runbook": orders = "", ...others } = night;
    const moved = having("night.runbook", "./orders", "./index", { ...others, "index.runbook": orders });
    assert.deepEqual(runbooksOf(night, moved), [
      '"Orders: a new index" (./index.runbook), before ./orders.runbook: changed, with the verdict and the end it had',
    ]);
    assert.deepEqual(runbooksOf(night, others), ["./orders.runbook: cannot be read any more"]);
    assert.deepEqual(runbooksOf(others, night), ['"Orders: a new index" (./orders.runbook): can be read now']);
  });

  it("knows a finding again where a step, a runbook, a person or the programme has another name", () => {
    for (const after of [
      having("night.runbook", "programme night", "programme evening"),
      having("orders.runbook", "check orders", "check looked-up"),
      having("orders.runbook", "runbook orders", "runbook new-index"),
      Object.fromEntries(Object.entries(night).map(([name, text]) => [name, text.replace(/\bruth\b(?!\.)/g, "adler")])),
    ]) {
      const { findings, effects } = diff(night, after);
      assert.deepEqual([findings.fresh, findings.solved, effects], [[], [], []]);
    }
  });

  it("keeps apart what has the same name in two of its runbooks", () => {
    const same = having("storefront.runbook", "check shop", "check orders");
    const { findings } = diff(same, having("storefront.runbook", "at 20:00", "at 21:30", same));
    const { findings: apart } = diff(night, having("storefront.runbook", "at 20:00", "at 21:30"));
    assert.deepEqual(
      [findings.fresh.map(({ code }) => code), findings.solved.map(({ code }) => code)],
      [apart.fresh.map(({ code }) => code), apart.solved.map(({ code }) => code)],
    );
  });

  it("tells what its own file says otherwise, last", () => {
    const after = having(
      "night.runbook",
      /window .*\n/,
      'window Tue 2026-06-23 19:00 to 23:30\n  note "Bring tea."\n',
      having("night.runbook", "The shop, 23 June", "The shop"),
    );
    const lines = said(night, after);
    assert.match(under("What it comes to", lines)[0] ?? "", /^Slack in the window: 2h → 2h30m \(30m more\)$/);
    const changes = under("What was changed", lines);
    assert.equal(changes[0], 'programme night "The shop"');
    assert.deepEqual(
      changes.slice(1).map(each => each.trim().split(":")[0]),
      ["title", "window", "notes"],
    );
    assert.deepEqual(lines.slice(-changes.length - 1)[0], "# What was changed");
  });

  it("is one comment and one document, each followed by the runbooks that have changed", () => {
    const after = having("orders.runbook", "takes 5m\n    expect", "takes 55m\n    expect");
    const all = comparedVersions(analyse(night), analyse(after), names);
    const markdown = diffMarkdown(all, undefined);
    assert.deepEqual(markdown.match(/^### .*$/gm), [
      "### The shop, 23 June (night.runbook)",
      "### Orders: a new index (orders.runbook)",
    ]);
    const { files } = diffDocument(all, undefined);
    assert.deepEqual(
      files.map(({ kind, change }) => [kind, change]),
      [
        ["programme", "changed"],
        ["runbook", "changed"],
      ],
    );
    const [first] = files;
    assert.ok(first?.kind === "programme" && first.change === "changed");
    assert.deepEqual(
      first.runbooks.map(({ change, path, id, effects }) => [change, path, id, effects[0]?.after]),
      [["changed", "./orders.runbook", "orders", "2026-06-23T21:35:00+01:00"]],
    );
  });
});
