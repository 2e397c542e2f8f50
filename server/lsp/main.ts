/** Starts the language server; how it is spoken to (`--node-ipc`, `--stdio`, `--socket=PORT`, `--pipe=NAME`) stands in the arguments. */
import { Console } from "node:console";
import { connect as connectSocket } from "node:net";
import type { Readable, Writable } from "node:stream";
import { format } from "node:util";
import { setFlagsFromString } from "node:v8";
import {
  type Connection,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { connect } from "./connection.js";
import { checkedFraming } from "./framing.js";
import { serve } from "./server.js";

function connectionFor(args: readonly string[]): Connection {
  if (args.includes("--node-ipc")) {
    const connection = connect(new IPCMessageReader(process), new IPCMessageWriter(process));
    process.on("disconnect", endOf(connection));
    return connection;
  }
  const address = args.flatMap(arg => /^--(?:socket|pipe)=(.+)$/.exec(arg)?.[1] ?? [])[0];
  if (address !== undefined) {
    const socket = /^\d+$/.test(address) ? connectSocket(Number(address), "127.0.0.1") : connectSocket(address);
    return overStreams(socket, socket);
  }
  const connection = overStreams(process.stdin, process.stdout);
  logThrough(connection);
  return connection;
}

/** Ends the process, whatever it still does: for when its editor has gone. */
function endOf(connection: Connection): () => never {
  let isShut = false;
  connection.onShutdown(() => {
    isShut = true;
  });
  return () => process.exit(isShut ? 0 : 1);
}

function overStreams(input: Readable, output: Writable): Connection {
  const checked = checkedFraming();
  const reader = new StreamMessageReader(checked);
  const connection = connect(reader, new StreamMessageWriter(output));
  const end = endOf(connection);
  for (const event of ["end", "close", "error"]) input.on(event, end);
  output.on("error", end);
  reader.onError(error => console.error("A message could not be read:", error));
  checked.on("error", ({ message }) => {
    process.stderr.write(`gonogo: ${message}\n`);
    process.exit(1);
  });
  input.pipe(checked);
  return connection;
}

/** Standard output belongs to the messages: what is logged goes to the editor. */
function logThrough({ console: log }: Connection): void {
  const say = (...words: unknown[]): void => log.log(format(...words));
  globalThis.console = Object.assign(new Console(process.stderr), {
    log: say,
    info: say,
    debug: say,
    warn: (...words: unknown[]): void => log.warn(format(...words)),
    error: (...words: unknown[]): void => log.error(format(...words)),
  });
}

// Nothing is kept of what was typed (test/lsp/memory.test.ts), but the runtime would let four times as much garbage as there is
// in use pile up while somebody types, for an hour or a day. Collected sooner, it takes half the memory.
setFlagsFromString("--heap-growing-percent=50");

// The machine's zone is the reader's until the editor names another.
serve(connectionFor(process.argv.slice(2)), Intl.DateTimeFormat().resolvedOptions().timeZone);
