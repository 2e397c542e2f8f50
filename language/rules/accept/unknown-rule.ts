import { nearest } from "../../syntax/nearest.js";
import { acceptsOf } from "../accepting.js";
import type { Rule } from "../rule.js";

export const acceptUnknownRule: Rule = {
  code: "accept/unknown-rule",
  severity: "error",
  fixed: true,
  last: true,
  *check({ plan, rules }) {
    const codes = rules.map(({ code }) => code);
    const accepts = acceptsOf(plan).map(({ code, codePlace }) => ({ code, place: codePlace }));
    for (const { code, place } of [...accepts, ...plan.policy.written]) {
      if (code.length === 0 || codes.includes(code)) continue;
      const near = likeliest(code, codes);
      const advice = near[0] ? `Did you mean \`${near[0]}\`?` : "`gonogo rules` lists all rules.";
      yield {
        message: `There is no rule \`${code}\`. ${advice}`,
        place,
        fixes: near.map(each => ({
          kind: "choice",
          title: `Change to \`${each}\``,
          edits: [{ place, newText: each }],
        })),
      };
    }
  },
};

/** Spelt alike; or of the same name in another area, or alike in that. */
function likeliest(code: string, codes: readonly string[]): readonly string[] {
  const name = nameOf(code);
  const named = nearest(name, codes.map(nameOf)).flatMap(like => codes.filter(each => nameOf(each) === like));
  const partly = codes.filter(each => each.includes(name) && name.length > 3);
  return [...new Set([...nearest(code, codes), ...named, ...partly])].slice(0, 3);
}

function nameOf(code: string): string {
  return code.slice(code.indexOf("/") + 1);
}
