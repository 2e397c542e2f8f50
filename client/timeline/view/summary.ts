/** What a reviewer decides by, in words: the verdict, the findings, the window and the moments that count. */
import { clockOf } from "../../../language/exports/timeline/clock.js";
import type { Place, TimelineData } from "../../../language/exports/timeline/data.js";
import { countsText, factsOf } from "../../../language/exports/timeline/words.js";
import { type ElementNode, element } from "./element.js";
import { menu } from "./menu.js";
import { severityIcon } from "./severity.js";

/** @param reveal is called with the place of a finding that stands on no bar */
export function summaryOf(data: TimelineData, shown: number, reveal: (place: Place) => void): ElementNode {
  const count = data.activities.length;
  const facts = [...factsOf(data, clockOf(data)), ...(shown < count ? [`${shown} of ${count} activities shown`] : [])];
  return element("header", { classes: ["summary"] }, [
    element("h1", {}, [data.title]),
    element("strong", { classes: ["verdict", data.verdict] }, [data.verdict === "go" ? "GO" : "NO-GO"]),
    element("span", { classes: ["counts"] }, [countsText(data.counts)]),
    data.findings.length > 0 &&
      menu(
        "elsewhere",
        `${data.findings.length} on no bar`,
        "Findings about the runbook as a whole",
        data.findings.map(({ code, severity, message, place }, index) =>
          element(
            "button",
            {
              key: `${code} ${index}`,
              classes: ["link", "finding"],
              attributes: { type: "button", "data-code": code },
              on: { click: () => reveal(place) },
            },
            [severityIcon(severity), element("span", {}, [message])],
          ),
        ),
      ),
    ...facts.map(fact => element("span", { classes: ["fact"] }, [fact])),
  ]);
}
