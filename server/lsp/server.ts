/** The language server on a connection, whatever it goes through. */
import type { Connection } from "vscode-languageserver";
import { publishDiagnostics } from "./diagnostics.js";
import { answerFeatures, capabilities, createFeatures, type Features } from "./features.js";
import { tellOverviews } from "./overview.js";
import { refreshWhenChanged } from "./refresh.js";
import { answerRequests } from "./requests.js";
import { createSession, type Session } from "./session/session.js";
import { answerStarting } from "./starting.js";
import { tellWrongSettings } from "./wrong-settings.js";

export interface Server {
  readonly session: Session;
  readonly features: Features;
}

/**
 * @param zone the reader's, where the editor says nothing about it
 * @param now the time it is, in epoch seconds
 */
export function serve(connection: Connection, zone?: string, now?: () => number): Server {
  const session = createSession(connection, zone, now);
  const features = createFeatures(session);
  publishDiagnostics(session);
  answerFeatures(session, features);
  answerRequests(session);
  tellOverviews(session);
  answerStarting(session);
  refreshWhenChanged(session);
  tellWrongSettings(session);
  start(session);
  connection.listen();
  return { session, features };
}

/** From the first message to what changes while the workspace is open. */
function start({ connection, filesChanged, foldersChanged, initialize, initialized }: Session): void {
  let followsFolders = false;
  connection.onInitialize(params => {
    followsFolders = params.capabilities.workspace?.workspaceFolders === true;
    initialize(params);
    return { capabilities };
  });
  connection.onInitialized(() => {
    if (followsFolders) connection.workspace.onDidChangeWorkspaceFolders(foldersChanged);
    initialized();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => filesChanged(changes.map(({ uri }) => uri)));
}
