/** The night of samples/boring as it stood at a moment, and what is drawn of a run. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { TimelineData } from "../../language/exports/timeline/data.js";
import type { RunEvent } from "../../language/run/events.js";
import { runInShort, runTimelineSource, timelineOfRun } from "../../language/run/timeline.js";
import type { RunPicture } from "../../server/lsp/timeline.js";
import { readLines } from "../../server/run/chain.js";
import { analyse, type Files } from "./analyse.js";
import { boringNight } from "./night.js";
import { runOf, utc } from "./runs.js";

const read = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../samples/boring/${name}`, import.meta.url)), "utf8");

export const boringFiles: Files = {
  "payments.runbook": read("payments.runbook"),
  "people.runbook": read("people.runbook"),
};

/** By the clock of California, which is seven hours behind UTC: "22:15" of the evening of 2 June. */
export function thatEvening(clock: string): number {
  return utc(`2026-06-02 ${clock}`) + 7 * 3_600;
}

export const nightEvents: readonly RunEvent[] = readLines(boringNight("0".repeat(64))).events;

/** @param events of which those that had happened by then count */
export function pictureOfRun(files: Files, events: readonly RunEvent[], now: number) {
  const run = runOf(
    files,
    events.filter(({ at }) => at <= now),
    now,
  );
  const { findings, accepted, verdict, past } = analyse(files);
  const found = { findings, accepted, verdict, past };
  const data = timelineOfRun(run.plan, run.forecast, { found });
  if (!data?.run) throw new Error("no picture");
  return { ...run, data: data as TimelineData & Required<Pick<TimelineData, "run">> };
}

export const nightAt = (clock: string) => pictureOfRun(boringFiles, nightEvents, thatEvening(clock));

/** What the panel is given of it. */
export function panelRun(files: Files, events: readonly RunEvent[], now: number): RunPicture {
  const { plan, forecast, progress } = runOf(
    files,
    events.filter(({ at }) => at <= now),
    now,
  );
  return {
    says: runInShort(forecast),
    isClosed: progress.closed !== undefined,
    hasChanged: false,
    source: () => runTimelineSource(plan, forecast),
  };
}
