/** Reading in tests, and tables as they can be written down in a line a row. */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Cell, Table, Tables } from "../../language/importing/table.js";
import type { ImportFormat } from "../../server/importing/formats.js";
import { readTables, type TablesRead } from "../../server/importing/read.js";

export function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === "string" ? new TextEncoder().encode(content) : content;
}

export function reading(content: string | Uint8Array, name?: string, from?: ImportFormat): Promise<TablesRead> {
  return readTables({ bytes: bytesOf(content), name }, from);
}

/** What is read, where it is read. */
export async function tablesOf(content: string | Uint8Array, name?: string, from?: ImportFormat): Promise<Tables> {
  const read = await reading(content, name, from);
  assert.equal(read.kind, "tables", read.kind === "refused" ? read.why : "");
  return read.kind === "tables" ? read.tables : assert.fail();
}

/** Why it is not read. */
export async function refusal(content: string | Uint8Array, name?: string, from?: ImportFormat): Promise<string> {
  const read = await reading(content, name, from);
  return read.kind === "refused" ? read.why : assert.fail("it is read");
}

/** Rows as `a | b`, with what is special of a row in front. */
export function rowsOf({ rows }: Table): readonly string[] {
  return rows.map(({ cells, level, ticked, hidden }) =>
    [
      ...(level === undefined ? [] : [`${level}:`]),
      ...(ticked === undefined ? [] : [ticked ? "[x]" : "[ ]"]),
      ...(hidden ? ["(hidden)"] : []),
      cells.map(cell => (cell ? shownOf(cell) : "")).join(" | "),
    ].join(" "),
  );
}

function shownOf({ shown, comment, struck }: Cell): string {
  const text = struck ? `~${shown}~` : shown;
  return comment === undefined ? text : `${text} {${comment}}`;
}

/** Compares with a file that was made before and looked at. */
export function assertGolden(name: string, tables: Tables): void {
  const path = fileURLToPath(new URL(`../golden/importing/${name}.json`, import.meta.url));
  const fresh = `${JSON.stringify(tables, undefined, 2)}\n`;
  if (process.env.UPDATE_GOLDEN) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, fresh);
  }
  assert.ok(existsSync(path), `there is no ${path}: UPDATE_GOLDEN=1 makes it`);
  assert.equal(fresh, readFileSync(path, "utf8"), "UPDATE_GOLDEN=1 makes it anew");
}
