/** The extension's own words are there in every language it speaks: none is missing, none superfluous, and all go through it. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { before, describe, it } from "mocha";
import { type CallExpression, type Node, SyntaxKind } from "typescript/unstable/ast";
import { nodesIn, readSources, type Source } from "../../scripts/patterns/sources.js";
import { speaking } from "../support/translated.js";

type Words = Readonly<Record<string, string>>;

const root = fileURLToPath(new URL("../../", import.meta.url));
const languages = ["de", "es", "fr", "ja", "zh-cn"] as const;
const manifest: unknown = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
const english = wordsIn("package.nls.json");

function wordsIn(path: string): Words {
  return JSON.parse(readFileSync(root + path, "utf8"));
}

/** Where values are put in. */
function placeholders(text: string): readonly string[] {
  return (text.match(/\{\d+\}/g) ?? []).sort();
}

/** What must not be translated: commands, code, addresses, verdicts. */
function unchanging(text: string): readonly string[] {
  return (text.match(/\(command:[^)]*\)|`[^`]*`|https?:\/\/|mailto:|NO-GO|Go\/No-Go/g) ?? []).sort();
}

/** Values of a manifest that are read by people, with where they stand. */
function shownIn(value: unknown, at = ""): readonly (readonly [at: string, text: string])[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = at === "" ? key : `${at}.${key}`;
    if (typeof inner === "string" && shown.has(key) && !here.startsWith("contributes.menus")) return [[here, inner]];
    return shownIn(inner, here);
  });
}

const shown: ReadonlySet<string> = new Set([
  ...["title", "shortTitle", "description", "markdownDescription", "patternErrorMessage"],
  ...["name", "contents", "altText"],
]);

/** Names are the same everywhere; the description is npm's as well, where nothing is translated: the .vsix puts in the key. */
const names: ReadonlySet<string> = new Set([
  "name",
  "description",
  "contributes.configuration.title",
  "contributes.viewsContainers.activitybar.0.title",
]);

/** Sentences that nobody reads, or that are no words of a language. */
const unspoken: readonly RegExp[] = [
  /^Go\/No-Go(: \S*)?$/,
  /^(?:GO|NO-GO)$/,
  // People of an example, and a day as `Intl` is asked for it.
  /^(?:Ana Sousa, Ben Clark|Sat)$/,
  // Keys, as browsers name them and as they are written on the keyboard.
  /^(?:(?:Shift\+)?(?:Arrow\w*|\{\})|Home|End|Enter|Esc|Escape|Page ?Up|Page ?Down|Space)$/,
  // The timeline's commands, risks and classes, as the program calls them.
  /^(?:page up|page down|zoom in|zoom out|no rollback)$/,
  /^(?:consequences refused|soft rest|period scale|link finding|written samples|plot dragging-\{\})$/,
  // What a column may say, as the program calls it.
  /^(?:worst case|parallel with|expected result|actual \w+|phase id)$/,
  // What becomes of a run, as its log says it.
  /^(?:rolled back|rehearsal (?:passed|failed))$/,
  // Addresses, policies, markup and icons.
  /^\S*[.:/?#$%-]\S*$/,
  /^<!DOCTYPE html>/,
  /^default-src /,
];

describe("the extension's own words", () => {
  let sources: readonly Source[] = [];
  let messages: ReadonlySet<string> = new Set();

  before(function () {
    this.timeout(60_000);
    // A board is English: it is one page for all, and no part of an editor.
    sources = readSources().filter(({ path }) => path.startsWith("client/") && !path.startsWith("client/board/"));
    messages = new Set(sources.flatMap(({ file }) => [...nodesIn(file)].flatMap(messageOf)));
  });

  it("are found", () => {
    assert.ok(sources.length > 50 && messages.size > 150, `${sources.length} sources, ${messages.size} messages`);
  });

  it("are spoken in the same languages, in the manifest and in the program", () => {
    const of = (folder: string, pattern: RegExp) =>
      readdirSync(root + folder).flatMap(name => pattern.exec(name)?.[1] ?? []);
    assert.deepEqual(of("l10n", /^bundle\.l10n\.(.+)\.json$/).sort(), languages);
    assert.deepEqual(of(".", /^package\.nls\.(.+)\.json$/).sort(), languages);
    assert.equal(Reflect.get(Object(manifest), "l10n"), "./l10n");
  });

  for (const language of languages) {
    it(`of the program are all there in ${language}, and no others`, () => {
      const bundle = wordsIn(`l10n/bundle.l10n.${language}.json`);
      assert.deepEqual(Object.keys(bundle).sort(), [...messages].sort());
      for (const [message, text] of Object.entries(bundle)) assertSame(message, text);
    });

    it(`of the manifest are all there in ${language}, and no others`, () => {
      const words = wordsIn(`package.nls.${language}.json`);
      assert.deepEqual(Object.keys(words), Object.keys(english));
      for (const [key, text] of Object.entries(words)) assertSame(english[key] ?? "", text);
    });
  }

  function assertSame(original: string, text: string): void {
    assert.notEqual(text.trim(), "", original);
    assert.deepEqual(placeholders(text), placeholders(original), text);
    assert.deepEqual(unchanging(text), unchanging(original), text);
  }

  it("all stand in the manifest by their keys", () => {
    const said = shownIn(manifest).filter(([at]) => !names.has(at));
    assert.deepEqual(
      said.filter(([, text]) => !/^%[\w.-]+%$/.test(text)),
      [],
    );
    const keys = new Set(said.map(([, text]) => text.slice(1, -1)));
    assert.deepEqual([...keys, "description"].sort(), Object.keys(english).sort());
    assert.equal(Reflect.get(Object(manifest), "description"), english.description);
  });

  it("all go through the translation", () => {
    const untranslated = sources.flatMap(({ path, file }) =>
      [...textsIn(file)].flatMap(text =>
        isSentence(text) && !messages.has(text) && !unspoken.some(pattern => pattern.test(text))
          ? [`${path}: ${text}`]
          : [],
      ),
    );
    assert.deepEqual(untranslated, []);
  });

  it("are put together with what is quoted in them", () => {
    const german = speaking(wordsIn("l10n/bundle.l10n.de.json"));
    assert.equal(german("Export {0} as {1}", "a.runbook", "Markdown"), "a.runbook als Markdown exportieren");
  });
});

/** What is given to `t` or `l10n.t`; fails where it is put together, as then no bundle can hold it. */
function messageOf(node: Node): readonly string[] {
  if (!isCall(node)) return [];
  const called = node.expression.getText();
  if (called !== "t" && called !== "l10n.t") return [];
  const [message] = node.arguments;
  assert.ok(message && isText(message), `${node.getText()} is not given a text`);
  return [message.text];
}

function isCall(node: Node): node is CallExpression {
  return node.kind === SyntaxKind.CallExpression;
}

function isText(node: Node): node is Node & { readonly text: string } {
  return node.kind === SyntaxKind.StringLiteral || node.kind === SyntaxKind.NoSubstitutionTemplateLiteral;
}

/** Texts in an expression; what is put together of pieces, with `{}` for what is put in. */
function* textsIn(file: Node): Iterable<string> {
  for (const node of nodesIn(file)) {
    if (isText(node)) yield node.text;
    if (node.kind === SyntaxKind.JsxText) yield node.getText().trim();
    if (node.kind !== SyntaxKind.TemplateExpression) continue;
    yield node
      .getText()
      .slice(1, -1)
      .replace(/\$\{[^{}]*\}/g, "{}");
  }
}

function isSentence(text: string): boolean {
  return /\p{L}{2,} \p{L}/u.test(text) || /^\p{Lu}\p{Ll}+/u.test(text);
}
