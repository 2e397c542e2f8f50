import { window } from "vscode";
import { withoutLinks } from "../server/inert.js";

/** Says what did not work, whatever is quoted in it. */
export function tellProblem(text: string): void {
  void window.showErrorMessage(`Go/No-Go: ${withoutLinks(text)}`);
}

/** Says something, with a button to go on; whether it was clicked. */
export async function tellWith(text: string, button: string): Promise<boolean> {
  return (await window.showInformationMessage(withoutLinks(text), button)) === button;
}
