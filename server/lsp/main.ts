/** Starts the language server; how it is spoken to (`--node-ipc`, `--stdio`, `--socket=PORT`) stands in the arguments. */
import "../../language/polyfill.js";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { serve } from "./server.js";

// The machine's zone is the reader's until the editor names another.
serve(createConnection(ProposedFeatures.all), Intl.DateTimeFormat().resolvedOptions().timeZone);
