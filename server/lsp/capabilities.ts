/** What the server says it can do, where Langium does not say it: selection ranges, folders that come and go, what is resolved when chosen. */
import { DefaultLanguageServer } from "langium/lsp";
import type { InitializeParams, InitializeResult } from "vscode-languageserver-protocol";
import { actionKinds } from "./actions/offer.js";

export class RunbookLanguageServer extends DefaultLanguageServer {
  protected override buildInitializeResult(params: InitializeParams): InitializeResult {
    const { capabilities, ...result } = super.buildInitializeResult(params);
    return {
      ...result,
      capabilities: {
        ...capabilities,
        workspace: { ...capabilities.workspace, workspaceFolders: { supported: true, changeNotifications: true } },
        completionProvider: { ...capabilities.completionProvider, resolveProvider: true },
        codeActionProvider: { codeActionKinds: [...actionKinds], resolveProvider: true },
        linkedEditingRangeProvider: true,
        selectionRangeProvider: true,
      },
    };
  }
}
