import type { Place } from "../../plan/place.js";
import type { Rule } from "../rule.js";

export const fallbackWithoutWindow: Rule = {
  code: "window/fallback-without-window",
  severity: "error",
  *check({ plan: { runbook } }) {
    const [first, ...more] = runbook?.fallbacks ?? [];
    if (!runbook || !first || runbook.windowWritten || runbook.broken) return;
    yield {
      message: `This fallback has no window to fall back from, so nothing is judged on its date. Add \`window FROM to TO\`${more.length === 0 ? ", or make this the window" : ""}.`,
      place: first.place,
      concerns: [first, ...more].map(({ place }) => place),
      fixes: () => [
        { kind: "choice", title: "Make it the window", edits: [{ place: keywordOf(first.place), newText: "window" }] },
      ],
    };
  },
};

function keywordOf({ uri, range: { start } }: Place): Place {
  return { uri, range: { start, end: { line: start.line, character: start.character + "fallback".length } } };
}
