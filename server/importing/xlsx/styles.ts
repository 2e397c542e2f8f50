/** What a workbook's styles say of a cell: how its number is shown, and whether it is struck through. */
import { getFormatFromId } from "numfmt";
import type { Parts } from "./parts.js";

export interface Style {
  /** A number format, as in `[h]:mm`. */
  readonly format: string;
  readonly struck: boolean;
}

const plain: Style = { format: "General", struck: false };

export type StyleOf = (index: string | undefined) => Style;

export function readStyles(parts: Parts, path: string | undefined): StyleOf {
  const formats = new Map<string, string>();
  const fonts: boolean[] = [];
  const styles: { readonly format: string; readonly font: number }[] = [];
  const within: string[] = [];
  let struck = false;
  if (path !== undefined)
    parts.read(path, {
      open: (name, attributes) => {
        const parent = within.at(-1);
        within.push(name);
        if (name === "numFmt" && parent === "numFmts")
          formats.set(attributes.numFmtId ?? "", attributes.formatCode ?? "");
        if (name === "font") struck = false;
        if (name === "strike" && parent === "font") struck = isOn(attributes.val);
        if (name === "xf" && parent === "cellXfs") {
          styles.push({ format: attributes.numFmtId ?? "0", font: Number(attributes.fontId ?? 0) });
        }
      },
      close: name => {
        within.pop();
        if (name === "font" && within.at(-1) === "fonts") fonts.push(struck);
      },
    });
  const known = styles.map(
    ({ format, font }): Style => ({ format: formats.get(format) ?? builtIn(format), struck: fonts[font] ?? false }),
  );
  return index => known[Number(index ?? 0)] ?? plain;
}

/** Formats that no file spells out. Those of East Asia are dates and times. */
function builtIn(id: string): string {
  const number = Number(id);
  if ((number >= 27 && number <= 31) || number === 36 || (number >= 50 && number <= 58)) return "yyyy-mm-dd";
  if (number >= 32 && number <= 35) return "h:mm:ss";
  return getFormatFromId(number) ?? "General";
}

/** Of an element that is there, unless it says no. */
export function isOn(value: string | undefined): boolean {
  return value !== "0" && value !== "false";
}

/** Of an attribute, which says yes or is not there. */
export function isSet(value: string | undefined): boolean {
  return value === "1" || value === "true";
}
