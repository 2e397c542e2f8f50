/** The pictures sent to timelines, remembered so that the next one costs what has changed; and what dragging a bar would do. */
import { consequences } from "../../language/editing/consequences.js";
import { type Dragged, drag } from "../../language/editing/drag.js";
import type { TimelineData } from "../../language/exports/timeline/data.js";
import { deltaOf, type Known, known } from "../../language/exports/timeline/delta.js";
import { timelineData } from "../../language/exports/timeline-data.js";
import { type Analysis, applyEdits, type Finding } from "../../language/index.js";
import type {
  ChangedFinding,
  TimelineDragParams,
  TimelineDragResult,
  TimelineEditResult,
  TimelineParams,
  TimelineResult,
} from "../protocol.js";
import { firstUnread, noRunbook } from "./unread.js";

export interface Pictures {
  readonly get: (analysis: Analysis, params: TimelineParams) => TimelineResult;
  /** @param analyse the analysis of the same file with another text */
  readonly drag: (
    analysis: Analysis,
    params: TimelineDragParams,
    analyse: (text: string) => Analysis,
  ) => TimelineDragResult;
  readonly edit: (analysis: Analysis, params: TimelineDragParams, version: number | null) => TimelineEditResult;
}

interface Sent extends Known {
  readonly revision: string;
  readonly zones: readonly string[];
  /** What it was made from. */
  readonly text: string;
}

/** Documents whose last picture is remembered. */
const mostKept = 4;

/** @param session tells revisions of this server from those of another */
export function createPictures(session: string): Pictures {
  const kept = new Map<string, Sent>();
  let count = 0;

  const keep = (analysis: Analysis, zones: readonly string[], data: TimelineData): Sent => {
    const { uri, text } = analysis.file;
    const sent: Sent = { ...known(data), text, zones, revision: `${session}-${++count}` };
    kept.delete(uri);
    kept.set(uri, sent);
    for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - mostKept))) kept.delete(oldest);
    return sent;
  };

  /** What was sent for the revision, while the text is still the same. */
  const current = (analysis: Analysis, have: string): Sent | undefined => {
    const sent = kept.get(analysis.file.uri);
    return sent?.revision === have && sent.text === analysis.file.text ? sent : undefined;
  };

  return {
    get(analysis, { zones = [], have }) {
      const before = kept.get(analysis.file.uri);
      const data = pictureOf(analysis, zones);
      if (typeof data === "string") {
        const last = have === undefined && before ? { revision: before.revision, data: before.data } : undefined;
        return { kind: "broken", why: data, ...(last ? { last } : {}) };
      }
      const after = keep(analysis, zones, data);
      const { revision } = after;
      if (!before || before.revision !== have) return { kind: "whole", revision, data };
      return { kind: "delta", revision, since: have, delta: deltaOf(before, after) };
    },
    drag(analysis, { have, activity, drag: to }, analyse) {
      const sent = current(analysis, have);
      if (!sent) return { kind: "outdated" };
      const dragged = drag(analysis, activity, to);
      if (dragged.kind === "refused") return dragged;
      const changed = changedText(analysis, dragged);
      const after = changed === undefined ? analysis : analyse(changed);
      const data = pictureOf(after, sent.zones);
      const { appear, vanish, differ } = consequences(analysis, after);
      return {
        kind: "preview",
        says: dragged.says,
        ...(typeof data === "string" ? {} : { delta: deltaOf(sent, known(data)) }),
        appear: appear.map(shortened),
        vanish: vanish.map(shortened),
        differ: differ.map(shortened),
      };
    },
    edit(analysis, { have, activity, drag: to }, version) {
      if (!current(analysis, have)) return { kind: "outdated" };
      const dragged = drag(analysis, activity, to);
      if (dragged.kind === "refused") return dragged;
      const edits = dragged.edits.map(({ place, newText }) => ({ range: place.range, newText }));
      return { kind: "edit", version, edits, says: dragged.says };
    },
  };
}

/** Or why there is none, in words. */
function pictureOf(analysis: Analysis, zones: readonly string[]): TimelineData | string {
  const unread = firstUnread(analysis);
  if (unread !== undefined) return unread;
  return timelineData(analysis, { zones }) ?? noRunbook;
}

function changedText({ file }: Analysis, { edits }: Extract<Dragged, { kind: "edits" }>): string | undefined {
  const applied = applyEdits(file.text, edits);
  return applied.kind === "text" && applied.text !== file.text ? applied.text : undefined;
}

function shortened({ code, severity, message }: Finding): ChangedFinding {
  return { code, severity, message };
}
