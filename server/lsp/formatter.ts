/** Formatting in the editor: the same as `gonogo fmt`, indented as the editor is set to. Says why when it cannot. */

import {
  type DocumentOnTypeFormattingParams,
  type FormattingOptions,
  MessageType,
  type Range,
  ShowMessageNotification,
  type TextEdit,
} from "vscode-languageserver";
import { format } from "../../language/formatting/format.js";
import type { Mistake } from "../../language/index.js";
import { placeOf } from "../../language/resolve/places.js";
import { capital } from "../../language/wording/capital.js";
import type { Document } from "./session/documents.js";
import type { Session } from "./session/session.js";
import { leafAt } from "./tree.js";

export function createFormatter({ connection }: Session) {
  /** What was last said of a document: an editor that formats on save asks again and again. */
  const said = new Map<string, string>();

  const sayWhy = (uri: string, { place, message }: Mistake): void => {
    const line = place.range.start.line + 1;
    const why = `Not formatted: line ${line} cannot be read. ${capital(message)}`;
    if (said.get(uri) === why) return;
    said.set(uri, why);
    void connection.sendNotification(ShowMessageNotification.type, {
      type: MessageType.Warning,
      message: why,
    });
  };

  const edits = ({ file }: Document, options: FormattingOptions, lines?: Lines): readonly TextEdit[] | Mistake => {
    const { insertSpaces, tabSize } = options;
    const formatted = format(file, { unit: insertSpaces ? " ".repeat(tabSize) : "\t", tabSize }, lines);
    if (formatted.kind === "refused") return formatted.mistake;
    return formatted.edits.map(({ place, newText }) => ({ range: place.range, newText }));
  };

  const asked = (document: Document, options: FormattingOptions, lines?: Lines): TextEdit[] => {
    const { uri } = document;
    const made = edits(document, options, lines);
    if ("message" in made) {
      sayWhy(uri, made);
      return [];
    }
    said.delete(uri);
    return [...made];
  };

  return {
    whole: (document: Document, options: FormattingOptions): TextEdit[] => asked(document, options),
    range: (document: Document, range: Range, options: FormattingOptions): TextEdit[] =>
      asked(document, options, linesIn(range)),
    /** A brace was typed that closes a block: from the line the block begins on to this one. */
    typed: (document: Document, { options, position, ch }: DocumentOnTypeFormattingParams): TextEdit[] => {
      const first = ch === "}" ? lineOfBlock(document, document.lines.offsetAt(position) - 1) : undefined;
      if (first === undefined) return [];
      const made = edits(document, options, { first, last: position.line });
      return "message" in made ? [] : [...made];
    },
  };
}

interface Lines {
  readonly first: number;
  readonly last: number;
}

/** A selection that ends in front of a line does not reach into it. */
function linesIn({ start, end }: Range): Lines {
  return { first: start.line, last: end.character === 0 && end.line > start.line ? end.line - 1 : end.line };
}

/** Where the block begins that the brace at an offset closes. */
function lineOfBlock({ file }: Document, offset: number): number | undefined {
  const leaf = leafAt(file, offset);
  return leaf?.text === "}" ? placeOf(leaf.node).range.start.line : undefined;
}
