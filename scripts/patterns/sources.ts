/** The sources that read strangers' texts, as TypeScript reads them, and the regular expressions in them. */
import { readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { type Node, type RegularExpressionLiteral, type SourceFile, SyntaxKind } from "typescript/unstable/ast";
import { API } from "typescript/unstable/sync";

const root = fileURLToPath(new URL("../../", import.meta.url));

export interface Source {
  /** From the root, with slashes. */
  readonly path: string;
  readonly file: SourceFile;
}

export interface Pattern {
  readonly path: string;
  readonly source: string;
  readonly flags: string;
}

const read: ReadonlySet<string> = new Set(["language", "server", "client"]);
const projects = [
  "tsconfig.json",
  join("client", "timeline", "view", "tsconfig.json"),
  join("client", "importing", "view", "tsconfig.json"),
  join("client", "board", "tsconfig.json"),
  join("client", "browser", "tsconfig.json"),
];

/** Everything in `language/`, `server/` and `client/`, what is generated included. */
export function readSources(): readonly Source[] {
  const api = new API({ cwd: root });
  try {
    return projects.flatMap(project => {
      const path = join(root, project);
      const found = api
        .updateSnapshot({ openProjects: [path] })
        .getProjects()
        .find(each => each.configFileName.endsWith(project.split(sep).join("/")));
      if (!found) throw new Error(`TypeScript does not read ${project}`);
      return found.rootFiles.flatMap((name): readonly Source[] => {
        const at = relative(root, name).split(sep).join("/");
        const file = read.has(at.split("/")[0] ?? "") ? found.program.getSourceFile(name) : undefined;
        return file ? [{ path: at, file }] : [];
      });
    });
  } finally {
    api.close();
  }
}

/** A node and all in it, outermost first. */
export function* nodesIn(node: Node): Iterable<Node> {
  yield node;
  const inner: Node[] = [];
  node.forEachChild(child => {
    inner.push(child);
  });
  for (const each of inner) yield* nodesIn(each);
}

/** All patterns: of the sources, and of what editors do with our language (colouring, words, indentation). */
export function patternsIn(sources: readonly Source[]): readonly Pattern[] {
  const literals = sources.flatMap(({ path, file }) =>
    [...nodesIn(file)].filter(isPattern).map(({ text }) => patternOf(path, text)),
  );
  return [
    ...literals,
    ...patternsOf("syntaxes/language-configuration.json"),
    ...patternsOf("syntaxes/runbook.tmLanguage.json"),
  ];
}

function isPattern(node: Node): node is RegularExpressionLiteral {
  return node.kind === SyntaxKind.RegularExpressionLiteral;
}

function patternOf(path: string, text: string): Pattern {
  const end = text.lastIndexOf("/");
  // The scanner puts the grammar's terminals to the text where it stands, and nowhere else.
  const flags = path === "language/generated/ast.ts" ? "y" : text.slice(end + 1);
  return { path, source: text.slice(1, end), flags };
}

const keys: ReadonlySet<string> = new Set([
  ...["match", "begin", "end", "while"],
  ...["pattern", "increaseIndentPattern", "decreaseIndentPattern", "beforeText", "afterText"],
]);

function patternsOf(path: string): readonly Pattern[] {
  const found: Pattern[] = [];
  const look = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (typeof inner === "string" && keys.has(key)) found.push({ path, source: asScript(inner), flags: "u" });
      else look(inner);
    }
  };
  look(JSON.parse(readFileSync(join(root, path), "utf8")));
  return found;
}

/** Colouring's patterns are of another kind; these signs of theirs mean nothing to how long they take. */
function asScript(pattern: string): string {
  return pattern.replaceAll("(?i:", "(?:").replaceAll("\\G", "").replaceAll('\\"', '"');
}
