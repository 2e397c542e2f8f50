/** The heading of the picture: title, verdict and the facts a decision rests on. */

import { type ShownVerdict, verdictWords } from "../../wording/verdict.js";
import type { TimelineData } from "./data.js";
import type { Ink, Role } from "./ink.js";
import type { TimelineRun } from "./run-data.js";
import { runStateText } from "./run-words.js";
import type { Scene } from "./scene.js";
import { fitted, textWidth } from "./text-width.js";
import { type DrawnElement, drawn } from "./tree.js";
import { countsText, factsOf } from "./words.js";

const line = 17;

const verdictInks: Readonly<Record<ShownVerdict, Role>> = {
  go: "go",
  "no-go": "error",
  done: "soft",
  cancelled: "soft",
};

/** Title, verdict and the facts a decision rests on. @returns from (0, 0), and its height in pixels */
export function drawHeading(
  data: TimelineData,
  { clock, undoing, banner }: Scene,
  width: number,
  ink: Ink,
): { readonly tree: DrawnElement; readonly height: number } {
  const verdict = data.run ? runStateText(data.run).toUpperCase() : verdictWords[data.verdict];
  const colour = ink(data.run ? runInk(data.run) : verdictInks[data.verdict]);
  const counts = countsText(data.counts);
  const boxWidth = textWidth(verdict, 14, "bold") + 18;
  const titleX = boxWidth + 12;
  const said = factsOf(data, clock).filter(fact => fact !== banner);
  const facts = [counts, ...said, ...(undoing ? [undoing.text] : [])];
  const lines = wrapped(facts, width);
  return {
    tree: drawn("g", { class: "gonogo-heading" }, [
      drawn("rect", {
        x: 1,
        y: 3,
        width: boxWidth,
        height: 22,
        rx: 3,
        fill: "none",
        stroke: colour,
        "stroke-width": 2,
      }),
      drawn(
        "text",
        { x: 1 + boxWidth / 2, y: 19, "text-anchor": "middle", "font-size": 14, "font-weight": 700, fill: colour },
        [verdict],
      ),
      drawn("text", { x: titleX, y: 21, "font-size": 20, "font-weight": 700, fill: ink("text") }, [
        drawn("title", {}, [data.title]),
        fitted(data.title, 20, width - titleX, "bold"),
      ]),
      ...lines.map((text, index) =>
        drawn("text", { x: 0, y: 45 + index * line, "font-size": 12, fill: ink("soft") }, [text]),
      ),
    ]),
    height: 33 + lines.length * line,
  };
}

function runInk({ state, held }: TimelineRun): Role {
  if (state === "rolling back" || state === "rolling back, held") return "undo";
  return held.some(({ isStill }) => isStill) ? "warning" : state === "open" ? "go" : "soft";
}

/** Facts side by side as far as they fit a line; one that is longer than a line alone is cut. */
function wrapped(facts: readonly string[], width: number): readonly string[] {
  const lines: string[] = [];
  for (const fact of facts) {
    const longer = lines.length > 0 ? `${lines.at(-1)}   \u00b7   ${fact}` : fact;
    if (lines.length > 0 && textWidth(longer, 12) <= width) lines[lines.length - 1] = longer;
    else lines.push(fitted(fact, 12, width));
  }
  return lines;
}
