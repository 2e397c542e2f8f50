/** Activities and blocks in the making. */
import type { AstNode } from "langium";
import type { Activity as ActivityNode, After, During, Statement } from "../generated/ast.js";
import type { NamedPart } from "../names/names.js";
import type { Position } from "../plan/place.js";
import type { Activity, Block, EnvironmentUse, Item, Mistake, Owners } from "../plan/plan.js";
import type { TimeFrame, ZoneScope } from "./context.js";
import type { ResolveContext } from "./uses.js";

/** What an activity inherits from the blocks around it. */
export interface Around {
  readonly block: number;
  readonly zone: ZoneScope;
  readonly owners: Owners | undefined;
  readonly environment: EnvironmentUse | undefined;
  /** The nearest `rollback using` or `rollback none` that serves as a default. */
  readonly undoneBy: Extract<Statement, { $type: "RollbackUsing" | "RollbackNone" }> | undefined;
  /** What is inherited may be said in a line that could not be read. */
  readonly broken: boolean;
}

/** What a step says of how it is undone, and what it waits for. */
export interface RollbackStatements {
  readonly own: Extract<Statement, { $type: "Rollback" }> | undefined;
  readonly using: Extract<Statement, { $type: "RollbackUsing" }> | undefined;
  readonly none: Extract<Statement, { $type: "RollbackNone" }> | undefined;
  readonly irreversible: Extract<Statement, { $type: "Irreversible" }> | undefined;
  readonly undoes: Extract<Statement, { $type: "Undoes" }> | undefined;
  /** Or may say in a line that could not be read. */
  readonly mayUndo: boolean;
  readonly after: After | undefined;
  readonly during: During | undefined;
}

/** One step's way to its answer, settled when all rollbacks are known. */
export interface StepNode {
  readonly index: number;
  readonly node: ActivityNode;
  readonly said: RollbackStatements;
  readonly around: Around;
}

/** A Work in the making; activities lack their answers until language/resolve/rollbacks.ts gives them. */
export interface WorkDraft {
  readonly activities: Activity[];
  /** Whether it is that of the runbook itself. */
  readonly isWhole: boolean;
  readonly blocks: Block[];
  /** The nodes of the blocks. */
  readonly nodes: AstNode[];
  readonly steps: StepNode[];
  /** Where a named part of this work is: the numbers that `after` and `undoes` refer to. */
  readonly numbers: Map<AstNode, Item>;
  readonly waits: { readonly item: Item; readonly after: After }[];
  /** Activities that last as long as something else. */
  readonly lasting: { readonly index: number; readonly during: During }[];
  /** Where activities may stand that could not be read. */
  readonly unread: Position[];
  /** The blocks that were taken over as they were, none inside another. */
  readonly kept: KeptSection[];
}

export interface Builder {
  readonly context: ResolveContext;
  readonly frame: TimeFrame;
  readonly parts: ReadonlyMap<string, NamedPart>;
  /** The file's syntax errors, sorted. */
  readonly broken: readonly Mistake[];
}

export function draftOf(isWhole = false): WorkDraft {
  return {
    isWhole,
    activities: [],
    blocks: [],
    nodes: [],
    steps: [],
    numbers: new Map(),
    waits: [],
    lasting: [],
    unread: [],
    kept: [],
  };
}

/** What a block, with all in it, adds to a draft. */
export interface Section {
  readonly item: Item;
  readonly activities: readonly Activity[];
  readonly blocks: readonly Block[];
  readonly nodes: readonly AstNode[];
  readonly steps: readonly StepNode[];
  readonly numbers: readonly (readonly [AstNode, Item])[];
  readonly waits: WorkDraft["waits"];
  readonly lasting: WorkDraft["lasting"];
}

/** A section as it stands in a draft. */
export interface KeptSection {
  readonly node: AstNode;
  readonly section: Section;
  /** Its first step among the draft's. */
  readonly from: number;
}
