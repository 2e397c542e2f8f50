/**
 * The keywords by what they are for: the one place that scanner, repairs, messages and completion ask. All of it follows from the grammar
 * (`groups` in generated/table.ts) and from what may stand where (placement.ts), so a new statement is in every list.
 */
import { table } from "../generated/table.js";
import { placements } from "./placement.js";

const { begin, ...after } = table.groups;

/** What a line at the top of a file begins with. */
export const topLevelKeywords: readonly string[] = begin.RunbookFile;

/** What a line of a team, a person or an environment begins with. */
export const fieldKeywords: readonly string[] = begin.DeclarationField;

/** What a line of a policy begins with. */
export const settingKeywords: readonly string[] = begin.Setting;

/** What a line of a runbook, or of a block in it, begins with. */
export const statementKeywords: readonly string[] = begin.Statement;

/** What a line of a programme begins with. */
export const programmeKeywords: readonly string[] = begin.ProgrammeStatement;

export const activityKeywords: readonly string[] = begin.Activity;

/** After these a name is wanted. A comma always wants one: no keyword ever follows a comma. */
export const wantingName: readonly string[] = after.wantingName;

/** After these a text is wanted, and nothing else. */
export const wantingText: ReadonlySet<string> = new Set(after.wantingText);

export const openingBlock: ReadonlySet<string> = new Set(after.openingBlock);

/** Those with a name between the keyword and the brace. */
export const openingNamed: ReadonlySet<string> = new Set(after.openingNamed);

/** After these, or after the name and the title that follow them, a block may stand. */
export const headingBlock: ReadonlySet<string> = new Set([...after.openingNamed, ...after.beforeBrace]);

const isIn = (each: string, ...groups: readonly (readonly string[])[]): boolean =>
  groups.some(group => group.includes(each));

/** At the top of a file and nowhere else. */
export const onlyAtTop: ReadonlySet<string> = new Set(
  topLevelKeywords.filter(each => !isIn(each, fieldKeywords, statementKeywords, settingKeywords)),
);

/** What a plan is made of: activities, and blocks of them. */
export const workKeywords: ReadonlySet<string> = new Set([
  ...activityKeywords,
  placements.Phase.keyword,
  placements.Parallel.keyword,
  placements.Sequence.keyword,
]);

/** What no activity holds although it opens a block: another part of the plan. */
export const besideActivities: ReadonlySet<string> = new Set(
  after.openingBlock.filter(
    keyword =>
      isIn(keyword, statementKeywords) &&
      !Object.values(placements).some(
        each => each.keyword === keyword && each.in.some(block => isIn(block, activityKeywords)),
      ),
  ),
);
