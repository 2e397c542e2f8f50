/**
 * Runs of the runbooks that are open in the editor. Whether there is a log beside one costs a look into its folder; all else is loaded
 * once there is one, or one is to be begun.
 */
import { dirname } from "node:path";
import { RequestType } from "vscode-languageserver";
import { CodeLensRefreshRequest } from "vscode-languageserver-protocol";
import { pathOf } from "../files/uris.js";
import {
  type RunChangedParams,
  type RunNames,
  type RunParams,
  type RunResult,
  type RunReviewResult,
  type RunWriteParams,
  type RunWriteResult,
  runChanged,
  runNamesRequest,
  runRequest,
  runReviewRequest,
  runWriteRequest,
  type Titled,
} from "../protocol.js";
import { logsBeside } from "../run/logs.js";
import { uriOfAddress } from "./quiet.js";
import { pathOfRunbook } from "./run/beside.js";
import type { RunLens } from "./run/lenses.js";
import type { RunOffer } from "./run/offers.js";
import type { Running } from "./run/running.js";
import type { Document } from "./session/documents.js";
import { documentFor, type Session } from "./session/session.js";
import type { RunPicture } from "./timeline.js";

export interface Runs {
  /** Loads what lenses and offers are made of, where there is a log. */
  readonly ready: (document: Document) => Promise<void>;
  readonly lenses: (document: Document) => readonly RunLens[];
  readonly offers: (document: Document) => readonly RunOffer[];
  /** The latest run of a document, to be drawn; undefined where there is none. */
  readonly timeline: (uri: string) => Promise<RunPicture | undefined>;
  /** Whether an address is of a file of some run. */
  readonly isOfRun: (address: string) => boolean;
}

export function followRuns(session: Session): Runs {
  const { connection, folders, onChecked, onFilesChanged, onInitialize, texts } = session;
  /** Whether there are logs beside a document; looked up again when a file of a run comes or goes. */
  const logged = new Map<string, boolean>();
  /** What lenses said last. */
  const said = new Map<string, string>();
  let refreshes = false;
  let loading: Promise<Running> | undefined;
  let loaded: Running | undefined;

  const load = (): Promise<Running> => {
    loading ??= import("./run/running.js").then(({ createRunning }) => {
      loaded = createRunning(session);
      return loaded;
    });
    return loading;
  };
  const hasLog = (uri: string): boolean => {
    const known = logged.get(uri);
    if (known !== undefined) return known;
    const path = pathOfRunbook(uri, folders.addresses());
    const has = path !== undefined && logsBeside(path).length > 0;
    logged.set(uri, has);
    return has;
  };
  const runningOf = async ({ uri }: Document): Promise<Running | undefined> => (hasLog(uri) ? load() : undefined);
  const tell = (uri: string): void => {
    const params: RunChangedParams = { uri };
    void connection.sendNotification(runChanged, params);
  };
  const refresh = (): void => {
    if (!refreshes) return;
    connection
      .sendRequest(CodeLensRefreshRequest.method)
      .catch(error => console.error("Lenses were not asked for again:", error));
  };
  const lensesOf = (running: Running, document: Document): readonly RunLens[] => {
    const lenses = running.lenses(document);
    said.set(document.uri, saidIn(lenses));
    return lenses;
  };

  onInitialize(({ capabilities }) => {
    refreshes = capabilities.workspace?.codeLens?.refreshSupport === true;
  });
  onChecked(({ uri }) => {
    if (texts.get(uri) && hasLog(uri)) tell(uri);
  });
  onFilesChanged(addresses => {
    const folders = new Set(addresses.flatMap(address => folderOfRun(address) ?? []));
    if (folders.size === 0) return;
    for (const uri of texts.uris()) {
      const path = pathOf(uri);
      if (path === undefined || !folders.has(dirname(path))) continue;
      logged.delete(uri);
      tell(uri);
    }
    refresh();
  });

  /** What is answered of a document that there is; nothing is thrown for one that is gone. */
  const answer = async <T>(
    { uri }: { readonly uri: string },
    without: T,
    make: (running: Running, document: Document) => T | Promise<T>,
    isWritten = false,
  ): Promise<T> => {
    const document = await documentFor(session, uri, "checked");
    if (!document) return without;
    logged.delete(document.uri);
    const running = isWritten ? await load() : await runningOf(document);
    return running ? make(running, document) : without;
  };
  const noRun = "there is no log of a run beside this runbook";

  connection.onRequest(
    new RequestType<RunParams, RunResult, void>(runRequest),
    (params: RunParams): Promise<RunResult> =>
      answer<RunResult>(params, { kind: "none" }, (running, document) => {
        const before = said.get(document.uri);
        // They say for how long something has been running.
        if (before !== undefined && before !== saidIn(lensesOf(running, document))) refresh();
        return running.get(document);
      }),
  );
  connection.onRequest(
    new RequestType<RunParams, RunNames, void>(runNamesRequest),
    async ({ uri }: RunParams): Promise<RunNames> => {
      const document = await documentFor(session, uri, "checked");
      const plan = document && session.analyses.analyse(document.file).plan;
      const titled = ({ name, title }: Titled): Titled => ({ name, title });
      return {
        people: plan?.people.map(titled) ?? [],
        teams: plan?.teams.map(titled) ?? [],
        environments: plan?.environments.map(titled) ?? [],
      };
    },
  );
  connection.onRequest(
    new RequestType<RunParams, RunReviewResult, void>(runReviewRequest),
    (params: RunParams): Promise<RunReviewResult> =>
      answer<RunReviewResult>(params, { error: noRun }, (running, document) => running.review(document)),
  );
  connection.onRequest(
    new RequestType<RunWriteParams, RunWriteResult, void>(runWriteRequest),
    (params: RunWriteParams): Promise<RunWriteResult> =>
      answer<RunWriteResult>(
        params,
        { kind: "refused", why: "this file is not open in the editor" },
        async (running, document) => {
          const result = await running.write(document, params);
          logged.delete(document.uri);
          tell(document.uri);
          refresh();
          return result;
        },
        true,
      ),
  );

  return {
    ready: async document => {
      await runningOf(document);
    },
    lenses: document => (loaded && hasLog(document.uri) ? lensesOf(loaded, document) : []),
    offers: document => (loaded && hasLog(document.uri) ? loaded.offers(document) : []),
    timeline: uri =>
      answer<RunPicture | undefined>({ uri }, undefined, (running, document) => running.timeline(document)),
    isOfRun: address => folderOfRun(address) !== undefined,
  };
}

function saidIn(lenses: readonly RunLens[]): string {
  return lenses.map(({ title }) => title).join("\n");
}

/** The folder of a log, or of a plan that is kept beside one. */
function folderOfRun(address: string): string | undefined {
  const path = /\.run\.(?:jsonl$|plan-)/.test(address) ? pathOf(uriOfAddress(address)?.toString() ?? "") : undefined;
  return path === undefined ? undefined : dirname(path);
}
