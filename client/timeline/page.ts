/** The page in a panel. */
import { env, l10n, Uri, type Webview } from "vscode";
import { htmlOf } from "./html.js";

/** The only folder the page may load from. */
export function pageFolder(extension: Uri, view: "timeline" | "importing"): Uri {
  return Uri.joinPath(extension, "dist", view);
}

export function pageFor(webview: Webview, folder: Uri, title: string): string {
  const file = (name: string): string => webview.asWebviewUri(Uri.joinPath(folder, name)).toString();
  const nonce = crypto.randomUUID();
  const { bundle } = l10n;
  return htmlOf({
    style: file("view.css"),
    script: file("view.js"),
    styleSource: webview.cspSource,
    nonce,
    title,
    language: bundle ? env.language : "en",
    labels: bundle ?? {},
  });
}
