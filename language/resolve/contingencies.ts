/** What to do when something known goes wrong: when it may strike, and a plan of its own for what is done then. */
import type { Activity as ActivityNode, After, Contingency as ContingencyNode, Phase } from "../generated/ast.js";
import type { NamedPart } from "../names/names.js";
import type { Awaited, Contingency, Resolution } from "../plan/plan.js";
import { type Fields, fieldsOf, mistakesIn } from "./blocks.js";
import { note } from "./context.js";
import type { Around, Builder, WorkDraft } from "./draft.js";
import { lagOf, saysLeadInName } from "./edges.js";
import { lookUpItem } from "./links.js";
import { recall, sameList } from "./memory.js";
import { insertionIn, placeOf, placeOfProperty } from "./places.js";
import { contentsOf, hasWaits } from "./rollbacks.js";
import { decisionOf, inherited, ownersOf, takesOf, textOfProperty, textsOf } from "./uses.js";
import { isWork } from "./work.js";

/** @param around the runbook itself, and `draft` its plan: what a contingency may strike after */
export function contingenciesOf(
  builder: Builder,
  nodes: readonly ContingencyNode[],
  draft: WorkDraft,
  around: Around,
): readonly Contingency[] {
  const { context } = builder;
  const all = nodes.map((node, index) => {
    const make = (): Contingency => contingencyOf(builder, node, index, draft, around);
    // Made anew where something in it waits for what the whole runbook may name.
    return hasWaits(node) ? make() : recall(context, node, "contingency", [index, around], make);
  });
  return sameList(context, "contingencies", all);
}

function contingencyOf(
  builder: Builder,
  node: ContingencyNode,
  index: number,
  draft: WorkDraft,
  around: Around,
): Contingency {
  const { context, broken } = builder;
  const fields = fieldsOf(context.notes, node, node.statements, "contingency");
  const place = placeOf(node);
  const owners = ownersOf(context, fields, around.owners);
  return {
    index,
    name: node.name ?? "",
    title: node.title || node.name || "contingency",
    place,
    head: placeOfProperty(node, "name"),
    trigger: textOfProperty(fields.one("Trigger"), "text"),
    owners,
    response: responseOf(builder, fields),
    after: awaitedIn(builder, fields.one("After"), draft),
    takes: takesOf(context, fields.one("Takes")),
    ...textsOf(fields),
    work: node.statements.some(isWork)
      ? contentsOf(builder, "contingency", node, fields, { ...around, owners: inherited(context, owners) })
      : undefined,
    broken: mistakesIn(broken, place) > 0,
    brokenAround: around.broken,
    insertion: insertionIn(node),
  };
}

/** It cannot both go on and roll back. */
function responseOf({ context }: Builder, fields: Fields): readonly Resolution[] {
  const said: Resolution[] = [];
  for (const statement of fields.all("Then")) {
    const response: Resolution | undefined = statement.goesOn
      ? { kind: "continue", place: placeOf(statement) }
      : decisionOf(statement);
    if (!response) continue;
    const other = said.find(({ kind }) => kind !== "text" && kind !== response.kind);
    if (other && response.kind !== "text") {
      note(
        context.notes,
        "syntax/duplicate",
        response.place,
        "a contingency either goes on with the plan or rolls it back: keep one of the two",
        { related: [{ message: "first given here", place: other.place }] },
      );
      continue;
    }
    said.push(response);
  }
  return said;
}

/** What has to have ended, or begun, before it may strike. */
function awaitedIn(builder: Builder, after: After | undefined, { numbers }: WorkDraft): readonly Awaited[] {
  if (!after) return nothing;
  const { context, parts } = builder;
  const isPart = (part: NamedPart): part is ActivityNode | Phase => part.$type === "Activity" || part.$type === "Phase";
  return after.predecessors.flatMap((predecessor): readonly Awaited[] => {
    if (saysLeadInName(builder, predecessor)) return nothing;
    const { activity, start } = predecessor;
    const named = lookUpItem(
      context.notes,
      parts,
      numbers,
      activity,
      predecessor,
      isPart,
      "an activity or phase of the plan",
    );
    return named ? [{ ...named, since: start ? "start" : "end", lag: lagOf(context, predecessor) }] : nothing;
  });
}

const nothing: readonly never[] = [];
