/** The page in a panel. */
import { env, l10n, Uri, type Webview } from "vscode";
import { htmlOf } from "./html.js";

/** The only folder the page may load from. */
export function pageFolder(extension: Uri): Uri {
  return Uri.joinPath(extension, "dist", "timeline");
}

export function pageFor(webview: Webview, extension: Uri): string {
  const file = (name: string): string => webview.asWebviewUri(Uri.joinPath(pageFolder(extension), name)).toString();
  const nonce = crypto.randomUUID();
  const { bundle } = l10n;
  return htmlOf({
    style: file("view.css"),
    script: file("view.js"),
    styleSource: webview.cspSource,
    nonce,
    title: l10n.t("Timeline"),
    language: bundle ? env.language : "en",
    labels: bundle ?? {},
  });
}
