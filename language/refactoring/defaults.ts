/** What an activity has from the blocks around it, as the statements that say it. */

import type { AstNode } from "langium";
import type { Activity, Runbook, Statement } from "../generated/ast.js";
import { writtenAs } from "../syntax/tree/leaves.js";

/** Statements that serve all that is inside, by what they say: of those that say the same the innermost counts. */
const inheritable = {
  Owner: "owner",
  Timezone: "zone",
  RollbackUsing: "rollback",
  RollbackNone: "rollback",
  On: "environment",
  UseEnvironment: "environment",
} as const;

export type Inheritable = (typeof inheritable)[keyof typeof inheritable];

type Default = Extract<Statement, { $type: keyof typeof inheritable }>;

/** The statements that serve what says nothing itself, by what they say. */
export type Defaults = ReadonlyMap<Inheritable, Default>;

/** What serves an activity that stands in a block. */
export function defaultsIn(block: AstNode): Defaults {
  const defaults = new Map<Inheritable, Default>();
  for (let around: AstNode | undefined = block; around; around = around.$container) {
    if (isScope(around)) addFrom(around, defaults);
  }
  return defaults;
}

/** What serves a step's own rollback. */
export function defaultsOf(step: Activity): Defaults {
  const defaults = new Map<Inheritable, Default>();
  addFrom(step, defaults);
  for (const [kind, statement] of defaultsIn(step.$container)) if (!defaults.has(kind)) defaults.set(kind, statement);
  return defaults;
}

function addFrom({ statements }: Pick<Activity, "statements">, defaults: Map<Inheritable, Default>): void {
  for (const statement of statements) {
    const kind = kindOf(statement);
    if (kind && isDefault(statement) && !defaults.has(kind)) defaults.set(kind, statement);
  }
}

/** What a default would read like as an activity's own. */
export function asOwn(statement: Default): string {
  return statement.$type === "UseEnvironment" ? `on ${statement.environment?.$refText ?? ""}` : writtenAs(statement);
}

/** Whether an activity says itself what a default would say. */
export function saysItself({ statements }: Pick<Activity, "statements">, kind: Inheritable): boolean {
  return statements.some(each => kindOf(each) === kind);
}

function kindOf({ $type }: Statement): Inheritable | undefined {
  return ($type as string) in inheritable ? inheritable[$type as keyof typeof inheritable] : undefined;
}

function isDefault(statement: Statement): statement is Default {
  return kindOf(statement) !== undefined;
}

function isScope(node: AstNode): node is Runbook | Extract<Statement, { $type: "Phase" }> {
  return node.$type === "Runbook" || node.$type === "Phase";
}
