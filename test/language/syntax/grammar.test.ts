/** One grammar: what is changed in runbook.langium changes the parser, the types, what is completed and what is coloured. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { EmptyFileSystem, type GrammarAST } from "langium";
import { createLangiumGrammarServices } from "langium/grammar";
import { table } from "../../../language/generated/table.js";
import { withKeywords } from "../../../scripts/grammar/colours.js";
import { readGrammar } from "../../../scripts/grammar/table-of.js";

const root = new URL("../../../", import.meta.url);
const grammarText = readFileSync(new URL("language/runbook.langium", root), "utf8");

async function grammarOf(text: string): Promise<GrammarAST.Grammar> {
  const { grammar, shared } = createLangiumGrammarServices(EmptyFileSystem);
  const { LangiumDocumentFactory, LangiumDocuments, DocumentBuilder } = shared.workspace;
  const [{ URI }] = [await import("langium")];
  const document = LangiumDocumentFactory.fromString<GrammarAST.Grammar>(
    text,
    URI.parse(`memory:/${text.length}.langium`),
  );
  LangiumDocuments.addDocument(document);
  await DocumentBuilder.build([document], { validation: false });
  assert.equal(grammar.LanguageMetaData.languageId, "langium");
  return document.parseResult.value;
}

describe("the grammar", () => {
  it("is what the table was made of that texts are read by", async () => {
    assert.deepEqual(JSON.parse(JSON.stringify(readGrammar(await grammarOf(grammarText)).table)), table);
  });

  it("takes a new statement into the table, with its keyword and its properties", async () => {
    const changed = grammarText
      .replace(
        "interface Until { text?: string }",
        "interface Until { text?: string }\ninterface Budget { hours: string[] capped: boolean }",
      )
      .replace(/(Undoes \| Irreversible [^;]*);\n\nPhase/, "$1 | Budget;\n\nPhase")
      .replace(
        "Undoes returns Undoes:",
        "Budget returns Budget: 'budget' hours+=DURATION capped?='capped'?;\nUndoes returns Undoes:",
      );
    const made = readGrammar(await grammarOf(changed)).table;
    assert.deepEqual(
      made.keywords.filter(word => !table.keywords.includes(word)),
      ["budget", "capped"],
    );
    assert.deepEqual(made.types.Budget, [
      ["hours", true],
      ["capped", false],
    ]);
    const number = made.terminals.length + made.keywords.indexOf("budget") + 1;
    assert.ok(made.starters.includes(number), "a line may begin with it");
    assert.ok(made.words.some(({ rule, feature }) => rule === "Budget" && feature === "hours"));
    assert.ok(made.groups.begin.Statement.includes("budget"));
  });

  it("tells keywords apart by what may stand after them", async () => {
    const changed = grammarText
      .replace("'until' text=STRING", "'until' text=NAME")
      .replace("'bridge' bridge=STRING", "'bridge' bridge=STRING 'for' bridge=STRING")
      .replace("'parallel' Block", "'parallel' name=NAME Block");
    const { groups } = readGrammar(await grammarOf(changed)).table;
    const differ = (group: "wantingName" | "wantingText" | "openingNamed" | "beforeBrace"): readonly string[] => [
      ...groups[group].filter(word => !table.groups[group].includes(word)).map(word => `+${word}`),
      ...table.groups[group].filter(word => !groups[group].includes(word)).map(word => `-${word}`),
    ];
    // `until` wants a time in an `accept`, and a name, which is no time, in a wait.
    assert.deepEqual(differ("wantingName"), ["+parallel", "+until"]);
    assert.deepEqual(differ("wantingText"), ["-bridge"]);
    assert.deepEqual(differ("openingNamed"), ["+parallel"]);
    assert.deepEqual(differ("beforeBrace"), ["-parallel"]);
  });

  it("says what it has that the parser cannot read", async () => {
    const changed = grammarText.replace("'until' text=STRING", "'until' text=STRING+");
    const grammar = await grammarOf(changed);
    assert.throws(() => readGrammar(grammar), /a repetition that may not be empty/);
  });

  const colours = readFileSync(new URL("syntaxes/runbook.tmLanguage.json", root), "utf8");

  it("has the keywords that are coloured", () => {
    assert.equal(withKeywords(colours, table), colours, "run `npm run build`");
    const words = table.keywords.filter(word => /^[a-z]/.test(word));
    assert.deepEqual(
      words.filter(word => !new RegExp(`\\b${word}\\b`).test(colours)),
      [],
    );
  });

  it("gives a new keyword its colour", async () => {
    const changed = grammarText.replace("'bridge' bridge=STRING", "'meeting' bridge=STRING ('via' bridge=STRING)?");
    const { keywords, groups } = readGrammar(await grammarOf(changed)).table;
    const coloured = withKeywords(colours, { keywords, groups });
    const listOf = (word: string): string | undefined =>
      coloured.split("\n").find(line => line.includes('"match"') && new RegExp(`[(:|]${word}[|)]`).test(line));
    assert.match(listOf("meeting") ?? "", /\|owner\|/);
    assert.match(listOf("via") ?? "", /\bwith\|/);
    assert.equal(listOf("bridge"), undefined);
  });
});
