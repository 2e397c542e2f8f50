/**
 * A run for who does not take part in it: how it stands, when it ends, and what is decided next, on one small page. Each moment on the
 * runbook's clock and in UTC.
 */
import type { Instant } from "../plan/plan.js";
import { formatExactClock, formatExactMoment } from "../time/format.js";
import { count, list } from "../wording/lists.js";
import { duration } from "../wording/times.js";
import type { BoardActivity, BoardDocument } from "./board.js";
import { isOver } from "./transitions.js";

export interface StatusBrief {
  readonly title: string;
  /** "Rehearsal on staging"; null where it is done in earnest. */
  readonly what: string | null;
  /** How it stands in a few words, and how that is to be taken. */
  readonly verdict: string;
  readonly mood: "good" | "watch" | "bad" | "over" | "waiting";
  readonly rows: readonly { readonly label: string; readonly text: string }[];
  /** "Tue 2026-06-02 22:15 America/Los_Angeles (05:15 UTC)" */
  readonly asOf: string;
}

export function statusBrief(document: BoardDocument): StatusBrief {
  const { status, phase, now, window, decideBy } = document;
  const { zone, over, activities, rehearsal, closed, held, rollback, blocked, failed } = status;
  const moment = (at: Instant): string => `${formatExactMoment(at, zone)} (${formatExactClock(at, "UTC")} UTC)`;
  const iso = (text: string): Instant => Date.parse(text) / 1000;
  const since = (said: { readonly at: string; readonly by: string; readonly text: string | null }): string =>
    `since ${moment(iso(said.at))}, by ${said.by}${said.text === null ? "" : `: ${said.text}`}`;
  const rows = (label: string, texts: readonly (string | null)[]): StatusBrief["rows"] =>
    texts.flatMap((text, index) => (text === null ? [] : [{ label: index === 0 ? label : "", text }]));
  const row = (label: string, text: string | null): StatusBrief["rows"] => rows(label, [text]);
  const isGoingOn = closed === null;
  const gate = isGoingOn && rollback === null ? nextGate(document) : undefined;
  return {
    title: status.title,
    what: rehearsal === null ? null : `Rehearsal on ${rehearsal}`,
    ...verdictOf(document),
    rows: [
      ...row("Phase", isGoingOn ? phase : null),
      ...row("Now", isGoingOn && status.running.length > 0 ? list(status.running.map(({ title }) => title)) : null),
      ...row("Held", held ? since(held) : null),
      ...row("Rollback", rollback ? `called ${since(rollback.said)}; over at ${moment(iso(rollback.ends))}` : null),
      ...rows(
        "Blocked",
        blocked.map(({ title, said }) => `${title}, ${since(said)}`),
      ),
      ...rows(
        "Failed",
        failed.map(({ title, said }) => `${title}, ${since(said)}`),
      ),
      ...row("Done", `${over} of ${count(activities, "activity", "activities")}`),
      ...row(
        closed ? "Ended" : "Ends",
        closed ? moment(iso(closed.at)) : rollback ? null : endOf(document, moment, iso),
      ),
      ...row("Window", window ? `until ${moment(window.end)}` : null),
      ...row("Next decision", gate ? `${gate.title}${gate.expected ? `, ${moment(gate.expected.start)}` : ""}` : null),
      ...row(
        "Rollback until",
        isGoingOn && decideBy !== null ? `${moment(decideBy)}: the last moment to call one` : null,
      ),
    ],
    asOf: `${formatExactMoment(now, zone)} ${zone} (${formatExactClock(now, "UTC")} UTC)`,
  };
}

function verdictOf({ status }: BoardDocument): Pick<StatusBrief, "verdict" | "mood"> {
  const { state, closed, rollback, held, end, missed, blocked, failed } = status;
  const { planned, worst } = end.slack;
  const certain = missed.filter(({ onlyInWorstCase, past }) => !onlyInWorstCase && !past);
  if (closed) return { verdict: `Closed: ${closed.outcome}`, mood: "over" };
  if (state === "unopened") return { verdict: "Not opened yet", mood: "waiting" };
  if (rollback) return { verdict: held ? "Rolling back, held" : "Rolling back", mood: "bad" };
  if (planned !== null && planned < 0)
    return { verdict: `Late: it ends ${duration(-planned)} after the window`, mood: "bad" };
  if (held) return { verdict: "Held: nothing more begins", mood: "bad" };
  if (certain.length > 0) return { verdict: `Late: ${count(certain.length, "deadline")} will be missed`, mood: "bad" };
  if (failed.length > 0)
    return { verdict: `${count(failed.length, "activity has", "activities have")} failed`, mood: "bad" };
  if (blocked.length > 0)
    return { verdict: `${count(blocked.length, "activity is", "activities are")} blocked`, mood: "watch" };
  if (worst !== null && worst < 0)
    return { verdict: `At risk: in the worst case it ends ${duration(-worst)} after the window`, mood: "watch" };
  const later = end.later ?? 0;
  if (later > 0) return { verdict: `${duration(later)} later than planned, inside the window`, mood: "watch" };
  return { verdict: later < 0 ? `${duration(-later)} earlier than planned` : "As planned", mood: "good" };
}

function endOf(
  { status: { end } }: BoardDocument,
  moment: (at: Instant) => string,
  iso: (text: string) => Instant,
): string | null {
  const { planned, worst, slack } = end;
  if (planned === null) return null;
  const most = worst === null || worst === planned ? "" : `, at the latest ${moment(iso(worst))}`;
  const room = slack.planned;
  const left =
    room === null
      ? ""
      : room < 0
        ? `; ${duration(-room)} after the window`
        : `; ${duration(room)} of the window ${room === 60 ? "is" : "are"} left`;
  return `${moment(iso(planned))}${most}${left}`;
}

/** The gate that is decided next. */
function nextGate({ activities }: BoardDocument): BoardActivity | undefined {
  return activities
    .filter(({ kind, state, planned }) => kind === "gate" && planned !== null && !isOver(state))
    .reduce<BoardActivity | undefined>((first, each) => {
      const isSooner = (each.expected?.start ?? Infinity) < (first?.expected?.start ?? Infinity);
      return first === undefined || isSooner ? each : first;
    }, undefined);
}
