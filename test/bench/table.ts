/** Results in lines and columns. */
import { grouped, type Measure, type Ratio, type Row } from "./results.js";

/** A line for each program in each case, a column for each measure. */
export function table<T extends Pick<Row, "case" | "program" | "measure">>(
  rows: readonly T[],
  cell: (row: T) => string,
): string {
  const measures = [...new Set(rows.map(({ measure }) => measure))];
  const lines = grouped(rows, row => `${row.case}\0${row.program}`).map(group => {
    const cells = new Map<Measure, string>(group.map(row => [row.measure, cell(row)]));
    return [group[0].case, group[0].program, ...measures.map(measure => cells.get(measure) ?? "")];
  });
  return aligned([["case", "program", ...measures], ...lines]);
}

/** The median as a multiple, or as it is; memory as both. */
export function multiple({ times, median, unit, measure }: Row): string {
  if (times === undefined) return `${rounded(median)} ${unit}`;
  return measure === "peak" ? `${rounded(times)} × (${rounded(median)} MB)` : `${rounded(times)} ×`;
}

/** Median and p95, and the median as a multiple. */
export function spread({ times, median, p95, unit, samples }: Row): string {
  const both = samples.length > 1 ? `${rounded(median)} / ${rounded(p95)} ${unit}` : `${rounded(median)} ${unit}`;
  return times === undefined ? both : `${both} (${rounded(times)} ×)`;
}

export function change({ before, after, unit, ratio }: Ratio): string {
  return `${rounded(before)} → ${rounded(after)} ${unit}: ${ratio.toFixed(2)}`;
}

/** Three figures are as many as these measurements have. */
function rounded(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** Two spaces between columns; all but the first two are set to the right. */
function aligned(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map(line => line[column]?.length ?? 0)));
  return lines
    .map(line =>
      line
        .map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
