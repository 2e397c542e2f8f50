/** What the picture says in words. No browser in here. */
import type { TimelineActivity, TimelineData, TimelineTimes } from "../../../language/exports/timeline.js";

/** "2 errors · 1 warning", leaving out what there is none of; "no findings" where there is nothing. */
export function countsInWords({ errors, warnings, infos, accepted }: TimelineData["counts"]): string {
  const parts = [
    plural(errors, "error"),
    plural(warnings, "warning"),
    plural(infos, "info"),
    accepted > 0 ? `${accepted} accepted` : "",
  ].filter(part => part !== "");
  return parts.length > 0 ? parts.join(" · ") : "no findings";
}

/** Everything a bar shows, for the tooltip and for screen readers. */
export function describe({ title, kind, owner, times, findings }: TimelineActivity): string {
  return [
    `${title} (${kind})`,
    owner === "" ? "Nobody owns it" : owner,
    ...(times ? timesInWords(times) : ["Not scheduled: it waits in a circle"]),
    ...findings.map(finding => `${finding.severity}: ${finding.message}`),
  ].join("\n");
}

/** What stands under a title: when and who. */
export function detail({ owner, times }: TimelineActivity): string {
  return `${times ? fromTo(times) : "not scheduled"} · ${owner === "" ? "nobody" : owner}`;
}

function timesInWords(times: TimelineTimes): readonly string[] {
  const { end, worstEnd, worstEndLabel, critical, float } = times;
  const worst = worstEnd > end ? `, at worst until ${worstEndLabel}` : "";
  return [
    `${fromTo(times)}${worst}`,
    critical ? "On the critical path: if it is late, the plan is late" : `May be late by ${inWords(float)}`,
  ];
}

function fromTo({ start, end, startLabel, endLabel }: TimelineTimes): string {
  return start === end ? startLabel : `${startLabel} – ${endLabel}`;
}

/** As durations are written in a runbook, to the minute: "1h30m"; what is shorter than a minute in seconds. */
export function inWords(seconds: number): string {
  if (seconds < 60) return `${seconds}s`;
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return `${minutes}m`;
  return minutes % 60 === 0 ? `${hours}h` : `${hours}h${minutes % 60}m`;
}

function plural(count: number, word: string): string {
  if (count === 0) return "";
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
