/** The selected activity in words, its findings, and what turning back from it would mean. */
import type { Instant, TimelineActivity, TimelineData } from "../../../language/exports/timeline/data.js";
import type { Scene } from "../../../language/exports/timeline/scene.js";
import { activityLines, nearText } from "../../../language/exports/timeline/words.js";
import { type Child, type ElementNode, element } from "./element.js";
import { severityIcon } from "./severity.js";

export interface DetailActions {
  readonly open: (activity: TimelineActivity) => void;
  readonly close: () => void;
  readonly turnBackAt: (at: Instant) => void;
}

export function detailsOf(
  data: TimelineData,
  activity: TimelineActivity,
  { clock, undoing }: Pick<Scene, "clock" | "undoing">,
  actions: DetailActions,
): ElementNode {
  const { title, more } = activity;
  const findings = more?.findings ?? [];
  const lines = activityLines(data, clock, activity).slice(1, -findings.length || undefined);
  return element(
    "section",
    { key: "details", classes: ["details"], attributes: { "aria-label": "Selected activity" } },
    [
      element("div", { classes: ["line"] }, [
        element("h2", {}, [title]),
        element("span", { classes: ["soft"] }, [activity.kind]),
        element(
          "button",
          { attributes: { type: "button", id: "go-to-text" }, on: { click: () => actions.open(activity) } },
          ["Go to the text"],
        ),
        element("span", { classes: ["space"] }),
        element(
          "button",
          {
            attributes: { type: "button", id: "close-details", "aria-label": "Close", title: "Close (Esc)" },
            on: { click: actions.close },
          },
          ["×"],
        ),
      ]),
      element("p", { classes: ["words"] }, [lines.join(" · ")]),
      findings.length > 0 &&
        element(
          "ul",
          { classes: ["findings"] },
          findings.map(({ severity, message, code }) =>
            element("li", { attributes: { "data-code": code } }, [
              severityIcon(severity),
              element("span", {}, [message]),
            ]),
          ),
        ),
      undoing && activity.times && !more?.undo?.final ? turnBack(data, activity, clock, undoing, actions) : undefined,
    ],
  );
}

/** From when it begins to when the last thing ends or the window does. */
function turnBack(
  data: TimelineData,
  { times }: TimelineActivity,
  clock: Scene["clock"],
  undoing: NonNullable<Scene["undoing"]>,
  { turnBackAt }: DetailActions,
): Child {
  const from = times?.start ?? undoing.at;
  const to = Math.max(times?.end ?? from, data.window?.end ?? data.period.end);
  return element("div", { key: "turn-back", classes: ["turn-back", undoing.state.replaceAll(" ", "-")] }, [
    element("label", { attributes: { for: "turn-back" } }, ["Turn back at"]),
    element("input", {
      attributes: {
        id: "turn-back",
        type: "range",
        min: from,
        max: to,
        step: 60,
        value: String(undoing.at),
        "aria-valuetext": nearText(data, clock, undoing.at),
      },
      on: {
        input: event => {
          if (event.target instanceof HTMLInputElement) turnBackAt(Number(event.target.value));
        },
      },
    }),
    element("output", { attributes: { for: "turn-back" } }, [undoing.text]),
  ]);
}
