/** The names of rules, as people misremember them. */
import { rules } from "../../language/index.js";
import { nearest } from "../../language/syntax/nearest.js";
import { list } from "../../language/wording/lists.js";
import { didYouMean } from "./arguments.js";

/** There is no such rule; what is close to it as a whole, or bears its name in another area; else the rules of its area. */
export function unknownRule(code: string): string {
  const codes = rules.map(rule => rule.code);
  const name = (each: string): string => each.slice(each.indexOf("/") + 1);
  const names = nearest(name(code), codes.map(name));
  const named = codes.filter(each => names.includes(name(each)));
  const area = code.replace(/\/.*/, "");
  const inArea = codes.filter(each => each.startsWith(`${area}/`));
  const meant = [nearest(code, codes), named].find(found => found.length > 0) ?? [];
  // An area by its name begins all its rules, and means none of them.
  if (meant.length > 0 && !(code === area && inArea.length > 0))
    return `there is no rule \`${code}\`${didYouMean(meant)}`;
  return `there is no rule \`${code}\`: ${inArea.length > 0 ? `in ${area} there are ${list(inArea)}` : "`gonogo rules` lists them"}`;
}
