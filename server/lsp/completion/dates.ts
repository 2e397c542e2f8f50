/** Dates and moments where a time is wanted: those of the window, and of the plan as it is. */
import type { AstNode } from "langium";
import { CompletionItemKind } from "vscode-languageserver-types";
import { isTimezone, isWork } from "../../../language/generated/ast.js";
import type { Analysis } from "../../../language/index.js";
import { sameWeekday } from "../../../language/resolve/times/weekday.js";
import { scopeOf } from "../../../language/resolve/zones.js";
import { formatDate, formatDay, formatExactClock, formatExactMoment, zoneCity } from "../../../language/time/format.js";
import { toLocal } from "../../../language/time/local.js";
import type { Proposal } from "./proposal.js";

const DAY = 86_400;
/** A window is hours or days; of a longer one the first are enough. */
const mostDays = 14;

/**
 * @param around what the innermost block belongs to
 * @param behind the word before it: `at`, `by`, `also`, `go-live`, `until` or `to`; others want no date that could be known
 * @param weekday a weekday written in front of the date
 */
export function dateProposals(
  analysis: Analysis | undefined,
  around: AstNode | undefined,
  behind: string,
  weekday: string | undefined,
): readonly Proposal[] {
  const runbook = analysis?.plan.runbook;
  if (!runbook?.window || !analysis?.schedule?.dated) return [];
  const { window } = runbook;
  const zone = zoneOfTimes(around) ?? runbook.zone;
  switch (behind) {
    case "at":
    case "by":
    case "also":
    case "go-live":
      return daysOf(window.start, window.end, zone)
        .filter(at => weekday === undefined || sameWeekday(weekday, toLocal(at, zone).date))
        .map((at, index) => ({
          label: formatDate(at, zone),
          kind: CompletionItemKind.Value,
          detail: `${formatDay(at, zone).slice(0, 3)}, day ${index + 1} of the window, in ${zoneCity(zone)}`,
          rank: 0,
        }));
    case "until": {
      const end = Math.max(window.end, analysis.schedule.work.worst?.end ?? 0);
      return [
        {
          label: formatDate(end, zone),
          kind: CompletionItemKind.Value,
          detail: `${formatDay(end, zone).slice(0, 3)}, the last day of the plan`,
          rank: 0,
        },
      ];
    }
    default:
      return [];
  }
}

/** Moments of the window and from T, where a clock time is wanted. */
export function momentProposals(
  analysis: Analysis | undefined,
  around: AstNode | undefined,
  behind: string,
): readonly Proposal[] {
  const runbook = analysis?.plan.runbook;
  if (!runbook?.window || !analysis?.schedule?.dated) return [];
  if (behind !== "at" && behind !== "by" && behind !== "go-live") return [];
  const { window } = runbook;
  const said = zoneOfTimes(around);
  const zone = said ?? runbook.zone;
  const moment = formatExactMoment(behind === "by" ? window.end : window.start, zone);
  const edge: Proposal = {
    // Where nothing around it says the zone, the time says it itself.
    label: said === undefined ? `${moment} ${zone}` : moment,
    kind: CompletionItemKind.Value,
    detail: behind === "by" ? "the end of the window" : "the start of the window",
    rank: 1,
  };
  if (behind === "go-live" || runbook.zero === undefined) return [edge];
  const zero: Proposal = {
    label: "T",
    kind: CompletionItemKind.Value,
    detail: `${runbook.goLive ? "go-live" : "the window's start"}: ${formatExactClock(runbook.zero, zone)} in ${zoneCity(zone)}; T+30m is half an hour later`,
    rank: 2,
  };
  return [edge, zero];
}

/** The zone in which a time without one is read; undefined where there is none. */
function zoneOfTimes(around: AstNode | undefined): string | undefined {
  for (let node = around; node; node = node.$container) {
    const timezone = isWork(node) ? node.statements.find(isTimezone) : undefined;
    if (timezone === undefined) continue;
    const scope = scopeOf(timezone.zone ?? "");
    return scope.kind === "zone" ? scope.name : undefined;
  }
  return undefined;
}

/** An instant on each day from one to another, in a zone. */
function daysOf(from: number, to: number, zone: string): readonly number[] {
  const days = new Map<string, number>();
  for (let at = from; at < to && days.size < mostDays; at += DAY) days.set(formatDate(at, zone), at);
  if (to > from && days.size < mostDays) days.set(formatDate(to - 1, zone), to - 1);
  return [...days.values()];
}
