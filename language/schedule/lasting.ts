/** When what lasts as long as a part of the plan happens: taken from that part, once everything else has its times. */
import type { Block, Item, Work } from "../plan/plan.js";
import { blockSpans, type Columns, spanAt } from "./block-spans.js";
import type { Span } from "./schedule.js";
import { type HappenedTimes, type Pass, type Settings, type TimedWork, timeWork } from "./work.js";

/** Times all of a work. Linear in it. */
export function timeAll(work: Work, settings: Settings): TimedWork {
  return withLasting(work, timeWork(work, settings), settings.happened);
}

function withLasting(work: Work, timed: TimedWork, happened: HappenedTimes | undefined): TimedWork {
  if (!work.activities.some(({ during }) => during)) return timed;
  const parts = work.activities.map(({ during }) => during?.part);
  const startInexact = timed.startInexact.slice();
  const endInexact = timed.endInexact.slice();
  const planned = spansOf(work, timed.planned);
  const sure = spansOf(
    work,
    startsWhere(timed, node => !timed.startInexact[node]),
  );
  const open = spansOf(
    work,
    startsWhere(timed, node => timed.endInexact[node] === 1),
  );
  const isUnread = someInside(work, ({ workUnread }) => workUnread);
  const isInside = insideWindow(work, timed.afterWindow);
  for (const [index, part] of parts.entries()) {
    if (!work.activities[index]?.during) continue;
    const beginsThen = part !== undefined && sure(part)?.start === planned(part)?.start;
    startInexact[index] = beginsThen ? 0 : 1;
    endInexact[index] = beginsThen && !open(part) && !isUnread(part) ? 0 : 1;
  }
  return {
    ...timed,
    planned: passWithLasting(work, timed.planned, parts, happened),
    worst: passWithLasting(work, timed.worst, parts, happened),
    startInexact,
    endInexact,
    afterWindow: timed.afterWindow.map((isAfter, index) => {
      const { during, otherwise } = work.activities[index] ?? {};
      return during ? during.part !== undefined && !isInside(during.part) && otherwise?.kind !== "rollback" : isAfter;
    }),
  };
}

/** Whether some of a part is placed inside the window, or before it. */
function insideWindow(work: Work, afterWindow: readonly boolean[]): (part: Item) => boolean {
  const blocks = new Set(
    work.activities.flatMap(({ index, block, during }) => (during || afterWindow[index] ? [] : [block])),
  );
  const isInside = someInside(work, ({ index }) => blocks.has(index));
  return part => (part.kind === "activity" ? !afterWindow[part.index] : isInside(part));
}

type SpanOf = (part: Item) => Span | undefined;

function spansOf(work: Work, columns: Columns): SpanOf {
  const blocks = blockSpans(work, columns);
  return ({ kind, index }) => (kind === "activity" ? spanAt(columns, index) : blocks[index]);
}

/** Only of some. */
function startsWhere({ planned: { start, end } }: TimedWork, counts: (node: number) => boolean): Columns {
  return { start: start.map((at, node) => (counts(node) ? at : Number.NaN)), end };
}

function passWithLasting(
  work: Work,
  pass: Pass,
  parts: readonly (Item | undefined)[],
  happened: HappenedTimes | undefined,
): Pass {
  const [spans, least] = [spansOf(work, pass), spansOf(work, { start: pass.start, end: pass.leastEnd })];
  const [start, end, leastEnd, takes] = [
    pass.start.slice(),
    pass.end.slice(),
    pass.leastEnd.slice(),
    pass.takes.slice(),
  ];
  for (const [index, part] of parts.entries()) {
    const planned = part && spans(part);
    if (!planned) continue;
    const span = happened?.lasting(index, planned) ?? planned;
    start[index] = span.start;
    end[index] = span.end;
    leastEnd[index] = least(part)?.end ?? Number.NEGATIVE_INFINITY;
    takes[index] = span.end - span.start;
  }
  return { ...pass, start, end, leastEnd, takes };
}

/** Whether something holds for a block, or for one in it at any depth; never for an activity. */
function someInside({ blocks }: Work, holds: (block: Block) => boolean): (part: Item) => boolean {
  const some = blocks.map(holds);
  for (const { index, parent } of [...blocks].reverse()) if (some[index] && parent !== undefined) some[parent] = true;
  return ({ kind, index }) => kind === "block" && some[index] === true;
}
