/** The pictures sent to timelines, remembered so that the next one costs what has changed; and what dragging a bar would do. */
import type { Drag } from "../../language/editing/bar-drag.js";
import { consequences } from "../../language/editing/consequences.js";
import { type Dragged, drag } from "../../language/editing/drag.js";
import { nightOf } from "../../language/exports/night/night.js";
import { nightTimeline } from "../../language/exports/night/timeline.js";
import type { TimelineData, TimelineEarlier } from "../../language/exports/timeline/data.js";
import { deltaOf } from "../../language/exports/timeline/delta.js";
import { packedTimeline } from "../../language/exports/timeline/packed.js";
import { moreOf, timelineOutline, timelineUndoing } from "../../language/exports/timeline-data.js";
import { type Analysis, applyEdits, type Finding } from "../../language/index.js";
import type { RunTimelineSource } from "../../language/run/timeline.js";
import type {
  ChangedFinding,
  LookedAt,
  TimelineDragParams,
  TimelineDragResult,
  TimelineEditResult,
  TimelineMoreParams,
  TimelineMoreResult,
  TimelineParams,
  TimelineResult,
} from "../protocol.js";
import { firstUnread, noRunbook } from "./unread.js";

export interface Pictures {
  /**
   * @param against what `params.against` means
   * @param run the latest run of it
   */
  readonly get: (analysis: Analysis, params: TimelineParams, against?: Against, run?: RunPicture) => TimelineResult;
  /** What is read of some activities, in the picture that was sent: the text may have gone on, and may even be broken. */
  readonly more: (uri: string, params: TimelineMoreParams) => TimelineMoreResult;
  /** @param analyse the analysis of the same file with another text */
  readonly drag: (
    analysis: Analysis,
    params: TimelineDragParams,
    analyse: (text: string) => Analysis,
  ) => TimelineDragResult;
  readonly edit: (analysis: Analysis, params: TimelineDragParams, version: number | null) => TimelineEditResult;
}

/** Another version, with which a picture is compared. */
export interface Against {
  readonly name: string;
  /** A text says why there is none. */
  readonly before: Analysis | string;
  readonly earlierThan: (after: Analysis) => TimelineEarlier;
}

/** A run as it stands, and what is drawn of it. */
export interface RunPicture {
  /** "Run of Tue 2026-06-02: 4 of 10 over, 4m later" */
  readonly says: string;
  readonly isClosed: boolean;
  /** The text is another by now than the plan that is being done. */
  readonly hasChanged: boolean;
  readonly source: () => RunTimelineSource;
}

/** What a picture is asked for with. */
interface Asked {
  readonly zones: readonly string[];
  readonly whatIf: string | undefined;
  readonly against: Against | undefined;
  readonly run: RunPicture | undefined;
  readonly isRunShown: boolean;
}

interface SentTimeline extends Asked {
  readonly revision: string;
  readonly data: TimelineData;
  /** What it was made from. */
  readonly analysis: Analysis;
}

/** Documents whose last picture is remembered. */
const mostKept = 4;

/** @param session tells revisions of this server from those of another */
export function createPictures(session: string): Pictures {
  let kept: readonly SentTimeline[] = [];
  const lastSentOf = (uri: string): SentTimeline | undefined => kept.find(({ analysis }) => analysis.file.uri === uri);
  let count = 0;

  const keep = (analysis: Analysis, asked: Asked, data: TimelineData): SentTimeline => {
    const { uri } = analysis.file;
    const sent: SentTimeline = { data, analysis, ...asked, revision: `${session}-${++count}` };
    kept = [...kept.filter(each => each.analysis.file.uri !== uri), sent].slice(-mostKept);
    return sent;
  };

  /** What was sent for the revision, while the text is still the same. */
  const current = (analysis: Analysis, have: string): SentTimeline | undefined => {
    const sent = lastSentOf(analysis.file.uri);
    return sent?.revision === have && sent.analysis.file.text === analysis.file.text ? sent : undefined;
  };

  return {
    get(planned, { zones = [], have, fallback, whatIf, run: choice }, against, run) {
      const analysis = onDate(planned, fallback);
      const isRunShown = isShown(run, { whatIf, run: choice }, against);
      const asked: Asked = { zones, whatIf, against, run, isRunShown };
      const before = lastSentOf(analysis.file.uri);
      if (before?.revision === have && before?.analysis === analysis && isSame(before, asked)) return { kind: "same" };
      const data = pictureOf(analysis, asked);
      if (typeof data === "string") {
        const last = have === undefined && before ? wholeOf(before) : undefined;
        const isUnread = firstUnread(analysis) !== undefined;
        return {
          kind: "broken",
          why: data,
          ...(isUnread ? { verdict: "no-go" } : {}),
          ...(last ? { last } : {}),
        };
      }
      const after = keep(analysis, asked, data);
      if (!before || before.revision !== have) return { kind: "whole", ...wholeOf(after) };
      return { kind: "delta", revision: after.revision, since: have, delta: deltaOf(before.data, data) };
    },
    more(uri, { have, activities, undoing }) {
      const sent = lastSentOf(uri);
      if (sent?.revision !== have) return { kind: "outdated" };
      const { input, options } = sourceOf(sent);
      const of = moreOf(input, options);
      const all = undoing ? timelineUndoing(input, options) : undefined;
      return { kind: "more", activities: activities.map(of), ...(all ? { undoing: all } : {}) };
    },
    drag(analysis, { have, activity, drag: to }, analyse) {
      const sent = current(analysis, have);
      if (!sent) return { kind: "outdated" };
      const dragged = dragIn(sent, analysis, activity, to);
      if (dragged.kind === "refused") return dragged;
      const changed = changedText(analysis, dragged);
      const after = changed === undefined ? analysis : analyse(changed);
      const data = pictureOf(after, sent);
      const { appear, vanish, differ } = consequences(analysis, after);
      return {
        kind: "preview",
        says: dragged.says,
        ...(typeof data === "string" ? {} : { delta: deltaOf(sent.data, data) }),
        appear: appear.map(shortened),
        vanish: vanish.map(shortened),
        differ: differ.map(shortened),
      };
    },
    edit(analysis, { have, activity, drag: to }, version) {
      const sent = current(analysis, have);
      if (!sent) return { kind: "outdated" };
      const dragged = dragIn(sent, analysis, activity, to);
      if (dragged.kind === "refused") return dragged;
      const edits = dragged.edits.map(({ place, newText }) => ({ range: place.range, newText }));
      return { kind: "edit", version, edits, says: dragged.says };
    },
  };
}

/** A file's analysis on one of its fallbacks, or on the date it is planned for. */
export function onDate(planned: Analysis, fallback: number | undefined): Analysis {
  return (fallback === undefined ? undefined : planned.fallbacks[fallback]) ?? planned;
}

/** On a fallback a bar may lie where no text puts it. */
function dragIn(sent: SentTimeline, analysis: Analysis, ...to: [activity: number, drag: Drag]): Dragged {
  if (analysis.plan.programme) {
    return {
      kind: "refused",
      why: "This picture is of several runbooks. Open the one it stands in to move or resize it.",
    };
  }
  if (sent.isRunShown) {
    return {
      kind: "refused",
      why: "This is how it is being done. Press N for the plan alone to move or resize what it says.",
    };
  }
  if (!sent.analysis.plan.runbook?.onFallback) return drag(analysis, ...to);
  return {
    kind: "refused",
    why: "This is how it happens on a fallback. Choose the planned date to move or resize it.",
  };
}

function isSame(a: Asked, b: Asked): boolean {
  return (
    a.zones.join() === b.zones.join() &&
    a.whatIf === b.whatIf &&
    a.against?.before === b.against?.before &&
    a.against?.name === b.against?.name &&
    a.run === b.run &&
    a.isRunShown === b.isRunShown
  );
}

/** One that goes on is shown unasked, one that is over where it is asked for. What strikes and what is compared is the plan. */
export function isShown(
  run: RunPicture | undefined,
  { whatIf, run: choice }: { readonly [Field in "whatIf" | "run"]: LookedAt[Field] | undefined },
  against: Against | undefined,
): boolean {
  if (!run || whatIf !== undefined || against) return false;
  return choice === "latest" || (choice === undefined && !run.isClosed);
}

function sourceOf({ analysis, run, isRunShown }: Pick<SentTimeline, "analysis" | "run" | "isRunShown">) {
  return run && isRunShown ? run.source() : { input: analysis, options: {} };
}

function wholeOf({ revision, data }: SentTimeline) {
  return { revision, data: packedTimeline(data) };
}

/** Or why there is none, in words. */
function pictureOf(analysis: Analysis, asked: Asked): TimelineData | string {
  const { zones, whatIf, against: version, run, isRunShown } = asked;
  const unread = firstUnread(analysis);
  if (unread !== undefined) return unread;
  const against = version?.earlierThan(analysis);
  const night = nightOf(analysis);
  if (night) return { ...nightTimeline(analysis, night, zones), ...(against ? { against } : {}) };
  const data =
    run && isRunShown ? runDrawn(analysis, run, zones) : timelineOutline(analysis, { zones, whatIf, against });
  if (!data) return noRunbook;
  return run ? { ...data, runBeside: { says: run.says, isShown: isRunShown } } : data;
}

/** Of a plan that is another by now than the text, what has the same name is the same. */
export function runDrawn(
  { plan }: Pick<Analysis, "plan">,
  { source, hasChanged }: RunPicture,
  zones: readonly string[],
): TimelineData | undefined {
  const { input, options } = source();
  const data = timelineOutline(input, { ...options, zones });
  if (!data || !plan.runbook || !hasChanged) return data;
  const { head, work } = plan.runbook;
  const places = new Map(work.activities.map(({ name, place }) => [name, place]));
  const blocks = new Map(work.blocks.map(({ name, place }) => [name, place]));
  return {
    ...data,
    activities: data.activities.map(each => ({ ...each, place: places.get(each.id) ?? head })),
    phases: data.phases.map(each => ({ ...each, place: blocks.get(each.key.replace(/^phase /, "")) ?? head })),
    findings: data.findings.map(each => ({ ...each, place: head })),
  };
}

function changedText({ file }: Analysis, { edits }: Extract<Dragged, { kind: "edits" }>): string | undefined {
  const applied = applyEdits(file.text, edits);
  return applied.kind === "text" && applied.text !== file.text ? applied.text : undefined;
}

function shortened({ code, severity, message }: Finding): ChangedFinding {
  return { code, severity, message };
}
