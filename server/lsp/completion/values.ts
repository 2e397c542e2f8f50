/** What may stand where a zone, a rule's code or a path is wanted. */
import { posix } from "node:path";
import type { LangiumDocument } from "langium";
import { isRunbookFile } from "../../../language/generated/ast.js";
import { type Analysis, rules } from "../../../language/index.js";
import { zonesOf } from "../../../language/rules/words.js";
import { zoneCity } from "../../../language/time/format.js";
import { zoneNames } from "../../../language/time/zones.js";

export interface Proposal {
  readonly text: string;
  readonly detail: string;
  readonly documentation?: string;
  /** Lower goes first. */
  readonly rank: number;
}

/**
 * Zones in use first. Behind a time, where a zone may be left out, others only once one is begun.
 * @param begun the beginning of the word, in any case; a city will do
 */
export function zoneProposals(analysis: Analysis | undefined, begun: string, optional: boolean): readonly Proposal[] {
  const used = usedZones(analysis);
  const others = optional && begun === "" ? [] : ["UTC", ...zoneNames].filter(zone => !used.includes(zone));
  const fits = (zone: string): boolean => zone.toLowerCase().replaceAll("_", " ").includes(begun.toLowerCase());
  return [
    ...used.map(zone => ({ text: zone, detail: "in use here", rank: 0 })),
    ...[...new Set(others)].filter(fits).map(zone => ({ text: zone, detail: zoneCity(zone), rank: 1 })),
  ];
}

function usedZones(analysis: Analysis | undefined): readonly string[] {
  if (!analysis) return [];
  const { plan } = analysis;
  const own = plan.runbook?.zonePlace ? [plan.runbook.zone] : [];
  return [...new Set([...own, ...plan.times.flatMap(({ zone }) => zone ?? []), ...zonesOf(plan)])];
}

/** Codes that can be accepted or have another severity. */
export function ruleProposals(): readonly Proposal[] {
  return rules
    .filter(rule => !rule.fixed)
    .map(rule => ({ text: rule.code, detail: rule.summary, documentation: rule.why, rank: 0 }));
}

/** Files with names to import, as paths from a document, in quotes. */
export function pathProposals(document: LangiumDocument, all: Iterable<LangiumDocument>): readonly Proposal[] {
  if (document.uri.scheme !== "file") return [];
  const imported = new Set(importsOf(document));
  const proposals: Proposal[] = [];
  for (const other of all) {
    const { value } = other.parseResult;
    if (other === document || other.uri.scheme !== "file" || !isRunbookFile(value)) continue;
    const names = value.declarations.length;
    const path = pathBetween(document.uri.path, other.uri.path);
    if (names === 0 || imported.has(path)) continue;
    proposals.push({ text: `"${path}"`, detail: `${names} ${names === 1 ? "declaration" : "declarations"}`, rank: 0 });
  }
  return proposals;
}

function importsOf({ parseResult }: LangiumDocument): readonly string[] {
  return isRunbookFile(parseResult.value) ? parseResult.value.imports.flatMap(({ path }) => path ?? []) : [];
}

function pathBetween(from: string, to: string): string {
  const path = posix.relative(posix.dirname(from), to);
  return path.startsWith(".") ? path : `./${path}`;
}
