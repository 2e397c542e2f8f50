/** What dragging a bar does to the text: the smallest edit in the file's own notation, or why there is none. */

import { editInStyle } from "../edits/file-style.js";
import { linesOf } from "../edits/lines.js";
import { insertIn } from "../edits/statements.js";
import type { Edit } from "../plan/finding.js";
import { contains, type Place } from "../plan/place.js";
import type { Activity, Instant, Runbook, Seconds, Takes, Work, WrittenTime } from "../plan/plan.js";
import { type Release, releaseOf } from "../schedule/release.js";
import { quoted } from "../wording/titles.js";
import type { Analysis } from "../workspace/analysis.js";
import type { Drag } from "./bar-drag.js";
import { durationLike } from "./duration.js";
import { editWords } from "./edit-words.js";
import { momentSaying } from "./moment.js";
import { whyAlong, whyComputed } from "./start-explained.js";

export type Dragged =
  /** `says`: the statement as it then reads, such as `at 23:30`. No edits: it says so already. */
  | { readonly kind: "edits"; readonly edits: readonly Edit[]; readonly says: string }
  /** `why`: in words, with what to do instead. */
  | { readonly kind: "refused"; readonly why: string };

type DragContext = Pick<Analysis, "plan" | "schedule" | "file">;

/**
 * What dragging an activity of the runbook (by its index) leads to. Only its own statements are changed, and only what in
 * them has to be.
 */
export function drag(analysis: DragContext, index: number, to: Drag): Dragged {
  const release = releaseOf(analysis.plan, analysis.schedule);
  const activity = release?.runbook.work.activities[index];
  if (!release || !activity) return refused("This activity is no longer in the runbook.");
  const text = textIn(analysis.file.text);
  switch (to.kind) {
    case "move":
      return moved(release, activity, analysis.plan.times, text, Math.round(to.to));
    case "resize":
    case "worst":
      return resized(
        activity,
        release.runbook.work,
        { ...to, to: Math.max(0, Math.round(to.to)) },
        text,
        analysis.file,
      );
  }
}

function refused(why: string): Dragged {
  return { kind: "refused", why };
}

type TextIn = (place: Place) => string | undefined;

/** The text at a place of one line; undefined where it goes over several. */
function textIn(text: string): TextIn {
  const lines = linesOf(text);
  return ({ range: { start, end } }) =>
    start.line === end.line ? lines.lineAt(start.line)?.slice(start.character, end.character) : undefined;
}

// ---------------------------------------------------------------- its `at`

function moved(
  release: Release,
  activity: Activity,
  times: readonly WrittenTime[],
  textAt: TextIn,
  to: Instant,
): Dragged {
  const { at } = activity;
  if (!at) return refused(whyComputed(release, activity));
  if (at.at === undefined)
    return refused(`The time of ${quoted(activity.title)} cannot be read, and its finding says why. Correct it first.`);
  const written = times.filter(({ place }) => contains(at.place, place));
  const edits: Edit[] = [];
  const says: string[] = [];
  for (const { text, place, zone } of written) {
    const fresh = textAt(place) === text ? momentSaying(text, to, { ...frameOf(release.runbook), zone }) : undefined;
    if (fresh === undefined) return refused(notRewritable(activity, text));
    const edit = editWords(place, text, fresh);
    if (edit) edits.push(edit);
    says.push(fresh);
  }
  return { kind: "edits", edits, says: inWords(says) };
}

function frameOf({ zero, zone, window }: Runbook) {
  return { zero, dayZone: zone, window };
}

function inWords([first = "", ...also]: readonly string[]): string {
  return also.length === 0 ? `at ${first}` : `at ${first} also ${also.join(", ")}`;
}

function notRewritable({ title }: Activity, text: string): string {
  const line = text.replace(/\s+/g, " ");
  return `The time of ${quoted(title)}, \`${line}\`, is written in a way that cannot be changed from here. Write it on one line, with a zone by its name, or change it in the text.`;
}

// ---------------------------------------------------------------- its `takes`

const statement =
  /^takes(?<most>\s+at\s+most)?\s+(?<first>\d+(?:\.\d+)?[ \t]*[A-Za-z]+(?:\d+[A-Za-z]+)*)(?:\s+at\s+most\s+(?<second>\d+(?:\.\d+)?[ \t]*[A-Za-z]+(?:\d+[A-Za-z]+)*))?$/;

function resized(
  activity: Activity,
  work: Work,
  { kind, to }: Exclude<Drag, { kind: "move" }>,
  textAt: TextIn,
  file: DragContext["file"],
): Dragged {
  const { takes, broken, insertion, title, during } = activity;
  if (during) return refused(whyAlong(work, activity, during));
  if (!takes) {
    if (broken)
      return refused(`How long ${quoted(title)} takes cannot be read, and its finding says why. Correct it first.`);
    const says = `takes ${durationLike("", to)}`;
    return { kind: "edits", edits: [editInStyle(insertIn(insertion, [says]), file.text)], says };
  }
  const text = textAt(takes.place);
  const parts = text === undefined ? undefined : statement.exec(text)?.groups;
  if (text === undefined || !parts?.first)
    return refused(
      `How long ${quoted(title)} takes is written in a way that cannot be changed from here. Write it on one line, or change it in the text.`,
    );
  const isOne = parts.most !== undefined;
  const why = isOne ? undefined : whyImpossible(activity, takes, parts.second !== undefined, kind, to);
  if (why !== undefined) return refused(why);
  const fresh = rewritten(text, parts.first, parts.second, isOne || kind === "resize", to);
  const edit = editWords(takes.place, text, fresh);
  return { kind: "edits", edits: edit ? [edit] : [], says: fresh };
}

function whyImpossible(
  { title }: Activity,
  { planned, worst }: Takes,
  hasBoth: boolean,
  kind: "resize" | "worst",
  to: Seconds,
): string | undefined {
  if (kind === "resize" && hasBoth && to > worst)
    return `${quoted(title)} takes ${durationLike("", worst)} at most, so its planned time cannot be longer. Make its worst case longer first.`;
  if (kind === "worst" && to < planned)
    return `${quoted(title)} takes ${durationLike("", planned)} as planned, so its worst case cannot be shorter. Make its planned time shorter first.`;
  return undefined;
}

/** @param isFirst whether the first duration changes, or the one after `at most` */
function rewritten(text: string, first: string, second: string | undefined, isFirst: boolean, to: Seconds): string {
  if (isFirst) return text.replace(first, durationLike(first, to));
  if (second === undefined) return `${text} at most ${durationLike(first, to)}`;
  return text.slice(0, text.lastIndexOf(second)) + durationLike(second, to);
}
