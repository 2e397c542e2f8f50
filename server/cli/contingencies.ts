/** The contingency of `--with`, struck. */
import { type Struck, struckPlan } from "../../language/schedule/what-if/struck.js";
import { whatIf } from "../../language/schedule/what-if/what-if.js";
import { whoCanIn } from "../../language/staffing/capable.js";
import { nearest } from "../../language/syntax/nearest.js";
import { list } from "../../language/wording/lists.js";
import { whyNotStruck } from "../../language/wording/what-if.js";
import { didYouMean } from "./arguments.js";
import type { OpenedRunbook } from "./runbook.js";

/** The plan as it leaves it; undefined where none is asked for, and in words why there is none. */
export function struckBy(
  wanted: string | undefined,
  { analysis: { plan }, release, name }: OpenedRunbook,
): Struck | string | undefined {
  if (wanted === undefined) return undefined;
  const { contingencies } = release.runbook;
  const found = contingencies.find(each => each.name === wanted);
  if (!found) return `there is no contingency \`${wanted}\` in ${name}${instead(wanted, contingencies)}`;
  const struck = whatIf(release, found);
  if (!struck) return `\`${wanted}\` ${whyNotStruck}`;
  return struckPlan(release, struck, whoCanIn(plan));
}

function instead(wanted: string, contingencies: readonly { readonly name: string }[]): string {
  const names = contingencies.map(({ name }) => name);
  if (names.length === 0) return ", nor any other";
  const close = nearest(wanted, names, 2);
  return close.length > 0 ? didYouMean(close) : `: there ${names.length === 1 ? "is" : "are"} ${list(names)}`;
}
