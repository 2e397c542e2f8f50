/** What a reviewer decides by, in words: the verdict, the findings, the window and the moments that count. */
import { clockOf } from "../../../language/exports/timeline/clock.js";
import type { TimelineData } from "../../../language/exports/timeline/data.js";
import { countsText, factsOf } from "../../../language/exports/timeline/words.js";
import { type ElementNode, element } from "./element.js";

export function summaryOf(data: TimelineData, shown: number): ElementNode {
  const count = data.activities.length;
  const facts = [...factsOf(data, clockOf(data)), ...(shown < count ? [`${shown} of ${count} activities shown`] : [])];
  return element("header", { classes: ["summary"] }, [
    element("h1", {}, [data.title]),
    element("strong", { classes: ["verdict", data.verdict] }, [data.verdict === "go" ? "GO" : "NO-GO"]),
    element("span", { classes: ["counts"] }, [countsText(data.counts)]),
    ...facts.map(fact => element("span", { classes: ["fact"] }, [fact])),
  ]);
}
