/** Every runbook there is to read: the samples, the rules' examples, and what the pages of the documentation show. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { rules } from "../../language/index.js";
import { runbooksIn } from "../../scripts/docs/pages.js";
import { readPage, writtenPages } from "../../scripts/rule-docs.js";

/** A file and what it may import, by name; the first is the one that is looked at. */
export type Files = Readonly<Record<string, string>>;

const samples = fileURLToPath(new URL("../../samples", import.meta.url));

function sampleFiles(): readonly (readonly [string, Files])[] {
  const texts = readdirSync(samples, { recursive: true, encoding: "utf8" })
    .filter(path => path.endsWith(".runbook"))
    .sort()
    .map(path => [path.split(sep).join("/"), readFileSync(join(samples, path), "utf8")] as const);
  return texts.map(([path, text]) => {
    const beside = texts.filter(([each]) => each !== path && dirname(each) === dirname(path));
    const others = beside.map(([each, other]) => [basename(each), other]);
    return [`samples/${path}`, { [basename(path)]: text, ...Object.fromEntries(others) }];
  });
}

function asFiles(files: string | Files): Files {
  return typeof files === "string" ? { "main.runbook": files } : files;
}

export const corpus: readonly (readonly [name: string, files: Files])[] = [
  ...sampleFiles(),
  ...rules.flatMap(({ code, bad, good }) => [
    [`${code}, bad`, asFiles(bad)] as const,
    [`${code}, good`, asFiles(good)] as const,
  ]),
  ...writtenPages().flatMap(path =>
    runbooksIn(readPage(path)).map(({ line, files }) => [`${path}:${line}`, asFiles(files)] as const),
  ),
];

export function firstText(files: Files): string {
  return Object.values(files)[0] ?? "";
}

export function withFirstText(files: Files, text: string): Files {
  return { ...files, [Object.keys(files)[0] ?? ""]: text };
}
