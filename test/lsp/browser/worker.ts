/** The language server in a web worker of a Chromium, and what a client there says to it. */
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import type { Diagnostic } from "vscode-languageserver-types";
import { filesTold } from "../../../server/protocol.js";

/** As a client of a virtual workspace addresses it. */
const folder = "file:///vscode-vfs/%40github/gonogo/samples";

const script = new URL("../../../dist/browser/server.js", import.meta.url);

export interface InWorker {
  /** The answer to a request; fails with the server's words where it refuses. */
  ask(method: string, params: object): Promise<unknown>;
  /** Tells that files have these texts now, or are gone. */
  change(files: Files): Promise<void>;
  open(name: string, text: string): Promise<void>;
  /** What was published for a file last, as soon as something was, and `code` is or is not in it where that is asked for. */
  shown(name: string, awaited?: Awaited): Promise<readonly Diagnostic[]>;
  /** The codes of all that was ever published for a file, one after the other. */
  everShown(name: string): Promise<readonly (readonly unknown[])[]>;
  uri(name: string): string;
}

/** By their paths in the folder; null for what is gone. */
export type Files = Readonly<Record<string, string | null>>;

export interface Awaited {
  readonly code: string;
  readonly there: boolean;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly uri: string; readonly diagnostics: readonly Diagnostic[] };
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Sent {
  readonly id?: number;
  readonly method: string;
  readonly params: object;
  /** Texts by addresses, which become bytes in the page: these files are told of. */
  readonly files?: readonly (readonly [uri: string, text: string | null])[];
}

interface Published {
  readonly codes: readonly (readonly unknown[])[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What the page keeps of the talk. */
interface Talk {
  send(sent: Sent): void;
  readonly answers: Map<number, Message>;
  readonly published: Map<string, Published>;
}

/** The page's own; the functions below run in it. */
declare const window: { talk: Talk; Worker: new (script: string) => PageWorker };

interface PageWorker {
  onmessage: (event: { readonly data: Message }) => void;
  postMessage(message: object): void;
}

/** @param files in the workspace when the server starts */
export async function startWorker(page: Page, files: Files): Promise<InWorker> {
  // A worker comes from where its page does, and some of what it uses is only there in a page that came safely.
  await page.route("http://localhost/**", route =>
    route.request().url().endsWith(".js")
      ? route.fulfill({ contentType: "text/javascript", body: readFileSync(script, "utf8") })
      : route.fulfill({ contentType: "text/html", body: "<!DOCTYPE html><title>Go/No-Go</title>" }),
  );
  await page.goto("http://localhost/");
  await page.evaluate(startInPage);

  let asked = 0;
  const uri = (name: string): string => `${folder}/${name}`;
  const told = (all: Files) => Object.entries(all).map(([name, text]) => [uri(name), text] as const);
  const send = (sent: Sent): Promise<void> => page.evaluate(message => window.talk.send(message), sent);
  const ask = async (method: string, params: object, files?: Sent["files"]): Promise<unknown> => {
    const id = ++asked;
    await send({ id, method, params, ...(files ? { files } : {}) });
    const answer = await page.waitForFunction(number => window.talk.answers.get(number), id);
    const { result, error } = (await answer.jsonValue()) ?? {};
    if (error) throw new Error(error.message);
    return result;
  };

  const workspaceFolders = [{ uri: folder, name: "samples" }];
  await ask("initialize", { processId: null, rootUri: null, capabilities: {}, workspaceFolders }, told(files));
  await send({ method: "initialized", params: {} });
  return {
    ask,
    uri,
    change: all => send({ method: filesTold, params: {}, files: told(all) }),
    open: (name, text) => {
      const textDocument = { uri: uri(name), languageId: "runbook", version: 1, text };
      return send({ method: "textDocument/didOpen", params: { textDocument } });
    },
    async shown(name, awaited) {
      const found = await page.waitForFunction(
        ([address, wanted]) => {
          const known = window.talk.published.get(address);
          const isThere = known?.diagnostics.some(({ code }) => code === wanted?.code);
          return wanted === undefined || isThere === wanted.there ? known : undefined;
        },
        [uri(name), awaited] as const,
      );
      return (await found.jsonValue())?.diagnostics ?? [];
    },
    everShown: name => page.evaluate(address => window.talk.published.get(address)?.codes ?? [], uri(name)),
  };
}

/** A named function in it would call for what only our own side has. */
function startInPage(): void {
  const worker = new window.Worker("/server.js");
  const answers: Talk["answers"] = new Map();
  const published = new Map<string, Published>();
  worker.onmessage = ({ data }) => {
    const { id, method, params } = data;
    if (method === undefined) answers.set(id ?? 0, data);
    else if (id !== undefined) worker.postMessage({ jsonrpc: "2.0", id, result: null });
    else if (method === "textDocument/publishDiagnostics" && params)
      published.set(params.uri, {
        codes: [...(published.get(params.uri)?.codes ?? []), params.diagnostics.map(({ code }) => code)],
        diagnostics: params.diagnostics,
      });
  };
  window.talk = {
    send({ files, ...message }) {
      const bytes = files?.map(([uri, text]) => ({
        uri,
        bytes: text === null ? null : new TextEncoder().encode(text),
      }));
      const given = message.method === "initialize" ? { initializationOptions: { files: bytes } } : { files: bytes };
      worker.postMessage({ jsonrpc: "2.0", ...message, params: { ...message.params, ...(bytes ? given : {}) } });
    },
    answers,
    published,
  };
}
