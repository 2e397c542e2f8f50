import { snippetPlaceholder } from "../../edits/statements.js";
import type { Fix } from "../../plan/finding.js";
import { endOf, type Place } from "../../plan/place.js";
import { capital } from "../../wording/capital.js";
import { count } from "../../wording/lists.js";
import { quoted } from "../../wording/titles.js";
import { severalOf } from "../concerns.js";
import { type Group, groupsBy } from "../groups.js";
import type { Report, Rule } from "../rule.js";
import { problemsOf, type TimeWithProblem } from "./problems.js";

type TimeWithoutZone = TimeWithProblem<"time/missing-zone">;

const mostZones = 4;
const anyZone = snippetPlaceholder(1, "Area/City");

export const missingZone: Rule = {
  code: "time/missing-zone",
  severity: "error",
  fixed: true,
  *check({ plan, isShown }) {
    // What is no zone leaves its times without one. As long as that is said, it says all there is to say.
    for (const code of ["time/abbreviated-zone", "time/unknown-zone"] as const) {
      for (const { problem } of problemsOf(plan, code)) if (!isShown(code, problem)) yield ofZone(problem);
    }
    // One missing `timezone` leaves every time around it without a zone: it is said once.
    const lacks = groupsBy(problemsOf(plan, "time/missing-zone"), ({ problem: { of, title, insert } }) => {
      const where = insert ? JSON.stringify(insert.place.range.start) : title;
      return `${of} ${where}`;
    });
    for (const all of lacks.values()) yield reportOf(all);
  },
};

function ofZone({ zone, place }: { readonly zone: string; readonly place: Place }): Report {
  return {
    message: `\`${zone}\` is not a time zone, so the times that depend on it have none, and each office will read them as different times. Write a zone such as Europe/London.`,
    place,
  };
}

function reportOf([first, ...others]: Group<TimeWithoutZone>): Report {
  return {
    message: messageFor(first, others.length),
    place: first.problem.place,
    related: others.map(({ time, problem: { place } }) => ({
      message: `no time zone for ${shown(time.text)} either`,
      place,
    })),
    concerns: severalOf([first, ...others].map(({ problem }) => problem)),
    fixes: fixesFor(first),
  };
}

function messageFor({ time: { text }, problem: { of, title } }: TimeWithoutZone, others: number): string {
  const what = others > 0 ? `${shown(text)} and ${count(others, "more time")}` : shown(text);
  const lack = others > 0 || text === hours || text === holidays ? "have no time zone" : "has no time zone";
  switch (of) {
    case "person":
    case "team":
      return `${capital(what)} of ${quoted(title)} ${lack}, so it is unclear whose day is meant. Add \`timezone Area/City\` to this ${of}.`;
    case "freeze":
      return `The freeze ${quoted(title)} has no time zone, so its days start and end at a different time in each office. Add \`in Area/City\` at its end.`;
    case "runbook":
    case "programme":
    case "policy": {
      const different = others > 0 ? "them as different times" : "it as a different time";
      return `${capital(what)} in ${quoted(title)} ${lack}, so each office will read ${different}. Add \`timezone Area/City\` to the ${of === "programme" ? of : "runbook"}, or a time zone after the time.`;
    }
  }
}

/** Working hours and holidays stand as a whole line, other times as they are written. */
const hours = "hours";
const holidays = "holidays";

function shown(text: string): string {
  return text === hours || text === holidays ? text : `\`${text}\``;
}

function fixesFor({ time: { text }, problem: { of, insert, zones, place } }: TimeWithoutZone): readonly Fix[] {
  const [likeliest = "Area/City"] = zones;
  const keyword = of === "freeze" ? "in" : "timezone";
  const statement = (zone: string): string => `${insert?.before ?? ""}${keyword} ${zone}${insert?.after ?? ""}`;
  const known = zones.slice(0, mostZones);
  const around = !insert
    ? []
    : known.length === 0
      ? [scaffold(of === "freeze" ? "Add a time zone" : "Add a timezone", insert.place, statement(anyZone))]
      : known.map(zone => choice(`Add \`${keyword} ${zone}\``, insert.place, statement(zone)));
  const isWhole = of === "freeze" || text === hours || text === holidays;
  const here = isWhole
    ? []
    : [scaffold("Add a time zone to this time", endOf(place), ` ${snippetPlaceholder(1, likeliest)}`)];
  return [...around, ...here];
}

function choice(title: string, place: Place, newText: string): Fix {
  return { kind: "choice", title, edits: [{ place, newText }] };
}

function scaffold(title: string, place: Place, newText: string): Fix {
  return { kind: "scaffold", title, edits: [{ place, newText }] };
}
