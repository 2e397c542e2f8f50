/** What has changed as one comment: inert whatever people write, and no longer than a comment may be. */
import assert from "node:assert/strict";
import type { Nodes } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import { describe, it } from "mocha";
import type { Compared } from "../../../language/diff/compared.js";
import { diffOf } from "../../../language/diff/diff.js";
import { diffMarkdown } from "../../../language/diff/markdown.js";
import { analyse } from "../../support/analyse.js";
import { largeRunbook } from "../../support/large.js";

function compared(before: string, after: string, file = "shop.runbook"): Compared {
  const diff = diffOf(analyse(before), analyse(after));
  assert.ok(diff);
  return { kind: "changed", file, was: "main:shop.runbook", diff };
}

function all(node: Nodes): readonly Nodes[] {
  return "children" in node ? [node, ...node.children.flatMap(all)] : [node];
}

function nodesOf(markdown: string): readonly Nodes[] {
  return all(fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }));
}

const hostile = [
  "@org/team look at #12",
  "a | b `c` $x$ $y$",
  "<img src=x onerror=alert(1)>",
  "[x](https://evil.example) **bold** # head",
  "```\n- not a list",
  "=cmd|' /C calc'!A0",
];

describe("what has changed as a comment", () => {
  for (const text of hostile)
    it(`is inert with ${JSON.stringify(text)}`, () => {
      const title = text.replace(/\n/g, " ");
      const release = (command: string): string =>
        `runbook shop "${title}" {\n  step a "${title}" {\n    takes 5m\n    when "${command} ${title}"\n    run \`\`\`\n${command}\n\`\`\`\n  }\n}\n`;
      const markdown = diffMarkdown([compared(release("one"), release("two"), `${title}.runbook`)], undefined);
      const nodes = nodesOf(markdown);
      for (const { type } of nodes) assert.ok(!["image", "table", "thematicBreak", "blockquote"].includes(type), type);
      for (const node of nodes) {
        // An address is shown as it leads.
        if (node.type === "link")
          assert.deepEqual(
            node.children.flatMap(each => ("value" in each ? each.value : [])),
            [node.url],
          );
        if (node.type === "html") assert.match(node.value, /^(<!-- -->|<\/?span>)$/);
        if (node.type === "text") assert.doesNotMatch(node.value, /@org|#12|\$x\$/);
      }
      const told = nodes.map(node => ("value" in node && node.type !== "html" ? node.value : "")).join("");
      assert.ok(told.includes(title.replace(/\s+/g, " ").trim()), `${told}\n${markdown}`);
    });

  it("shows commands line by line", () => {
    const release = (command: string): string =>
      `runbook shop "Shop" { step a "A" { takes 5m run \`\`\`\nfirst\n${command}\nlast\n\`\`\` } }\n`;
    const [code] = nodesOf(diffMarkdown([compared(release("one"), release("two"))], undefined)).flatMap(node =>
      node.type === "code" ? [node] : [],
    );
    assert.deepEqual([code?.lang, code?.value], ["diff", "- one\n+ two"]);
  });

  it("fits, however much has changed, and says what is left out", () => {
    const before = largeRunbook(80);
    const after = before.replaceAll(
      "takes ",
      'expect "more of it than fits into any comment, and then some" takes 1h at most ',
    );
    const one = compared(before, after);
    for (const files of [[one], Array.from({ length: 40 }, () => one)]) {
      const markdown = diffMarkdown(files, undefined);
      assert.ok(markdown.length <= 60_000, `${markdown.length}`);
      assert.match(markdown, /and \d+ more/i);
      nodesOf(markdown);
    }
  });
});
