/** The language's refactorings, as far as the editor can apply them. */
import { CodeActionKind } from "vscode-languageserver-protocol";
import { importedFiles } from "../../../language/names/names.js";
import { refactoringsAt } from "../../../language/refactoring/all.js";
import type { Offer as Refactoring } from "../../../language/refactoring/refactoring.js";
import { uriOfAddress } from "../quiet.js";
import type { Session } from "../session/session.js";
import type { ActionSupport } from "./client.js";
import type { ActionRequest, Offer } from "./offer.js";

const kinds: Readonly<Record<Refactoring["kind"], string>> = {
  extract: CodeActionKind.RefactorExtract,
  move: CodeActionKind.RefactorMove,
  rewrite: CodeActionKind.RefactorRewrite,
};

export function refactoringOffers(
  { analysis, range }: ActionRequest,
  { analyses, documents, files, texts }: Session,
  { newFiles }: ActionSupport,
): readonly Offer[] {
  const { uri } = analysis.file;
  const situation = {
    analysis,
    selection: range,
    importers: () =>
      [...analyses.dependentsOf([uri])].flatMap(address => {
        const file = documents.get(address)?.file;
        if (!file || file.uri === uri) return [];
        return importedFiles(file, analyses.importer).some(each => each.uri === uri) ? [file] : [];
      }),
    exists: (address: string) => {
      const other = uriOfAddress(address)?.toString() ?? address;
      return texts.get(other) !== undefined || files.kindOf(other) !== "nothing";
    },
  };
  return refactoringsAt(situation)
    .filter(({ makesFile }) => newFiles || !makesFile)
    .map(({ title, kind, make }) => ({ title, kind: kinds[kind], change: make }));
}
