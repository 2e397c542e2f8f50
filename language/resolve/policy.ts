/** Policies: what one says, and which value wins where several speak. */

import type { Policy as PolicyNode, Setting } from "../generated/ast.js";
import type { RuleCode, Severity } from "../plan/finding.js";
import type { Place } from "../plan/place.js";
import type { Policy, PolicyConflict, PolicyPath, Risk, SeverityChoice } from "../plan/plan.js";
import { writtenAs } from "../syntax/tree/leaves.js";
import { readSeconds } from "./clock.js";
import { type Notes, note } from "./context.js";
import { placeOf, placeOfProperty, placesOfProperty } from "./places.js";
import { closeness, faultOf } from "./policy-paths.js";
import { readHours } from "./times/times.js";

/** One `policy` block as written. */
export interface PolicyPart {
  /** Undefined: it holds for every risk. */
  readonly risk: Risk | undefined;
  /** None: it holds for every file it reaches. */
  readonly paths: readonly PolicyPath[];
  readonly values: readonly PolicyValue[];
}

export type PolicyValue = { readonly text: string; readonly place: Place } & (
  | { readonly setting: "quiet-hours"; readonly value: { readonly from: number; readonly to: number } }
  | { readonly setting: "longest-shift" | "least-cover" | "least-slack"; readonly value: number }
  | { readonly setting: "severity"; readonly value: SeverityChoice }
);

/** The language's own defaults. */
export const defaultPolicy: Policy = {
  quietHours: { from: 23 * 3600, to: 7 * 3600 },
  longestShift: 10 * 3600,
  leastCover: 2,
  leastSlack: 0.1,
  severities: [],
  written: [],
  emptyPaths: [],
  conflicts: [],
};

export function policyPart(notes: Notes, node: PolicyNode): PolicyPart {
  const risk = node.risk === "low" || node.risk === "medium" || node.risk === "high" ? node.risk : undefined;
  const places = placesOfProperty(node, "paths");
  const paths = node.paths.map((text, index): PolicyPath => ({ text, place: places[index] ?? placeOf(node) }));
  return { risk, paths, values: node.settings.flatMap(setting => policyValue(notes, setting) ?? []) };
}

function policyValue(notes: Notes, node: Setting): PolicyValue | undefined {
  const place = placeOf(node);
  const text = writtenAs(node).replace(/\s+/g, " ");
  switch (node.$type) {
    case "QuietHours": {
      const value = readHours(notes, node.from, node.to);
      return value && { setting: "quiet-hours", value, text, place };
    }
    case "LongestShift": {
      const value = readSeconds(notes, node.duration, () => placeOfProperty(node, "duration"));
      return value === undefined ? undefined : { setting: "longest-shift", value, text, place };
    }
    case "LeastCover": {
      const value = Number(node.count);
      return Number.isFinite(value) ? { setting: "least-cover", value, text, place } : undefined;
    }
    case "LeastSlack": {
      const percent = Number(node.percent?.slice(0, -1));
      if (percent >= 0 && percent <= 100) return { setting: "least-slack", value: percent / 100, text, place };
      if (node.percent)
        note(
          notes,
          "syntax/token",
          placeOfProperty(node, "percent"),
          "slack is a share of the window: write 0% to 100%",
        );
      return undefined;
    }
    case "SeveritySetting": {
      const severity = severityOf(node.severity);
      if (!node.rule || !severity) return undefined;
      const code = node.rule as RuleCode;
      const value = { code, severity, place: placeOfProperty(node, "rule") };
      return { setting: "severity", value, text, place };
    }
  }
}

function severityOf(text: string | undefined): Severity | "off" | undefined {
  return text === "error" || text === "warning" || text === "info" || text === "off" ? text : undefined;
}

/**
 * The values in force for a file: built-in defaults, then `policy`, `policy for risk …`, `policy in "…"` and `policy for risk … in "…"`,
 * of which the path that spells out more folders goes before the other; in each, the imports' before the file's own. Two different
 * values at one rank are a conflict; the later one is taken.
 */
export function policyInForce(
  own: readonly PolicyPart[],
  imported: readonly PolicyPart[],
  risk: Risk,
  file: string,
): Policy {
  const reaching = [...reachingParts(imported, file, false), ...reachingParts(own, file, true)];
  const ranked = reaching.filter(({ part }) => part.risk === undefined || part.risk === risk).sort(compareRanks);
  const chosen = new Map<string, PolicyValue>();
  for (const value of ranked.flatMap(({ part }) => part.values)) chosen.set(settingName(value), value);

  const written = own.flatMap(part => part.values.flatMap(each => (each.setting === "severity" ? [each.value] : [])));
  const emptyPaths = own.flatMap(({ paths }) =>
    paths.flatMap(({ text, place }) => {
      const fault = faultOf(text);
      return fault ? [{ text, place, ...fault }] : [];
    }),
  );
  const conflicts = conflictsIn(own, reaching);
  let policy = { ...defaultPolicy, severities: [] as SeverityChoice[], written, emptyPaths, conflicts };
  for (const value of chosen.values()) {
    switch (value.setting) {
      case "quiet-hours":
        policy = { ...policy, quietHours: value.value };
        break;
      case "longest-shift":
        policy = { ...policy, longestShift: value.value };
        break;
      case "least-cover":
        policy = { ...policy, leastCover: value.value };
        break;
      case "least-slack":
        policy = { ...policy, leastSlack: value.value };
        break;
      case "severity":
        policy.severities.push(value.value);
        break;
    }
  }
  return policy;
}

/** A part that holds for a file. */
interface ReachingPart {
  readonly part: PolicyPart;
  /** How closely its path names the file; below all of them without a path. */
  readonly closeness: number;
  readonly isOwn: boolean;
}

const everywhere = -1;

function reachingParts(parts: readonly PolicyPart[], file: string, isOwn: boolean): readonly ReachingPart[] {
  return parts.flatMap((part): ReachingPart[] => {
    if (part.paths.length === 0) return [{ part, closeness: everywhere, isOwn }];
    const close = part.paths.flatMap(({ text, place }) => closeness(text, place.uri, file) ?? []);
    return close.length === 0 ? [] : [{ part, closeness: close.reduce((a, b) => Math.max(a, b)), isOwn }];
  });
}

function compareRanks(a: ReachingPart, b: ReachingPart): number {
  return (
    a.closeness - b.closeness ||
    Number(a.part.risk !== undefined) - Number(b.part.risk !== undefined) ||
    Number(a.isOwn) - Number(b.isOwn)
  );
}

function settingName(value: PolicyValue): string {
  return value.setting === "severity" ? `severity ${value.value.code}` : value.setting;
}

function conflictsIn(own: readonly PolicyPart[], reaching: readonly ReachingPart[]): PolicyConflict[] {
  // What a file says of one path twice is wrong, whether or not it is for that file itself.
  const apart = new Set(reaching.map(({ part }) => part));
  const others = own.filter(part => !apart.has(part));
  const said = groupedBy(
    [
      ...reaching.map(({ part, closeness, isOwn }) => ({ part, rank: `${isOwn} ${closeness} ${part.risk}` })),
      ...others.map(part => ({ part, rank: `${pathsText(part)} ${part.risk}` })),
    ].flatMap(({ part, rank }) => part.values.map(value => ({ part, rank, value }))),
    ({ rank, value }) => `${rank} ${settingName(value)}`,
  );
  return said.flatMap(same => {
    const [first] = same;
    if (!first || new Set(same.map(({ value }) => JSON.stringify(valueOnly(value)))).size < 2) return [];
    const [path = "", ...further] = new Set(same.map(({ part }) => pathsText(part)));
    const { risk } = first.part;
    const setting = [settingName(first.value), risk ? `for risk ${risk}` : "", path]
      .filter(word => word !== "")
      .join(" ");
    const values = same.map(({ value: { text, place } }) => ({ value: text, place }));
    return [{ setting, values, onlyHere: further.length > 0 }];
  });
}

function groupedBy<T>(all: readonly T[], keyOf: (each: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const key = keyOf(each);
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return [...groups.values()];
}

/** `in "legacy", "archive"`, whatever the order. */
function pathsText({ paths }: PolicyPart): string {
  const texts = paths.map(({ text }) => `"${text}"`).sort();
  return texts.length === 0 ? "" : `in ${texts.join(", ")}`;
}

function valueOnly(value: PolicyValue): unknown {
  return value.setting === "severity" ? value.value.severity : value.value;
}
