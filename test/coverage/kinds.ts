/** What was noted of every process and page, put together for each kind of code: the sources as tests load them, and each bundle. */
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { CoverageReport, type V8CoverageEntry } from "monocart-coverage-reports";
import { out, pages, raw, root } from "./folders.js";
import type { Run } from "./merged.js";

const rooms = /^(client|language|server)\//;

/** A source of ours: not a test, nor what was made or written by others. */
function isOurs(path: string): boolean {
  return rooms.test(path) && !path.startsWith("language/generated/");
}

interface Noted {
  readonly result: readonly V8CoverageEntry[];
}

/** What was noted in a folder, but for what was not written to its end, as its process was ended meanwhile: that is taken away. */
function* notedIn<T>(folder: string): Iterable<T> {
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const file = join(folder, name);
    const noted = parsed<T>(readFileSync(file, "utf8"));
    if (noted === undefined) rmSync(file);
    else yield noted;
  }
}

function parsed<T>(text: string): T | undefined {
  try {
    return JSON.parse(text) as T;
  } catch {
    return undefined;
  }
}

const bundles = join(root, "dist");

/** What was run of bundles, whose maps lie beside them. */
function* ofBundles(): Iterable<V8CoverageEntry> {
  for (const { result } of notedIn<Noted>(raw))
    for (const entry of result) {
      const file = entry.url.startsWith("file:") ? fileURLToPath(entry.url) : "";
      if (file.startsWith(bundles) && existsSync(`${file}.map`)) yield bundled(entry, file);
    }
}

/** Pages have the bundles from wherever a test serves them: they are known by what they say. */
function* ofPages(): Iterable<V8CoverageEntry> {
  const scripts = ["board/board.js", "timeline/view.js", "importing/view.js"].map(name => join(root, "dist", name));
  const files = new Map(scripts.map(file => [readFileSync(file, "utf8"), file]));
  for (const entries of notedIn<readonly V8CoverageEntry[]>(pages))
    for (const entry of entries) {
      const file = files.get(entry.source ?? "");
      if (file !== undefined) yield bundled(entry, file);
    }
}

/** Hundreds of processes run the same bundle: each is read once. */
const read = new Map<string, Pick<V8CoverageEntry, "url" | "source" | "sourceMap">>();

function bundled(entry: V8CoverageEntry, file: string): V8CoverageEntry {
  const known = read.get(file) ?? {
    url: pathToFileURL(file).href,
    source: readFileSync(file, "utf8"),
    sourceMap: JSON.parse(readFileSync(`${file}.map`, "utf8")) as unknown,
  };
  read.set(file, known);
  return { ...entry, ...known };
}

/** By file, as one kind of code has run it. */
export type Kind = ReadonlyMap<string, { readonly source: string; readonly run: Run }>;

/** What is measured of the sources as tests load them, and of each bundle. */
export async function* kinds(): AsyncIterable<Kind> {
  const ofBundle = new Map<string, CoverageReport>();
  // One after the other: together they would not fit into memory.
  for (const entry of chained(ofBundles(), ofPages())) {
    const merging = ofBundle.get(entry.url) ?? merger(`bundle-${ofBundle.size}`);
    ofBundle.set(entry.url, merging);
    await merging.add([entry]);
  }
  const sources = merger("sources");
  await sources.addFromDir(raw);
  yield kindOf(sources);
  for (const [, merging] of [...ofBundle].sort()) yield kindOf(merging);
}

function* chained<T>(...all: readonly Iterable<T>[]): Iterable<T> {
  for (const each of all) yield* each;
}

function merger(name: string): CoverageReport {
  const base = pathToFileURL(root).href;
  return new CoverageReport({
    logging: "error",
    baseDir: root,
    outputDir: join(out, "merging", name),
    entryFilter: ({ url, sourceMap }) =>
      sourceMap !== undefined || (url.startsWith(base) && isOurs(url.slice(base.length))),
    sourceFilter: isOurs,
    reports: "none",
  });
}

async function kindOf(merging: CoverageReport): Promise<Kind> {
  const { files = [] } = (await merging.generate()) ?? {};
  return new Map(
    files.flatMap(({ sourcePath, source, data }) => {
      if (source === undefined || !data) return [];
      const { functions = [], branches = [], bytes = [], extras = {} } = data;
      const missed = bytes.filter(({ count }) => count === 0);
      const idle = new Set(Object.keys(extras).map(Number));
      return [[sourcePath, { source, run: { functions, branches, missed, idle } }] as const];
    }),
  );
}
