/** What code actions are made from: a title at once, and the change now or when it is chosen. */
import { CodeActionKind, type CodeActionKind as Kind } from "vscode-languageserver-protocol";
import type { Analysis, Edit, Finding, Range } from "../../../language/index.js";

/** Everything that applies all safe fixes of a file; editors may run it on save. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.gonogo`;

export const actionKinds: readonly Kind[] = [
  CodeActionKind.QuickFix,
  CodeActionKind.RefactorExtract,
  CodeActionKind.RefactorMove,
  CodeActionKind.RefactorRewrite,
  CodeActionKind.SourceOrganizeImports,
  fixAllKind,
];

/** What is asked about. */
export interface ActionRequest {
  readonly analysis: Analysis;
  readonly range: Range;
  /** The findings that touch the range. */
  readonly findings: readonly Finding[];
}

export interface Change {
  /** In any file. */
  readonly edits: readonly Edit[];
  /** The new texts have placeholders to be filled in. */
  readonly hasPlaceholders?: boolean;
  /** Files that come to be, with their whole text. */
  readonly created?: readonly { readonly uri: string; readonly text: string }[];
}

export interface Offer {
  readonly title: string;
  readonly kind: Kind;
  /** What it fixes. */
  readonly fixedFindings?: readonly Finding[];
  readonly isPreferred?: boolean;
  /** A function where it takes a while: it is called when the action is chosen. Undefined: nothing can be done after all. */
  readonly change: Change | (() => Change | undefined);
}

/** Whether an editor that asks for a kind of action means this one: `source` means `source.fixAll.gonogo` too. */
export function isOfKind(kind: Kind, asked: Kind): boolean {
  return asked === "" || kind === asked || kind.startsWith(`${asked}.`);
}
