/** Policies: what one says, and which value wins where several speak. */

import type { Policy as PolicyNode, Setting } from "../generated/ast.js";
import type { RuleCode, Severity } from "../plan/finding.js";
import type { Place } from "../plan/place.js";
import type { Policy, PolicyConflict, Risk, SeverityChoice } from "../plan/plan.js";
import { writtenAs } from "../syntax/tree/leaves.js";
import { readSeconds } from "./clock.js";
import { type Notes, note } from "./context.js";
import { placeOf, placeOfProperty } from "./places.js";
import { readHours } from "./times/times.js";

/** One `policy` block as written. */
export interface PolicyPart {
  /** Undefined: it holds for every risk. */
  readonly risk: Risk | undefined;
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
  conflicts: [],
};

export function policyPart(notes: Notes, node: PolicyNode): PolicyPart {
  const risk = node.risk === "low" || node.risk === "medium" || node.risk === "high" ? node.risk : undefined;
  return { risk, values: node.settings.flatMap(setting => policyValue(notes, setting) ?? []) };
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
      const value = readSeconds(notes, node.duration, placeOfProperty(node, "duration"));
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
 * The values in force: built-in defaults, then `policy`, then `policy for risk …`; in each, the imports' before the file's
 * own. Two different values at one rank are a conflict; the later one is taken.
 */
export function policyInForce(own: readonly PolicyPart[], imported: readonly PolicyPart[], risk: Risk): Policy {
  const ranks = [
    imported.filter(part => part.risk === undefined),
    own.filter(part => part.risk === undefined),
    imported.filter(part => part.risk === risk),
    own.filter(part => part.risk === risk),
  ];
  const chosen = new Map<string, PolicyValue>();
  for (const rank of ranks) {
    for (const value of rank.flatMap(part => part.values)) chosen.set(settingName(value), value);
  }

  const written = own.flatMap(part => part.values.flatMap(each => (each.setting === "severity" ? [each.value] : [])));
  const conflicts = conflictsIn([own, imported]);
  let policy = { ...defaultPolicy, severities: [] as SeverityChoice[], written, conflicts };
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

function settingName(value: PolicyValue): string {
  return value.setting === "severity" ? `severity ${value.value.code}` : value.setting;
}

function conflictsIn(groups: readonly (readonly PolicyPart[])[]): PolicyConflict[] {
  const conflicts: PolicyConflict[] = [];
  for (const parts of groups) {
    for (const risk of [undefined, "low", "medium", "high"] as const) {
      const values = parts.filter(part => part.risk === risk).flatMap(part => part.values);
      for (const setting of new Set(values.map(settingName))) {
        const same = values.filter(value => settingName(value) === setting);
        if (new Set(same.map(value => JSON.stringify(valueOnly(value)))).size < 2) continue;
        const name = risk ? `${setting} for risk ${risk}` : setting;
        conflicts.push({ setting: name, values: same.map(({ text, place }) => ({ value: text, place })) });
      }
    }
  }
  return conflicts;
}

function valueOnly(value: PolicyValue): unknown {
  return value.setting === "severity" ? value.value.severity : value.value;
}
