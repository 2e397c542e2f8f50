/** Which runbook the user is looking at. */
import {
  commands,
  type Event,
  EventEmitter,
  type ExtensionContext,
  type TextDocument,
  type Uri,
  window,
  workspace,
} from "vscode";
import { lookedAt } from "./looked-at.js";

/** The schemes of addresses whose texts the server knows; the other side of a comparison, say, it does not. */
export type Served = readonly string[];

export interface InView {
  /** Undefined where no runbook is shown. */
  readonly current: () => Uri | undefined;
  readonly onChange: Event<Uri | undefined>;
  /** Whether the server knows what is there. */
  readonly isServed: (uri: Uri) => boolean;
}

/** Milliseconds. */
const moment = 200;

/** Follows the editors; also keeps `gonogo.inView` for the `when` of menus. */
export function followView(context: ExtensionContext, served: Served): InView {
  const changed = new EventEmitter<Uri | undefined>();
  const isServed = ({ scheme }: Uri): boolean => served.includes(scheme);
  const isRunbook = ({ languageId, uri }: TextDocument): boolean => languageId === "runbook" && isServed(uri);
  let current: Uri | undefined;
  let leaving: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    const active = window.activeTextEditor?.document;
    const shown = window.visibleTextEditors.map(({ document }) => document).filter(isRunbook);
    const next = lookedAt(
      active && isRunbook(active) ? active.uri : undefined,
      shown.map(({ uri }) => uri),
      current,
    );
    clearTimeout(leaving);
    // From one editor to the next there is none for a moment.
    if (next === undefined && current !== undefined) leaving = setTimeout(() => settle(undefined), moment);
    else settle(next);
  };
  const settle = (next: Uri | undefined): void => {
    if (next?.toString() === current?.toString()) return;
    current = next;
    void commands.executeCommand("setContext", "gonogo.inView", current !== undefined);
    changed.fire(current);
  };
  context.subscriptions.push(
    changed,
    { dispose: () => clearTimeout(leaving) },
    window.onDidChangeActiveTextEditor(look),
    window.onDidChangeVisibleTextEditors(look),
    // A document that becomes a runbook, or no longer is one, is closed and opened.
    workspace.onDidOpenTextDocument(look),
    workspace.onDidCloseTextDocument(look),
  );
  look();
  return { current: () => current, onChange: changed.event, isServed };
}
