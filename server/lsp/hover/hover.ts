/** What is shown for the word under the mouse: an activity's times, a time in every zone, a person, a rule, a keyword. */
import type { Hover, Position } from "vscode-languageserver-types";
import { isImport, isMember } from "../../../language/generated/ast.js";
import type { Analysis } from "../../../language/index.js";
import { contains } from "../../../language/plan/place.js";
import { placeOfProperty } from "../../../language/resolve/places.js";
import { textSpanOfNode } from "../../../language/syntax/tree/leaves.js";
import { meaningInside, meaningOf } from "../meanings.js";
import type { Names } from "../names.js";
import type { Document } from "../session/documents.js";
import type { Session } from "../session/session.js";
import { signatureOf } from "../signatures.js";
import { kindOfWord, type Leaf, rangeOf, wordAt } from "../tree.js";
import { describeAt } from "./describe.js";
import { importHover, memberHover } from "./imports.js";
import { ruleHover } from "./rules.js";
import { timeHover } from "./times.js";

export function createHover({ analyses, settings }: Session, names: Names) {
  const contentOf = (leaf: Leaf, position: Position, document: Document, analysis: Analysis): string | undefined => {
    const reader = settings.current().timezone;
    const property = leaf.word?.feature;
    if (property === "rule") return ruleHover(leaf.text);
    if ((isImport(leaf.node) || isMember(leaf.node)) && property === "path" && leaf.node.path !== undefined) {
      const { path } = leaf.node;
      const hoverOf = isMember(leaf.node) ? memberHover : importHover;
      return hoverOf(path, analyses.importer(analysis.file.uri, path), analyses.analyse);
    }
    const here = { uri: analysis.file.uri, range: { start: position, end: position } };
    const time = analysis.plan.times.find(({ place }) => contains(place, here));
    const said = time && timeHover(time, analysis, reader);
    if (said) return said;
    const named = names.at(document, position)?.named;
    if (!named) return keywordHover(leaf);
    return describeAt(placeOfProperty(named.node, "name"), analysis, reader);
  };

  return (document: Document, position: Position): Hover | undefined => {
    const leaf = wordAt(document, position);
    if (!leaf || leaf.isComment || document.lines.offsetAt(position) > leaf.end) return undefined;
    const value = contentOf(leaf, position, document, analyses.analyse(document.file));
    return value === undefined ? undefined : { contents: { kind: "markdown", value }, range: rangeOf(leaf) };
  };
}

/** What a keyword means and how its statement is written; of a word inside a statement, what it means there. */
function keywordHover({ node, offset, text, word }: Leaf): string | undefined {
  if (!word || kindOfWord(word)?.word === undefined) return undefined;
  const begins = offset === textSpanOfNode(node).from;
  const meaning = begins ? meaningOf(node.$type, text) : meaningInside(word.rule, text);
  if (!meaning) return undefined;
  const signature = begins ? signatureOf(word.rule, text) : undefined;
  return [`\`${text}\`: ${meaning}`, signature && `\`\`\`runbook\n${signature}\n\`\`\``].filter(Boolean).join("\n\n");
}
