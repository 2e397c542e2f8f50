// Stands for vscode-languageserver-protocol where no editor is served. Langium's core uses these names of it and would
// otherwise bring all of it along.
import ral from "../../node_modules/vscode-jsonrpc/lib/common/ral.js";

export {
  CancellationToken,
  CancellationTokenSource,
} from "../../node_modules/vscode-jsonrpc/lib/common/cancellation.js";
export { Emitter } from "../../node_modules/vscode-jsonrpc/lib/common/events.js";

/** What the package's own is to whoever catches it. */
export class ResponseError extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

export const LSPErrorCodes = { RequestFailed: -32803, ServerCancelled: -32802 };

// What the package's own entry for Node installs, as far as these names need it.
ral.default.install({
  console,
  timer: {
    setTimeout(callback, milliseconds, ...args) {
      const handle = setTimeout(callback, milliseconds, ...args);
      return { dispose: () => clearTimeout(handle) };
    },
  },
});
