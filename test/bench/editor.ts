/** An editor as a language server sees one: texts that are open, keys that are typed, and waiting for what is shown. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  type CompletionItem,
  type CompletionList,
  createProtocolConnection,
  type Position,
  type PublishDiagnosticsParams,
  type ServerCapabilities,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { env, memoryOf, timeOf } from "./process.js";

export interface ServerProgram {
  readonly name: string;
  readonly version: string;
  readonly args: readonly string[];
  readonly languageId: string;
  /** Notifications that the server waits for before it knows its language. */
  readonly told?: readonly (readonly [method: string, params: unknown])[];
}

export interface Editor {
  readonly name: string;
  /** Opens a text; milliseconds until its diagnostics are there. */
  readonly open: (uri: string, text: string) => Promise<number>;
  /** Replaces a range; milliseconds until the diagnostics of each of these texts are there, the edited one first. */
  readonly edit: (edit: Edit, others?: readonly string[]) => Promise<readonly number[]>;
  /** The same, but milliseconds until what could stand at a place is there; undefined where nothing could. */
  readonly complete: (edit: Edit, at: Position) => Promise<number | undefined>;
  /** Replaces a range, and waits for nothing. */
  readonly send: (edit: Edit) => void;
  /** Milliseconds of processor time so far, where the system tells. */
  readonly cpu: () => number | undefined;
  /** Megabytes, where the system tells. */
  readonly memory: () => number | undefined;
  readonly close: () => Promise<void>;
}

export interface Edit {
  readonly uri: string;
  readonly start: Position;
  readonly end: Position;
  readonly text: string;
}

/** What VS Code says it can do, as far as it matters here: diagnostics may be pushed or asked for. */
const capabilities = {
  textDocument: {
    publishDiagnostics: { versionSupport: true, relatedInformation: true },
    diagnostic: { relatedDocumentSupport: false },
    completion: { completionItem: { snippetSupport: true } },
  },
};

/** Starts a server. Whatever takes longer than `limit` seconds is an error. */
export async function startEditor(program: ServerProgram, limit: number): Promise<Editor> {
  const server = spawn(process.execPath, [...program.args], { env, stdio: ["pipe", "pipe", "ignore"] });
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  connection.onError(() => undefined);
  const ended = once(server, "exit");
  const versions = new Map<string, number>();
  const waiting = new Set<(published: PublishDiagnosticsParams) => void>();
  connection.onNotification("textDocument/publishDiagnostics", (published: PublishDiagnosticsParams) => {
    for (const look of waiting) look(published);
  });
  // Servers ask for settings and the like; they go on without.
  connection.onRequest("workspace/configuration", ({ items }: { items: readonly unknown[] }) => items.map(() => null));
  connection.onRequest("client/registerCapability", () => null);
  connection.listen();
  const within = <T>(promise: Promise<T>): Promise<T> => inTime(promise, limit, program.name);
  const { capabilities: able }: { capabilities: ServerCapabilities } = await within(
    connection.sendRequest("initialize", { processId: process.pid, rootUri: null, capabilities }),
  );
  await connection.sendNotification("initialized", {});
  for (const [method, params] of program.told ?? []) await connection.sendNotification(method, params);

  /** Resolves when the diagnostics of this version of a text are there; to be called before the server is told of it. */
  const published = (uri: string, wanted: number): Promise<void> =>
    new Promise(resolve => {
      const look = ({ uri: of, version }: PublishDiagnosticsParams): void => {
        if (of !== uri || (version !== undefined && version < wanted)) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
    });
  const pulled = async (uri: string): Promise<void> => {
    await connection.sendRequest("textDocument/diagnostic", { textDocument: { uri } });
  };
  /** Tells the server, then waits for its diagnostics of these texts; milliseconds for each. */
  const shown = async (uris: readonly string[], tell: () => void): Promise<readonly number[]> => {
    const start = performance.now();
    const timed = (promise: Promise<void>): Promise<number> => promise.then(() => performance.now() - start);
    if (able.diagnosticProvider) {
      tell();
      return within(Promise.all(uris.map(uri => timed(pulled(uri)))));
    }
    const all = uris.map(uri => timed(published(uri, versions.get(uri) ?? 0)));
    tell();
    return within(Promise.all(all));
  };
  const change = ({ uri, start, end, text }: Edit): void => {
    void connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version: versions.get(uri) },
      contentChanges: [{ range: { start, end }, text }],
    });
  };
  const next = (uri: string): void => {
    versions.set(uri, (versions.get(uri) ?? 0) + 1);
  };

  return {
    name: program.name,
    open: async (uri, text) => {
      next(uri);
      const [took = 0] = await shown([uri], () => {
        const textDocument = { uri, languageId: program.languageId, version: 1, text };
        void connection.sendNotification("textDocument/didOpen", { textDocument });
      });
      return took;
    },
    edit: (edit, others = []) => {
      next(edit.uri);
      return shown([edit.uri, ...others], () => change(edit));
    },
    complete: async (edit, position) => {
      next(edit.uri);
      const start = performance.now();
      let offered: Promise<number | undefined> = Promise.resolve(undefined);
      await shown([edit.uri], () => {
        change(edit);
        offered = connection
          .sendRequest<CompletionItem[] | CompletionList | null>("textDocument/completion", {
            textDocument: { uri: edit.uri },
            position,
          })
          .then(answer => {
            const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
            return items.length > 0 ? performance.now() - start : undefined;
          });
      });
      return within(offered);
    },
    send: edit => {
      next(edit.uri);
      change(edit);
    },
    cpu: () => timeOf(server.pid),
    memory: () => memoryOf(server.pid),
    close: async () => {
      try {
        await within(connection.sendRequest("shutdown"));
        await connection.sendNotification("exit");
        await within(ended);
      } catch {
        // It is killed then.
      } finally {
        connection.dispose();
        server.kill("SIGKILL");
      }
    },
  };
}

async function inTime<T>(promise: Promise<T>, limit: number, who: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${who} did not answer within ${limit} s`)), limit * 1000);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
