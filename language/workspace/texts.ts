import { parse } from "../syntax/parse.js";
import { type Analysis, createAnalyser } from "./analysis.js";
import type { Imported } from "./names.js";

const folder = "file:///runbooks/";

/** The analysis of the first of some texts by name, which may import each other by `./name`. Undefined when there is none. */
export function analyseTexts(texts: Readonly<Record<string, string>>): Analysis | undefined {
  const files = new Map(
    Object.entries(texts).map(([name, text]) => {
      const uri = new URL(name, folder).href;
      return [uri, parse(uri, text)];
    }),
  );
  const importer = (from: string, path: string): Imported => {
    const file = files.get(new URL(path, from).href);
    return file ? { kind: "file", file } : { kind: "missing" };
  };
  const [first] = files.values();
  return first && createAnalyser(importer)(first);
}
