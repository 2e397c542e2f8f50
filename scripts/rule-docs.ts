/** npm run docs: makes the rules' pages, the man page, and what other pages show of the checker, and the schemas, anew. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { manual } from "../server/cli/manual.js";
import { withMarked } from "./docs/marks.js";
import { withResults } from "./docs/pages.js";
import { rulePages, rulesInBrief } from "./docs/rule-pages.js";
import { schemaFiles } from "./docs/schemas.js";
import { statementsTable } from "./docs/statements.js";

export const root = fileURLToPath(new URL("..", import.meta.url));
const generated = "docs/rules/";

/** The page of `man gonogo`. */
const manPage = "docs/cli/gonogo.1";

/** Pages on disk, by path from the root: README.md and docs. */
export function pagesOnDisk(): readonly string[] {
  const docs = readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" }).map(
    path => `docs/${path.split(sep).join("/")}`,
  );
  const readme = readdirSync(root).filter(path => path === "README.md");
  return [...readme, ...docs].filter(path => path.endsWith(".md") || path === manPage).sort();
}

/** Pages people write. */
export function writtenPages(): readonly string[] {
  return pagesOnDisk().filter(path => path.endsWith(".md") && !path.startsWith(generated));
}

export function readPage(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

/** What every page should say, by its path from the root. */
export function freshPages(): ReadonlyMap<string, string> {
  const written = writtenPages().map(path => {
    const tables = withMarked(withMarked(readPage(path), "statements", statementsTable), "rules", rulesInBrief);
    return [path, withResults(tables)] as const;
  });
  return new Map([...written, ...rulePages(), [manPage, manual()]]);
}

function main(): void {
  const pages = freshPages();
  for (const path of pagesOnDisk()) if (!pages.has(path)) rmSync(join(root, path));
  for (const [path, text] of pages) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const schemas = schemaFiles();
  for (const [path, text] of schemas) writeFileSync(join(root, path), text);
  process.stdout.write(`${pages.size} pages and ${schemas.size} schemas are fresh\n`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main();
