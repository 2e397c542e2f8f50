/** Files and folders that are renamed or moved: what imports them, and what they import, follows. */
import type { FileOperationRegistrationOptions, FileRename, WorkspaceEdit } from "vscode-languageserver-protocol";
import type { Edit, ParsedFile } from "../../language/index.js";
import { pathTo } from "../../language/refactoring/importing.js";
import { placeOfProperty } from "../../language/resolve/places.js";
import { type ActionSupport, actionSupport, workspaceEdit } from "./actions/client.js";
import { uriOfAddress } from "./quiet.js";
import type { Session } from "./session/session.js";

/** What we want to be told of before it moves. */
export const moved: FileOperationRegistrationOptions["filters"] = [
  { scheme: "file", pattern: { glob: "**/*.runbook", matches: "file" } },
  { scheme: "file", pattern: { glob: "**", matches: "folder" } },
];

type Move = (uri: string) => string;

export function createFileRenames(session: Session) {
  const { analyses, documents, texts } = session;
  let client: ActionSupport = actionSupport({});
  session.onInitialize(({ capabilities }) => {
    client = actionSupport(capabilities);
  });

  /** Only those imports are written anew that would no longer lead to the same file. */
  const editsIn = ({ uri, ast }: ParsedFile, move: Move): readonly Edit[] =>
    ast.imports.flatMap((node): Edit[] => {
      const imported = node.path === undefined ? undefined : analyses.importer(uri, node.path);
      if (imported?.kind !== "file") return [];
      const [from, to] = [move(uri), move(imported.file.uri)];
      const stays = pathTo(from, to) === pathTo(uri, imported.file.uri);
      return stays ? [] : [{ place: placeOfProperty(node, "path"), newText: quoted(pathTo(from, to)) }];
    });

  return (files: readonly FileRename[]): WorkspaceEdit | undefined => {
    const move = moveOf(files);
    const edits = [...documents.all()].flatMap(({ file }) => (file.uri.startsWith("file:") ? editsIn(file, move) : []));
    return edits.length === 0 ? undefined : workspaceEdit({ edits }, client, texts);
  };
}

/** Where a file is afterwards. */
function moveOf(files: readonly FileRename[]): Move {
  const moves = files.flatMap(({ oldUri, newUri }) => {
    const [from, to] = [uriOfAddress(oldUri)?.toString(), uriOfAddress(newUri)?.toString()];
    return from === undefined || to === undefined ? [] : [{ from, to }];
  });
  return uri => {
    for (const { from, to } of moves) {
      if (uri === from) return to;
      if (uri.startsWith(`${from}/`)) return to + uri.slice(from.length);
    }
    return uri;
  };
}

function quoted(path: string): string {
  return `"${path.replace(/["\\]/g, "\\$&")}"`;
}
