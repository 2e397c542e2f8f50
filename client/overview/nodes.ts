/** A runbook at a glance as the nodes of trees: plain data, every word of it. */
import type {
  Overview,
  OverviewActivity,
  OverviewCounts,
  OverviewPart,
  OverviewPerson,
  OverviewPhase,
} from "../../language/exports/overview.js";
import type { Severity } from "../../language/plan/finding.js";
import type { Place } from "../../language/plan/place.js";
import { countsInWords } from "../counts.js";
import type { Translate } from "../translate.js";
import { verdictInWords } from "../verdicts.js";

export interface Node {
  /** Unlike any other's in its tree, and the same after an edit elsewhere. */
  readonly key: string;
  readonly label: string;
  readonly description: string;
  /** Lines without markup. */
  readonly tooltip: readonly string[];
  /** One of VS Code's own. */
  readonly icon: string;
  readonly counts: OverviewCounts;
  readonly place: Place;
  readonly expanded: boolean;
  readonly children: readonly Node[];
}

const icons: Readonly<Record<OverviewActivity["kind"], string>> = {
  step: "play-circle",
  check: "checklist",
  notify: "megaphone",
  gate: "milestone",
  wait: "watch",
};

const personIcons: Readonly<Record<OverviewPerson["kind"], string>> = {
  person: "person",
  team: "organization",
  nobody: "question",
};

const none: OverviewCounts = { errors: 0, warnings: 0, infos: 0 };

/** Beside the view's name. GO and NO-GO stand in the status bar; that a runbook is one of the past stands here as well. */
export function headingOf({ title, verdict }: Overview, t: Translate): string {
  return verdict === "go" || verdict === "no-go" ? title : `${title} · ${verdictInWords(verdict, t)}`;
}

/** Phases with what happens in them. */
export function planNodes({ parts, zone }: Overview, t: Translate): readonly Node[] {
  const nodeOf = (part: OverviewPart, day: string): Node =>
    part.kind === "phase" ? phaseNode(part, nodeOf, t) : activityNode(part, zone, day, t);
  return unlike(parts.map(part => nodeOf(part, "")));
}

/** People with what they do. */
export function peopleNodes({ people }: Overview, t: Translate): readonly Node[] {
  return unlike(people.map(person => personNode(person, t)));
}

function phaseNode(phase: OverviewPhase, nodeOf: (part: OverviewPart, day: string) => Node, t: Translate): Node {
  const day = dayOf(phase.starts);
  const found = countsInWords(phase.counts, t);
  return {
    key: phase.key,
    label: phase.title,
    description: phase.starts ?? "",
    tooltip: [phase.title, ...(found.length === 0 ? [] : [found.join(", ")])],
    icon: "list-tree",
    counts: phase.counts,
    place: phase.place,
    expanded: true,
    children: phase.parts.map(part => nodeOf(part, day)),
  };
}

/** "Sat 2026-05-23" of "Sat 2026-05-23 22:00"; nothing where a time counts from T. */
function dayOf(starts = ""): string {
  return starts.includes(" ") ? starts.slice(0, starts.lastIndexOf(" ")) : "";
}

/** The time stands first, where a narrow side bar does not cut it off; its day, where it is not `day`. */
function activityNode(activity: OverviewActivity, zone: string, day: string, t: Translate): Node {
  const { key, kind, title, starts, period, owner, critical, counts, findings, place } = activity;
  return {
    key,
    label:
      starts === undefined ? title : `${dayOf(starts) === day ? starts.slice(day.length).trim() : starts}  ${title}`,
    description: owner,
    tooltip: [
      `${title} (${kind})`,
      ...(period === undefined ? [] : [/^(?:not before )?T/.test(period) ? period : `${period} ${zone}`]),
      owner === "" ? t("Nobody is named") : owner,
      ...(critical ? [t("Critical: what is late here makes the whole plan late")] : []),
      ...findings.map(({ severity, message }) => saidOf(severity, message, t)),
    ],
    icon: icons[kind],
    counts,
    place,
    expanded: false,
    children: [],
  };
}

function saidOf(severity: Severity, message: string, t: Translate): string {
  switch (severity) {
    case "error":
      return t("error: {0}", message);
    case "warning":
      return t("warning: {0}", message);
    case "info":
      return t("info: {0}", message);
  }
}

function personNode(person: OverviewPerson, t: Translate): Node {
  const { key, kind, title, zone, hours, contacts, used, uses, covers, place } = person;
  const load = used ?? (covers.length > 0 && uses.length === 0 ? t("covers") : undefined);
  return {
    key,
    label: title,
    description: [zone?.city, load].filter(Boolean).join(" · "),
    tooltip: [
      title,
      zone ? `${zone.name}${hours ? `, ${hours}` : ""}` : t("No time zone is given"),
      ...(used === undefined ? [] : [t("Needed for {0}", used)]),
      ...(covers.length === 0 ? [] : [t("Covers {0}", covers.join(", "))]),
      ...contacts,
    ],
    icon: personIcons[kind],
    counts: none,
    place,
    expanded: false,
    children: uses.map(use => ({
      key: `${key} ${use.key}`,
      label: use.starts === undefined ? use.title : `${use.starts}  ${use.title}`,
      description: "",
      tooltip: [use.title, ...(use.starts && zone ? [t("{0} in {1}", use.starts, zone.city)] : [])],
      icon: icons[use.kind],
      counts: none,
      place: use.place,
      expanded: false,
      children: [],
    })),
  };
}

/** Two things may have one name while somebody writes; two nodes may not. */
function unlike(nodes: readonly Node[]): readonly Node[] {
  const seen = new Map<string, number>();
  const renamed = (node: Node): Node => {
    const before = seen.get(node.key) ?? 0;
    seen.set(node.key, before + 1);
    const key = before === 0 ? node.key : `${node.key} #${before + 1}`;
    return { ...node, key, children: node.children.map(renamed) };
  };
  return nodes.map(renamed);
}
