/** What a command line wants to have written down. */
import type { Instant } from "../../../language/plan/plan.js";
import { type Correction, outcomes, type RunEvent, type Said } from "../../../language/run/events.js";
import { subjectsOf } from "../../../language/run/subjects.js";
import { momentExamples, readMoment } from "./moments.js";
import type { OpenedRun } from "./open.js";
import type { WritingAction } from "./options.js";

export interface Words {
  readonly activity: string | undefined;
  readonly flags: ReadonlySet<string>;
  readonly values: Readonly<Partial<Record<string, string>>>;
  /** Those of `--unmet`. */
  readonly unmet: readonly number[];
  readonly at: Instant;
  readonly now: Instant;
}

/** In words where something is missing. */
export function saidBy(action: WritingAction, words: Words, run: OpenedRun): Said | string {
  const { activity, values } = words;
  const { text } = values;
  const missing = whatIsMissing(action, words);
  if (missing !== undefined) return missing;
  const of = { activity: activity ?? "", text };
  switch (action) {
    case "start":
      return { kind: "started", ...of };
    case "done":
      return { kind: "done", ...of };
    case "fail":
      return { kind: "failed", ...of, text: text ?? "" };
    case "skip":
      return { kind: "skipped", ...of, text: text ?? "" };
    case "block":
      return { kind: "blocked", ...of, text: text ?? "", on: values.on };
    case "unblock":
      return { kind: "unblocked", ...of };
    case "undo":
      return { kind: "undone", ...of };
    case "hold":
      return { kind: "held", text: text ?? "" };
    case "resume":
      return { kind: "resumed", text };
    case "decide":
      return decision(words, run);
    case "hand-over":
      return { kind: "handover", activity, text, from: values.from ?? "", to: values.to ?? "" };
    case "acknowledge":
      return { kind: "acknowledged", activity, text };
    case "note":
      return note(words, run);
    case "roll-back":
      return { kind: "rollback-called", activity, text: text ?? "" };
    case "replan":
      return { kind: "replanned", text, to: run.runbook.texts.hash };
    case "correct":
      return correction(words, run.events);
    case "close": {
      const outcome = outcomes.find(each => each === values.outcome);
      return outcome ? { kind: "closed", text, outcome } : "say what became of it: `--outcome succeeded`";
    }
  }
}

const needsActivity: ReadonlySet<string> = new Set([
  "start",
  "done",
  "fail",
  "skip",
  "block",
  "unblock",
  "undo",
  "decide",
]);
const needsText: ReadonlySet<string> = new Set(["fail", "skip", "block", "hold", "note", "roll-back"]);

function whatIsMissing(action: WritingAction, { activity, values }: Words): string | undefined {
  if (needsActivity.has(action) && activity === undefined) return "no activity is named: name it after the file";
  if (needsText.has(action) && values.text === undefined)
    return action === "note" ? "say what is to be known: `--text TEXT`" : "say why: `--text TEXT`";
  if (action === "hand-over" && (values.from === undefined || values.to === undefined))
    return "say who hands over to whom: `--from NAME --to NAME`";
  return undefined;
}

/** Condition by condition, as the runbook has them. */
function decision({ activity = "", flags, unmet, values }: Words, { planned }: OpenedRun): Said | string {
  const [isGo, isNoGo] = [flags.has("go"), flags.has("no-go")];
  if (isGo === isNoGo) return "say how it is decided: `--go` or `--no-go`";
  const { runbook } = planned.plan;
  const named = subjectsOf(runbook).byName.get(activity);
  const gate = named?.kind === "one" ? runbook.work.activities[named.position] : undefined;
  const conditions = gate?.requires ?? [];
  const beyond = unmet.find(number => number < 1 || number > conditions.length);
  if (beyond !== undefined) return `there is no condition ${beyond} of \`${activity}\`: it has ${conditions.length}`;
  const criteria = conditions.map(({ text }, index) => ({ text, met: !unmet.includes(index + 1) }));
  const { text } = values;
  return { kind: "decision", activity, text, verdict: isGo ? "go" : "no-go", criteria };
}

function note({ activity, values, now }: Words, { planned }: OpenedRun): Said | string {
  const { text = "", extension } = values;
  if (extension === undefined) return { kind: "note", activity, text };
  const until = readMoment(extension, planned.plan.runbook.zone, now, true);
  if (until === undefined) return `\`--extension ${extension}\` is no time: write ${momentExamples}`;
  return { kind: "note", activity, text, extension: until };
}

/** What that event said, but for what is said now. */
function correction({ values, flags, at }: Words, events: readonly RunEvent[]): Said | string {
  const of = Number(values.event);
  const event = events.find(({ seq }) => seq === of);
  if (values.event === undefined || !event) return "say which event: `--event N`, with its number in the log";
  const { text } = values;
  if (flags.has("never")) return { kind: "corrected", of, text };
  if (values.at === undefined && text === undefined)
    return "say what it should have said: `--at TIME`, `--text TEXT`, or `--never`";
  if (event.kind === "opened" || event.kind === "corrected") return { kind: "corrected", of };
  const { seq: _, id: __, plan: ___, recorded: ____, by: _____, expects: ______, prev: _______, ...said } = event;
  const instead = { ...said, at: values.at === undefined ? event.at : at, ...(text === undefined ? {} : { text }) };
  return { kind: "corrected", of, instead: instead as Correction };
}
