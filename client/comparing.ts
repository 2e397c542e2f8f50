/** Another version of a runbook, as the user chooses it. */
import { l10n, type QuickPickItem, Uri, window, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { Since } from "../server/protocol.js";
import { nameOf } from "./saving.js";

export interface Version {
  readonly since: Since;
  readonly name: string;
}

/** Undefined when the user changed their mind. */
export async function chooseVersion(client: BaseLanguageClient, source: Uri): Promise<Version | undefined> {
  const items: readonly (QuickPickItem & { readonly kindOf: Since["kind"] })[] = [
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
