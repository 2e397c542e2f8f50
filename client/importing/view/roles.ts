/** What a column may be taken for, in the reader's language. */
import type { Role } from "../../../language/importing/role.js";
import { t } from "../../timeline/view/l10n.js";

/** `none`: it is kept as notes. `ignore`: it is left out. */
export type Chosen = Role | "none" | "ignore";

const titles: Readonly<Record<Chosen, () => string>> = {
  task: () => t("What is done"),
  id: () => t("Number or id"),
  phase: () => t("Phase"),
  owner: () => t("Owner"),
  cover: () => t("Cover"),
  participants: () => t("Participants"),
  team: () => t("Team"),
  contact: () => t("Contact"),
  date: () => t("Date"),
  start: () => t("Start"),
  end: () => t("End"),
  duration: () => t("Duration"),
  "worst case": () => t("Duration at most"),
  predecessors: () => t("Comes after"),
  "parallel with": () => t("At the same time as"),
  environment: () => t("Environment"),
  command: () => t("Command"),
  "expected result": () => t("Expected result"),
  rollback: () => t("Rollback"),
  undoes: () => t("What it undoes"),
  description: () => t("Description"),
  kind: () => t("Kind"),
  link: () => t("Link"),
  status: () => t("Status"),
  "actual start": () => t("Actual start"),
  "actual end": () => t("Actual end"),
  "actual duration": () => t("Actual duration"),
  "phase id": () => t("Id of the phase"),
  "start (UTC)": () => t("Start in UTC"),
  "end (UTC)": () => t("End in UTC"),
  runbook: () => t("Runbook"),
  window: () => t("Window"),
  "go-live": () => t("Go-live"),
  notes: () => t("Notes"),
  none: () => t("Nothing known: kept as notes"),
  ignore: () => t("Left out"),
};

/** Of our own exports: they are recognised, and not to be chosen. */
const ownOnly: readonly Chosen[] = ["phase id", "start (UTC)", "end (UTC)"];

/** For a list to choose from, which has what is chosen now. */
export function roleOptions(now: string): readonly (readonly [value: string, label: string])[] {
  return Object.entries(titles)
    .filter(([role]) => role === now || !ownOnly.some(own => own === role))
    .map(([role, title]) => [role, title()]);
}
