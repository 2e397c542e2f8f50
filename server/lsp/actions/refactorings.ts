/** The language's refactorings, as far as the editor can apply them. */
import { URI } from "langium";
import { CodeActionKind } from "vscode-languageserver-protocol";
import { refactoringsAt } from "../../../language/refactoring/all.js";
import type { Offer as Refactoring } from "../../../language/refactoring/refactoring.js";
import { importedFiles } from "../../../language/workspace/names.js";
import type { RunbookSharedServices } from "../module.js";
import type { Understands } from "./client.js";
import type { Asked, Offer } from "./offer.js";

const kinds: Readonly<Record<Refactoring["kind"], string>> = {
  extract: CodeActionKind.RefactorExtract,
  move: CodeActionKind.RefactorMove,
  rewrite: CodeActionKind.RefactorRewrite,
};

export function refactoringOffers(
  { analysis, range }: Asked,
  { analysis: { Analyses }, workspace }: RunbookSharedServices,
  { newFiles }: Understands,
): readonly Offer[] {
  const { uri } = analysis.file;
  const situation = {
    analysis,
    selection: range,
    importers: () =>
      workspace.LangiumDocuments.all.toArray().flatMap(document => {
        const file = Analyses.fileOf(document);
        if (!file || file.uri === uri) return [];
        return importedFiles(file, Analyses.importer).some(each => each.uri === uri) ? [file] : [];
      }),
    exists: (address: string) => {
      const other = URI.parse(address);
      return (
        workspace.TextDocuments.get(other) !== undefined || workspace.FileSystemProvider.kindOf(other) !== "nothing"
      );
    },
  };
  return refactoringsAt(situation)
    .filter(({ makesFile }) => newFiles || !makesFile)
    .map(({ title, kind, make }) => ({ title, kind: kinds[kind], change: make }));
}
