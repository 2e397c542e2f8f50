/** The page in a panel. */
import { Uri, type Webview } from "vscode";
import { htmlOf } from "./html.js";

/** The only folder the page may load from. */
export function pageFolder(extension: Uri): Uri {
  return Uri.joinPath(extension, "dist", "timeline");
}

export function pageFor(webview: Webview, extension: Uri): string {
  const file = (name: string): string => webview.asWebviewUri(Uri.joinPath(pageFolder(extension), name)).toString();
  const nonce = crypto.randomUUID();
  return htmlOf({ style: file("view.css"), script: file("view.js"), styleSource: webview.cspSource, nonce });
}
