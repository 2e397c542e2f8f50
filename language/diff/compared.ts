/** A file in two versions. */
import { type Diff, isNothing } from "./diff.js";

export type Compared =
  | {
      readonly kind: "changed";
      readonly file: string;
      /** What it is compared with. */
      readonly was: string;
      readonly diff: Diff;
    }
  /** The runbook is only in the second, or only in the first. */
  | { readonly kind: "added" | "removed"; readonly file: string; readonly title: string };

/** What has changed at all. */
export function withChanges(all: readonly Compared[]): readonly Compared[] {
  return all.filter(each => each.kind !== "changed" || !isNothing(each.diff));
}

export const nothingChanged = "Nothing has changed.";
