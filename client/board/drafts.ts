/** What a button writes: what is asked for first, and the event that comes of it. No browser in here. */

import type { Instant } from "../../language/plan/plan.js";
import type { BoardAction, BoardActivity, BoardEntry } from "../../language/run/board.js";
import type { Correction, Envelope, Outcome, Said } from "../../language/run/events.js";

/** An event as the page sends it: who says it, the session says. */
export type Draft = Said & Partial<Pick<Envelope, "at" | "expects">>;

export const runActions = ["hold", "resume", "roll back", "note", "hand over", "close"] as const;
export type RunAction = (typeof runActions)[number];

export type Act =
  | { readonly of: "activity"; readonly action: StepAction; readonly activity: BoardActivity }
  | { readonly of: "run"; readonly action: RunAction; readonly activity?: BoardActivity }
  | { readonly of: "entry"; readonly action: "correct"; readonly entry: BoardEntry; readonly activity?: undefined };

/** `ready`: they are there for it, and wait for it to begin. */
export type StepAction = BoardAction | "start early" | "ready";

/** What somebody has filled in. */
export interface Filled {
  readonly text: string;
  readonly at: Instant | undefined;
  readonly on: string;
  readonly from: string;
  readonly to: string;
  readonly outcome: Outcome;
  /** What is corrected did not happen at all. */
  readonly never: boolean;
  /** Parallel to the criteria. */
  readonly met: readonly boolean[];
}

export interface ActWords {
  /** On the button. */
  readonly label: string;
  /** On the button that sends it. */
  readonly send: string;
  readonly text: "needed" | "possible";
  /** What the text is to say. */
  readonly asks: string;
  /** What comes of it, where that is more than one step's. */
  readonly warns?: string;
  readonly tone: "main" | "plain" | "grave";
  /** Asked for on the page before it is sent. */
  readonly isAsked: boolean;
}

const words: Readonly<Record<Act["action"], ActWords>> = {
  start: {
    label: "Start",
    send: "Start",
    text: "possible",
    asks: "Anything to add",
    tone: "main",
    isAsked: false,
  },
  "start early": {
    label: "Start early…",
    send: "Start early",
    text: "needed",
    asks: "Why it begins before its time",
    warns: "What it waits for is not done. The review shows that it began early, and why.",
    tone: "plain",
    isAsked: true,
  },
  done: {
    label: "Done",
    send: "Done",
    text: "possible",
    asks: "What shows it: a figure, a link",
    tone: "main",
    isAsked: false,
  },
  fail: {
    label: "Failed…",
    send: "It failed",
    text: "needed",
    asks: "What happened",
    tone: "grave",
    isAsked: true,
  },
  skip: {
    label: "Skip…",
    send: "Skip it",
    text: "needed",
    asks: "Why it is left out",
    tone: "plain",
    isAsked: true,
  },
  block: {
    label: "Blocked…",
    send: "It is blocked",
    text: "needed",
    asks: "What it cannot go on for",
    tone: "plain",
    isAsked: true,
  },
  unblock: {
    label: "It goes on",
    send: "It goes on",
    text: "possible",
    asks: "Anything to add",
    tone: "main",
    isAsked: false,
  },
  go: {
    label: "Go",
    send: "Go",
    text: "possible",
    asks: "Anything to add",
    tone: "main",
    isAsked: true,
  },
  "no-go": {
    label: "No-go…",
    send: "No-go",
    text: "possible",
    asks: "Why not",
    tone: "grave",
    isAsked: true,
  },
  undo: {
    label: "Undone…",
    send: "It has been undone",
    text: "possible",
    asks: "What shows it",
    tone: "plain",
    isAsked: true,
  },
  ready: {
    label: "I am ready",
    send: "Ready",
    text: "possible",
    asks: "Anything to add",
    tone: "plain",
    isAsked: false,
  },
  correct: {
    label: "Correct…",
    send: "Correct it",
    text: "possible",
    asks: "What was wrong",
    warns: "What was written stays in the log, struck through; what you write now counts instead.",
    tone: "plain",
    isAsked: true,
  },
  hold: {
    label: "Hold the run…",
    send: "Hold the run",
    text: "needed",
    asks: "Why it is held",
    warns: "Nothing more begins until the coordinator or a decider resumes the run.",
    tone: "grave",
    isAsked: true,
  },
  resume: {
    label: "Resume…",
    send: "Resume the run",
    text: "possible",
    asks: "What has become clear",
    tone: "main",
    isAsked: true,
  },
  "roll back": {
    label: "Roll back…",
    send: "Call the rollback",
    text: "needed",
    asks: "Why it is rolled back",
    warns: "The plan ends here for everybody: nothing more of it begins, and what has begun is undone.",
    tone: "grave",
    isAsked: true,
  },
  note: {
    label: "Note…",
    send: "Write it down",
    text: "needed",
    asks: "What there is to say: an observation, a link",
    tone: "plain",
    isAsked: true,
  },
  "hand over": {
    label: "Hand over…",
    send: "Hand over",
    text: "possible",
    asks: "Why",
    tone: "plain",
    isAsked: true,
  },
  close: {
    label: "Close the run…",
    send: "Close the run",
    text: "possible",
    asks: "Anything to add",
    warns: "Nothing more can be written but notes and corrections.",
    tone: "plain",
    isAsked: true,
  },
};

export function wordsOf({ action }: Pick<Act, "action">): ActWords {
  return words[action];
}

/** "Done: Promote the replica", "Hold the run" */
export function saysOf(act: Act): string {
  const { send } = words[act.action];
  if (act.of === "entry") return `${send}: ${act.entry.says}`;
  return act.activity ? `${send}: ${act.activity.title}` : send;
}

export function nothingFilled({ activity }: Act): Filled {
  return {
    text: "",
    at: undefined,
    on: "",
    from: activity?.owners[0] ?? "",
    to: "",
    outcome: "succeeded",
    never: false,
    met: activity?.criteria.map(() => false) ?? [],
  };
}

/** What is still missing before it can be sent, in words; undefined where nothing is. */
export function missingIn(act: Act, { text, at, never, from, to, met }: Filled): string | undefined {
  const { text: wanted, asks } = words[act.action];
  const isUnmet = act.action === "go" && met.some(each => !each);
  if (isUnmet && text.trim() === "") return "Tick each condition that is met. To go without one, say why.";
  if (wanted === "needed" && text.trim() === "") return `Say it in a few words: ${asks.toLowerCase()}.`;
  if (act.action === "correct" && !never && at === undefined) return "Say when it happened, or that it did not.";
  if (act.action === "hand over" && (from === "" || to === "" || from === to)) return "Say from whom and to whom.";
  return undefined;
}

export function draftOf(act: Act, filled: Filled): Draft {
  const { at } = filled;
  return {
    ...saidOf(act, filled),
    ...(act.of === "activity" && act.action !== "ready" ? { expects: act.activity.last } : {}),
    ...(at === undefined || act.of === "entry" ? {} : { at }),
  };
}

/** What it says; also to ask whether it may be said. */
export function saidOf(act: Act, { text: written, at, never, on, from, to, outcome, met }: Filled): Said {
  const text = written.trim();
  const maybeText = text === "" ? {} : { text };
  if (act.of === "entry") {
    const instead = never || at === undefined ? undefined : saidAgain(act.entry, at);
    return { kind: "corrected", of: act.entry.seq, ...maybeText, ...(instead ? { instead } : {}) };
  }
  if (act.of === "run") {
    const about = act.activity ? { activity: act.activity.name } : {};
    switch (act.action) {
      case "hold":
        return { kind: "held", text };
      case "resume":
        return { kind: "resumed", ...maybeText };
      case "roll back":
        return { kind: "rollback-called", text, ...about };
      case "note":
        return { kind: "note", text, ...about };
      case "hand over":
        return { kind: "handover", from, to, ...maybeText, ...about };
      case "close":
        return { kind: "closed", outcome, ...maybeText };
    }
  }
  const { criteria, name: activity } = act.activity;
  switch (act.action) {
    case "start":
    case "start early":
      return { kind: "started", activity, ...maybeText };
    case "done":
      return { kind: "done", activity, ...maybeText };
    case "fail":
      return { kind: "failed", activity, text };
    case "skip":
      return { kind: "skipped", activity, text };
    case "block":
      return { kind: "blocked", activity, text, ...(on === "" ? {} : { on }) };
    case "unblock":
      return { kind: "unblocked", activity, ...maybeText };
    case "undo":
      return { kind: "undone", activity, ...maybeText };
    case "ready":
      return { kind: "acknowledged", activity, ...maybeText };
    case "go":
    case "no-go": {
      const judged = criteria.map((each, index) => ({ text: each, met: met[index] ?? false }));
      const rest = { ...maybeText, ...(judged.length === 0 ? {} : { criteria: judged }) };
      return { kind: "decision", activity, verdict: act.action, ...rest };
    }
  }
}

/** The same as an entry says, at another time; undefined where the entry does not tell all that was said. */
export function saidAgain({ kind, activity, text }: BoardEntry, at: Instant): Correction | undefined {
  const said = text === null ? {} : { text };
  switch (kind) {
    case "started":
    case "done":
    case "unblocked":
    case "undone":
      return activity === null ? undefined : { kind, activity, at, ...said };
    case "failed":
    case "skipped":
      return activity === null || text === null ? undefined : { kind, activity, at, text };
    case "held":
      return text === null ? undefined : { kind, at, text };
    case "resumed":
      return { kind, at, ...said };
    default:
      return undefined;
  }
}
