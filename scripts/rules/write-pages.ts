/** Writes what the rules' pages say as a module that rules are read with. Run by the build. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { rulePagesIn } from "./pages.js";

const root = resolve(process.argv[2] ?? ".");
const pages = Object.fromEntries([...rulePagesIn(root)].map(([code, { cases: _, ...page }]) => [code, page]));
const path = join(root, "language", "generated", "rule-pages.ts");
const text = `// Made from the Markdown beside each rule by scripts/rules/write-pages.ts when the project is built.
type Example = string | Readonly<Record<string, string>>;

interface RulePage {
  readonly summary: string;
  readonly why: string;
  readonly bad: Example;
  readonly good: Example;
}

export const rulePages: Readonly<Record<string, RulePage>> = JSON.parse(${JSON.stringify(JSON.stringify(pages))});
`;
mkdirSync(dirname(path), { recursive: true });
// Other programs may be reading it.
if (!existsSync(path) || readFileSync(path, "utf8") !== text) writeFileSync(path, text);
