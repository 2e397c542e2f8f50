/**
 * A rule's page: the Markdown file beside its code, from which its explanations, its documentation and its first tests are made.
 *
 *     # area/name
 *     What it reports, in one sentence.
 *     ## Why
 *     ## Found         a runbook, or several files, in which this rule finds something, and no other
 *     ## Not found     the same, put right
 *     ## Cases         (may be absent) under a title each, runbooks that say themselves what is found in them
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import type { Example, RulePage } from "../../language/rules/rule.js";

/** What a page says, and what is only run. */
export interface RulePageFile extends RulePage {
  readonly cases: readonly { readonly title: string; readonly text: Example }[];
}

/** Every page, by the rule's code. @throws where a page is not as it should be, with the words to say so. */
export function rulePagesIn(root: string): ReadonlyMap<string, RulePageFile> {
  const folder = join(root, "language", "rules");
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(path => path.endsWith(".md"));
  return new Map(
    paths.sort().map(path => {
      const code = path.slice(0, -".md".length).split(sep).join("/");
      return [code, readPage(code, readFileSync(join(folder, path), "utf8"))];
    }),
  );
}

/** @throws where the page is not as it should be. */
export function readPage(code: string, text: string): RulePageFile {
  const wrong = (what: string): Error => new Error(`language/rules/${code}.md: ${what}`);
  const [head = "", ...rest] = text.split(/^## /m);
  const sections = new Map(
    rest.map(section => [section.slice(0, section.indexOf("\n")), section.slice(section.indexOf("\n")).trim()]),
  );
  const [title, ...summary] = head.trim().split("\n\n");
  if (title !== `# ${code}`) throw wrong(`the first line should be \`# ${code}\``);
  if (summary.length !== 1) throw wrong("one paragraph should stand below the title: what the rule reports");
  const section = (name: string): string => {
    const found = sections.get(name);
    if (!found) throw wrong(`it lacks the section \`## ${name}\``);
    return found;
  };
  const unknown = [...sections.keys()].find(name => !["Why", "Found", "Not found", "Cases"].includes(name));
  if (unknown !== undefined) throw wrong(`there is no section \`## ${unknown}\``);
  const example = (content: string): Example => {
    const found = exampleIn(content);
    if (found === undefined)
      throw wrong("a section of examples should hold a block of ```runbook, or several with a name each");
    return found;
  };
  const cases = (sections.get("Cases") ?? "").split(/^### /m).slice(1);
  return {
    summary: unwrapped(summary[0] ?? ""),
    why: unwrapped(section("Why")),
    bad: example(section("Found")),
    good: example(section("Not found")),
    cases: cases.map(each => ({
      title: each.slice(0, each.indexOf("\n")),
      text: example(each.slice(each.indexOf("\n"))),
    })),
  };
}

const block = /(?:^`([^`\n]+)`:\n\n)?^(`{3,})runbook\n([\s\S]*?)^\2$/gm;

function exampleIn(content: string): Example | undefined {
  const blocks = [...content.matchAll(block)].map(([, name, , text = ""]) => [name, text] as const);
  const [only] = blocks;
  if (blocks.length === 1 && only && only[0] === undefined) return only[1];
  const named = blocks.flatMap(([name, text]) => (name === undefined ? [] : [[name, text] as const]));
  return named.length > 0 && named.length === blocks.length ? Object.fromEntries(named) : undefined;
}

function unwrapped(text: string): string {
  return text.replace(/\s*\n\s*/g, " ").trim();
}
