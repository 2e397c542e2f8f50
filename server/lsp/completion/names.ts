/** Which names may stand at a place: people by how well they would do, activities without the ones that would wait in a cycle. */

import type { AstNode } from "langium";
import { type Activity, isRunbook, type Runbook } from "../../../language/generated/ast.js";
import type { Analysis, Edit, ParsedFile, Place } from "../../../language/index.js";
import {
  type Importer,
  type NamedDeclaration,
  type NamedPart,
  namedParts,
  type Visible,
  visibleNames,
} from "../../../language/names/names.js";
import type { Side } from "../../../language/plan/plan.js";
import { importEdits } from "../../../language/refactoring/importing.js";
import { placeOf, placeOfProperty } from "../../../language/resolve/places.js";
import { rollbackAnswers } from "../../../language/syntax/placement.js";
import { textSpanOfNode } from "../../../language/syntax/tree/leaves.js";
import { containerOf } from "../../../language/syntax/tree/walk.js";
import type { ImportableDeclaration } from "../importable.js";
import { kindOfItem } from "../symbols.js";
import { rankedParties } from "./owners.js";
import { isWaitedForBy, type PredecessorOrder, predecessorOrderAt } from "./predecessors.js";
import type { Proposal } from "./proposal.js";

/** Where a name is wanted. */
export interface NameRequest {
  readonly file: ParsedFile;
  readonly importer: Importer;
  /** What other files of the workspace declare. */
  readonly elsewhere: () => readonly ImportableDeclaration[];
  /** Made when it is needed: keywords are offered without. */
  readonly analysis: () => Analysis | undefined;
  /** The rule of the grammar: `Owner`, `Needs`, `Predecessor`. */
  readonly rule: string;
  /** Of what is waited for: its end, or after `start of` its start. */
  readonly side: Side;
  /** The type of what is named: `Party`, `Skill`, `Target`. */
  readonly type: string;
  /** What the innermost block belongs to. */
  readonly node: AstNode | undefined;
  /** Names that stand in the same statement already. */
  readonly taken: ReadonlySet<string>;
  /** What is known of what is named at a place, as markdown. */
  readonly describe: (head: Place) => string | undefined;
}

export function nameProposals(wanted: NameRequest): readonly Proposal[] {
  switch (wanted.type) {
    case "Party":
      return partyProposals(wanted);
    case "Target":
    case "Rollback":
      return partProposals(wanted);
    default: {
      const fits = ({ $type }: NamedDeclaration): boolean => $type === wanted.type;
      return [
        ...declared(wanted, fits).map((each, index) => proposalOf(wanted, each, index)),
        ...imported(wanted, fits),
      ];
    }
  }
}

/** Names of other files, which bring their import along; last. */
function imported(
  { elsewhere, file, taken }: NameRequest,
  fits: (declaration: NamedDeclaration) => boolean,
): readonly Proposal[] {
  const edits = new Map<string, readonly Edit[]>();
  const editsFor = (path: string): readonly Edit[] => {
    const made = edits.get(path) ?? importEdits(file, path);
    edits.set(path, made);
    return made;
  };
  const seen = new Set(taken);
  return elsewhere()
    .filter(({ declaration, name }) => fits(declaration) && !seen.has(name) && seen.add(name))
    .map(({ declaration: { $type, title }, name, path }, index) => ({
      label: name,
      kind: kindOfItem($type),
      ...(title ? { detail: title, aliases: [title] } : {}),
      beside: `imports ${path}`,
      rank: 8 + index / 10_000,
      also: editsFor(path),
    }));
}

function declared(
  { file, importer, taken, node, rule }: NameRequest,
  fits: (declaration: NamedDeclaration) => boolean,
): readonly Visible[] {
  return [...visibleNames(file, importer)].flatMap(([name, visible]) => {
    const { declaration } = visible;
    const isSelf = rule === "RehearseOn" && declaration === node;
    return fits(declaration) && !taken.has(name) && !isSelf ? [visible] : [];
  });
}

function proposalOf(wanted: NameRequest, { declaration: node }: Visible, order: number): Proposal {
  return {
    label: node.name ?? "",
    kind: kindOfItem(node.$type),
    detail: node.title ?? "",
    documentation: () => wanted.describe(headOf(node)),
    rank: order / 10_000,
  };
}

function partyProposals(wanted: NameRequest): readonly Proposal[] {
  const fits = ({ $type }: NamedDeclaration): boolean => $type === "Person" || $type === "Team";
  const parties = declared(wanted, fits);
  const analysis = wanted.analysis();
  const ranked = analysis && rankedParties(wanted.rule, wanted.node, analysis);
  const here = parties.map((party, index) => {
    const { title } = party.declaration;
    const plain: Proposal = {
      ...proposalOf(wanted, party, index),
      ranked: "by letters",
      ...(title ? { aliases: [title] } : {}),
    };
    const standing = ranked?.get(party.declaration.name ?? "");
    if (!standing) return { ...plain, rank: 5 + plain.rank };
    const { rank, beside, local } = standing;
    return {
      ...plain,
      detail: [plain.detail, local].filter(Boolean).join(" · "),
      beside,
      rank: 4 - rank + plain.rank,
    };
  });
  return [...here, ...imported(wanted, fits).map(each => ({ ...each, ranked: "by letters" as const }))];
}

function partProposals(wanted: NameRequest): readonly Proposal[] {
  const runbook = wanted.node && containerOf(wanted.node, isRunbook);
  if (!runbook) return [];
  const waiting = predecessorOrderAt(wanted.node, wanted.analysis());
  return [...partsFor(wanted, runbook, waiting)].map((part, index) => partProposal(wanted, part, index));
}

function partsFor(
  { rule, side, node, taken }: NameRequest,
  runbook: Runbook,
  waiting: PredecessorOrder | undefined,
): readonly NamedPart[] {
  const parts = namedParts(runbook).filter(({ name }) => name !== undefined && !taken.has(name));
  const here = node ? textSpanOfNode(node).from : 0;
  const isAbove = (part: NamedPart): boolean => textSpanOfNode(part).from < here;
  const nearestFirst = (all: readonly NamedPart[]): readonly NamedPart[] => [
    ...all.filter(isAbove).reverse(),
    ...all.filter(part => !isAbove(part)),
  ];
  switch (rule) {
    case "Undoes":
      return nearestFirst(
        parts.filter(
          part =>
            part.$type === "Activity" &&
            part.kind === "step" &&
            isAbove(part) &&
            workAround(part) === workAround(node) &&
            !isAnswered(part, parts, node) &&
            !isWaitedForBy(waiting, placeOf(part)),
        ),
      );
    case "Outage":
      return parts.filter(
        part => (part.$type === "Activity" || part.$type === "Phase") && workAround(part) === runbook,
      );
    case "During":
      return nearestFirst(
        parts.filter(
          part =>
            (part.$type === "Activity" || part.$type === "Phase") &&
            !holds(part, node) &&
            part !== node &&
            workAround(part) === workAround(node),
        ),
      );
    case "Keeps":
      return nearestFirst(
        parts.filter(
          part =>
            (part.$type === "Phase" || (part.$type === "Activity" && part.kind === "step")) &&
            !holds(part, node) &&
            isAbove(part) &&
            workAround(part) === workAround(node),
        ),
      );
    case "AnyRollback":
      return parts.filter(({ $type, $container }) => $type === "Rollback" && $container === runbook);
    case "Predecessor":
      return nearestFirst(
        parts.filter(
          part =>
            (part.$type === "Activity" || part.$type === "Phase") &&
            (!holds(part, node) || (side === "start" && part !== node)) &&
            workAround(part) === workAround(node) &&
            !isWaitedForBy(waiting, placeOf(part), side),
        ),
      );
    default:
      return parts;
  }
}

/** Whether a step, or another than the one here that undoes it, says how it is undone. */
function isAnswered(step: Activity, parts: readonly NamedPart[], here: AstNode | undefined): boolean {
  return (
    step.statements.some(({ $type }) => rollbackAnswers.has($type)) ||
    parts.some(
      other =>
        other !== here &&
        other.$type === "Activity" &&
        other.statements.some(each => each.$type === "Undoes" && each.step?.$refText === step.name),
    )
  );
}

/** The rollback, the contingency or the runbook whose order a part belongs to: nothing in one waits for what is in another. */
function workAround(node: AstNode | undefined): AstNode | undefined {
  for (let around = node; around; around = around.$container) {
    if (around.$type === "Runbook") return around;
    if ((around.$type === "Rollback" || around.$type === "Contingency") && around !== node) return around;
  }
  return undefined;
}

function partProposal(wanted: NameRequest, part: NamedPart, order: number): Proposal {
  return {
    label: part.name ?? "",
    kind: kindOfItem(part.$type),
    detail: part.title ?? "",
    documentation: () => wanted.describe(headOf(part)),
    rank: order / 10_000,
  };
}

function headOf(node: NamedDeclaration | NamedPart): Place {
  return placeOfProperty(node, "name");
}

function holds(outer: AstNode, inner: AstNode | undefined): boolean {
  for (let node = inner; node; node = node.$container) if (node === outer) return true;
  return false;
}
