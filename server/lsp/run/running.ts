/**
 * The runs of runbooks that are open in the editor, with the logs beside them: loaded once there is one. In a browser there are none
 * (server/lsp/browser/running.ts takes its place).
 */
import { basename, dirname } from "node:path";
import type { Analysis } from "../../../language/index.js";
import type { BoardDocument } from "../../../language/run/board.js";
import { boardDocument } from "../../../language/run/board-document.js";
import { type Forecast, forecastOf } from "../../../language/run/forecast.js";
import { type ReviewDocument, reviewDocument } from "../../../language/run/review-document.js";
import { reviewMarkdown } from "../../../language/run/review-markdown.js";
import { subjectsOf } from "../../../language/run/subjects.js";
import { runInShort, runTimelineSource } from "../../../language/run/timeline.js";
import { readText } from "../../files/read.js";
import { pathOf, uriOf } from "../../files/uris.js";
import type { RunResult, RunReviewResult, RunWriteParams, RunWriteResult } from "../../protocol.js";
import { type PlanTexts, planTexts, readKeptPlan } from "../../run/kept-plan.js";
import { logsBeside, newLog } from "../../run/logs.js";
import { type CurrentPlan, type LoggedRun, plannedOf, reviewsOf, runOfLog, whyOpenAlready } from "../../run/opened.js";
import type { LogReading } from "../../run/store.js";
import { addToLog, beginLog, type Writer, whyNotAdded } from "../../run/writing.js";
import type { Document } from "../session/documents.js";
import type { Session } from "../session/session.js";
import type { RunPicture } from "../timeline.js";
import { noRunbook } from "../unread.js";
import { pathOfRunbook } from "./beside.js";
import { placesOf, type RunLens, runLenses } from "./lenses.js";
import { createLogs } from "./logs.js";
import { type RunOffer, runOffers } from "./offers.js";

export interface Running {
  readonly get: (document: Document) => RunResult;
  /** Undefined where there is no log beside it, or no run can be shown. */
  readonly timeline: (document: Document) => RunPicture | undefined;
  readonly lenses: (document: Document) => readonly RunLens[];
  readonly offers: (document: Document) => readonly RunOffer[];
  readonly review: (document: Document) => RunReviewResult;
  readonly write: (document: Document, params: RunWriteParams) => Promise<RunWriteResult>;
}

/** The runbook of a document as it is now. */
interface Current extends CurrentPlan {
  readonly path: string;
  readonly texts: PlanTexts;
}

/** How it goes on. */
interface Told {
  readonly forecast: Forecast;
  readonly board: BoardDocument;
}

interface Shown extends Told {
  readonly current: Current;
  readonly run: LoggedRun;
}

export function createRunning({ analyses, folders, now }: Session): Running {
  const logs = createLogs();
  const keptPlans = new Map<string, Analysis | string>();
  /** The last of each document: who moves the cursor asks for them again and again. */
  const offered = new Map<
    string,
    { readonly analysis: Analysis; readonly key: string; readonly offers: readonly RunOffer[] }
  >();
  /** The last of each document: while one types, the run stays what it is. */
  const told = new Map<string, { readonly key: string; readonly told: Told }>();
  const present = (): number => Math.floor(now());

  const keptPlan = (log: string, hash: string): Analysis | string => {
    const key = JSON.stringify([log, hash]);
    const known = keptPlans.get(key) ?? readKeptPlan(log, hash);
    // What could not be read may be there later.
    if (typeof known !== "string") keptPlans.set(key, known);
    return known;
  };

  /** In words where the document has no plan that could be done. */
  const currentOf = ({ uri, file }: Document): Current | string => {
    const written = pathOf(uri);
    const path = pathOfRunbook(uri, folders.addresses());
    if (written === undefined || path === undefined)
      return "a run needs a file beside which its log can lie: save this text first";
    const analysis = analyses.analyse(file);
    const planned = plannedOf(analysis);
    if (!planned) return noRunbook;
    const texts = planTexts(written, [...analyses.filesOf(file)]);
    return { ...planned, analysis, hash: texts.hash, path, texts };
  };

  /** Undefined where there is no log. */
  const latest = (document: Document): Shown | string | undefined => {
    const path = pathOfRunbook(document.uri, folders.addresses());
    const log = path === undefined ? undefined : logsBeside(path).at(-1);
    if (log === undefined) return undefined;
    const reading = logs.read(log);
    if (reading.kind === "missing") return `${basename(log)} no longer exists`;
    if (reading.kind === "unreadable") return `${basename(log)} cannot be read: ${reading.why}`;
    const current = currentOf(document);
    if (typeof current === "string") return current;
    const run = runOf(log, reading, current);
    return typeof run === "string" ? run : { current, run, ...toldOf(document.uri, current, run) };
  };

  /** The same for as long as the log and the text are: folding many events takes a while. */
  const folded = new WeakMap<LogReading, { readonly hash: string; readonly run: LoggedRun }>();
  const runOf = (log: string, reading: Extract<LogReading, { kind: "log" }>, current: Current): LoggedRun | string => {
    const known = folded.get(reading);
    if (known?.hash === current.hash) return known.run;
    const run = runOfLog(log, reading, current, keptPlan);
    if (typeof run !== "string") folded.set(reading, { hash: current.hash, run });
    return run;
  };

  const toldOf = (uri: string, { path }: Current, { log, planned, progress, events }: LoggedRun): Told => {
    const now = progress.closed?.at ?? present();
    const last = events.at(-1);
    const key = JSON.stringify([log, progress.plan, events.length, last?.prev, last?.id, Math.floor(now / 60)]);
    const known = told.get(uri);
    if (known?.key === key) return known.told;
    const names = { file: basename(path), log: basename(log) };
    const forecast = forecastOf(planned.plan, planned.schedule, progress, now);
    const made: Told = { forecast, board: boardDocument(planned.plan, forecast, events, names) };
    told.set(uri, { key, told: made });
    return made;
  };

  /** Kept as long as neither the run nor the text is another: what was sent of it is compared with it. */
  const pictures = new WeakMap<Forecast, { readonly analysis: Analysis; readonly picture: RunPicture }>();
  const pictureOf = ({ current: { analysis }, run, forecast }: Shown): RunPicture => {
    const kept = pictures.get(forecast);
    if (kept?.analysis === analysis) return kept.picture;
    const { findings, accepted, verdict, past } = analysis;
    const known = run.hasChanged ? undefined : { findings, accepted, verdict, past };
    const picture: RunPicture = {
      says: runInShort(forecast),
      isClosed: run.progress.closed !== undefined,
      hasChanged: run.hasChanged,
      source: () => runTimelineSource(run.planned.plan, forecast, { found: known }),
    };
    pictures.set(forecast, { analysis, picture });
    return picture;
  };

  const reviewed = (document: Document): ReviewDocument | string => {
    const found = latest(document);
    if (found === undefined) return `${basename(document.uri)} has no run to look back at`;
    if (typeof found === "string") return found;
    const { current, run } = found;
    const { planned, progress, log } = run;
    const besides = logsBeside(current.path).filter(each => basename(each) !== basename(log));
    const others = reviewsOf(planned, besides);
    return reviewDocument(
      { plan: planned.plan, written: planned.schedule, progress, others, now: progress.closed?.at ?? present() },
      { file: basename(current.path), log: basename(log) },
    );
  };

  return {
    get(document) {
      const found = latest(document);
      if (found === undefined) return { kind: "none" };
      if (typeof found === "string") return { kind: "unread", why: found };
      const { board, run, current } = found;
      const places = Object.fromEntries(placesOf(current.analysis));
      const { head } = current.plan.runbook;
      return { kind: "run", log: uriOf(run.log), board, places, head, hasChanged: run.hasChanged };
    },

    timeline(document) {
      const found = latest(document);
      return typeof found === "object" ? pictureOf(found) : undefined;
    },

    lenses(document) {
      const found = latest(document);
      if (found === undefined) return [];
      if (typeof found === "string") {
        const head = analyses.analyse(document.file).plan.runbook?.head;
        return head ? [{ place: head, title: found }] : [];
      }
      const { board, run, current } = found;
      const { byName } = subjectsOf(run.planned.plan.runbook);
      const [problem] = run.problems;
      return runLenses({
        analysis: current.analysis,
        board,
        progressOf: name => {
          const named = byName.get(name);
          return named?.kind === "one" ? run.progress.subjects[named.position] : undefined;
        },
        hasChanged: run.hasChanged,
        problem: problem && `line ${problem.line} ${problem.message}`,
      });
    },

    offers(document) {
      const current = currentOf(document);
      if (typeof current === "string") return [];
      const beside = logsBeside(current.path);
      const key = JSON.stringify(beside.map(logs.stateOf));
      const known = offered.get(document.uri);
      if (known?.analysis === current.analysis && known.key === key) return known.offers;
      const offers = runOffers(current, beside.map(logs.read), present());
      offered.set(document.uri, { analysis: current.analysis, key, offers });
      return offers;
    },

    review(document) {
      const review = reviewed(document);
      return typeof review === "string" ? { error: review } : { markdown: reviewMarkdown(review) };
    },

    async write(document, { by, said, expects }) {
      const current = currentOf(document);
      if (typeof current === "string") return { kind: "refused", why: current };
      const moment = present();
      const writer: Writer = { by, at: moment, now: moment, cwd: dirname(current.path) };
      const found = latest(document);
      if (said.kind === "opened" || said.kind === "replanned") {
        const unsaved = unsavedIn([...analyses.filesOf(document.file)]);
        if (unsaved !== undefined)
          return { kind: "refused", why: `a run is of what is on the disk: save ${unsaved} first` };
      }
      if (said.kind === "opened") {
        const before = logsBeside(current.path).at(-1);
        const open = before === undefined ? undefined : whyOpenAlready(current.plan, before, logs.read(before));
        if (open !== undefined) return { kind: "refused", why: open };
        const log = newLog(current.path, current.plan.runbook.zone, moment);
        return resultOf(await beginLog(log, current.plan, current.texts, said, writer), log);
      }
      if (found === undefined) return { kind: "refused", why: `${basename(current.path)} has no run: open one first` };
      if (typeof found === "string") return { kind: "refused", why: found };
      const whole = said.kind === "replanned" ? { ...said, to: current.hash } : said;
      return resultOf(await addToLog(found.run, current.texts, whole, expects, writer), found.run.log);
    },
  };
}

function resultOf(appended: Awaited<ReturnType<typeof addToLog>>, log: string): RunWriteResult {
  const why = whyNotAdded(appended, log);
  if (why !== undefined || !("event" in appended)) return { kind: "refused", why: why ?? "" };
  return { kind: "written", seq: appended.event.seq };
}

/** The name of a file whose text on the disk is another. */
function unsavedIn(files: readonly { readonly uri: string; readonly text: string }[]): string | undefined {
  const unsaved = files.find(({ uri, text }) => {
    const path = pathOf(uri);
    const read = path === undefined ? undefined : readText(path);
    return read?.kind !== "text" || read.text !== text;
  });
  return unsaved && basename(pathOf(unsaved.uri) ?? unsaved.uri);
}
