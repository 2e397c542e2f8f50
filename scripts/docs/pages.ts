/**
 * The runbooks in a markdown page, and what is shown below them. A comment right above a block says what it is:
 *
 *     (none)                            a file of its own
 *     <!-- file: people.runbook -->     a file that the blocks below may import
 *     <!-- in: step -->                 a part of a file: read inside a step, with the page's files imported
 *     <!-- findings -->                 a text block: what the checker says of the runbook above
 *     <!-- schedule -->                 a text block: the schedule of the runbook above
 */
import type { Files } from "../../test/support/analyse.js";
import { analyse } from "../../test/support/analyse.js";
import { findingsText, scheduleText } from "./results.js";

/** A fenced block. */
interface Block {
  readonly language: string;
  /** What the comment above it says. */
  readonly comment: string;
  /** Its text is lines [from, to), counted from 0. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export interface PageRunbook {
  /** Where its text begins in the page, from 1. */
  readonly line: number;
  /** To be analysed; the first is the block itself. */
  readonly files: Files;
}

/** The runbooks of a page, in order. Throws where a comment asks for what there is not. */
export function runbooksIn(page: string): readonly PageRunbook[] {
  return readPage(page).map(({ block, files }) => ({ line: block.from + 1, files }));
}

/** The page with every result made anew. */
export function withResults(page: string): string {
  const lines = page.split("\n");
  for (const { files, results } of readPage(page).reverse()) {
    for (const { block, text } of [...results].reverse())
      lines.splice(block.from, block.to - block.from, ...text(files).split("\n"));
  }
  return lines.join("\n");
}

interface Result {
  readonly block: Block;
  readonly text: (files: Files) => string;
}

interface Read {
  readonly block: Block;
  readonly files: Files;
  /** The results shown below it. */
  readonly results: readonly Result[];
}

function readPage(page: string): Read[] {
  const read: (Read & { readonly results: Result[] })[] = [];
  let named: Readonly<Record<string, string>> = {};
  for (const block of blocksOf(page)) {
    if (block.language === "runbook") {
      const name = /^file: (\S+)$/.exec(block.comment)?.[1];
      read.push({ block, files: filesFor(block, name, named), results: [] });
      if (name) named = { ...named, [name]: block.text };
    } else if (block.language === "text" && (block.comment === "findings" || block.comment === "schedule")) {
      const above = read.at(-1);
      if (!above) throw new Error(`line ${block.from}: no runbook stands above these ${block.comment}`);
      const text = block.comment === "findings" ? findingsText : scheduleText;
      above.results.push({ block, text: files => text(analyse(files)) });
    }
  }
  return read;
}

function filesFor(
  { comment, text, from }: Block,
  name: string | undefined,
  named: Readonly<Record<string, string>>,
): Files {
  if (name) return { [name]: text, ...without(named, name) };
  if (comment === "") return { "page.runbook": text, ...named };
  const around = shells[/^in: (\S+)$/.exec(comment)?.[1] ?? ""];
  if (!around) throw new Error(`line ${from}: unknown comment <!-- ${comment} -->`);
  const imports = Object.keys(named).map(each => `import "./${each}" `);
  return { "page.runbook": `${imports.join("")}${around[0]}\n${text}\n${around[1]}`, ...named };
}

function without(named: Readonly<Record<string, string>>, name: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(named).filter(([each]) => each !== name));
}

const inRunbook = (open: string): readonly [string, string] => [`runbook page { ${open} {`, "} }"];

/** What a part of a file is put into. */
const shells: Readonly<Record<string, readonly [string, string]>> = {
  file: ["", ""],
  team: ["team these {", "}"],
  person: ["person somebody {", "}"],
  environment: ["environment here {", "}"],
  policy: ["policy {", "}"],
  runbook: ["runbook page {", "}"],
  phase: inRunbook("phase part"),
  step: inRunbook("step it"),
  check: inRunbook("check it"),
  notify: inRunbook("notify it"),
  gate: inRunbook("gate it"),
  wait: inRunbook("wait it"),
  contingency: inRunbook("contingency it"),
};

function blocksOf(page: string): Block[] {
  const lines = page.split("\n");
  const blocks: Block[] = [];
  for (let index = 0; index < lines.length; index++) {
    const fence = /^(`{3,})(\w*)\s*$/.exec(lines[index] ?? "");
    if (!fence) continue;
    const from = index + 1;
    const end = lines.findIndex((line, at) => at >= from && line.trimEnd() === fence[1]);
    const to = end < 0 ? lines.length : end;
    const comment = /^<!-- (.+) -->$/.exec(lines[index - 1] ?? "")?.[1] ?? "";
    blocks.push({ language: fence[2] ?? "", comment, from, to, text: lines.slice(from, to).join("\n") });
    index = to;
  }
  return blocks;
}
