import { window } from "vscode";
import { withoutLinks } from "../server/inert.js";

/** Says what did not work, whatever is quoted in it. */
export function tellProblem(text: string): void {
  void window.showErrorMessage(`Go/No-Go: ${withoutLinks(text)}`);
}
