/** Writes the table of the grammar that the parser reads by. Run by the build, after Langium's generator. */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { GoNoGoGrammar } from "../../language/generated/grammar.js";
import { readGrammar } from "./table-of.js";

const { table } = readGrammar(GoNoGoGrammar());
writeFileSync(
  fileURLToPath(new URL("../../language/generated/table.ts", import.meta.url)),
  `// Made from runbook.langium by scripts/grammar/write-table.ts when the project is built.
import type { GrammarTable } from "../grammar/table.js";

export const table: GrammarTable = JSON.parse(${JSON.stringify(JSON.stringify(table))});
`,
);
