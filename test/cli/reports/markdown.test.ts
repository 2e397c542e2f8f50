import assert from "node:assert/strict";
import type { Nodes, Table } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { before, describe, it } from "mocha";
import type { CheckDocument } from "../../../language/exports/check-document.js";
import { asked, folderWith } from "../program.js";
import { inputs } from "./inputs.js";

function nodesOf(text: string): readonly Nodes[] {
  const all: Nodes[] = [fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })];
  for (const node of all) if ("children" in node) all.push(...node.children);
  return all;
}

function textOf(node: Nodes): string {
  if ("value" in node) return node.value;
  return "children" in node ? node.children.map(textOf).join("") : "";
}

async function reports(cwd: string, ...args: readonly string[]): Promise<{ text: string; document: CheckDocument }> {
  const { stdout } = await asked(["check", ...args, "--format", "markdown"], cwd);
  const json = await asked(["check", ...args, "--format", "json"], cwd);
  return { text: stdout, document: JSON.parse(json.stdout) };
}

describe("markdown", () => {
  let cwd = "";
  before(() => {
    cwd = inputs();
  });

  for (const path of ["good.runbook", "odd", "samples", "."])
    it(`of ${path} is a heading, tables with all findings and all accepted risks, and no markup of the runbook's`, async () => {
      const { text, document } = await reports(cwd, path);
      const nodes = nodesOf(text);
      assert.deepEqual(
        nodes.filter(node => node.type === "image" || (node.type === "html" && node.value !== "<!-- -->")),
        [],
      );
      const tables = nodes.filter((node): node is Table => node.type === "table");
      for (const { children } of tables)
        for (const row of children) assert.equal(row.children.length, children[0]?.children.length);
      const rows = tables.reduce((sum, { children }) => sum + children.length - 1, 0);
      assert.equal(rows, document.findings.length + document.accepted.length);
      const verdict = nodes.find(({ type }) => type === "heading");
      assert.equal(verdict && textOf(verdict), document.verdict === "go" ? "GO" : "NO-GO");
      for (const node of nodes) if (node.type === "link") assert.match(node.url, /^https:\/\/github\.com\/gonogo\//);
    });

  it("calls nobody, and leads to no issue, whatever is written", async () => {
    const words = "@org/team @dana, (@ops) a#12 #12 org/repo#3 GH-4 gh-5 !6 \\@x \\#7";
    const text = `person ana "${words}" { timezone UTC contact "x" }
runbook odd "${words}" {
  risk low
  window 2026-05-23 10:00 to 2026-05-23 12:00 UTC
  step one "${words}" { owner ana takes 20m }
  accept rollback/missing on one because "${words}" by ana
}
team t "x" { memberz @all }
`;
    const { text: report } = await reports(
      folderWith({ "@me #1 !2 GH-3.runbook": text, "b.runbook": "skil @a #1\n" }),
      ".",
    );
    assert.match(report, /@<!-- -->org\/team/);
    const shown = nodesOf(report).flatMap(node => (node.type === "text" ? [node.value] : []));
    assert.ok(shown.length > 10);
    for (const each of shown) assert.doesNotMatch(each, /@\w|[#!]\d|gh-\d/i);
  });

  it("fits into a comment, and says what did not", async () => {
    const noise = folderWith(
      Object.fromEntries(Array.from({ length: 900 }, (_, i) => [`a-file-with-a-long-name-${i}.runbook`, "skil a\n"])),
    );
    const large = await reports(noise, ".");
    assert.ok(Buffer.byteLength(large.text) < 65_536);
    const listed = large.text.match(/^\| \*\*error\*\*/gm)?.length ?? 0;
    assert.ok(listed > 100 && listed < 900);
    assert.match(
      large.text,
      new RegExp(`\\n${900 - listed} findings more would not fit here: \`gonogo check\` shows all\\.\\n$`),
    );
  });
});
