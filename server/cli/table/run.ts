import { outcomes } from "../../../language/run/events.js";
import { pictureOptions } from "./pictures.js";
import {
  type Command,
  fallbackOption,
  oneRunbook,
  readsAbout,
  requireZoneDataOption,
  rootOption,
  storeOption,
  zoneOption,
} from "./table.js";

/** What is done with a run, in the order of a night. */
export const runActions = {
  open: "begins a run: its log lies beside the runbook",
  start: "an activity begins",
  done: "it is done",
  fail: "it has failed; says why",
  skip: "it, or all that is left of a phase, is left out; says why",
  block: "it cannot go on; says why, and with --on who is waited for",
  unblock: "it can go on",
  hold: "nothing more begins; anybody may, and says why",
  resume: "it goes on; the coordinator or a decider says so",
  decide: "a gate is decided: --go or --no-go",
  "hand-over": "somebody takes over: --from and --to, one activity or all of theirs",
  acknowledge: "somebody has read the plan, or is ready for the activity",
  note: "an observation, evidence, a link",
  "roll-back": "a rollback is called; says why",
  undo: "a step has been undone",
  replan: "the run goes on by the runbook as it is now",
  correct: "replaces what the event of --event said",
  close: "the run is over: --outcome",
  status: "shows what runs, what is next, what is blocked, and how it goes on",
  review: "looks back at it: planned and actual, where the time went",
  timeline: "draws it as it stands: what has happened, now, and how it goes on",
  verify: "says whether the log is what was written",
  export: "writes the log and the plans of a run in the database of --store as files beside the runbook",
  import: "takes a log beside the runbook, with its plans, into the database of --store",
} as const;

export type RunAction = keyof typeof runActions;

export const running = {
  name: "run",
  does: "keeps the log of a release while it is done, and says how it goes on",
  operands: [
    { value: { kind: "choice", name: "ACTION", choices: runActions } },
    oneRunbook,
    { value: { kind: "activity", name: "ACTIVITY" }, optional: true },
  ],
  options: [
    {
      name: "by",
      value: { kind: "text", name: "NAME" },
      says: "who writes it, as the runbook names them; GONOGO_BY says it for all commands of a shell",
    },
    {
      name: "at",
      value: { kind: "text", name: "TIME" },
      says: "when it happened, such as 22:41, `2026-06-02 22:41` (by the runbook's clock) or 2026-06-03T05:41:00Z; without it, now",
    },
    { name: "text", value: { kind: "text", name: "TEXT" }, says: "why, or what is to be known" },
    { name: "go", says: "with decide: go" },
    { name: "no-go", says: "with decide: no-go" },
    {
      name: "unmet",
      value: { kind: "number", name: "N" },
      repeat: true,
      says: "with decide: the gate's condition number N is not met; the others are",
    },
    { name: "on", value: { kind: "text", name: "NAME" }, says: "with block: the person or team that is waited for" },
    { name: "from", value: { kind: "text", name: "NAME" }, says: "with hand-over: who hands over" },
    {
      name: "to",
      value: { kind: "text", name: "NAME|FORMAT" },
      says: "with hand-over: who takes over; with review: markdown (the default), html (a page for screens, phones and paper) or json; with status: markdown, one small page for executives; with timeline: svg (the default), png or html",
    },
    {
      name: "extension",
      value: { kind: "text", name: "TIME" },
      says: "with note: until when a longer window has been asked for",
    },
    {
      name: "outcome",
      value: { kind: "choice", name: "OUTCOME", choices: Object.fromEntries(outcomes.map(each => [each, each])) },
      says: "with close: what became of it",
    },
    { name: "event", value: { kind: "number", name: "N" }, says: "with correct: the number of the event" },
    {
      name: "never",
      says: "with correct: it did not happen at all; otherwise --at and --text say what it should have said",
    },
    {
      name: "rehearsal",
      value: { kind: "text", name: "ENVIRONMENT" },
      says: "with open: a rehearsal, on this environment; it counts from when it is opened",
    },
    {
      name: "log",
      value: { kind: "file", name: "FILE" },
      says: "the log of the run, where it is not the latest beside the runbook; in a database the run's name",
    },
    storeOption,
    {
      name: "may",
      value: { kind: "choice", name: "ACTION", choices: runActions },
      says: "with status: only the names of what that may be recorded of now, one a line, as shells complete them",
    },
    { name: "json", says: "with status: one JSON document, times in ISO 8601, lengths in seconds" },
    {
      name: "watch",
      says: "with status: shows it again every few seconds and when something is written, until Ctrl+C",
    },
    {
      name: "now",
      value: { kind: "text", name: "TIME" },
      says: "with status, review and timeline: as it stood at this time, and how it went on from there",
    },
    {
      name: "output",
      value: { kind: "file", name: "FILE" },
      says: "with timeline: writes to this file; `-` is standard output, the default. `FOLDER/` takes SVG and PNG in sheets",
    },
    {
      name: "second-zone",
      value: { kind: "zone", name: "ZONE" },
      says: "gives the timeline a second axis, in this IANA zone",
    },
    ...pictureOptions,
    zoneOption,
    fallbackOption,
    rootOption,
    requireZoneDataOption,
  ],
  about: [
    "A run is a log of events beside the runbook, `NAME.DATE.run.jsonl`, that is only ever appended to; the plan it is of is kept beside it. Everybody may write to it at once. What does not fit what was recorded before is refused, with who was first.",
    "Activities, phases and what is inside rollbacks are named by their names; a step's own rollback is `rollback STEP`. Before what an activity waits for is done, it begins only with a reason (--text). Nothing is ever executed.",
    readsAbout,
  ],
  examples: [
    { line: "gonogo run open payments.runbook --by lee" },
    { line: "gonogo run start payments.runbook announce --by lee" },
    { line: "gonogo run done payments.runbook announce --by lee --at 21:04" },
    { line: 'gonogo run block payments.runbook promote --by mei --on priya --text "no permission on backup-1"' },
    { line: "gonogo run decide payments.runbook go --go --by dana" },
    { line: "gonogo run hand-over payments.runbook smoke --from arun --to priya --by lee" },
    { line: "gonogo run status payments.runbook --watch" },
    { line: "gonogo run correct payments.runbook --event 14 --at 21:52 --by mei" },
    { line: "gonogo run timeline payments.runbook --to png --output now.png" },
    { line: "gonogo run review payments.runbook > review.md" },
    { line: "gonogo run open payments.runbook --rehearsal staging --by lee" },
    { line: "gonogo run export payments.runbook --store postgres://lee@db.example.com/runs" },
  ],
  exits: {
    0: "it is written, or shown; with verify: the log is what was written",
    1: "with verify: the log was changed; with status: what is due ends after the window, or an `at` or `by` is missed; with export and import: a plan of the run could not be copied",
    2: "the command could not run: no such file, a database that cannot be reached, no such activity, nobody named by --by, or what is written does not fit the run",
    130: "--watch was ended with Ctrl+C",
  },
} as const satisfies Command;
