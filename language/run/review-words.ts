/** What a review says, whatever it is written in. */
import type { Seconds } from "../plan/plan.js";
import { duration } from "../wording/times.js";
import type { ReviewDocument, ReviewedThing } from "./review-document.js";

/** "Run", "Rehearsal on staging" */
export function whatText({ rehearsal }: Pick<ReviewDocument, "rehearsal">): string {
  return rehearsal === null ? "Run" : `Rehearsal on ${rehearsal}`;
}

/** Of a moment in ISO 8601: "2026-06-02 22:41". */
export function momentIn(iso: string): string {
  return iso.slice(0, 16).replace("T", " ");
}

/** "1h18m as long as planned"; nothing of what took no time. */
export function spentTexts({ planned, longer, blocked, held, idle }: ReviewDocument["time"]): readonly string[] {
  const parts: readonly (readonly [string, Seconds])[] = [
    ["as long as planned", planned],
    ["longer than planned", longer],
    ["blocked", blocked],
    ["held", held],
    ["not begun though it could have", idle],
  ];
  return parts.flatMap(([what, seconds]) => (seconds === 0 ? [] : [`${duration(seconds)} ${what}`]));
}

export function waitedBecause({ why }: ReviewDocument["waits"][number]): string {
  return why === "blocked" ? "it was blocked" : "what it waits for ended late";
}

/** "done, mei" */
export function stateText({ state, by, early }: ReviewedThing): string {
  return `${state}${early ? ", before what it waits for was over" : ""}${by === null ? "" : `, ${by}`}`;
}

/** "+5m", "−1m"; nothing where there is none. */
export function differenceText(seconds: Seconds): string {
  if (seconds === 0) return "";
  return seconds > 0 ? `+${duration(seconds)}` : `−${duration(-seconds)}`;
}
