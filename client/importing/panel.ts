/** The panel of an import: what a file would be as a runbook, while its columns are corrected, until it is inserted. */
import { type ExtensionContext, l10n, type Uri, ViewColumn, type WebviewPanel, window } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { type ImportParams, type ImportResult, importRequest } from "../../server/protocol.js";
import { ownZoneSet } from "../own-zone.js";
import { zoneChoices } from "../starting/suggestions.js";
import { tellProblem } from "../telling.js";
import { pageFolder, pageFor } from "../timeline/page.js";
import { insert } from "./insert.js";
import type { PeopleIn, ToPanel } from "./messages.js";
import { type ImportSource, rosterNameIn } from "./source.js";
import { createTalk } from "./talk.js";

/** @param empty a runbook without a text, which the import is to fill */
export function openImport(
  context: ExtensionContext,
  client: BaseLanguageClient,
  source: ImportSource,
  empty: Uri | undefined,
): void {
  const title = l10n.t("Import {0}", source.name);
  const folder = pageFolder(context.extensionUri, "importing");
  const panel = window.createWebviewPanel("gonogo.import", title, ViewColumn.Active, {
    enableScripts: true,
    localResourceRoots: [folder],
  });
  serve(panel, client, source, empty);
  panel.webview.html = pageFor(panel.webview, folder, title);
}

function serve(panel: WebviewPanel, client: BaseLanguageClient, source: ImportSource, empty: Uri | undefined): void {
  const { name, bytes, beside } = source;
  const rosterName = rosterNameIn(beside);
  const ownZone = ownZoneSet() ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const hear = createTalk(
    { name, bytes, ownZone, rosterName, people: peopleIn(source, empty), roster: beside.roster },
    {
      ask: params => answerTo(client, params),
      tell: message => void panel.webview.postMessage(message),
      chooseZone: () => chooseZone(ownZone),
      async insert(made) {
        try {
          await insert({ ...made, rosterName }, source, empty, panel.viewColumn);
        } catch (error) {
          tellProblem(l10n.t("{0} was not imported: {1}", name, wordsOf(error)));
        }
      },
    },
  );
  panel.webview.onDidReceiveMessage((message: ToPanel) => hear(message));
}

/** In a file beside the runbook only where that one knows its place: it could not import it otherwise. */
function peopleIn({ folder, beside }: ImportSource, empty: Uri | undefined): PeopleIn {
  if (folder?.scheme !== "file" || (empty && empty.scheme !== "file")) return "runbook";
  return beside.roster ? "roster" : "file";
}

async function chooseZone(ownZone: string): Promise<string | undefined> {
  const items = zoneChoices(ownZone).map(({ zone, cities }) => ({ label: zone, description: cities }));
  const placeHolder = l10n.t("In which time zone do you plan? Type a city");
  return (await window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.label;
}

/** Never throws: that there is no answer is one, too. */
async function answerTo(client: BaseLanguageClient, params: ImportParams): Promise<ImportResult> {
  try {
    return await client.sendRequest<ImportResult>(importRequest, params);
  } catch (error) {
    return { kind: "refused", why: wordsOf(error) };
  }
}

export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
