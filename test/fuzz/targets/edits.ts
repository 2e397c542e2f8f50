/**
 * What a hand does in an editor, in any order: texts typed into and out of several files, saved, closed and opened, with questions in
 * between that nobody waits for. What is shown in the end is what a fresh check says.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { CancellationTokenSource, type Diagnostic } from "vscode-languageserver/node";
import { createAnalyser } from "../../../language/index.js";
import { createReader } from "../../../server/files/reader.js";
import { diagnosticOf } from "../../../server/lsp/diagnostics.js";
import { type Editor, startEditor } from "../../lsp/editor.js";
import { corpus } from "../../support/corpus.js";
import { samples } from "../../support/samples.js";
import { tokens } from "../../support/sentences.js";
import type { Target } from "../target.js";

export interface Hand {
  /** Of the sample that is open. */
  readonly sample: string;
  readonly acts: readonly Act[];
}

export type Act =
  /** Shares of a text's length say where; `gone` letters become `typed`. */
  | { readonly act: "type"; readonly file: number; readonly at: number; readonly gone: number; readonly typed: string }
  | { readonly act: "save" | "close"; readonly file: number }
  /** Asks something at a place, and takes the question back after some turns; 0 waits for the answer. */
  | { readonly act: "ask"; readonly file: number; readonly at: number; readonly what: number; readonly turns: number };

const large = samples().map(({ name, text, others }) => ({
  name,
  files: { "main.runbook": text, ...others } as Readonly<Record<string, string>>,
}));
/** Mostly small ones: they are as odd, and an hour tries more of them. */
const opened: readonly { readonly name: string; readonly files: Readonly<Record<string, string>> }[] = [
  ...large,
  ...corpus.map(([name, files]) => ({ name, files })),
];
const anyOpened = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(...large) },
  { weight: 4, arbitrary: fc.constantFrom(...opened) },
);

const file = fc.nat(3);
const at = fc.double({ min: 0, max: 1, noNaN: true });
const typed = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(..."x 0 } { \" ' // , - é 🚀".split(" "), "\n", " ", "") },
  { weight: 3, arbitrary: fc.constantFrom(...tokens).map(word => ` ${word} `) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'step more "More" { takes 5m }\n',
      'phase all "All" {\n',
      "after more\n",
      "person priya\n",
      'import "./people.runbook"\n',
    ),
  },
);

const asked = [
  "textDocument/completion",
  "textDocument/hover",
  "textDocument/definition",
  "textDocument/documentSymbol",
  "textDocument/semanticTokens/full",
  "textDocument/codeLens",
  "textDocument/foldingRange",
  "textDocument/formatting",
] as const;

const anyAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      act: fc.constant("type" as const),
      file,
      at,
      gone: fc.oneof(fc.constant(0), fc.nat(4), fc.nat(150)),
      typed,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant("ask" as const),
      file,
      at,
      what: fc.nat(asked.length - 1),
      turns: fc.nat(4),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constantFrom("save" as const, "close" as const), file }) },
);

export const edits: Target<Hand> = {
  title: "edits in an editor",
  any: fc.record({
    sample: anyOpened.map(({ name }) => name),
    acts: fc.oneof(
      { weight: 3, arbitrary: fc.array(anyAct, { minLength: 20, maxLength: 200, size: "max" }) },
      { weight: 1, arbitrary: fc.array(anyAct, { minLength: 300, maxLength: 800, size: "max" }) },
    ),
  }),
  wrong: async ({ sample, acts }) => {
    const files = opened.find(({ name }) => name === sample)?.files ?? {};
    const editor = await startEditor(files);
    try {
      return await faultAfter(editor, files, acts);
    } finally {
      editor.dispose();
    }
  },
  size: ({ sample, acts }) =>
    acts.length * Object.values(opened.find(({ name }) => name === sample)?.files ?? {}).join("").length,
  count: ({ acts }) => acts.filter(({ act }) => act === "type").length,
  few: 6,
};

async function faultAfter(editor: Editor, files: Readonly<Record<string, string>>, acts: readonly Act[]) {
  const names = Object.keys(files);
  const texts = new Map(Object.entries(files));
  const open = new Set<string>();
  const openOnce = (name: string): void => {
    if (open.has(name)) return;
    open.add(name);
    editor.open(name, texts.get(name) ?? "");
  };
  const failed: string[] = [];
  for (const each of acts) {
    const name = names[each.file % names.length] ?? "";
    const text = texts.get(name) ?? "";
    switch (each.act) {
      case "type": {
        openOnce(name);
        const from = wholeAt(text, Math.floor(each.at * text.length));
        const to = wholeAt(text, Math.min(text.length, from + each.gone));
        texts.set(name, text.slice(0, from) + each.typed + text.slice(to));
        editor.edit(name, [{ from, to, text: each.typed }]);
        break;
      }
      case "save":
        editor.write(name, text);
        break;
      case "close":
        // What is not saved is lost, as where an editor is told so.
        if (open.delete(name)) {
          editor.write(name, text);
          editor.close(name);
        }
        break;
      case "ask": {
        openOnce(name);
        const question = ask(editor, name, text, each, failed);
        if (each.turns === 0) await question;
        break;
      }
    }
  }
  await editor.settled();
  const [fault] = [...failed, ...editor.failures];
  if (fault !== undefined) return fault;
  const fresh = freshIn(editor.folder, texts);
  for (const name of names)
    if (!isDeepStrictEqual(editor.shown(name), fresh(name)))
      return `${name} shows something else than a fresh check says`;
  return undefined;
}

/** What a check from the command line says once everything is saved, which is the last thing that happens to the folder. */
function freshIn(folder: string, texts: ReadonlyMap<string, string>): (name: string) => readonly Diagnostic[] {
  for (const [name, text] of texts) writeFileSync(join(folder, name), text);
  const reader = createReader();
  const analyse = createAnalyser(reader.importer);
  return name => {
    const read = reader.open(join(folder, name));
    if (read.kind !== "file") throw new Error(`${name} is ${read.kind}`);
    return JSON.parse(JSON.stringify(analyse(read.file).findings.map(finding => diagnosticOf(finding))));
  };
}

/** A pair that makes one character is never parted: no editor does, and no file could hold the halves. */
function wholeAt(text: string, offset: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(offset)) ? offset + 1 : offset;
}

const cancelled: ReadonlySet<unknown> = new Set([-32800, -32801]);

async function ask(
  editor: Editor,
  name: string,
  text: string,
  { at, what, turns }: Extract<Act, { act: "ask" }>,
  failed: string[],
): Promise<void> {
  const before = text.slice(0, wholeAt(text, Math.floor(at * text.length))).split("\n");
  const source = new CancellationTokenSource();
  const method = asked[what] ?? asked[0];
  const answer = editor.client
    .sendRequest(
      method,
      {
        textDocument: { uri: editor.uri(name) },
        position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 },
        options: { tabSize: 2, insertSpaces: true },
      },
      source.token,
    )
    .catch((error: { readonly code?: unknown; readonly message?: string }) => {
      if (!cancelled.has(error.code)) failed.push(`${method}: ${error.message}`);
    });
  for (let turn = 1; turn < turns; turn++) await new Promise(resolve => setImmediate(resolve));
  if (turns > 0) source.cancel();
  await answer;
}
