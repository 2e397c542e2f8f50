/** What the panel and its view say to each other: plain data, structured-clone safe. */
import type { Drag } from "../../language/editing/bar-drag.js";
import type { Place, Position } from "../../language/plan/place.js";
import type { ExportFormat } from "../../server/exporting/formats.js";
import type {
  FileView,
  LookedAt,
  Since,
  TimelineDragResult,
  TimelineMoreResult,
  TimelineRefusal,
  TimelineResult,
} from "../../server/protocol.js";

export type ToView =
  | {
      /** The document shown from now on, by its address and its name. */
      readonly kind: "document";
      readonly uri: string;
      readonly name: string;
      /** The reader's own, where they have set one. */
      readonly zone?: string;
      /** What it can be exported to. */
      readonly formats: readonly OfferedFormat[];
    }
  /** It may look different now. Carries no data; the view asks. */
  | { readonly kind: "changed" }
  /** Where the cursor is in the document. */
  | { readonly kind: "cursor"; readonly position: Position }
  | { readonly kind: "answer"; readonly to: number; readonly answer: Answer };

export type ToPanel =
  /** The view has (re)loaded and knows of no document yet. */
  | { readonly kind: "ready" }
  /** `focus`: the editor is to have the keyboard. */
  | { readonly kind: "reveal"; readonly place: Place; readonly focus: boolean }
  | { readonly kind: "ask"; readonly number: number; readonly question: Question };

export interface OfferedFormat {
  readonly format: ExportFormat;
  /** In the reader's language. */
  readonly title: string;
}

/** What the view asks about the document shown. */
export type Question =
  | ({ readonly about: "picture"; readonly zones: readonly string[]; readonly have?: string } & LookedAt)
  /** What is read of the activities in view, by number, and what turning back means. */
  | { readonly about: "more"; readonly have: string; readonly activities: readonly number[]; readonly undoing: boolean }
  /** What would come of dragging a bar. */
  | DragQuestion<"drag">
  /** Drag it: the text is edited. */
  | DragQuestion<"edit">
  /** The picture's text, to be made a PNG of. */
  | ({ readonly about: "svg"; readonly view: FileView } & LookedAt)
  /** Save what the view made, or what is to be made of the document. */
  | { readonly about: "save"; readonly what: Saved }
  /** The user is to choose a version to compare with. */
  | { readonly about: "version" };

interface DragQuestion<About extends string> {
  readonly about: About;
  /** The revision looked at. */
  readonly have: string;
  readonly activity: number;
  readonly drag: Drag;
}

export type Saved =
  | { readonly format: "png"; readonly bytes: Uint8Array }
  /** As it is looked at. */
  | ({ readonly format: Exclude<ExportFormat, "png">; readonly view: FileView } & LookedAt);

export type Answer =
  | { readonly about: "picture"; readonly result: TimelineResult }
  | { readonly about: "more"; readonly result: TimelineMoreResult }
  | { readonly about: "drag"; readonly result: TimelineDragResult }
  | { readonly about: "edit"; readonly result: Edited | TimelineRefusal }
  | { readonly about: "svg"; readonly text: string }
  | { readonly about: "save"; readonly result: { readonly kind: "saved"; readonly name: string } | Cancelled }
  | {
      readonly about: "version";
      readonly result: { readonly kind: "chosen"; readonly since: Since; readonly name: string } | Cancelled;
    }
  /** It could not be answered, and why, in words. */
  | { readonly about: "failure"; readonly why: string };

/** `changed`: whether there was anything to change. */
export type Edited = { readonly kind: "done"; readonly changed: boolean };

/** The user changed their mind. */
export type Cancelled = { readonly kind: "cancelled" };

/** The view's way to the panel. */
export interface Channel {
  readonly send: (message: Exclude<ToPanel, { kind: "ask" }>) => void;
  /** Its answer; none comes when another document is shown meanwhile. */
  readonly ask: <About extends Question["about"]>(
    question: Extract<Question, { about: About }>,
  ) => Promise<Extract<Answer, { about: About | "failure" }>>;
  readonly kept: () => unknown;
  readonly keep: (state: unknown) => void;
}
