/** *Compare with…*: what has changed in a runbook, shown as a page. */
import {
  commands,
  EventEmitter,
  type ExtensionContext,
  l10n,
  type QuickPickItem,
  type TextDocumentContentProvider,
  Uri,
  window,
  workspace,
} from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { type CompareParams, type CompareResult, compareRequest } from "../../server/protocol.js";
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

interface Version {
  readonly since: CompareParams["since"];
  readonly name: string;
}

/** Undefined when the user changed their mind. */
async function chooseVersion(client: BaseLanguageClient, source: Uri): Promise<Version | undefined> {
  const items: readonly (QuickPickItem & { readonly kindOf: CompareParams["since"]["kind"] })[] = [
    { label: l10n.t("A git reference…"), description: l10n.t("a branch, a tag or a commit"), kindOf: "ref" },
    { label: l10n.t("Another file…"), kindOf: "file" },
  ];
  const chosen = await window.showQuickPick(items, { title: l10n.t("Compare with") });
  switch (chosen?.kindOf) {
    case undefined:
      return undefined;
    case "ref": {
      const prompt = l10n.t("A branch, a tag or a commit, such as {0} or {1}", "origin/main", "HEAD~1");
      const ref = (await window.showInputBox({ title: l10n.t("Compare with"), prompt, value: "HEAD" }))?.trim();
      return ref ? { since: { kind: "ref", ref }, name: ref } : undefined;
    }
    case "file": {
      const [file] =
        (await window.showOpenDialog({
          defaultUri: Uri.joinPath(source, ".."),
          filters: { [l10n.t("Runbooks")]: ["runbook"] },
          openLabel: l10n.t("Compare"),
          title: l10n.t("Compare with"),
        })) ?? [];
      if (file === undefined) return undefined;
      await workspace.openTextDocument(file);
      return { since: { kind: "file", uri: client.code2ProtocolConverter.asUri(file) }, name: nameOf(file) };
    }
  }
}
