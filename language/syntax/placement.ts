/**
 * Which statement may stand where, and how often: the one table for the checker's "belongs in …", the completion and the
 * documentation. The grammar itself lets every statement stand in every block.
 */
import type { DeclarationField, ProgrammeStatement, Statement } from "../generated/ast.js";

export type BlockName =
  | "programme"
  | "runbook"
  | "phase"
  | "parallel"
  | "sequence"
  | "step"
  | "check"
  | "notify"
  | "gate"
  | "wait"
  /** A step's own counterpart. */
  | "counterpart"
  /** A rollback several steps share. */
  | "rollback"
  | "contingency"
  | "team"
  | "person"
  | "environment";

export interface Placement {
  /** What starts the statement. */
  readonly keyword: string;
  readonly in: readonly BlockName[];
  /** May be said more than once in one block. */
  readonly repeat: boolean;
  /** What it means, in one line. */
  readonly meaning: string;
}

const work = ["runbook", "phase", "parallel", "sequence", "rollback", "contingency"] as const;
const activity = ["step", "check", "notify", "gate", "wait"] as const;
const undo = ["counterpart", "rollback"] as const;

const once = (keyword: string, places: readonly BlockName[], meaning: string): Placement => ({
  keyword,
  in: places,
  repeat: false,
  meaning,
});
const many = (keyword: string, places: readonly BlockName[], meaning: string): Placement => ({
  keyword,
  in: places,
  repeat: true,
  meaning,
});

export const placements: Readonly<Record<(Statement | DeclarationField | ProgrammeStatement)["$type"], Placement>> = {
  Members: many("runbook", ["programme"], "a runbook of the programme, by its path from this file"),
  Phase: many(
    "phase",
    ["runbook", "phase", "parallel", "sequence"],
    "a named part of the plan with defaults for what is inside",
  ),
  Parallel: many("parallel", work, "its parts run at the same time"),
  Sequence: many("sequence", work, "its parts run one after the other"),
  Activity: many("step", work, "an activity: step, check, notify, gate or wait"),
  Contingency: many("contingency", ["runbook"], "what to do when something known goes wrong"),
  Rollback: many("rollback", ["runbook", "step"], "how a step is undone, or a rollback that several steps share"),
  RollbackNone: once("rollback", ["runbook", "phase", "step"], "there is nothing to undo"),
  RollbackUsing: once("rollback", ["runbook", "phase", "step"], "undone by a shared rollback"),
  Change: once("change", ["runbook"], "the change records"),
  UseEnvironment: once("environment", ["runbook"], "where steps act"),
  Risk: once("risk", ["runbook"], "low, medium or high"),
  Timezone: once(
    "timezone",
    ["runbook", "programme", "phase", ...activity, "team", "person"],
    "the zone of clock times inside",
  ),
  Status: once("status", ["runbook"], "it is done or cancelled: from now on only its text is checked"),
  Window: once("window", ["runbook", "programme"], "when the change may happen, from … to …"),
  Fallback: many("fallback", ["runbook"], "another window, for the case that the first cannot be used"),
  GoLive: once("go-live", ["runbook"], "the moment T counts from"),
  Coordinator: once("coordinator", ["runbook"], "who runs the release"),
  Decider: once("decider", ["runbook"], "who may call a rollback"),
  Bridge: once("bridge", ["runbook"], "where everybody meets"),
  Rehearsal: many("rehearsal", ["runbook"], "when this was tried, and how it went"),
  Accept: many("accept", ["runbook", "programme"], "accepts the findings of one rule, with a reason"),
  Owner: once("owner", ["runbook", "phase", ...activity, ...undo, "contingency"], "the owner, covers and participants"),
  Takes: once("takes", [...activity, ...undo, "contingency"], "how long it takes, and at most"),
  At: once("at", ["phase", ...activity], "never earlier than this"),
  By: once("by", ["phase", ...activity], "finished no later than this"),
  After: once(
    "after",
    ["phase", ...activity, "contingency"],
    "waits for these instead of everything above; in a contingency: when it may strike",
  ),
  During: once(
    "during",
    ["check", "notify", "wait"],
    "lasts exactly as long as this, beside it, and again every so often",
  ),
  Needs: once("needs", [...activity, ...undo], "skills it needs"),
  On: once("on", ["phase", ...activity, ...undo], "the environment it acts on"),
  To: once("to", ["notify"], "who is told"),
  Run: many("run", [...activity, ...undo, "contingency"], "a command to run"),
  Expect: many("expect", [...activity, ...undo, "contingency"], "what must be seen afterwards"),
  When: once("when", ["phase", ...activity], "done only if"),
  Link: many("link", ["runbook", "programme", ...activity, ...undo, "contingency"], "further reading"),
  Note: many("note", ["runbook", "programme", ...activity, ...undo, "contingency"], "something to know"),
  Requires: many("requires", ["gate"], "what must be true for a go"),
  Otherwise: once("otherwise", ["gate", "check"], "what happens on a no-go or a failed check"),
  Keeps: once("keeps", ["gate"], "what is no longer undone once the gate is passed"),
  Until: once("until", ["wait"], "the condition waited for"),
  Undoes: once("undoes", ["step"], "undoes an earlier, temporary step"),
  Irreversible: once("irreversible", ["step"], "a point of no return"),
  Trigger: once("trigger", ["contingency"], "what shows it"),
  Then: many("then", ["contingency"], "what to do about it"),
  Accountable: once("accountable", ["runbook", "phase"], "who answers for the outcome, without having to be there"),
  Escalate: once("escalate", ["runbook", ...activity], "whom to call when it is late by this much"),
  Outage: many("outage", ["runbook"], "what users do without, from one activity to another, and how long at most"),
  Deferrable: once("deferrable", ["step", "check", "notify"], "may be left out when time runs short"),
  Contact: once("contact", ["team", "person"], "how to reach them"),
  Hours: many("hours", ["team", "person"], "local working time, of every day or of the days named"),
  Observed: once("holidays", ["team", "person"], "lists of holidays on which they do not work"),
  Rotation: once("rotation", ["team"], "an on-call rotation that always has somebody available"),
  Knows: once("knows", ["team", "person"], "skills they have"),
  Membership: once("team", ["person"], "teams they belong to"),
  Away: many("away", ["person"], "leave, from … to …, both days included"),
  Protected: once("protected", ["environment"], "changes only inside a window and outside freezes"),
  Operators: once("operators", ["environment"], "who may act there"),
  RehearseOn: once("rehearse", ["environment"], "where a change must be rehearsed first"),
};

/** The five answers to "how is this undone?": a step gives one of them. */
export const rollbackAnswers: ReadonlySet<Statement["$type"]> = new Set([
  "Rollback",
  "RollbackNone",
  "RollbackUsing",
  "Undoes",
  "Irreversible",
]);

/** "a step", "an activity"; for messages. */
export function blockTitle(block: BlockName): string {
  switch (block) {
    case "environment":
      return "an environment";
    case "counterpart":
      return "a step's rollback";
    case "parallel":
    case "sequence":
      return `a ${block} block`;
    default:
      return `a ${block}`;
  }
}

/** "a step, a check or a gate" */
export function blockTitles(blocks: readonly BlockName[]): string {
  // Whoever misplaces a statement writes a runbook: a programme is meant only where nothing else is.
  const meant = blocks.length > 1 ? blocks.filter(block => block !== "programme") : blocks;
  const titles = [...new Set(meant.map(block => (block === "counterpart" ? "rollback" : block)))].map(blockTitle);
  const last = titles.pop();
  return titles.length === 0 ? (last ?? "") : `${titles.join(", ")} or ${last}`;
}
