/** Runbooks that are texts with names, in a folder there need not be. */

import type { Imported } from "../names/names.js";
import { parse } from "../syntax/parse.js";
import { type Analysis, createAnalyser } from "./analysis.js";

const folder = "file:///runbooks/";

/** The analysis of the first of some texts by name, which may import each other by `./name`. Undefined when there is none. */
export function analyseTexts(texts: Readonly<Record<string, string>>): Analysis | undefined {
  const [name] = Object.keys(texts);
  return name === undefined ? undefined : analyseText(name, texts);
}

/** The analysis of the text with this name among others; one that is not there counts as empty. */
export function analyseText(name: string, texts: Readonly<Record<string, string>>): Analysis {
  const files = new Map(
    Object.entries(texts).map(([each, text]) => {
      const uri = uriOfText(each);
      return [uri, parse(uri, text)];
    }),
  );
  const importer = (from: string, path: string): Imported => {
    const file = files.get(uriFrom(path, from));
    return file ? { kind: "file", file } : { kind: "missing" };
  };
  const uri = uriOfText(name);
  return createAnalyser(importer)(files.get(uri) ?? parse(uri, ""));
}

/** What a text with this name is known by. */
export function uriOfText(name: string): string {
  return uriFrom(name, folder);
}

/** Names are paths, whatever signs of a URI are in them. Never throws. */
function uriFrom(path: string, base: string): string {
  // Two slashes would begin the name of a machine, which a URI may refuse.
  const way = /^[/\\]/.test(path) ? path.replace(/^[/\\]+/, "/") : `./${path}`;
  return new URL(way.replace(/[%#?\s\p{Cc}]/gu, encodeURIComponent), base).href;
}
