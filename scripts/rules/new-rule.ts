/** `npm run new-rule AREA/NAME`: a rule that finds something and passes its first tests, to be changed into what it should find. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

const [code, folder = "."] = process.argv.slice(2);
const root = resolve(folder);
const wrong = code === undefined ? "which rule? `npm run new-rule AREA/NAME`" : problemWith(code);
if (code === undefined || wrong !== undefined) {
  console.error(wrong);
  process.exitCode = 2;
} else {
  make(code);
  console.log(`Made language/rules/${code}.ts and its page ${code}.md, and listed it in language/rules/registry.ts.

Next:
1. Write into the page what it reports, why that matters, what is wrong and what is right.
2. Write the check; the fixes belong to what it reports (language/rules/rule.ts).
3. npm run build && npx mocha test/language/rules/examples.test.ts test/language/rules/pages.test.ts
4. npm run docs, and a line in CHANGELOG.md.`);
}

function problemWith(code: string): string | undefined {
  if (!/^[a-z]+\/[a-z]+(-[a-z]+)*$/.test(code)) {
    return `a rule is called AREA/NAME, in small letters, as in owner/away; \`${code}\` is not`;
  }
  return existsSync(join(root, "language", "rules", `${code}.ts`)) ? `there is a rule ${code} already` : undefined;
}

function make(code: string): void {
  const [area = "", name = ""] = code.split("/");
  const own = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const exported = ["default", "delete", "new", "in", "with"].includes(own) ? `${own}Rule` : own;
  write(`${code}.ts`, ruleText(code, exported));
  write(`${code}.md`, pageText(code));
  const registry = join(root, "language", "rules", "registry.ts");
  writeFileSync(registry, listed(readFileSync(registry, "utf8"), area, code, exported));
}

function write(path: string, text: string): void {
  const whole = join(root, "language", "rules", path);
  mkdirSync(dirname(whole), { recursive: true });
  writeFileSync(whole, text);
}

/** The registry with one rule more: last of its area, or of all. */
function listed(text: string, area: string, code: string, exported: string): string {
  const isTaken = new RegExp(`(?:\\{ | as )${exported} `).test(text);
  const name = isTaken ? `${area}${exported.charAt(0).toUpperCase()}${exported.slice(1)}` : exported;
  const line = `import { ${isTaken ? `${exported} as ${name}` : name} } from "./${code}.js";\n`;
  const withImport = text.replace(/^import/m, `${line}import`);
  const heading = `  // ${area}/\n`;
  const list = /const all: readonly Rule\[\] = \[\n([\s\S]*?)\];/.exec(withImport)?.[1] ?? "";
  if (!list.includes(heading)) return withImport.replace(list, `${list}${heading}  ${name},\n`);
  const [before = "", own = ""] = list.split(heading);
  const end = own.search(/^ {2}\/\//m);
  const [inside, after] = end < 0 ? [own, ""] : [own.slice(0, end), own.slice(end)];
  return withImport.replace(list, `${before}${heading}${inside}  ${name},\n${after}`);
}

function ruleText(code: string, exported: string): string {
  return `import { quoted } from "../../wording/titles.js";
import type { Rule } from "../rule.js";

export const ${exported}: Rule = {
  code: "${code}",
  severity: "warning",
  *check({ plan }) {
    for (const { title, head } of plan.runbook?.work.activities ?? []) {
      if (title !== "Change ${code}") continue;
      yield {
        message: \`\${quoted(title)} is what this rule finds, which matters for a reason. Do something about it.\`,
        place: head,
      };
    }
  },
};
`;
}

function pageText(code: string): string {
  const example = (title: string): string => `\`\`\`runbook
person ana "Ana Lopez" { timezone Europe/Madrid contact "+34 600 000 001" }
person ben "Ben Okafor" { timezone Europe/London contact "+44 20 0000 0001" }

runbook restart "Restart the queue" {
  risk low
  timezone Europe/London
  window 2026-05-20 10:00 to 2026-05-20 12:00

  step restart "${title}" {
    owner ana or ben
    takes 5m
    rollback none because "a restart changes nothing"
  }
}
\`\`\``;
  return `# ${code}

What it reports, in one sentence.

## Why

Why that matters to a release, in the words of a release manager.

## Found

${example(`Change ${code}`)}

## Not found

${example("Restart the broker")}

## Cases

### in a phase

\`\`\`runbook
runbook restart "Restart the queue" {
  phase all "All" {
    step restart "Change ${code}" { takes 5m }
      // ^^^^^^^ warning ${code}: "Change ${code}" is what this rule finds
  }
}
\`\`\`
`;
}
