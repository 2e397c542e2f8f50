/**
 * Activities and their order. Built in two walks over one tree: first every activity and block gets its number and its
 * fields, with owners, zones and environments inherited; then, when every name has a number, the edges between them (edges.ts).
 */
import type { AstNode } from "langium";
import type { Activity as ActivityNode, After, Parallel, Phase, Sequence, Statement } from "../generated/ast.js";
import { createNotes } from "../plan/kept.js";
import { comparePositions, type Place, type Position } from "../plan/place.js";
import type { Activity, Answer, Block, BlockKind, Edge, Item, Mistake, Moment, Text, Work } from "../plan/plan.js";
import { asTreeNode } from "../syntax/tree/leaves.js";
import type { Piece } from "../syntax/tree/node.js";
import { type Fields, fieldsOf, mistakesIn } from "./blocks.js";
import type { ZoneScope } from "./context.js";
import type { Around, Builder, RollbackStatements, WorkDraft } from "./draft.js";
import { duringOf, type LastedParts, lastedParts } from "./during.js";
import { edgesOf, noLag } from "./edges.js";
import { haveSame, recall, sameList, sameOf } from "./memory.js";
import { insertionIn, placeOf, placeOfFirstWord, placeOfProperty } from "./places.js";
import { addSection } from "./sections.js";
import { isRelative } from "./times/moment.js";
import { readWithAlso, unread } from "./times/times.js";
import { leaveUndecided } from "./times/undecided.js";
import {
  accountableOf,
  audienceOf,
  decisionOf,
  environmentUse,
  escalationOf,
  inherited,
  inheritedUse,
  ownersOf,
  type ResolveContext,
  saysSomething,
  skillUses,
  takesOf,
  textOfProperty,
  textsOf,
  textsOfList,
} from "./uses.js";
import { declaredZone } from "./zones.js";

export type WorkBlock = Phase | Parallel | Sequence;

/** Adds a block, with all in it, to the draft; returns its index. */
export function addBlock(
  builder: Builder,
  draft: WorkDraft,
  kind: BlockKind,
  node: AstNode & { readonly name?: string; readonly title?: string },
  statements: readonly Statement[],
  fields: Fields,
  around: Omit<Around, "block"> & { readonly block: number | undefined },
  isBehindUnread = false,
): number {
  const { context, frame, broken } = builder;
  const { notes } = context;
  const index = draft.blocks.length;
  const place = placeOf(node);
  const named = kind === "phase";
  draft.nodes.push(node);
  const zone = named ? declaredZone(notes, fields, around.zone, frame) : around.zone;
  const owners = named ? ownersOf(context, fields, undefined) : undefined;
  const ownBroken = isBrokenItself(broken, place, statements);
  const items: Item[] = [];
  const block: Block = {
    index,
    kind,
    name: node.name ?? "",
    title: node.title || node.name || kind,
    place,
    head: node.name ? placeOfProperty(node, "name") : placeOfFirstWord(node),
    parent: around.block,
    at: named ? momentOf(builder, fields.one("At"), zone, "start") : undefined,
    by: named ? momentOf(builder, fields.one("By"), zone, "end") : undefined,
    when: named ? whenOf(context, fields) : undefined,
    owners,
    accountable: named ? accountableOf(context, fields.one("Accountable")) : undefined,
    items,
    broken: ownBroken,
    startUnread: isBehindUnread || hidesStart(fields),
    workUnread: fields.unread.work !== undefined,
    insertion: insertionIn(node),
  };
  draft.blocks.push(block);
  if (fields.unread.work) draft.unread.push(fields.unread.work);
  const inside: Around = {
    block: index,
    zone,
    owners: named && fields.unread.may("owner") ? undefined : owners ? inherited(context, owners) : around.owners,
    environment: (named ? inheritedUse(environmentUse(context, fields.one("On"))) : undefined) ?? around.environment,
    undoneBy: (named ? undoneBy(fields) : undefined) ?? around.undoneBy,
    broken: around.broken || hidesInherited(fields),
  };
  const within = draft.isWhole ? sameAround(context, `block ${index}`, inside) : inside;
  for (const statement of statements) {
    if (!isWork(statement)) continue;
    const isBehind = fields.unread.work !== undefined && isAbove(fields.unread.work, placeOf(statement));
    items.push(addItem(builder, draft, statement, within, isBehind));
  }
  return index;
}

/** Whether a syntax error stands in a block, but in none of the blocks in it. */
export function isBrokenItself(broken: readonly Mistake[], place: Place, statements: readonly Statement[]): boolean {
  if (broken.length === 0) return false;
  const contained = statements
    .filter(each => "statements" in each)
    .reduce((sum, each) => sum + mistakesIn(broken, placeOf(each)), 0);
  return mistakesIn(broken, place) > contained;
}

function whenOf(context: ResolveContext, fields: Fields): Text | undefined {
  const when = fields.one("When");
  return when && recall(context, when, "text", [], () => textOfProperty(when, "text"));
}

function isAbove(position: Position, { range }: Place): boolean {
  return comparePositions(position, range.start) < 0;
}

/** How the steps inside are undone that do not say it themselves. */
export function undoneBy(fields: Fields): Around["undoneBy"] {
  return fields.one("RollbackUsing") ?? fields.one("RollbackNone");
}

/** Whether a line that could not be read may say what those inside inherit. */
export function hidesInherited({ unread }: Fields): boolean {
  return ["owner", "on", "environment", "rollback"].some(unread.may);
}

function hidesStart({ unread }: Fields): boolean {
  return unread.may("at") || unread.may("after") || unread.may("during");
}

function hidesAnswer({ unread }: Fields): boolean {
  return ["rollback", "undoes", "irreversible"].some(unread.may);
}

export function isWork(statement: Statement): statement is WorkBlock | ActivityNode {
  return ofWork.has(statement.$type);
}

const ofWork: ReadonlySet<string> = new Set(["Phase", "Parallel", "Sequence", "Activity"]);

function addItem(
  builder: Builder,
  draft: WorkDraft,
  node: WorkBlock | ActivityNode,
  around: Around,
  isBehindUnread: boolean,
): Item {
  if (node.$type === "Activity") return addActivity(builder, draft, node, around, isBehindUnread);
  return addSection(builder.context, draft, node, [around, isBehindUnread], () => {
    const kind = node.$type === "Phase" ? "phase" : node.$type === "Parallel" ? "parallel" : "sequence";
    const fields = fieldsOf(builder.context.notes, node, node.statements, kind);
    const index = addBlock(builder, draft, kind, node, node.statements, fields, around, isBehindUnread);
    return number(draft, node, itemOf("block", index), fields.one("After"));
  });
}

function addActivity(
  builder: Builder,
  draft: WorkDraft,
  node: ActivityNode,
  around: Around,
  isBehindUnread: boolean,
): Item {
  const index = draft.activities.length;
  const { activity, said } = recall(builder.context, node, "activity", [index, isBehindUnread, around], () =>
    activityOf(builder, node, index, around, isBehindUnread),
  );
  draft.activities.push(activity);
  if (said.during) draft.lasting.push({ index, during: said.during });
  if (activity.kind === "step") draft.steps.push({ index, node, said, around });
  return number(draft, node, itemOf("activity", index), said.during ? undefined : said.after);
}

/** The very same object for the same in the same place of the runbook: to be compared at once. */
export function sameAround(context: ResolveContext, what: string, around: Around): Around {
  return sameOf(context, `around ${what}`, factsOf(around), () => around);
}

/** What is inherited, to be compared. */
export function factsOf({ block, zone, owners, environment, undoneBy, broken }: Around): readonly unknown[] {
  return [block, ...zoneFacts(zone), owners, environment, undoneBy, broken];
}

function zoneFacts(zone: ZoneScope): readonly unknown[] {
  return [zone.kind, "name" in zone ? zone.name : undefined, "seconds" in zone ? zone.seconds : undefined];
}

function activityOf(
  builder: Builder,
  node: ActivityNode,
  index: number,
  around: Around,
  isBehindUnread: boolean,
): { readonly activity: Activity; readonly said: RollbackStatements } {
  const { context, frame, broken } = builder;
  const { notes } = context;
  const kind = kindOfActivity(node.kind);
  const fields = fieldsOf(notes, node, node.statements, kind);
  const zone = declaredZone(notes, fields, around.zone, frame);
  const place = placeOf(node);
  const takesStatement = fields.one("Takes");
  const takes = takesOf(context, takesStatement);
  const duringStatement = fields.one("During");
  const at = momentOf(builder, fields.one("At"), zone, "start");
  const requires = fields.all("Requires");
  const { run, expect, links, notes: remarks } = textsOf(fields);
  const activity: Activity = {
    index,
    kind,
    name: node.name ?? "",
    title: node.title || node.name || kind,
    place,
    head: placeOfProperty(node, "name"),
    block: around.block,
    owners: ownersOf(context, fields, around.owners),
    takes: duringStatement ? undefined : takes,
    at: duringStatement ? undefined : at,
    during: duringStatement && duringOf(context, duringStatement, fields),
    by: momentOf(builder, fields.one("By"), zone, "end"),
    needs: skillUses(context, fields.one("Needs")),
    environment: environmentUse(context, fields.one("On")) ?? around.environment,
    run,
    expect,
    links,
    notes: remarks,
    when: textOfProperty(fields.one("When"), "text"),
    requires: requires.flatMap(each => textsOfList(each, "criteria").filter(saysSomething)),
    otherwise: decisionOf(fields.one("Otherwise")),
    until: textOfProperty(fields.one("Until"), "text"),
    audience: audienceOf(context, fields.one("To")),
    escalation: escalationOf(context, fields.one("Escalate")),
    deferrable: textOfProperty(fields.one("Deferrable"), "reason"),
    answer: undefined,
    broken: mistakesIn(broken, place) > 0 || fields.unread.may("takes") || (takesStatement !== undefined && !takes),
    brokenAround: around.broken,
    startUnread: isBehindUnread || hidesStart(fields),
    answerUnread: hidesAnswer(fields),
    insertion: insertionIn(node),
  };
  const said: RollbackStatements = {
    own: fields.one("Rollback"),
    using: fields.one("RollbackUsing"),
    none: fields.one("RollbackNone"),
    irreversible: fields.one("Irreversible"),
    undoes: fields.one("Undoes"),
    mayUndo: fields.unread.may("undoes"),
    after: fields.one("After"),
    during: duringStatement,
  };
  return { activity, said };
}

/** One object for each item there can be, so that it is the same in every plan. */
function itemOf(kind: Item["kind"], index: number): Item {
  const known = items[kind][index] ?? { kind, index };
  items[kind][index] = known;
  return known;
}

const items: Readonly<Record<Item["kind"], Item[]>> = { activity: [], block: [] };

function kindOfActivity(kind: string): Activity["kind"] {
  return kind === "check" || kind === "notify" || kind === "gate" || kind === "wait" ? kind : "step";
}

function number(draft: WorkDraft, node: AstNode, item: Item, after: After | undefined): Item {
  draft.numbers.set(node, item);
  if (after) draft.waits.push({ item, after });
  return item;
}

function momentOf(
  { context, frame }: Builder,
  statement: Extract<Statement, { $type: "At" | "By" }> | undefined,
  zone: ZoneScope,
  edge: "start" | "end",
): Moment | undefined {
  const { moment, also } = statement ?? {};
  if (!statement || !moment) return undefined;
  return recall(context, statement, edge, zoneFacts(zone), () => {
    const { isUndecided, ...read } = readWithAlso(context.notes, frame, moment, also ?? [], { zone, edge });
    // Where it is not known when T is, the plan counts from T = 0: a date has no place in it, and that is reported.
    const isComparable = frame.zero !== undefined || isRelative(moment);
    const made: Moment = { ...(isComparable ? read : unread), place: placeOf(statement) };
    return isUndecided && edge === "start"
      ? leaveUndecided(made, context.notes, frame, moment, also ?? [], zone)
      : made;
  });
}

/**
 * The finished work, given the steps' answers by activity index.
 * @param isEndUnread steps may stand after it that could not be read
 */
export function workOf(
  builder: Builder,
  draft: WorkDraft,
  answers: ReadonlyMap<number, Answer>,
  isEndUnread: boolean,
): Work {
  const undoing = draft.steps.filter(({ said }) => said.mayUndo).map(({ node }) => node);
  const unread = [...draft.unread, ...undoing.map(node => placeOf(node).range.start)];
  const last = unread.reduce<Position | undefined>((a, b) => (a && comparePositions(a, b) > 0 ? a : b), undefined);
  const isUnread = ({ answerUnread, place }: Activity): boolean =>
    answerUnread || isEndUnread || (last !== undefined && comparePositions(place.range.start, last) < 0);
  const { memory } = builder.context;
  const lasting = lastedParts(builder, draft);
  const activities = draft.activities.map(activity => {
    const answer = answers.get(activity.index);
    const answerUnread = isUnread(activity);
    const { item, part } = lasting.get(activity.index) ?? {};
    const known = memory && answered.get(activity);
    if (known && known.answer === answer && known.answerUnread === answerUnread && isLasting(known, item, part))
      return known;
    const during = activity.during && { ...activity.during, item, part };
    const made = { ...activity, answer, answerUnread, during };
    if (memory) answered.set(activity, made);
    return made;
  });
  return draft.isWhole
    ? sameWork(builder, draft, activities, lasting)
    : { activities, blocks: draft.blocks, edges: edgesOf(builder, draft, lasting) };
}

function isLasting({ during }: Activity, item: Item | undefined, part: Item | undefined): boolean {
  return during?.item === item && during?.part === part;
}

/** Activities with their answers and what they last as long as, by what they are without. */
const answered = createNotes<Activity, Activity>();

/** The work of the runbook itself, made of the very same parts as last time where these have not changed. */
function sameWork(builder: Builder, draft: WorkDraft, activities: readonly Activity[], lasting: LastedParts): Work {
  const { context } = builder;
  if (!context.memory) return { activities, blocks: draft.blocks, edges: edgesOf(builder, draft, lasting) };
  const made = draft.blocks.map((block, index) => {
    const node = draft.nodes[index];
    return node ? sameBlock(context, block, asTreeNode(node).$piece) : block;
  });
  const blocks = sameList(context, "blocks", made);
  const work: Work = {
    activities: sameList(context, "activities", activities),
    blocks,
    edges: sameEdges(builder, draft, lasting, blocks),
  };
  return sameOf(context, "work", [work.activities, work.blocks, work.edges], () => work);
}

function sameEdges(
  builder: Builder,
  draft: WorkDraft,
  lasting: LastedParts,
  blocks: readonly Block[],
): readonly Edge[] {
  const { context } = builder;
  const make = (): Edge[] => edgesOf(builder, draft, lasting);
  // Where nothing waits for a name, the blocks say all, but for what takes no place in the order.
  if (draft.waits.length + draft.lasting.length === 0) return sameOf(context, "edges", [blocks], make);
  const edges = make();
  const waits = draft.waits.map(({ after }) => after);
  // What they say besides is where the names stand that were waited for.
  return sameOf(context, "edges", [...waits, ...edges.flatMap(edgeFacts)], () => edges);
}

function edgeFacts({ from, to, lag, since, named }: Edge): readonly (number | string)[] {
  const facts = lag === noLag ? [from, to] : [from, to, lag.days, lag.seconds];
  const node = named?.node ?? from;
  return since === "end" && node === from ? facts : [...facts, since, node];
}

/** A block is made anew at every key in it. Where it is written is told by its piece, which goes on. */
function sameBlock({ memory }: ResolveContext, block: Block, piece: Piece): Block {
  const what = `block ${block.index}`;
  const last = memory?.last.get(what) as { readonly block: Block; readonly piece: Piece } | undefined;
  if (last?.piece === piece && haveSame(last.block, block, ["place", "head", "insertion"])) return last.block;
  memory?.last.set(what, { block, piece });
  return block;
}
