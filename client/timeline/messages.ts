/** What the panel and its view say to each other: plain data, structured-clone safe. */
import type { TimelineData } from "../../language/exports/timeline.js";
import type { Place } from "../../language/plan/place.js";

export type ToView =
  | { readonly kind: "picture"; readonly uri: string; readonly data: TimelineData }
  /** The text gives no picture now; the last good one stays, with the reason above it. */
  | { readonly kind: "broken"; readonly uri: string; readonly why: string };

export type ToPanel =
  /** The view has (re)loaded and shows nothing yet. */
  { readonly kind: "ready" } | { readonly kind: "reveal"; readonly place: Place };

/** Kept by VS Code over a reload; gives the panel its document back. */
export interface ViewState {
  readonly uri: string;
}
