/** Texts of a workbook: those that cells share, and those in a cell of their own. */
import { limits, refuse } from "../limits.js";
import type { Attributes, XmlHandlers } from "../xml.js";
import type { Parts } from "./parts.js";
import { isOn } from "./styles.js";

/** A text, perhaps in several pieces that look different. */
export interface RichText {
  readonly text: string;
  /** All of it is struck through by itself. */
  readonly struck: boolean;
}

/** Collects the pieces of one text, from the elements it is written in. */
export interface RichTextReader extends XmlHandlers {
  readonly finish: () => RichText;
}

export function createRichText(): RichTextReader {
  let text = "";
  let inReading = 0;
  let struckPiece = false;
  let struck = true;
  return {
    open: (name: string, attributes: Attributes) => {
      // How a word is read aloud, in Japanese.
      if (name === "rPh") inReading++;
      if (name === "r") struckPiece = false;
      if (name === "strike") struckPiece = isOn(attributes.val);
    },
    close: (name: string, content: string) => {
      if (name === "rPh") inReading--;
      if (name !== "t" || inReading > 0) return;
      if (content.trim() !== "" && !struckPiece) struck = false;
      text += content;
    },
    finish: () => {
      const finished = { text: unescaped(text), struck: struck && text !== "" };
      text = "";
      struck = true;
      struckPiece = false;
      return finished;
    },
  };
}

/** Signs that XML cannot hold are written as `_x000D_`. */
export function unescaped(text: string): string {
  if (!text.includes("_x")) return text;
  const shown = text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return shown.replace(/\r\n?/g, "\n");
}

export function readSharedStrings(parts: Parts, path: string | undefined): readonly RichText[] {
  const strings: RichText[] = [];
  if (path === undefined) return strings;
  const reader = createRichText();
  parts.read(path, {
    open: reader.open,
    close: (name, content) => {
      reader.close(name, content);
      if (name !== "si") return;
      if (strings.length >= limits.cells) refuse("it has more than 1,000,000 texts: import a part of it");
      strings.push(reader.finish());
    },
  });
  return strings;
}
