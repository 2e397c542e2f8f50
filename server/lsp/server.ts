/** The language server on a connection, whatever it goes through. */
import { startLanguageServer } from "langium/lsp";
import type { Connection } from "vscode-languageserver";
import { createServices, type RunbookSharedServices } from "./module.js";
import { answerRequests } from "./requests.js";

export function serve(connection: Connection): RunbookSharedServices {
  const services = createServices(connection);
  answerRequests(connection, services);
  startLanguageServer(services);
  return services;
}
