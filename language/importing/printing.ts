/** Statements -> text, laid out as `gonogo fmt` leaves it, and the line that each cell has come to. */
import type { Line, Part } from "./draft.js";
import type { Fate } from "./imported.js";
import type { Source } from "./ledger.js";
import { quoted } from "./values/texts.js";

export interface Printed {
  readonly text: string;
  /** By the source's number. */
  readonly fates: ReadonlyMap<number, Fate>;
}

/** What stands at the top of a file, with an empty line between two of them. */
export interface Declared {
  readonly head: string;
  readonly lines: readonly Line[];
  readonly from: readonly Source[];
  readonly parts?: readonly Part[];
}

export function printed(file: "runbook" | "roster", ahead: readonly string[], declared: readonly Declared[]): Printed {
  const paper = new Paper(file);
  for (const line of ahead) paper.write(line);
  for (const [index, { head, lines, from, parts }] of declared.entries()) {
    if (index > 0 ? isBlock(declared[index - 1]) || parts !== undefined : ahead.length > 0) paper.write("");
    paper.block(head, 0, from, lines, parts);
  }
  return { text: paper.text(), fates: paper.fates };
}

function isBlock(each: Declared | undefined): boolean {
  return each !== undefined && (each.lines.length > 0 || (each.parts?.length ?? 0) > 0);
}

/** Lines, as they are written one after the other. */
class Paper {
  readonly fates = new Map<number, Fate>();
  readonly #file: "runbook" | "roster";
  readonly #lines: string[] = [];

  constructor(file: "runbook" | "roster") {
    this.#file = file;
  }

  text(): string {
    return this.#lines.length === 0 ? "" : `${this.#lines.join("\n")}\n`;
  }

  write(text: string, from: readonly Source[] = [], as: Line["as"] = "statement"): void {
    this.#lines.push(text);
    for (const { number } of from) {
      const before = this.fates.get(number);
      // What says a cell last says most: a person is declared before they own anything.
      if (before && as === "note") continue;
      this.fates.set(number, { kind: as, file: this.#file, line: this.#lines.length });
    }
  }

  block(
    head: string,
    depth: number,
    from: readonly Source[],
    lines: readonly Line[],
    parts: readonly Part[] | undefined,
  ): void {
    const isEmpty = lines.length === 0 && (parts?.length ?? 0) === 0;
    if (isEmpty && parts === undefined) {
      this.write(indented(head, depth), from);
      return;
    }
    if (isEmpty) {
      this.write(indented(`${head} {}`, depth), from);
      return;
    }
    this.write(indented(`${head} {`, depth), from);
    for (const line of lines) this.line(line, depth + 1);
    if (lines.length > 0 && parts && parts.length > 0) this.write("");
    this.parts(parts ?? [], depth + 1);
    this.write(indented("}", depth));
  }

  line({ text, from, as, inside }: Line, depth: number): void {
    const [first = "", ...others] = text;
    if (inside && inside.length > 0) {
      this.block(first, depth, from, inside, undefined);
      return;
    }
    this.write(indented(first, depth), from, as);
    for (const other of others) this.write(indented(other, depth));
  }

  parts(parts: readonly Part[], depth: number): void {
    for (const [index, part] of parts.entries()) {
      const before = parts[index - 1];
      if (before && (isGroup(part) || isGroup(before))) this.write("");
      this.part(part, depth);
    }
  }

  part(part: Part, depth: number): void {
    switch (part.kind) {
      case "activity":
        this.block(headOf(part.keyword, part), depth, part.from, part.lines, undefined);
        return;
      case "phase":
      case "rollback":
        this.block(headOf(part.kind, part), depth, part.from, part.lines, part.parts);
        return;
      case "parallel":
        this.block("parallel", depth, [], [], part.parts);
        return;
      case "comment":
        for (const [index, text] of part.text.entries())
          this.write(indented(text, depth), index === 0 ? part.from : [], "note");
        return;
    }
  }
}

function isGroup({ kind }: Part): boolean {
  return kind === "phase" || kind === "rollback";
}

function headOf(keyword: string, { name, title }: { readonly name: string; readonly title: string }): string {
  return title === "" ? `${keyword} ${name}` : `${keyword} ${name} ${quoted(title)}`;
}

function indented(text: string, depth: number): string {
  return text === "" ? "" : "  ".repeat(depth) + text;
}
