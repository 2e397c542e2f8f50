/** The runbook itself: what it says about the whole, then its work, rollbacks and contingencies. */
import type {
  Accept as AcceptNode,
  Rollback as RollbackNode,
  Runbook as RunbookNode,
  Status as StatusNode,
} from "../generated/ast.js";
import { type NamedPart, namedParts, partNames } from "../names/names.js";
import type { Accept, Mistake, Rehearsal, Risk, Runbook, Status } from "../plan/plan.js";
import { asTreeNode } from "../syntax/tree/leaves.js";
import { acceptOf } from "./accepts.js";
import { fieldsOf } from "./blocks.js";
import { readSeconds } from "./clock.js";
import { note, type TimeFrame, type ZoneScope } from "./context.js";
import { contingenciesOf } from "./contingencies.js";
import { datesOf } from "./dates.js";
import { type Builder, draftOf } from "./draft.js";
import { keepsOf } from "./keeps.js";
import { lookUp, lookUpPart } from "./links.js";
import { recall, surround } from "./memory.js";
import { outagesOf } from "./outages.js";
import { insertionIn, placeOf, placeOfKeyword, placeOfProperty } from "./places.js";
import { answersOf } from "./rollbacks.js";
import { readMoment } from "./times/times.js";
import { withDates } from "./times/undecided.js";
import { firstNotBefore, isCutShort } from "./unread.js";
import {
  accountableOf,
  environmentUse,
  escalationOf,
  inherited,
  inheritedUse,
  ownersOf,
  parties,
  type ResolveContext,
  textOfProperty,
  textsOf,
  textsOfList,
} from "./uses.js";
import { addBlock, hidesInherited, isBrokenItself, sameAround, undoneBy, workOf } from "./work.js";
import { zoneName } from "./zones.js";

/**
 * @param zones those of the people in sight, to be offered where one is missing
 * @param inSight all names in sight and what they stand for
 * @param fallback the number of the fallback on which it happens; undefined on the date it is planned for
 */
export function runbookOf(
  context: ResolveContext,
  node: RunbookNode,
  syntaxErrors: readonly Mistake[],
  zones: readonly string[],
  inSight: () => readonly unknown[],
  fallback: number | undefined,
): Runbook {
  const { notes } = context;
  const fields = fieldsOf(notes, node, node.statements, "runbook");
  const parts = partNames(node);
  noteDuplicates(context, node, parts);
  const insertion = insertionIn(node);
  const title = node.title || node.name || "runbook";

  const dates = datesOf(notes, fields, { title, insert: insertion }, zones, fallback);
  const { zone, shown, frame, facts } = dates;
  surround(context, () => [...inSight(), ...frameFacts(frame)]);
  // Days that only order what is past, or end an acceptance, need no more exact zone than the plan is shown in.
  const dayZone: ZoneScope = zone.kind === "none" ? { kind: "zone", name: shown } : zone;

  const isCut = isCutShort(syntaxErrors);
  // Of one whose heading could not be read, all that is said may be missing.
  const isHeadAlone = syntaxErrors.length > 0 && node.statements.length === 0 && !placeOfKeyword(node, "{");
  const broken = isCut || isHeadAlone || isBrokenItself(syntaxErrors, placeOf(node), node.statements);
  const environment = environmentUse(context, fields.one("UseEnvironment"));
  const around = sameAround(context, "all", {
    block: 0,
    zone,
    owners: inherited(context, ownersOf(context, fields, undefined)),
    environment: inheritedUse(environment),
    undoneBy: undoneBy(fields),
    broken: isCut || hidesInherited(fields),
  });
  const builder: Builder = { context, frame, parts, broken: syntaxErrors };
  const draft = draftOf(true);
  addBlock(builder, draft, "runbook", node, node.statements, fields, { ...around, block: undefined });
  const { rollbacks, answers } = answersOf(builder, draft, sharedRollbacks(node), around);
  const isEndUnread =
    isCut || (syntaxErrors.length > 0 && firstNotBefore(syntaxErrors, placeOf(node).range.end) < syntaxErrors.length);
  const work = withDates(context, workOf(builder, draft, answers, isEndUnread), {
    floor: dates.window?.start ?? dates.zero ?? 0,
    windowEnd: dates.window?.end ?? Number.POSITIVE_INFINITY,
    isPlaced: true,
    zone: dates.zero === undefined ? undefined : shown,
  });

  const bridge = textOfProperty(fields.one("Bridge"), "bridge");
  const { links, notes: remarks } = textsOf(fields);
  const change = fields.one("Change");
  const timezone = fields.one("Timezone");
  return {
    name: node.name ?? "",
    title,
    place: placeOf(node),
    head: placeOfProperty(node, "name"),
    zone: shown,
    zonePlace: timezone && placeOf(timezone),
    window: dates.window,
    fallbacks: dates.fallbacks,
    onFallback: dates.onFallback,
    goLive: dates.goLive,
    zero: dates.zero,
    dateWritten: dates.dateWritten,
    windowWritten: dates.windowWritten,
    risk: riskOf(fields.one("Risk")?.level),
    status: statusOf(fields.one("Status")),
    changes: change ? textsOfList(change, "changes") : [],
    environment,
    coordinators: parties(context, fields.one("Coordinator")),
    accountable: accountableOf(context, fields.one("Accountable")),
    escalation: escalationOf(context, fields.one("Escalate")),
    deciders: fields.unread.may("decider") ? [] : parties(context, fields.one("Decider")),
    bridge,
    links,
    notes: remarks,
    rehearsals: fields.all("Rehearsal").map((each): Rehearsal => {
      const past: TimeFrame = { ...facts, window: undefined, windowBroken: false };
      const at = readMoment(notes, past, each.date, { zone: each.date?.clock ? zone : dayZone, edge: "start" });
      return {
        at,
        date: each.date?.date ?? "",
        environment: lookUp(notes, context.names, each.environment, "Environment", each)?.id,
        passed: each.result === undefined ? undefined : each.result === "passed",
        took: readSeconds(notes, each.took, () => placeOfProperty(each, "took")),
        place: placeOf(each),
      };
    }),
    work,
    rollbacks,
    contingencies: contingenciesOf(builder, fields.all("Contingency"), draft, around),
    keeps: keepsOf(context, parts, draft),
    outages: outagesOf(context, fields.all("Outage"), parts, draft),
    accepts: fields.all("Accept").map(each => {
      const untilZone = each.until?.clock ? zone : dayZone;
      // What it is for may be made anew where it stands.
      const on = parts.get(each.on?.$refText ?? "");
      const rests = [on && asTreeNode(on).$piece, zoneName(untilZone)];
      return recall(context, each, "accept", rests, () =>
        acceptOf(context, each, acceptedOn(context, each, parts), facts, untilZone),
      );
    }),
    broken,
    insertion,
  };
}

/** What times are read against. */
function frameFacts({ window, zones, moved, ...frame }: TimeFrame): readonly unknown[] {
  const { of, title, windowBroken, zero, dateWritten, dayZone, about } = frame;
  const own = [of, title, window?.start, window?.end, windowBroken, zero, dateWritten, dayZone, about, ...zones];
  return moved ? [...own, moved.wall, "", ...frameFacts(moved.from)] : own;
}

function sharedRollbacks(node: RunbookNode): readonly RollbackNode[] {
  return node.statements.filter(each => each.$type === "Rollback");
}

function noteDuplicates(context: ResolveContext, node: RunbookNode, first: ReadonlyMap<string, NamedPart>): void {
  const { notes } = context;
  const all = namedParts(node);
  if (all.length === first.size) return;
  for (const part of all) {
    const earlier = part.name ? first.get(part.name) : undefined;
    if (!earlier || earlier === part) continue;
    note(
      notes,
      "syntax/duplicate",
      placeOfProperty(part, "name"),
      `the name \`${part.name}\` is taken in this runbook: choose another`,
      {
        related: [{ message: "used here first", place: placeOfProperty(earlier, "name") }],
      },
    );
  }
}

function statusOf(node: StatusNode | undefined): Status | undefined {
  if (node?.state !== "done" && node?.state !== "cancelled") return undefined;
  return { state: node.state, text: node.text, place: placeOf(node) };
}

/** Unstated risk is medium. */
export function riskOf(level: string | undefined): Risk {
  return level === "low" || level === "high" ? level : "medium";
}

function acceptedOn({ notes }: ResolveContext, node: AcceptNode, parts: ReadonlyMap<string, NamedPart>): Accept["on"] {
  const anyPart = (part: NamedPart): part is NamedPart => part !== undefined;
  const on = node.on && lookUpPart(notes, parts, node.on, node, anyPart, "an activity, phase or rollback");
  return node.on ? { name: node.on.$refText, within: on && placeOf(on.part) } : undefined;
}
