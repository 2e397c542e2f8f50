/** The language server on a connection, whatever it goes through. */
import { type Connection, DidChangeWatchedFilesNotification } from "vscode-languageserver";
import { diagnosticProvider, publishDiagnostics, pullsDiagnostics } from "./diagnostics.js";
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
  answerRequests(session, features.runs);
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
  let watchesFiles = false;
  connection.onInitialize(params => {
    followsFolders = params.capabilities.workspace?.workspaceFolders === true;
    watchesFiles = params.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    initialize(params);
    const asked = pullsDiagnostics(params.capabilities) ? { diagnosticProvider } : {};
    return { capabilities: { ...capabilities, ...asked } };
  });
  connection.onInitialized(() => {
    if (followsFolders) connection.workspace.onDidChangeWorkspaceFolders(foldersChanged);
    if (watchesFiles) watchFiles(connection);
    initialized();
  });
  connection.onDidChangeWatchedFiles(({ changes }) => filesChanged(changes.map(({ uri }) => uri)));
}

/** All of them: folders come and go as well, and ignore rules change. */
function watchFiles({ client }: Connection): void {
  client
    .register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: "**/*" }] })
    .catch(error => console.error("Changes of files are not told:", error));
}
