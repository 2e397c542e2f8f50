/** *Compare with…*: what has changed in a runbook, shown as a page. */
import {
  commands,
  EventEmitter,
  type ExtensionContext,
  l10n,
  type TextDocumentContentProvider,
  Uri,
  workspace,
} from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { type CompareParams, type CompareResult, compareRequest } from "../../server/protocol.js";
import { chooseVersion } from "../comparing.js";
import type { InView } from "../in-view.js";
import { nameOf } from "../saving.js";
import { tellProblem } from "../telling.js";

const scheme = "gonogo-diff";

export function registerCompare(context: ExtensionContext, client: BaseLanguageClient, inView: InView): void {
  const pages = createPages();
  context.subscriptions.push(
    workspace.registerTextDocumentContentProvider(scheme, pages.provider),
    commands.registerCommand("gonogo.compare", async (resource?: unknown) => {
      const source = resource instanceof Uri ? resource : inView.current();
      const problem = await compare(client, source, pages);
      if (problem !== undefined) tellProblem(problem);
    }),
  );
}

interface Pages {
  readonly provider: TextDocumentContentProvider;
  readonly put: (page: Uri, markdown: string) => void;
}

/** What is shown, which no file holds. */
function createPages(): Pages {
  const texts = new Map<string, string>();
  const changed = new EventEmitter<Uri>();
  return {
    provider: {
      onDidChange: changed.event,
      provideTextDocumentContent: page => texts.get(page.toString()) ?? "",
    },
    put: (page, markdown) => {
      texts.set(page.toString(), markdown);
      changed.fire(page);
    },
  };
}

/** @returns what went wrong, in words; undefined when it is shown, or the user changed their mind */
async function compare(client: BaseLanguageClient, source: Uri | undefined, pages: Pages): Promise<string | undefined> {
  if (source === undefined) return l10n.t("there is no runbook to compare. Open one first.");
  try {
    // The server knows what stands in editors: a file chosen in the explorer must be one of them.
    const document = await workspace.openTextDocument(source);
    if (document.languageId !== "runbook") return l10n.t("{0} is not a runbook.", nameOf(source));
    const version = await chooseVersion(client, source);
    if (version === undefined) return undefined;
    const params: CompareParams = { uri: client.code2ProtocolConverter.asUri(source), since: version.since };
    const result = await client.sendRequest<CompareResult>(compareRequest, params);
    if ("error" in result) throw new Error(result.error);
    const page = Uri.from({ scheme, path: `/${nameOf(source)} ← ${version.name.replaceAll("/", "∕")}.md` });
    pages.put(page, result.markdown);
    await commands.executeCommand("markdown.showPreview", page);
    return undefined;
  } catch (error) {
    return l10n.t("{0} was not compared: {1}", nameOf(source), error instanceof Error ? error.message : String(error));
  }
}
