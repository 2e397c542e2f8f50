/** The table of statements in docs/language.md, from the table the checker itself goes by. */
import { type BlockName, placements } from "../../language/syntax/placement.js";

const activities: readonly BlockName[] = ["step", "check", "notify", "gate", "wait"];

const names: Partial<Record<BlockName, string>> = {
  counterpart: "a step's own rollback",
  rollback: "a shared rollback",
};

/** Statements whose keyword alone does not tell them from others. */
const forms: Readonly<Record<string, readonly string[]>> = {
  Activity: activities,
  RollbackNone: ["rollback none"],
  RollbackUsing: ["rollback using"],
  RehearseOn: ["rehearse on"],
};

/** One row a statement. */
export function statementsTable(): string {
  const rows = Object.entries(placements)
    .map(([type, placement]) => ({ ...placement, forms: forms[type] ?? [placement.keyword] }))
    .sort((a, b) => compare(a.forms.join(), b.forms.join()))
    .map(({ forms: written, in: places, repeat, meaning }) => {
      const statement = written.map(each => `\`${each}\``).join(", ");
      return `| ${statement} | ${meaning} | ${placesText(places)} | ${repeat ? "yes" : ""} |`;
    });
  return ["| statement | what it says | where it stands | more than once |", "|---|---|---|---|", ...rows].join("\n");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function placesText(places: readonly BlockName[]): string {
  const any = activities.every(each => places.includes(each));
  const others = places.filter(each => !any || !activities.includes(each)).map(each => names[each] ?? each);
  return [...others, ...(any ? ["any activity"] : [])].join(", ");
}
