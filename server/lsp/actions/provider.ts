/** Code actions: what to do about findings, refactorings, and what to do with a whole file. */
import { DocumentState, type LangiumDocument, URI } from "langium";
import type { CodeActionProvider } from "langium/lsp";
import { type CodeAction, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import type { CodeActionContext } from "vscode-languageserver-protocol";
import type { Range } from "../../../language/index.js";
import { comparePositions } from "../../../language/plan/place.js";
import { diagnosticOf } from "../diagnostics.js";
import type { RunbookServices, RunbookSharedServices } from "../module.js";
import { quiet } from "../quiet.js";
import { acceptOffers } from "./accept.js";
import { type Understands, understoodBy, workspaceEdit } from "./client.js";
import { fixAllOffers } from "./fix-all.js";
import { fixOffers } from "./fixes.js";
import { importOffers } from "./imports.js";
import { type Change, isOfKind, type Offer } from "./offer.js";
import { refactoringOffers } from "./refactorings.js";

type Context = Pick<CodeActionContext, "only">;

export function createActions({ shared }: RunbookServices): CodeActionProvider {
  let client: Understands = { documentChanges: false, snippets: false, newFiles: false, resolving: false };
  shared.lsp.LanguageServer.onInitialize(({ capabilities }) => {
    client = understoodBy(capabilities);
  });
  const { TextDocuments } = shared.workspace;
  const openText = (uri: string) => {
    const open = TextDocuments.get(uri);
    return open && { version: open.version, text: open.getText() };
  };
  const edit = (change: Change) => workspaceEdit(change, client, openText);

  /** A chosen action with its edits. Throws an error for the user where the text has changed since it was offered. */
  const resolve = async (action: CodeAction): Promise<CodeAction> => {
    const chosen: unknown = action.data;
    if (!isChosen(chosen)) return action;
    const { DocumentBuilder, LangiumDocuments } = shared.workspace;
    const uri = URI.parse(chosen.uri);
    await DocumentBuilder.waitUntil(DocumentState.Validated, uri);
    const document = LangiumDocuments.getDocument(uri);
    if (document?.textDocument.version !== chosen.version) throw changed();
    const context = action.kind === undefined ? {} : { only: [action.kind] };
    const offers = offersOf(shared, document, chosen.range, context, client);
    const change = offers.find(({ title }) => title === action.title)?.change;
    if (!change) throw changed();
    const made = typeof change === "function" ? change() : change;
    if (!made)
      throw new ResponseError(LSPErrorCodes.RequestFailed, "This cannot be done here: the text would have mistakes.");
    return { ...action, edit: edit(made) };
  };
  const quietly = quiet({ resolve });
  shared.lsp.Connection?.onCodeActionResolve(async action => (await quietly.resolve(action)) ?? action);

  return {
    getCodeActions(document, { range, context }) {
      return offersOf(shared, document, range, context, client).flatMap((offer): CodeAction[] => {
        const { title, kind, mends, isPreferred, change } = offer;
        const action: CodeAction = {
          title,
          kind,
          ...(mends && { diagnostics: mends.map(diagnosticOf) }),
          ...(isPreferred !== undefined && { isPreferred }),
        };
        if (typeof change !== "function") return [{ ...action, edit: edit(change) }];
        if (client.resolving) {
          const data: Chosen = { uri: document.uri.toString(), version: document.textDocument.version, range };
          return [{ ...action, data }];
        }
        const made = change();
        return made ? [{ ...action, edit: edit(made) }] : [];
      });
    },
  };
}

/** What an action is found again by when it is chosen. */
interface Chosen {
  readonly uri: string;
  readonly version: number;
  readonly range: Range;
}

function isChosen(data: unknown): data is Chosen {
  return typeof data === "object" && data !== null && "uri" in data && "version" in data && "range" in data;
}

function changed(): ResponseError {
  return new ResponseError(LSPErrorCodes.ContentModified, "The text has changed since this was offered: ask again.");
}

function offersOf(
  shared: RunbookSharedServices,
  document: LangiumDocument,
  range: Range,
  { only }: Context,
  client: Understands,
): readonly Offer[] {
  const { Analyses } = shared.analysis;
  const analysis = Analyses.analyse(document);
  if (!analysis) return [];
  const findings = analysis.findings.filter(({ place }) => meets(place.range, range));
  const asked = { analysis, range, findings };
  return [
    ...fixOffers(asked),
    ...fixAllOffers(asked, Analyses.importer),
    ...acceptOffers(asked),
    ...refactoringOffers(asked, shared, client),
    ...importOffers(asked, Analyses.importer),
  ].filter(({ kind }) => !only || only.some(each => isOfKind(kind, each)));
}

function meets(a: Range, b: Range): boolean {
  return comparePositions(a.start, b.end) <= 0 && comparePositions(b.start, a.end) <= 0;
}
