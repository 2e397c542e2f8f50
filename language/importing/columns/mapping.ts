/** What `--map 'Header=role'` says. */

import type { Role } from "../role.js";
import type { DurationUnit } from "../values/durations.js";
import { folded } from "../values/folding.js";
import { roleOfName } from "./dictionary.js";
import { headerOf } from "./header.js";

export interface Mapped {
  readonly role: Role | undefined;
  readonly unit?: DurationUnit | undefined;
  readonly ignored?: true;
}

/** By the folded header. */
export type Mapping = ReadonlyMap<string, Mapped>;

/** What may stand after the `=`, for messages. */
export const rolesInWords =
  "id, phase, kind, task, description, owner, cover, participants, team, contact, date, start, end, duration, worst case, predecessors, parallel with, environment, command, expected result, rollback, undoes, link, status, actual start, actual end, notes, ignore";

export function mappingFor(map: Readonly<Record<string, string>>): Mapping {
  return new Map(
    Object.entries(map).flatMap(([header, role]) => {
      const mapped = mappedTo(role);
      return mapped ? [[folded(header), mapped] as const] : [];
    }),
  );
}

/** Undefined for what is no role. "duration in minutes" names the unit of bare numbers as well. */
export function mappedTo(text: string): Mapped | undefined {
  const plain = folded(text);
  if (plain === "ignore") return { role: undefined, ignored: true };
  if (plain === "none") return { role: undefined };
  if (plain === "at") return { role: "start" };
  if (plain === "by") return { role: "end" };
  if (plain === "run") return { role: "command" };
  const role = roleOfName.get(plain);
  if (role !== undefined && role !== "none") return { role };
  const { role: named, unit } = headerOf(text);
  return named === undefined || named === "none" ? undefined : { role: named, unit };
}

/** What a column is called where its name does not say which is meant: "column 3". */
export function columnNumber(index: number): string {
  return `column ${index + 1}`;
}

/** What a column is called in a `map`: by its name, or by its number where it has none or shares it. */
export function columnKey(column: Named, all: readonly Named[]): string {
  const name = folded(column.header);
  const isShared = all.some(
    other => other.table === column.table && other.index !== column.index && folded(other.header) === name,
  );
  return name === "" || isShared ? columnNumber(column.index) : column.header;
}

interface Named {
  readonly table: string;
  readonly index: number;
  readonly header: string;
}
