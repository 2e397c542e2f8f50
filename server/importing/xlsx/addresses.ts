/** "B7" as numbers from 0, and ranges. */
export interface Position {
  readonly row: number;
  readonly column: number;
}

export function positionOf(address: string): Position | undefined {
  const [, letters, digits] = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(address) ?? [];
  if (letters === undefined || digits === undefined || Number(digits) === 0) return undefined;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(digits) - 1, column: column - 1 };
}

export function addressOf({ row, column }: Position): string {
  return `${lettersOf(column)}${row + 1}`;
}

function lettersOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : lettersOf(Math.floor(column / 26) - 1) + last;
}

/** How far a range reaches from its first cell. */
export function reachOf(range: string): (Position & { readonly across: number; readonly down: number }) | undefined {
  const [from = "", to = ""] = range.split(":");
  const first = positionOf(from);
  const last = positionOf(to);
  if (!first || !last || last.row < first.row || last.column < first.column) return undefined;
  return { ...first, across: last.column - first.column + 1, down: last.row - first.row + 1 };
}
