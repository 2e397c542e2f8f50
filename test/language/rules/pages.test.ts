/** The Markdown file beside each rule: what it says holds, and one that is not as it should be says so when the project is built. */
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { rules } from "../../../language/index.js";
import { readPage, rulePagesIn } from "../../../scripts/rules/pages.js";
import { checkAnnotated } from "../../support/annotated.js";

const pages = rulePagesIn(fileURLToPath(new URL("../../../", import.meta.url)));

describe("the rules' pages", () => {
  it("are one for each rule", () => {
    assert.deepEqual([...pages.keys()].sort(), rules.map(({ code }) => code).sort());
  });

  for (const [code, { cases }] of pages) {
    for (const { title, text } of cases) it(`${code}: ${title}`, () => checkAnnotated(text, [code]));
  }

  const page = (parts: Readonly<Record<string, string>>): string => {
    const block = "```runbook\nperson ana\n```";
    const whole = {
      title: "# a/b",
      summary: "It finds.",
      Why: "It matters.",
      Found: block,
      "Not found": block,
      ...parts,
    };
    return Object.entries(whole)
      .filter(([, text]) => text !== "")
      .map(([name, text]) => (/^[a-z]/.test(name) ? text : `## ${name}\n\n${text}`))
      .join("\n\n");
  };

  it("are read with all they say", () => {
    const two =
      '`main.runbook`:\n\n````runbook\nimport "./a.runbook"\n````\n\n`a.runbook`:\n\n```runbook\nperson a\n```';
    const cases = `### one\n\n\`\`\`runbook\nteam a\n\`\`\`\n\n### several\n\n${two}`;
    const several = { "main.runbook": 'import "./a.runbook"\n', "a.runbook": "person a\n" };
    assert.deepEqual(readPage("a/b", page({ Why: "It\nmatters.", Found: two, Cases: cases })), {
      summary: "It finds.",
      why: "It matters.",
      bad: several,
      good: "person ana\n",
      cases: [
        { title: "one", text: "team a\n" },
        { title: "several", text: several },
      ],
    });
  });

  const wrong: Readonly<Record<string, readonly [parts: Readonly<Record<string, string>>, message: RegExp]>> = {
    "another title": [{ title: "# a/c" }, /rules\/a\/b\.md: the first line should be `# a\/b`/],
    "no summary": [{ summary: "" }, /one paragraph should stand below the title/],
    "no reason": [{ Why: "" }, /it lacks the section `## Why`/],
    "a misspelt section": [{ Fuond: "x" }, /there is no section `## Fuond`/],
    "no example": [{ Found: "person ana" }, /a block of ```runbook/],
    "several files without names": [{ Found: "```runbook\na\n```\n\n```runbook\nb\n```" }, /several with a name each/],
  };
  for (const [title, [parts, message]] of Object.entries(wrong)) {
    it(`are refused with ${title}`, () => {
      assert.throws(() => readPage("a/b", page(parts)), message);
    });
  }
});
