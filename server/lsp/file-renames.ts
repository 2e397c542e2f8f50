/** Files and folders that are renamed or moved: imports of them and in them, programmes that name them, and the paths that policies are for, follow. */
import type { FileOperationRegistrationOptions, FileRename, WorkspaceEdit } from "vscode-languageserver-protocol";
import type { Edit, ParsedFile } from "../../language/index.js";
import { leadsFrom } from "../../language/names/names.js";
import { pathTo } from "../../language/refactoring/importing.js";
import { placeOfProperty, placesOfProperty } from "../../language/resolve/places.js";
import { type Moved, pathAfterMoves } from "../../language/resolve/policy-paths.js";
import { type ActionSupport, actionSupport, workspaceEdit } from "./actions/client.js";
import { uriOfAddress } from "./quiet.js";
import type { Session } from "./session/session.js";

/** What we want to be told of before it moves. */
export const moved: FileOperationRegistrationOptions["filters"] = [
  { scheme: "file", pattern: { glob: "**/*.runbook", matches: "file" } },
  { scheme: "file", pattern: { glob: "**", matches: "folder" } },
];

export function createFileRenames(session: Session) {
  const { analyses, documents, texts } = session;
  let client: ActionSupport = actionSupport({});
  session.onInitialize(({ capabilities }) => {
    client = actionSupport(capabilities);
  });

  /** Only those imports, and paths of a programme's runbooks, are written anew that would no longer lead to the same file. */
  const leadsIn = (file: ParsedFile, moves: readonly Moved[]): readonly Edit[] =>
    leadsFrom(file).flatMap((node): Edit[] => {
      const { uri } = file;
      const imported = node.path === undefined ? undefined : analyses.importer(uri, node.path);
      if (imported?.kind !== "file") return [];
      const [from, to] = [after(uri, moves), after(imported.file.uri, moves)];
      const stays = pathTo(from, to) === pathTo(uri, imported.file.uri);
      return stays ? [] : [{ place: placeOfProperty(node, "path"), newText: quoted(pathTo(from, to)) }];
    });

  return (files: readonly FileRename[]): WorkspaceEdit | undefined => {
    const moves = movesOf(files);
    const edits = [...documents.all()].flatMap(({ file }) =>
      file.uri.startsWith("file:") ? [...leadsIn(file, moves), ...policiesIn(file, moves)] : [],
    );
    return edits.length === 0 ? undefined : workspaceEdit({ edits }, client, texts);
  };
}

/** The paths of `policy in "…"` that would no longer name what they name. */
function policiesIn({ uri, ast }: ParsedFile, moves: readonly Moved[]): readonly Edit[] {
  return ast.declarations.flatMap(node => {
    if (node.$type !== "Policy") return [];
    const places = placesOfProperty(node, "paths");
    return node.paths.flatMap((path, index): Edit[] => {
      const [place, written] = [places[index], pathAfterMoves(path, uri, moves)];
      return place && written !== undefined ? [{ place, newText: quoted(written) }] : [];
    });
  });
}

function movesOf(files: readonly FileRename[]): readonly Moved[] {
  return files.flatMap(({ oldUri, newUri }) => {
    const [from, to] = [uriOfAddress(oldUri)?.toString(), uriOfAddress(newUri)?.toString()];
    return from === undefined || to === undefined ? [] : [{ from, to }];
  });
}

/** Where a file is afterwards. */
function after(uri: string, moves: readonly Moved[]): string {
  for (const { from, to } of moves) {
    if (uri === from) return to;
    if (uri.startsWith(`${from}/`)) return to + uri.slice(from.length);
  }
  return uri;
}

function quoted(path: string): string {
  return `"${path.replace(/["\\]/g, "\\$&")}"`;
}
