/** The imports of every source file, and what they say of the structure: cycles, and layers that are imported upwards. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));

export interface Import {
  readonly from: string;
  /** A package's name, or a path from the root. */
  readonly of: string;
  /** Only types, which are gone when it runs. */
  readonly isOfTypes: boolean;
}

export function sources(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter(path => /\.tsx?$/.test(path))
    .map(path => join(folder, path).split(sep).join("/"));
}

const pattern =
  /(?:^|\n)\s*(?:import|export)\b[^;"']*?from\s*["']([^"']+)["']|(?:^|\n)\s*import\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']|\brequire\(\s*["']([^"']+)["']/g;

export function importsOf(folders: readonly string[]): readonly Import[] {
  return folders.flatMap(sources).flatMap(from => {
    const text = readFileSync(join(root, from), "utf8");
    return [...text.matchAll(pattern)].map(match => {
      const of = match[1] ?? match[2] ?? match[3] ?? match[4] ?? "";
      return {
        from,
        isOfTypes: /^\s*(?:import|export) type\b/.test(match[0]),
        of: of.startsWith(".")
          ? relative(root, resolve(root, dirname(from), of))
              .split(sep)
              .join("/")
          : of,
      };
    });
  });
}

/** An import between two members of a folder: files, or subfolders with all that lies in them. */
interface Edge {
  readonly folder: string;
  readonly from: string;
  readonly to: string;
  readonly import: Import;
}

/** Each import among our own files, once: in the lowest folder that holds both ends. */
export function edgesOf(imports: readonly Import[]): readonly Edge[] {
  const rooms = new Set(imports.map(({ from }) => from.split("/")[0]));
  return imports.flatMap(each => {
    const to = each.of.replace(/\.js$/, ".ts");
    if (!rooms.has(to.split("/")[0])) return [];
    // An import does not say which of the two it is of.
    const source = each.from.replace(/\.tsx$/, ".ts").split("/");
    const target = to.split("/");
    const shared = source.findIndex((part, index) => part !== target[index]);
    const from = source[shared];
    const member = target[shared];
    if (from === undefined || member === undefined) return [];
    return [{ folder: source.slice(0, shared).join("/"), from, to: member, import: each }];
  });
}

/**
 * Where the members of a folder import each other in a cycle. As each import counts in the lowest folder that holds both of
 * its ends, no cycle here means: none between files, wherever they lie, and none between folders beside each other.
 * @returns each as `folder: member, member`
 */
export function cyclesOf(edges: readonly Edge[]): readonly string[] {
  const folders = grouped(edges, ({ folder }) => folder);
  return [...folders]
    .flatMap(([folder, within]) => knotsOf(within).map(knot => `${folder}: ${knot.join(", ")}`))
    .sort();
}

/** Members that reach each other, each group once. */
function knotsOf(edges: readonly Edge[]): readonly (readonly string[])[] {
  const next = grouped(edges, ({ from }) => from);
  const reached = (start: string): ReadonlySet<string> => {
    const seen = new Set<string>();
    const open = [start];
    for (let from = open.pop(); from !== undefined; from = open.pop()) {
      for (const { to } of next.get(from) ?? []) {
        if (!seen.has(to)) open.push(to);
        seen.add(to);
      }
    }
    return seen;
  };
  const reach = new Map([...next.keys()].map(member => [member, reached(member)]));
  const knots = [...reach].flatMap(([member, seen]) =>
    seen.has(member) ? [[...seen].filter(other => reach.get(other)?.has(member)).sort()] : [],
  );
  return knots.filter(([first], index) => knots.findIndex(each => each[0] === first) === index);
}

function grouped(edges: readonly Edge[], keyOf: (edge: Edge) => string): ReadonlyMap<string, readonly Edge[]> {
  const groups = new Map<string, Edge[]>();
  for (const edge of edges) {
    const group = groups.get(keyOf(edge)) ?? [];
    group.push(edge);
    groups.set(keyOf(edge), group);
  }
  return groups;
}

/** The members of a folder from the lowest to the highest; `*` stands for all that are not named. */
export type Layers = readonly (readonly string[])[];

/**
 * Imports that go upwards, or sideways between members of one layer. Members for which `*` stands may import each other: that
 * they do so in no cycle is seen to elsewhere.
 * @returns each as `file imports file`
 */
export function upwardImports(edges: readonly Edge[], folder: string, layers: Layers): readonly string[] {
  const heights = new Map(layers.flatMap((members, height) => members.map(member => [member, height])));
  const heightOf = (member: string): number => heights.get(member) ?? heights.get("*") ?? -1;
  return edges
    .filter(each => each.folder === folder && heightOf(each.from) <= heightOf(each.to))
    .filter(({ from, to }) => heights.has(from) || heights.has(to))
    .map(({ import: { from, of } }) => `${from} imports ${of}`)
    .sort();
}

/** What a folder holds, or its imports lead to, that no layer names. */
export function unlayered(edges: readonly Edge[], folder: string, layers: Layers): readonly string[] {
  const named = new Set(layers.flat());
  const members = new Set(edges.flatMap(each => (each.folder === folder ? [each.from, each.to] : [])));
  return named.has("*") ? [] : [...members].filter(member => !named.has(member));
}
