/** The words for what happens if a contingency strikes, the same in messages, documents, tables and pictures. */
import type { Activity, Block, Runbook } from "../plan/plan.js";
import type { Release } from "../schedule/release.js";
import { endsThen, type WhatIf } from "../schedule/what-if/what-if.js";
import { duration, when } from "./times.js";
import { quoted } from "./titles.js";

/** `right before "Cut over" begins (Sun 2026-05-24 02:10 Europe/Berlin)` */
export function strikesInWords({ moment, strike, mode }: WhatIf, release: Release): string {
  const at = when(strike.at[mode], release);
  if (!moment) return `as soon as it may (${at})`;
  const title = quoted(release.runbook.work.activities[moment.activity]?.title ?? "");
  return moment.side === "start" ? `right before ${title} begins (${at})` : `when ${title} has ended (${at})`;
}

/** `the plan ends at Sun 2026-05-24 04:25 Europe/Berlin, 25m after the window` */
export function outcomeInWords(struck: WhatIf, release: Release): string {
  const { limit } = struck;
  const ends = endsThen(struck);
  const at = when(ends, release);
  const beside = (what: string): string =>
    ends === limit.at
      ? ` with ${what}`
      : `, ${duration(Math.abs(ends - limit.at))} ${ends > limit.at ? "after" : "before"} ${what}`;
  switch (limit.kind) {
    case "window":
      return `${whatEnds(struck)} at ${at}${beside("the window's end")}`;
    case "plan-end":
      return `${whatEnds(struck)} at ${at}${ends > limit.ends ? `, ${duration(ends - limit.ends)} later` : ""}`;
    case "deadline":
      return `${quoted(limitedBy(struck, release.runbook)?.title ?? "")} ends at ${at}${beside("its deadline")}`;
    case "decision": {
      const title = quoted(limitedBy(struck, release.runbook)?.title ?? "");
      return `${title} ends at ${at}${beside("the latest safe decision from there")}`;
    }
  }
}

/** Of one for which there is no moment. */
export const whyNotStruck = "cannot strike: what it waits for has no time, or nothing can be rolled back then";

/** What has to keep the limit; undefined for the plan itself. */
export function limitedBy({ limit }: WhatIf, { work }: Runbook): Activity | Block | undefined {
  if (limit.kind === "decision") return work.activities[limit.activity];
  if (limit.kind !== "deadline") return undefined;
  const { kind, index } = limit.item;
  return kind === "activity" ? work.activities[index] : work.blocks[index];
}

function whatEnds({ outcome, moment, undo }: WhatIf): string {
  if (outcome === "rollback")
    return `it and the rollback of everything started by then (${duration(undo?.seconds ?? 0)}) end`;
  return moment ? "the plan ends" : "it ends";
}
