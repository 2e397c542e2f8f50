/** Documents that stand in no editor, as after a reload: the server sees them only once they are open. */
import { type Uri, workspace } from "vscode";

export async function openQuietly(uri: Uri): Promise<void> {
  try {
    await workspace.openTextDocument(uri);
  } catch {
    // It was moved or deleted meanwhile: the server's answer says that there is nothing to draw.
  }
}
