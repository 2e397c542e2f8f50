/** Starts the language server; how it is spoken to (`--node-ipc`, `--stdio`, `--socket=PORT`) stands in the arguments. */
import "../../language/polyfill.js";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { serve } from "./server.js";

serve(createConnection(ProposedFeatures.all));
