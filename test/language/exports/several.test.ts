/** Markdown in several files, where one is longer than code hosts show. */
import assert from "node:assert/strict";
import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { describe, it } from "mocha";
import { exportMarkdown, exportMarkdownFiles, isTooLong } from "../../../language/exports/markdown.js";
import { analyse } from "../../support/analyse.js";
import { largeRunbook } from "../../support/large.js";

const runbook = `runbook r "R" {
  step z "Z" { takes 5m rollback "Z back" { takes 5m } }
  phase p "Prepare | all" { step a "A" { takes 5m rollback "A back" { takes 5m } } }
  phase q "Cut" { step b "B" { takes 5m run "echo [R1](#rollback-plan)" undoes a } }
}`;

function nodesIn(node: Nodes): readonly Nodes[] {
  return [node, ...("children" in node ? node.children.flatMap(nodesIn) : [])];
}

function linksIn(text: string): readonly string[] {
  const root = fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  return nodesIn(root).flatMap(node => (node.type === "link" ? [node.url] : []));
}

function filesOf(text: string, longest?: number): Readonly<Record<string, string>> {
  const files = exportMarkdownFiles(analyse(text), {}, longest);
  assert.ok(files);
  return files;
}

describe("markdown in several files", () => {
  it("is one where that is short enough", () => {
    assert.deepEqual(filesOf(runbook), { "README.md": exportMarkdown(analyse(runbook)) });
  });

  it("is one a phase, what lies outside, and the rollback plan, else", () => {
    const files = filesOf(runbook, 10);
    assert.deepEqual(Object.keys(files), ["README.md", "phase-2.md", "phase-3.md", "steps.md", "rollback-plan.md"]);
    assert.match(files["phase-2.md"] ?? "", /^# R: 2 Prepare \\\| all\n[\s\S]*\[ \] 2\.1 \*\*A\*\*/);
    assert.match(files["steps.md"] ?? "", /\[ \] 1 \*\*Z\*\*/);
    assert.match(files["phase-3.md"] ?? "", /echo \[R1\]\(#rollback-plan\)/);
    assert.match(files["rollback-plan.md"] ?? "", /\(undoes 1 Z\)/);
    assert.doesNotMatch(files["README.md"] ?? "", /\[ \] /);
  });

  it("has no link that leads nowhere", () => {
    const files = filesOf(runbook, 10);
    for (const [name, text] of Object.entries(files))
      for (const link of linksIn(text)) {
        const [file = "", anchor] = link.split("#");
        const target = files[file === "" ? name : file];
        assert.ok(target !== undefined, `${link} in ${name}`);
        if (anchor !== undefined)
          assert.match(target, new RegExp(`^## ${anchor.replace("-", " ")}$`, "im"), `${link} in ${name}`);
      }
  });

  it("keeps files of a large plan to what GitHub shows", () => {
    const analysis = analyse(largeRunbook(1_000));
    assert.ok(isTooLong(exportMarkdown(analysis)));
    const files = Object.entries(exportMarkdownFiles(analysis) ?? {});
    assert.ok(files.length > 50);
    for (const [name, text] of files)
      if (name !== "rollback-plan.md") assert.ok(!isTooLong(text), `${name}: ${text.length}`);
  }).timeout(30_000);
});
