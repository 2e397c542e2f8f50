import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, it } from "mocha";
import * as oniguruma from "vscode-oniguruma";
import * as textmate from "vscode-textmate";

const require = createRequire(import.meta.url);
const root = new URL("../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");

interface Coloured {
  readonly text: string;
  readonly scopes: readonly string[];
}

/** Stands for VS Code's own grammars: a language whose strings go on over the ends of lines. */
function otherLanguage(scopeName: string): string {
  return JSON.stringify({ scopeName, patterns: [{ begin: "'", end: "'", name: "string.other" }] });
}

let grammar: textmate.IGrammar;
let registry: textmate.Registry;

/** Every line's pieces, each with its scopes from the outermost inwards. */
function colour(text: string): readonly (readonly Coloured[])[] {
  let stack = textmate.INITIAL;
  return text.split("\n").map(line => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    return tokens.map(({ startIndex, endIndex, scopes }) => ({ text: line.slice(startIndex, endIndex), scopes }));
  });
}

/** The innermost scope of the n-th piece that reads `word`. */
function scopeOf(line: string, word: string, nth = 0): string {
  const pieces = colour(line).flat();
  const found = pieces.filter(piece => piece.text.trim() === word)[nth];
  assert.ok(found, `no piece "${word}" in ${JSON.stringify(pieces.map(piece => piece.text))}`);
  return found.scopes.at(-1) ?? "";
}

function keywordsOfGrammar(): readonly string[] {
  const rules = read("language/runbook.langium")
    .split("\n")
    .filter(line => !line.startsWith("terminal") && !line.startsWith("hidden") && !line.trim().startsWith("//"))
    .join("\n");
  return [...new Set([...rules.matchAll(/'([a-z][a-z-]*)'/g)].map(match => match[1] ?? ""))].sort();
}

describe("syntax colouring", () => {
  before(async () => {
    const wasm = readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm"));
    await oniguruma.loadWASM(wasm);
    const path = "syntaxes/runbook.tmLanguage.json";
    registry = new textmate.Registry({
      onigLib: Promise.resolve({
        createOnigScanner: patterns => new oniguruma.OnigScanner(patterns),
        createOnigString: text => new oniguruma.OnigString(text),
      }),
      loadGrammar: async scope =>
        textmate.parseRawGrammar(scope === "source.runbook" ? read(path) : otherLanguage(scope), path),
    });
    const loaded = await registry.loadGrammar("source.runbook");
    assert.ok(loaded);
    grammar = loaded;
  });

  after(() => registry.dispose());

  it("colours every keyword of the grammar", () => {
    const keywords = keywordsOfGrammar();
    assert.ok(keywords.length > 80, `only ${keywords.length} keywords were found in the grammar`);
    // `start of` is two words that mean nothing alone.
    const plain = keywords.filter(
      word => !/^(start|of)$/.test(word) && !/^(keyword|storage|constant)\./.test(scopeOf(`  ${word}`, word)),
    );
    assert.deepEqual(plain, []);
  });

  const cases: readonly (readonly [line: string, word: string, scope: string, nth?: number])[] = [
    ['step step "Step" {', "step", "storage.type.runbook"],
    ['step step "Step" {', "step", "entity.name.function.runbook", 1],
    ["gate at {", "at", "entity.name.function.runbook"],
    ['person by "By" { timezone Asia/Kolkata }', "by", "entity.name.type.runbook"],
    ['team dba "Database administrators" {', "dba", "entity.name.type.runbook"],
    ["  team dba timezone UTC", "dba", "variable.other.runbook"],
    ["environment production {", "production", "entity.name.type.runbook"],
    ["  environment production", "production", "variable.other.runbook"],
    ["owner jack or priya with lee, kim", "owner", "keyword.other.field.runbook"],
    ["owner jack or priya with lee, kim", "priya", "variable.other.runbook"],
    ["owner jack or priya with lee, kim", "with", "keyword.operator.wordlike.runbook"],
    ["owner jack or priya with lee, kim", "kim", "variable.other.runbook"],
    ["owner or or with with step, at", "or", "variable.other.runbook"],
    ["owner or or with with step, at", "at", "variable.other.runbook"],
    ["needs pg-backup", "pg-backup", "variable.other.runbook"],
    ["after upgrade, flags + 30m", "flags", "variable.other.runbook"],
    ["after upgrade, flags + 30m", "30m", "constant.numeric.duration.runbook"],
    ["after upgrade, flags + 30m", "+", "keyword.operator.lag.runbook"],
    ["after upgrade - 30m", "-", "keyword.operator.lag.runbook"],
    ["after start of upgrade + 30m", "start of", "keyword.operator.wordlike.runbook"],
    ["after start of upgrade + 30m", "upgrade", "variable.other.runbook"],
    ["after flags, start of upgrade", "start of", "keyword.operator.wordlike.runbook"],
    ["  start of upgrade,", "start of", "keyword.operator.wordlike.runbook"],
    ["after start, of", "start", "variable.other.runbook"],
    ["after start, of", "of", "variable.other.runbook"],
    ["window Sat 2026-05-23 22:00 to Sun 2026-05-24 04:00", "Sun", "constant.numeric.weekday.runbook"],
    ["window Sat 2026-05-23 22:00 to Sun 2026-05-24 04:00", "to", "keyword.operator.wordlike.runbook"],
    ["window Sat 2026-05-23 22:00 to Sun 2026-05-24 04:00", "2026-05-24", "constant.numeric.date.runbook"],
    ["at 17:00 UTC also 10:00 America/Los_Angeles, 22:30 Asia/Kolkata", "UTC", "support.type.zone.runbook"],
    ["at 17:00 UTC also 10:00 America/Los_Angeles, 22:30 Asia/Kolkata", "also", "keyword.operator.wordlike.runbook"],
    ["at 17:00 UTC also 10:00 America/Los_Angeles, 22:30 Asia/Kolkata", "Asia/Kolkata", "support.type.zone.runbook"],
    ["at 17:00 Etc/GMT+12", "Etc/GMT+12", "support.type.zone.runbook"],
    ["at 01:30 second", "second", "constant.language.runbook"],
    ["at 22:00 +05:30", "+05:30", "constant.numeric.offset.runbook"],
    ["at T-7d", "T-7d", "constant.numeric.relative.runbook"],
    ["by T+2h", "T+2h", "constant.numeric.relative.runbook"],
    ["by Sun 2026-05-24 04:00", "Sun", "constant.numeric.weekday.runbook"],
    ["step T-shirts {", "T-shirts", "entity.name.function.runbook"],
    ["takes 1h30m at most 2h", "1h30m", "constant.numeric.duration.runbook"],
    ["takes 1h30m at most 2h", "at", "keyword.operator.wordlike.runbook"],
    ["takes 1h30m at most 2h", "most", "keyword.operator.wordlike.runbook"],
    ["least-slack 10%", "10%", "constant.numeric.runbook"],
    ["severity gate/no-otherwise warning", "gate/no-otherwise", "support.function.rule.runbook"],
    ["severity gate/no-otherwise warning", "warning", "constant.language.runbook"],
    [
      'accept knowledge/single-point on restore because "x" by dana until 2026-06-30',
      "restore",
      "variable.other.runbook",
    ],
    ['accept knowledge/single-point on restore because "x" by dana until 2026-06-30', "dana", "variable.other.runbook"],
    ['rollback restore "Restore" {', "restore", "entity.name.function.runbook"],
    ["rollback using restore", "using", "keyword.operator.wordlike.runbook"],
    ["rollback using restore", "restore", "variable.other.runbook"],
    ['rollback none because "a backup changes nothing"', "none", "constant.language.runbook"],
    ['rollback none "None" { takes 5m }', "none", "entity.name.function.runbook"],
    ["otherwise rollback", "rollback", "keyword.control.rollback.runbook"],
    ["rehearsal 2026-05-16 on staging passed in 3h20m", "staging", "variable.other.runbook"],
    ["rehearsal 2026-05-16 on staging passed in 3h20m", "passed", "constant.language.runbook"],
    ["rehearsal 2026-05-16 on staging passed in 3h20m", "in", "keyword.operator.wordlike.runbook"],
    ["rehearse on staging", "rehearse", "keyword.other.field.runbook"],
    ["policy for risk low {", "low", "constant.language.runbook"],
    ['status done "It took 3h."', "status", "keyword.other.field.runbook"],
    ['status done "It took 3h."', "done", "constant.language.runbook"],
    ['policy in "legacy" {', "in", "keyword.operator.wordlike.runbook"],
    ['policy in "legacy" {', "legacy", "string.quoted.double.runbook"],
    ['import "./people.runbook"', "import", "keyword.control.import.runbook"],
    ['note "say \\"go\\""', '\\"', "constant.character.escape.runbook"],
    ["protected // step no", "step no", "comment.line.double-slash.runbook"],
    ["step größe {", "größe", "entity.name.function.runbook"],
    ["owner प्रिया or jose\u0301", "प्रिया", "variable.other.runbook"],
    ["owner प्रिया or jose\u0301", "jose\u0301", "variable.other.runbook"],
    ["step on\u0301 {", "on\u0301", "entity.name.function.runbook"],
  ];
  for (const [line, word, scope, nth] of cases) {
    it(`${word} in ${line}`, () => assert.equal(scopeOf(line, word, nth), scope));
  }

  it("takes a name for one word, also where a letter is several signs", () => {
    const { pattern, flags } = JSON.parse(read("syntaxes/language-configuration.json")).wordPattern;
    const words = "owner प्रिया or jose\u0301, 李雷 after a-b+30m by 2026-05-23 Etc/GMT+12".match(
      new RegExp(pattern, `${flags}g`),
    );
    const names = ["प्रिया", "jose\u0301", "李雷", "a-b", "2026-05-23", "Etc/GMT+12"];
    assert.deepEqual(
      names.filter(name => !words?.includes(name)),
      [],
    );
  });

  it("ends an open string at the end of its line", () => {
    const [first, second] = colour('note "never closed\nowner jack');
    assert.ok(first?.some(piece => piece.scopes.includes("string.quoted.double.runbook")));
    assert.equal(second?.[0]?.scopes.at(-1), "keyword.other.field.runbook");
  });

  const languages = [
    ["sh", "shellscript"],
    ["bash", "shellscript"],
    ["sql", "sql"],
    ["yaml", "yaml"],
    ["json", "json"],
    ["python", "python"],
    ["powershell", "powershell"],
  ] as const;
  for (const [info, id] of languages) {
    it(`hands a fence marked ${info} to ${id} and takes over again behind it`, () => {
      const lines = colour(`run \`\`\`${info}\n  echo "it's open\n\`\`\`\nowner jack`);
      assert.ok(lines[1]?.every(piece => piece.scopes.includes(`meta.embedded.block.${id}`)));
      assert.equal(lines[2]?.at(-1)?.scopes.at(-1), "punctuation.definition.fence.end.runbook");
      assert.equal(lines[3]?.[0]?.scopes.at(-1), "keyword.other.field.runbook");
    });
  }

  it("takes a fence without a language, and one on a single line, as plain text", () => {
    const lines = colour("expect ```\n  step one\n```\nrun ```step one```\nowner jack");
    assert.ok(lines[1]?.every(piece => piece.scopes.at(-1) === "string.unquoted.block.runbook"));
    assert.equal(lines[3]?.find(piece => piece.text === "step one")?.scopes.at(-1), "string.unquoted.block.runbook");
    assert.equal(lines[4]?.[0]?.scopes.at(-1), "keyword.other.field.runbook");
  });
});
