/** Writes the table of the grammar that the parser reads by, and the keywords that are coloured. Run by the build, after Langium's generator. */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { GoNoGoGrammar } from "../../language/generated/grammar.js";
import { withKeywords } from "./colours.js";
import { readGrammar } from "./table-of.js";

const { table } = readGrammar(GoNoGoGrammar());
writeFileSync(
  fileURLToPath(new URL("../../language/generated/table.ts", import.meta.url)),
  `// Made from runbook.langium by scripts/grammar/write-table.ts when the project is built.
import type { GrammarTable } from "../grammar/table.js";

export const table: GrammarTable = JSON.parse(${JSON.stringify(JSON.stringify(table))});
`,
);

const colours = fileURLToPath(new URL("../../syntaxes/runbook.tmLanguage.json", import.meta.url));
const before = readFileSync(colours, "utf8");
const after = withKeywords(before, table);
if (after !== before) writeFileSync(colours, after);
