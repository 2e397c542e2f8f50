/** A timeline as it is when all of it happens later: a rehearsal, or a plan without a date that is being done. Freezes and nights stay where they are. */
import type {
  Decision,
  Instant,
  Seconds,
  Span,
  TimelineActivity,
  TimelineData,
  TimelineMore,
  TimelineUndoing,
} from "../timeline/data.js";

type Moved = Pick<
  TimelineData,
  | "zero"
  | "period"
  | "busy"
  | "window"
  | "fallbacks"
  | "fallback"
  | "against"
  | "goLive"
  | "outages"
  | "pointOfNoReturn"
  | "latestSafeDecision"
>;

export function laterBy<Data extends Moved>(data: Data, seconds: Seconds): Data {
  if (seconds === 0) return data;
  const { window, fallbacks, fallback, against, goLive, pointOfNoReturn, latestSafeDecision: safe } = data;
  const span = spanLater(seconds);
  const decision = decisionLater(seconds);
  return {
    ...data,
    zero: data.zero + seconds,
    period: span(data.period),
    busy: data.busy.map(span),
    outages: data.outages.map(span),
    ...(window ? { window: span(window) } : {}),
    ...(fallbacks ? { fallbacks: fallbacks.map(span) } : {}),
    ...(fallback ? { fallback: { ...fallback, insteadOf: span(fallback.insteadOf) } } : {}),
    ...(against ? { against: { ...against, moved: against.moved.map(span) } } : {}),
    ...(goLive === undefined ? {} : { goLive: goLive + seconds }),
    ...(pointOfNoReturn ? { pointOfNoReturn: decision(pointOfNoReturn) } : {}),
    ...(safe ? { latestSafeDecision: { ...decision(safe), again: safe.again.map(span) } } : {}),
  };
}

export function activityLater(seconds: Seconds): (activity: TimelineActivity) => TimelineActivity {
  if (seconds === 0) return activity => activity;
  const span = spanLater(seconds);
  const moment = momentLater(seconds);
  return activity => {
    const { times, by, waits } = activity;
    return {
      ...activity,
      ...(times
        ? { times: { ...span(times), worstStart: times.worstStart + seconds, worstEnd: times.worstEnd + seconds } }
        : {}),
      ...(by === undefined ? {} : { by: by + seconds }),
      ...(waits ? { waits: { ...waits, ...moment("at", waits.at) } } : {}),
    };
  };
}

export function moreLater(seconds: Seconds): (more: TimelineMore) => TimelineMore {
  const moment = momentLater(seconds);
  return more => {
    const decideBy = more.undo?.decideBy;
    if (seconds === 0 || !decideBy) return more;
    const { planned, worst } = decideBy;
    return { ...more, undo: { ...more.undo, decideBy: { ...moment("planned", planned), ...moment("worst", worst) } } };
  };
}

export function undoingLater(undoing: TimelineUndoing, seconds: Seconds): TimelineUndoing {
  if (seconds === 0) return undoing;
  const moment = momentLater(seconds);
  return {
    ...undoing,
    moments: undoing.moments.map(each => ({ ...each, after: each.after + seconds })),
    counterparts: undoing.counterparts.map(each => ({
      ...each,
      begins: each.begins + seconds,
      ...moment("until", each.until),
    })),
  };
}

export function spanLater(seconds: Seconds): <S extends Span>(span: S) => S {
  return span => ({ ...span, start: span.start + seconds, end: span.end + seconds });
}

function decisionLater(seconds: Seconds): <D extends Decision>(decision: D) => D {
  const moment = momentLater(seconds);
  return decision => ({ ...decision, at: decision.at + seconds, ...moment("worst", decision.worst) });
}

/** Nothing where there is no such moment. */
function momentLater(
  seconds: Seconds,
): <K extends string>(name: K, at: Instant | undefined) => { readonly [Name in K]?: Instant } {
  return (name, at) =>
    at === undefined ? {} : ({ [name]: at + seconds } as { readonly [Name in typeof name]: Instant });
}
