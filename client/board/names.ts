/** What people and teams are called. */
import type { BoardDocument } from "../../language/run/board.js";

export function nameOf({ board }: { readonly board: Pick<BoardDocument, "people" | "teams"> }, name: string): string {
  return [...board.people, ...board.teams].find(each => each.name === name)?.title ?? name;
}
