/** The few requests of our own, beside the language-server protocol. Plain names and types: both sides import this file. */

import type { Drag } from "../language/editing/bar-drag.js";
import type { Overview, OverviewCounts } from "../language/exports/overview.js";
import type { TimelineFinding, TimelineMore, TimelineUndoing } from "../language/exports/timeline/data.js";
import type { TimelineDelta } from "../language/exports/timeline/delta.js";
import type { PackedTimeline } from "../language/exports/timeline/packed.js";
import type { TimelineView } from "../language/exports/timeline/view.js";
import type { LedgerSums, Missing, RecognisedColumn } from "../language/importing/imported.js";
import type { Severity, Verdict } from "../language/plan/finding.js";
import type { Place, Range } from "../language/plan/place.js";
import type { BoardAction, BoardDocument } from "../language/run/board.js";
import type { Criterion, Said } from "../language/run/events.js";
import type { Question, StartAnswers } from "../language/starting/answers.js";
import type { StarterFile } from "../language/starting/starter.js";
import type { ShownVerdict } from "../language/wording/verdict.js";
import type { ExportFormat } from "./exporting/formats.js";

/** Client to server: the picture of a document as it stands in the editor, saved or not. */
export const timelineRequest = "gonogo/timeline/get";

export interface TimelineParams extends LookedAt {
  readonly uri: string;
  /** IANA zones whose offsets are wanted beside those of the runbook and its people. */
  readonly zones?: readonly string[];
  /** The revision the asker has. Where the server still knows it, only what is different since is sent. */
  readonly have?: string;
}

/** As what a plan is looked at. */
export interface LookedAt {
  /** The fallback that is looked at, from 0; where there is none of that number, as where none is given, the date it is planned for. */
  readonly fallback?: number;
  /** The name of a contingency that strikes; where there is none of that name, nothing does. */
  readonly whatIf?: string;
  /** What it is compared with. */
  readonly against?: Since;
  /**
   * Whether a run of it is shown in the place of the plan: the latest, or none; the latest that is not closed where nothing is chosen. What
   * strikes and what is compared is the plan.
   */
  readonly run?: RunShown;
}

export type RunShown = "latest" | "none";

/** Another version of a document, which is the one before. */
export type Since =
  /** At a branch, a tag or a commit of git's. */
  | { readonly kind: "ref"; readonly ref: string }
  /** A document that is open in the editor. */
  | { readonly kind: "file"; readonly uri: string };

export type TimelineResult =
  /** Nothing has changed since the revision that is there: what is being dragged goes on. */
  | { readonly kind: "same" }
  | { readonly kind: "whole"; readonly revision: string; readonly data: PackedTimeline }
  | { readonly kind: "delta"; readonly revision: string; readonly since: string; readonly delta: TimelineDelta }
  /** There is no picture, and why, in words ("This file has no runbook."); for who has none, the last there was. */
  | {
      readonly kind: "broken";
      readonly why: string;
      /** Of a text that cannot be read: whatever the last picture said does not hold any more. */
      readonly verdict?: "no-go";
      readonly last?: { readonly revision: string; readonly data: PackedTimeline };
    };

/** Client to server: what is read of the activities that are in view, and what turning back means where one is selected. */
export const timelineMoreRequest = "gonogo/timeline/more";

export interface TimelineMoreParams {
  readonly uri: string;
  /** The revision that is looked at. */
  readonly have: string;
  /** Their numbers. */
  readonly activities: readonly number[];
  readonly undoing: boolean;
}

/** `outdated`: the server knows the revision no more; ask for the picture. */
export type TimelineMoreResult =
  | {
      readonly kind: "more";
      /** As asked for. */
      readonly activities: readonly TimelineMore[];
      readonly undoing?: TimelineUndoing;
    }
  | { readonly kind: "outdated" };

/** Client to server: what would come of dragging a bar. The document stays as it is. */
export const timelineDragRequest = "gonogo/timeline/drag";

export interface TimelineDragParams {
  readonly uri: string;
  /** The revision that is looked at: what is dragged is one of its activities. */
  readonly have: string;
  readonly activity: number;
  readonly drag: Drag;
}

export type TimelineDragResult =
  | {
      readonly kind: "preview";
      /** The statement as it would read: `at 23:30`. */
      readonly says: string;
      /** From what the asker has to what would be; absent where nothing could be drawn. */
      readonly delta?: TimelineDelta;
      readonly appear: readonly ChangedFinding[];
      readonly vanish: readonly ChangedFinding[];
      /** Findings that stay but would say this instead. */
      readonly differ: readonly ChangedFinding[];
    }
  | TimelineRefusal;

export type ChangedFinding = Pick<TimelineFinding, "code" | "severity" | "message">;

/** `refused`: why it cannot be dragged, in words. `outdated`: the text has changed since; ask for the picture and try again. */
export type TimelineRefusal = { readonly kind: "refused"; readonly why: string } | { readonly kind: "outdated" };

/** Client to server: the edit that dragging makes, for the client to apply. Same parameters as the preview. */
export const timelineEditRequest = "gonogo/timeline/edit";

export type TimelineEditResult =
  | {
      readonly kind: "edit";
      /** Of the document the edits are for; null where the server does not know one. */
      readonly version: number | null;
      readonly edits: readonly { readonly range: Range; readonly newText: string }[];
      readonly says: string;
    }
  | TimelineRefusal;

/** Client to server: a document or picture made of the runbook, the picture drawn as it is looked at. */
export const exportRequest = "gonogo/export";

export interface ExportParams extends LookedAt {
  readonly uri: string;
  readonly format: ExportFormat;
  /** The usual one when absent. */
  readonly view?: FileView;
}

/** What of the choices a file keeps: it is as wide as it has to be, and nothing is scrolled away. */
export type FileView = Omit<TimelineView, "width" | "zoom" | "visible">;

/** `error`: why it cannot be made, in words. */
export type ExportResult = { readonly content: string } | { readonly base64: string } | { readonly error: string };

/** Client to server: what a foreign file would be as a runbook. Nothing is kept of it, and nothing written. */
export const importRequest = "gonogo/import";

export interface ImportParams {
  /** The file's name without folders. */
  readonly name: string;
  /** All of it: the client reads it, wherever it lies. */
  readonly base64: string;
  /** The `place` of the one table that is meant; all that look like a plan otherwise. */
  readonly table?: string;
  readonly zone?: string;
  /** What columns say, by what each is called (columnKey), as `--map` says it; `none` for notes, `ignore` to leave it out. */
  readonly map?: Readonly<Record<string, string>>;
  /** Where people are declared who are in no roster; in the runbook itself otherwise. */
  readonly rosterPath?: string;
  /** A roster that is there, to be imported. */
  readonly roster?: { readonly path: string; readonly text: string };
}

/** `refused`: why it cannot be read, in words. */
export type ImportResult =
  | ({ readonly kind: "imported" } & ImportPreview)
  | { readonly kind: "refused"; readonly why: string };

export interface ImportPreview {
  /** The tables of the file. */
  readonly tables: readonly ImportTable[];
  readonly columns: readonly ImportColumn[];
  /** The first rows of the first table that was taken. */
  readonly head?: ImportHead;
  readonly runbook: string;
  /** The text for `rosterPath`, where there is anybody to declare. */
  readonly roster?: string;
  readonly verdict: Verdict;
  readonly counts: OverviewCounts;
  /** The gravest first. */
  readonly findings: readonly ImportFinding[];
  readonly missing: readonly Missing[];
  readonly sums: LedgerSums;
  /** The first of what was left out. */
  readonly dropped: readonly ImportDropped[];
  /** What the reader could not take. */
  readonly troubles: readonly string[];
}

export interface ImportTable {
  readonly place: string;
  /** Rows that hold something. */
  readonly rows: number;
  readonly isHidden: boolean;
  readonly isTaken: boolean;
}

export interface ImportColumn extends RecognisedColumn {
  /** As it is called in `map`. */
  readonly key: string;
  /** The first of what it holds. */
  readonly samples: readonly string[];
}

export interface ImportHead {
  readonly place: string;
  readonly rows: readonly (readonly string[])[];
  /** How many there are besides. */
  readonly more: number;
}

export interface ImportFinding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** In the runbook, from 1; absent for one in the roster. */
  readonly line?: number;
}

export interface ImportDropped {
  /** Absent for what stands outside of any. */
  readonly table?: string;
  readonly address: string;
  readonly shown: string;
  readonly because: string;
}

/** Client to server: what has changed since another version. */
export const compareRequest = "gonogo/compare";

export interface CompareParams {
  readonly uri: string;
  readonly since: Since;
}

/** `error`: why they cannot be compared, in words. */
export type CompareResult = { readonly markdown: string } | { readonly error: string };

/** Server to client, after every analysis of an open document: its picture may have changed. Carries no data; pull it. */
export const timelineChanged = "gonogo/timeline/changed";

export interface TimelineChangedParams {
  readonly uri: string;
}

/** Server to client, after every analysis of an open document: how it stands. */
export const verdictChanged = "gonogo/verdict/changed";

export interface VerdictChangedParams {
  readonly uri: string;
  readonly verdict: ShownVerdict;
  readonly counts: OverviewCounts & { readonly accepted: number };
  /** The runbook's title; undefined for a file without one, such as a roster. */
  readonly title?: string;
}

/** Client to server: a document's runbook at a glance, as it stands in the editor. */
export const overviewRequest = "gonogo/overview/get";

export interface OverviewParams {
  readonly uri: string;
}

export type OverviewResult =
  /** `unread`: a line cannot be read, in words, so something may be missing. */
  | { readonly kind: "overview"; readonly overview: Overview; readonly unread?: string }
  | { readonly kind: "none"; readonly why: string };

/** Client to server: what is wrong with an answer about a first runbook, given those before it. */
export const checkAnswerRequest = "gonogo/starting/check";

export interface CheckAnswerParams {
  readonly question: Question;
  readonly answers: StartAnswers;
}

export interface CheckAnswerResult {
  /** In a sentence; null when it can be taken. */
  readonly problem: string | null;
}

/** Client to server: the files of a first runbook, for the client to write. */
export const starterFilesRequest = "gonogo/starting/files";

export interface StarterFilesParams {
  readonly answers: StartAnswers;
  /** Names of the files that are in the folder already. */
  readonly taken: readonly string[];
  /** The roster among them, to be imported. */
  readonly roster?: { readonly path: string; readonly text: string };
}

export type StarterFilesResult =
  | { readonly kind: "files"; readonly files: readonly StarterFile[] }
  | { readonly kind: "wrong"; readonly question: Question; readonly message: string };

/** Client to server: how the run of a document's runbook stands at this moment. */
export const runRequest = "gonogo/run/get";

export interface RunParams {
  readonly uri: string;
}

export type RunResult =
  /** There is no log beside the runbook. */
  | { readonly kind: "none" }
  | {
      readonly kind: "run";
      /** The log's address. */
      readonly log: string;
      readonly board: BoardDocument;
      /** Where each activity stands in the document as it is now, by its name. */
      readonly places: Readonly<Record<string, Place>>;
      readonly head: Place;
      /** The runbook is another by now than the one that is being done. */
      readonly hasChanged: boolean;
    }
  /** There is a log, but no run can be shown, and why, in words. */
  | { readonly kind: "unread"; readonly why: string };

/** Server to client: the run of a document that is open may stand otherwise. Carries no data; ask for it. */
export const runChanged = "gonogo/run/changed";

export interface RunChangedParams {
  readonly uri: string;
}

/** Client to server: what is to be written to the log of a document's run; opening begins one. */
export const runWriteRequest = "gonogo/run/write";

export interface RunWriteParams {
  readonly uri: string;
  /** Who writes it, as the runbook names them. */
  readonly by: string;
  readonly said: WrittenSaid;
  /** Of what is about an activity: the last event about it that the writer has seen. */
  readonly expects?: number;
}

/** As events.ts has it; by which plan it goes on the server knows. */
export type WrittenSaid =
  | Exclude<Said, { readonly kind: "replanned" | "corrected" }>
  | { readonly kind: "replanned"; readonly text?: string | undefined };

/** `refused`: why it is not written, in words. */
export type RunWriteResult =
  | { readonly kind: "written"; readonly seq: number }
  | { readonly kind: "refused"; readonly why: string };

/** Client to server: who could write, and be named, in the log of a document's run, and where it could be rehearsed. */
export const runNamesRequest = "gonogo/run/names";

export interface RunNames {
  readonly people: readonly Titled[];
  readonly teams: readonly Titled[];
  readonly environments: readonly Titled[];
}

export interface Titled {
  readonly name: string;
  readonly title: string;
}

/** Client to server: the last run of a document's runbook, looked back at, as `gonogo run review` does. */
export const runReviewRequest = "gonogo/run/review";

/** `error`: why there is none, in words. */
export type RunReviewResult = { readonly markdown: string } | { readonly error: string };

/** What a lens asks the client to have written, once it has asked for what is missing. */
export type RunAct = BoardAction | "hold" | "resume" | "replan";

export type RunActArguments = readonly [uri: string, act: RunAct, about?: RunActAbout];

export interface RunActAbout {
  readonly activity: string;
  readonly title: string;
  readonly expects: number;
  /** Of a gate: its conditions. */
  readonly criteria?: readonly Criterion["text"][];
}

/**
 * Commands of the client that code lenses may name. A client lists those it has in `initializationOptions.commands`; for others
 * a lens is only text.
 */
export const clientCommands = {
  openTimeline: "gonogo.openTimeline",
  showProblems: "gonogo.showProblems",
  /** Takes ShowPlacesArguments. */
  showPlaces: "gonogo.showPlaces",
  /** Takes RunActArguments. */
  runAct: "gonogo.run.act",
  /** Takes the address of a document. */
  runReview: "gonogo.run.review",
} as const;

/** A document, a position in it, and the locations to list there, as in the language-server protocol. */
export type ShowPlacesArguments = readonly [
  uri: string,
  position: { readonly line: number; readonly character: number },
  locations: readonly { readonly uri: string; readonly range: Range }[],
];

/**
 * What a client may send when it starts the server, besides settings of the same names as in the editor's section `gonogo`
 * (`timezone` is the reader's zone; a client sends the machine's, and the setting, where it is set, has the last word).
 */
export interface InitializationOptions {
  readonly timezone?: string;
  readonly commands?: readonly string[];
  /** Where the server has no disk, as in a web worker: the workspace's files, those that rule what is ignored and what is a root included. */
  readonly files?: readonly ToldFile[];
}

export interface ToldFile {
  readonly uri: string;
  /** Null: it, or the folder that it was, is gone. */
  readonly bytes: Uint8Array | null;
}

/** From a client whose server has no disk: files changed, came or went. */
export const filesTold = "gonogo/filesTold";

export interface FilesToldParams {
  readonly files: readonly ToldFile[];
}
