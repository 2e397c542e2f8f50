/** What may stand where a zone, a rule's code or a path is wanted. */
import { CompletionItemKind } from "vscode-languageserver-types";
import { type Analysis, rules } from "../../../language/index.js";
import { zonesOf } from "../../../language/plan/zones.js";
import { citiesInOtherZones, majorZones } from "../../../language/time/cities.js";
import { formatOffset, zoneCity } from "../../../language/time/format.js";
import { isZone, offsetAt } from "../../../language/time/offsets.js";
import { zoneNames } from "../../../language/time/zones.js";
import { count } from "../../../language/wording/lists.js";
import { ruleHover } from "../hover/rules.js";
import type { foldersFrom, importable } from "../importable.js";
import { once } from "./once.js";
import type { Proposal } from "./proposal.js";

/**
 * Zones in use first, then those of large cities, then all others; each found by its city and by others that keep its time.
 * @param begun what is written of it
 * @param isOptional whether the zone may be left out: most of them are offered once one is begun
 */
export function zoneProposals(analysis: Analysis | undefined, begun: string, isOptional: boolean): readonly Proposal[] {
  const used = usedZones(analysis).filter(isZone);
  const then = analysis?.plan.runbook?.window?.start;
  const offset = (zone: string): string =>
    then === undefined ? "" : `, UTC${formatOffset(offsetAt(zone, then))} then`;
  return [
    ...used.map(zone => zoneProposal(zone, begun, `in use here${offset(zone)}`, 0)),
    ...(isOptional && begun === "" ? [] : allZones())
      .filter(zone => !used.includes(zone))
      .map((zone, index) => zoneProposal(zone, begun, zoneCity(zone), 1 + index / 10_000)),
  ];
}

/** Those of large cities first. */
const allZones = once((): readonly string[] => [...new Set([...majorZones().map(({ zone }) => zone), ...zoneNames()])]);

function zoneProposal(zone: string, begun: string, detail: string, rank: number): Proposal {
  const others = otherCities().get(zone) ?? [];
  const aliases = [zone.slice(zone.lastIndexOf("/") + 1), ...others];
  const meant = others.find(city => begun !== "" && city.toLowerCase().startsWith(begun.toLowerCase()));
  return {
    label: zone,
    kind: CompletionItemKind.Value,
    detail,
    ...(meant === undefined ? {} : { beside: meant.replaceAll("_", " ") }),
    rank,
    aliases,
    ranked: "by words",
  };
}

/** By zone: cities in it that have none of their own. `Asia/Kolkata` is found by Mumbai. */
const otherCities = once((): ReadonlyMap<string, readonly string[]> => {
  const byZone = new Map<string, string[]>();
  for (const { city, zone } of citiesInOtherZones()) byZone.set(zone, [...(byZone.get(zone) ?? []), city]);
  return byZone;
});

function usedZones(analysis: Analysis | undefined): readonly string[] {
  if (!analysis) return [];
  const { plan } = analysis;
  const own = plan.runbook?.zonePlace ? [plan.runbook.zone] : [];
  return [...new Set([...own, ...plan.times.flatMap(({ zone }) => zone ?? []), ...zonesOf(plan)])];
}

/** Codes that can be accepted or have another severity; those found in this file first. */
export function ruleProposals(analysis: Analysis | undefined): readonly Proposal[] {
  const found = new Map<string, number>();
  for (const { code } of analysis?.findings ?? []) found.set(code, (found.get(code) ?? 0) + 1);
  return rules
    .filter(rule => !rule.fixed)
    .map(({ code, summary }) => {
      const times = found.get(code);
      return {
        label: code,
        kind: CompletionItemKind.EnumMember,
        detail: summary,
        ...(times === undefined ? {} : { beside: `${count(times, "finding")} here` }),
        documentation: () => ruleHover(code),
        rank: times === undefined ? 1 : 0,
      };
    });
}

/** Files with names to import, as paths from a file, in quotes. */
export function pathProposals(files: ReturnType<typeof importable>): readonly Proposal[] {
  return files.map(({ file, path }) => {
    const { declarations } = file.ast;
    const names = declarations.flatMap(each => ("name" in each && each.name ? [each.name] : []));
    return {
      label: `"${path}"`,
      kind: CompletionItemKind.File,
      detail: count(declarations.length, "declaration"),
      ...(names.length === 0 ? {} : { documentation: `Declares ${names.map(name => `\`${name}\``).join(", ")}` }),
      rank: 0,
    };
  });
}

/** Folders with runbooks that a policy may be for, in quotes. */
export function folderProposals(folders: ReturnType<typeof foldersFrom>): readonly Proposal[] {
  return folders.map(({ path, files }, index) => ({
    label: `"${path}"`,
    kind: CompletionItemKind.Folder,
    detail: count(files, "file"),
    rank: index / 10_000,
  }));
}
