/** Where the build puts the page of a board. In the bundle, which the build sees to, that is a folder beside it. */
import { fileURLToPath } from "node:url";

export function pageFolder(): string {
  return fileURLToPath(new URL("../../dist/board", import.meta.url));
}
