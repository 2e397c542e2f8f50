import { type Analysis, createAnalyser, type Imported, type ParsedFile, parse } from "../../language/index.js";

export type Files = string | Readonly<Record<string, string>>;

const folder = "file:///runbooks/";

/** Analyses a text, or the first of several files that may import each other by `./name`. */
export function analyse(files: Files): Analysis {
  const texts = typeof files === "string" ? { "main.runbook": files } : files;
  const parsed = new Map<string, ParsedFile>();
  for (const [name, text] of Object.entries(texts))
    parsed.set(new URL(name, folder).href, parse(new URL(name, folder).href, text));
  const importer = (from: string, path: string): Imported => {
    const file = parsed.get(new URL(path, from).href);
    return file ? { kind: "file", file } : { kind: "missing" };
  };
  const [first] = parsed.values();
  if (!first) throw new Error("no file to analyse");
  return createAnalyser(importer)(first);
}

/** `severity code line:column` of each finding, 1-based. */
export function findingsOf(files: Files): string[] {
  return analyse(files).findings.map(
    ({ severity, code, place: { range } }) =>
      `${severity} ${code} ${range.start.line + 1}:${range.start.character + 1}`,
  );
}
