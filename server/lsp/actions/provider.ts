/** Code actions: what to do about findings, refactorings, and what to do with a whole file. */
import { type CodeAction, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import { type CodeActionContext, CodeActionKind } from "vscode-languageserver-protocol";
import type { Range } from "../../../language/index.js";
import { comparePositions } from "../../../language/plan/place.js";
import { diagnosticOf } from "../diagnostics.js";
import type { RunOffer } from "../run/offers.js";
import type { Runs } from "../runs.js";
import type { Document } from "../session/documents.js";
import { documentFor, type Session } from "../session/session.js";
import { acceptOffers } from "./accept.js";
import { type ActionSupport, actionSupport, workspaceEdit } from "./client.js";
import { declaringOffers } from "./declaring.js";
import { distinctTitles } from "./distinct-titles.js";
import { fixAllOffers } from "./fix-all.js";
import { fixOffers } from "./fixes.js";
import { importOffers } from "./imports.js";
import { type Change, isOfKind, type Offer } from "./offer.js";
import { refactoringOffers } from "./refactorings.js";

type ActionContext = Pick<CodeActionContext, "only">;

export function createActions(session: Session, runs: Pick<Runs, "offers">) {
  let client: ActionSupport = { documentChanges: false, snippets: false, newFiles: false, resolving: false };
  session.onInitialize(({ capabilities }) => {
    client = actionSupport(capabilities);
  });
  const offersIn = (document: Document, range: Range, context: ActionContext): readonly Offer[] => {
    const measured = measuredOffers(runs.offers(document), range);
    return offersOf(session, document, range, context, client, measured);
  };
  const edit = (change: Change) => workspaceEdit(change, client, session.texts);

  /** A chosen action with its edits. Throws an error for the user where the text has changed since it was offered. */
  const resolve = async (action: CodeAction): Promise<CodeAction> => {
    const chosen: unknown = action.data;
    if (!isActionData(chosen)) return action;
    const document = await documentFor(session, chosen.uri, "checked");
    if (!document || versionOf(document) !== chosen.version) throw changed();
    const context = action.kind === undefined ? {} : { only: [action.kind] };
    const offers = offersIn(document, chosen.range, context);
    const change = offers.find(({ title }) => title === action.title)?.change;
    if (!change) throw changed();
    const made = typeof change === "function" ? change() : change;
    if (!made)
      throw new ResponseError(
        LSPErrorCodes.RequestFailed,
        "This cannot be done here, because the text would have errors.",
      );
    return { ...action, edit: edit(made) };
  };

  return {
    resolve,
    list: (document: Document, range: Range, context: ActionContext): CodeAction[] => {
      return offersIn(document, range, context).flatMap((offer): CodeAction[] => {
        const { title, kind, fixedFindings, isPreferred, change } = offer;
        const action: CodeAction = {
          title,
          kind,
          ...(fixedFindings && { diagnostics: fixedFindings.map(finding => diagnosticOf(finding)) }),
          ...(isPreferred !== undefined && { isPreferred }),
        };
        if (typeof change !== "function") return [{ ...action, edit: edit(change) }];
        if (client.resolving) {
          const data: ActionData = { uri: document.uri, version: versionOf(document), range };
          return [{ ...action, data }];
        }
        const made = change();
        return made ? [{ ...action, edit: edit(made) }] : [];
      });
    },
  };
}

/** What an action is found again by when it is chosen. */
interface ActionData {
  readonly uri: string;
  readonly version: number;
  readonly range: Range;
}

function isActionData(data: unknown): data is ActionData {
  return typeof data === "object" && data !== null && "uri" in data && "version" in data && "range" in data;
}

/** What is not open has none. */
function versionOf({ version }: Document): number {
  return version ?? 0;
}

function changed(): ResponseError {
  return new ResponseError(LSPErrorCodes.ContentModified, "The text has changed since this was offered: ask again.");
}

function offersOf(
  session: Session,
  { file }: Document,
  range: Range,
  { only }: ActionContext,
  client: ActionSupport,
  measured: readonly Offer[],
): readonly Offer[] {
  const { analyses } = session;
  const analysis = analyses.analyse(file);
  const findings = analysis.findings.filter(({ place }) => meets(place.range, range));
  const asked = { analysis, range, findings };
  const offers = [
    ...fixOffers(asked),
    ...declaringOffers(asked, session, client),
    ...fixAllOffers(asked, analyses.importer),
    ...acceptOffers(asked),
    ...refactoringOffers(asked, session, client),
    ...importOffers(asked, analyses.importer),
    ...measured,
  ];
  return distinctTitles(offers.filter(({ kind }) => !only || only.some(each => isOfKind(kind, each))));
}

/** What runs have measured, where it stands otherwise in the text: nothing is wrong with that, so nobody has to. */
function measuredOffers(offers: readonly RunOffer[], range: Range): readonly Offer[] {
  return offers.flatMap(({ place, title, edits }) =>
    meets(place.range, range) ? [{ title, kind: CodeActionKind.QuickFix, isPreferred: false, change: { edits } }] : [],
  );
}

function meets(a: Range, b: Range): boolean {
  return comparePositions(a.start, b.end) <= 0 && comparePositions(b.start, a.end) <= 0;
}
