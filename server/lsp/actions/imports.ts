/** *Organize Imports*: takes out those that bring nothing. */
import { CodeActionKind } from "vscode-languageserver-protocol";
import type { Importer } from "../../../language/index.js";
import { unusedImports } from "../../../language/refactoring/unused-imports.js";
import { count } from "../../../language/wording/lists.js";
import type { ActionRequest, Offer } from "./offer.js";

export function importOffers({ analysis }: ActionRequest, importer: Importer): readonly Offer[] {
  const edits = unusedImports(analysis.file, importer);
  if (edits.length === 0) return [];
  const title = `Remove ${count(edits.length, "import")} that ${edits.length === 1 ? "is" : "are"} not used`;
  return [{ title, kind: CodeActionKind.SourceOrganizeImports, change: { edits } }];
}
