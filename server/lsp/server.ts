/** The language server on a connection, whatever it goes through. */
import { startLanguageServer } from "langium/lsp";
import type { Connection } from "vscode-languageserver";
import { createServices, type RunbookSharedServices } from "./module.js";
import { tellOverviews } from "./overview.js";
import { answerRequests } from "./requests.js";
import { answerStarting } from "./starting.js";

export function serve(connection: Connection): RunbookSharedServices {
  const services = createServices(connection);
  answerRequests(connection, services);
  tellOverviews(connection, services);
  answerStarting(connection);
  startLanguageServer(services);
  return services;
}
