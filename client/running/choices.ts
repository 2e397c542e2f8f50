/** People, teams, steps and outcomes in a list to choose from. */
import type { QuickPickItem } from "vscode";
import { withoutIcons } from "../../server/inert.js";
import type { Titled } from "../../server/protocol.js";

export type Choice = QuickPickItem & { readonly name: string };

export function choices(all: readonly Titled[]): readonly Choice[] {
  return all.map(({ name, title }) => ({ name, label: withoutIcons(title || name), description: name }));
}
