/** The requests of our own: the timeline and the markdown of a document as it stands in the editor. */
import { randomUUID } from "node:crypto";
import { RequestType } from "vscode-languageserver";
import { type Analysis, createAnalyser, parse } from "../../language/index.js";
import {
  type CompareParams,
  type CompareResult,
  compareRequest,
  type ExportParams,
  type ExportResult,
  exportRequest,
  type ImportParams,
  type ImportResult,
  importRequest,
  type LookedAt,
  type TimelineChangedParams,
  type TimelineDragParams,
  type TimelineDragResult,
  type TimelineEditResult,
  type TimelineMoreParams,
  type TimelineMoreResult,
  type TimelineParams,
  type TimelineResult,
  timelineChanged,
  timelineDragRequest,
  timelineEditRequest,
  timelineMoreRequest,
  timelineRequest,
} from "../protocol.js";
import type { Versions } from "./compare.js";
import { uriOfAddress } from "./quiet.js";
import type { Runs } from "./runs.js";
import { documentFor, type Session } from "./session/session.js";
import { type Against, createPictures } from "./timeline.js";

export function answerRequests(session: Session, runs: Runs): void {
  const { analyses, connection, onChecked, onFilesChanged, texts } = session;
  const pictures = createPictures(randomUUID());
  /** What a timeline shows, or has shown; it may have been closed in the editor meanwhile. */
  const drawn = new Set<string>();
  /** By document: the one that its timeline is compared with. */
  const comparedWith = new Map<string, string>();
  /** What a document would be with another text: apart from the documents themselves, which stay as they are. */
  const analyseInstead = createAnalyser(analyses.importer, undefined, analyses.moment);

  let versions: Promise<Versions> | undefined;
  /** Loaded once something is compared. */
  const loadVersions = (): Promise<Versions> => {
    versions ??= import("./compare.js").then(({ createVersions }) =>
      createVersions((address, make) => answerFrom(session, address, make)),
    );
    return versions;
  };
  const againstIn = async (analysis: Analysis, { against, fallback }: LookedAt): Promise<Against | undefined> =>
    against && (await loadVersions()).against(analysis, against, fallback);

  connection.onRequest(
    new RequestType<TimelineParams, TimelineResult, void>(timelineRequest),
    async (params: TimelineParams): Promise<TimelineResult> => {
      const uri = uriOfAddress(params.uri);
      if (uri) drawn.add(uri.toString());
      if (uri) note(comparedWith, uri.toString(), params.against);
      const answer = await answerFrom(session, params.uri, async analysis =>
        pictures.get(analysis, params, await againstIn(analysis, params), await runs.timeline(params.uri)),
      );
      return typeof answer === "string" ? { kind: "broken", why: answer } : answer;
    },
  );

  connection.onRequest(
    new RequestType<TimelineMoreParams, TimelineMoreResult, void>(timelineMoreRequest),
    (params: TimelineMoreParams): TimelineMoreResult => {
      const uri = uriOfAddress(params.uri);
      return uri ? pictures.more(uri.toString(), params) : { kind: "outdated" };
    },
  );

  connection.onRequest(
    new RequestType<TimelineDragParams, TimelineDragResult, void>(timelineDragRequest),
    async (params: TimelineDragParams): Promise<TimelineDragResult> => {
      const answer = await answerFrom(session, params.uri, analysis =>
        pictures.drag(analysis, params, text => analyseInstead(parse(analysis.file.uri, text))),
      );
      return typeof answer === "string" ? { kind: "refused", why: answer } : answer;
    },
  );

  connection.onRequest(
    new RequestType<TimelineDragParams, TimelineEditResult, void>(timelineEditRequest),
    async (params: TimelineDragParams): Promise<TimelineEditResult> => {
      const answer = await answerFrom(session, params.uri, analysis => {
        return pictures.edit(analysis, params, texts.get(analysis.file.uri)?.version ?? null);
      });
      return typeof answer === "string" ? { kind: "refused", why: answer } : answer;
    },
  );

  connection.onRequest(
    new RequestType<ExportParams, ExportResult, void>(exportRequest),
    async ({ uri, ...asked }: ExportParams): Promise<ExportResult> => {
      const { exported } = await import("./exporting.js");
      const answer = await answerFrom(session, uri, async analysis =>
        exported(
          analysis,
          [...analyses.filesOf(analysis.file)],
          asked,
          await againstIn(analysis, asked),
          await runs.timeline(uri),
        ),
      );
      return typeof answer === "string" ? { error: answer } : answer;
    },
  );

  connection.onRequest(
    new RequestType<ImportParams, ImportResult, void>(importRequest),
    async (params: ImportParams): Promise<ImportResult> => {
      const { imported } = await import("./importing.js");
      const answer = await contained(`${params.name} could not be imported`, () => imported(params));
      return typeof answer === "string" ? { kind: "refused", why: answer } : answer;
    },
  );

  connection.onRequest(
    new RequestType<CompareParams, CompareResult, void>(compareRequest),
    async (params: CompareParams): Promise<CompareResult> => (await loadVersions()).compared(params),
  );

  const tellChanged = (uri: string): void => {
    const params: TimelineChangedParams = { uri };
    void connection.sendNotification(timelineChanged, params);
  };
  onChecked(({ uri }) => {
    if (texts.get(uri) || drawn.has(uri)) tellChanged(uri);
    for (const [compared, other] of comparedWith) if (other === uri) tellChanged(compared);
  });
  onFilesChanged(async () => (await versions)?.forget());
  onFilesChanged(addresses => {
    if (addresses.some(runs.isOfRun)) for (const uri of drawn) tellChanged(uri);
  });
}

function note(comparedWith: Map<string, string>, uri: string, against: LookedAt["against"]): void {
  const other = against?.kind === "file" ? uriOfAddress(against.uri) : undefined;
  if (other) comparedWith.set(uri, other.toString());
  else comparedWith.delete(uri);
}

/** What is made of the document as it stands in the editor now, or why that cannot be, in words. */
export async function answerFrom<T>(
  session: Session,
  address: string,
  make: (analysis: Analysis) => T | string | Promise<T>,
): Promise<T | string> {
  const document = await documentFor(session, address, "checked");
  if (!document) return closed;
  return contained(`${address} could not be shown`, () => make(session.analyses.analyse(document.file)));
}

/** A fault of our own is said, and stands in the log. */
async function contained<T>(what: string, make: () => T | string | Promise<T>): Promise<T | string> {
  try {
    return await make();
  } catch (error) {
    console.error(`${what}:`, error);
    return "Something went wrong in Go/No-Go itself; its output channel says what. Please report it.";
  }
}

const closed = "This file is not open in the editor.";
