/** The night of the boring release, as samples/boring has it: one step slips, one is handed over, and the run is held once. */
import { noLineBefore, type RunEvent, type Said } from "../../language/run/events.js";
import { eventLine } from "../../language/run/reading.js";
import { digestOf } from "../../server/run/chain.js";
import { utc } from "./runs.js";

type Told = readonly [clock: string, by: string, said: Said, recordedLater?: number];

const begun = (activity: string): Said => ({ kind: "started", activity });
const done = (activity: string, text?: string): Said => ({ kind: "done", activity, text });

/** By the clock of California, which is seven hours behind UTC. */
const told: readonly Told[] = [
  ["20:50", "lee", { kind: "opened" }],
  ["20:52", "mei", { kind: "acknowledged" }],
  ["20:53", "priya", { kind: "acknowledged" }],
  ["20:54", "arun", { kind: "acknowledged" }],
  ["21:00", "lee", begun("announce")],
  ["21:04", "lee", done("announce")],
  ["21:05", "priya", begun("backup")],
  ["21:26", "priya", { kind: "note", activity: "backup", text: "the nightly export still reads from the disk" }],
  ["21:31", "priya", done("backup", "listed as payments-2026-06-02")],
  ["21:33", "arun", { kind: "held", text: "card payments fail: ours, or the bank's?" }],
  ["21:40", "dana", { kind: "resumed", text: "the bank's, and over: they confirm it" }],
  [
    "21:42",
    "dana",
    {
      kind: "decision",
      activity: "go",
      verdict: "go",
      criteria: [
        { text: "the backup is listed", met: true },
        { text: "every owner is on the bridge", met: true },
      ],
    },
  ],
  ["21:44", "priya", begun("shift")],
  ["21:58", "priya", done("shift")],
  ["21:59", "mei", begun("promote")],
  ["22:12", "lee", { kind: "handover", activity: "smoke", from: "arun", to: "priya", text: "Arun's line is down" }],
  ["22:20", "mei", { kind: "note", activity: "promote", text: "lag is 4 s and falling" }],
  ["22:24", "mei", done("promote", "backup-1 leads, lag under 1 s")],
  ["22:25", "priya", begun("smoke")],
  ["22:36", "priya", done("smoke"), 1],
  [
    "22:37",
    "priya",
    {
      kind: "corrected",
      of: 20,
      text: "done at 22:34",
      instead: { kind: "done", activity: "smoke", at: utc("2026-06-03 05:34") },
    },
  ],
  [
    "22:38",
    "lee",
    { kind: "decision", activity: "keep", verdict: "go", criteria: [{ text: "the smoke tests are green", met: true }] },
  ],
  ["22:40", "priya", begun("drop")],
  ["22:44", "priya", done("drop")],
  ["22:45", "arun", begun("final"), 4],
  ["22:49", "arun", done("final", "the two sums are equal")],
  ["22:50", "lee", begun("all-clear")],
  ["22:53", "lee", done("all-clear")],
  ["22:55", "lee", { kind: "closed", outcome: "succeeded" }],
];

/** @param plan the hash of the plan */
export function boringNight(plan: string): string {
  let prev = noLineBefore;
  const lines = told.map(([clock, by, said, later = 0], index) => {
    const at = utc(`2026-06-02 ${clock}`) + 7 * 3600;
    const recorded = at + later * 60 + 20;
    const event: RunEvent = { seq: index + 1, id: `night-${index + 1}`, plan, at, recorded, by, prev, ...said };
    const line = eventLine(event);
    prev = digestOf(line);
    return `${line}\n`;
  });
  return lines.join("");
}
