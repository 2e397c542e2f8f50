/** What a bar being dragged would say, and which findings would come and go. */

import { clockOf } from "../../../language/exports/timeline/clock.js";
import type { TimelineData } from "../../../language/exports/timeline/data.js";
import { nearText } from "../../../language/exports/timeline/words.js";
import { formatDuration } from "../../../language/time/duration.js";
import type { ChangedFinding } from "../../../server/protocol.js";
import type { Dragging } from "./drag.js";
import { type ElementNode, element } from "./element.js";
import { severityIcon } from "./severity.js";

const most = 6;

export function consequencesOf(data: TimelineData, dragging: Dragging): ElementNode {
  const { activity, refused, preview } = dragging;
  return element(
    "section",
    {
      key: "consequences",
      classes: ["consequences", refused !== undefined && "refused"],
      attributes: { "aria-label": "What the change would do" },
    },
    [
      element("p", { classes: ["line"] }, [
        element("strong", {}, [activity.title]),
        element("code", { classes: ["says"] }, [preview?.says ?? valueText(data, dragging)]),
        refused === undefined ? element("span", { classes: ["soft"] }, ["Enter writes it, Esc leaves it"]) : undefined,
      ]),
      refused !== undefined && element("p", { classes: ["why"] }, [refused]),
      preview && refused === undefined && changesIn(preview),
    ],
  );
}

/** The same in one sentence, to be heard. */
export function consequencesText(data: TimelineData, dragging: Dragging): string {
  const { preview, refused } = dragging;
  if (refused !== undefined) return refused;
  if (!preview) return valueText(data, dragging);
  const { says, appear, vanish, differ } = preview;
  const told = [
    ...appear.map(({ severity, message }) => `New ${severity}: ${message}`),
    ...vanish.map(({ severity, message }) => `Gone ${severity}: ${message}`),
  ];
  return [`${says}.`, ...told.slice(0, most), restText(told.length, differ.length)].join(" ");
}

function valueText(data: TimelineData, { kind, to }: Dragging): string {
  return kind === "move" ? nearText(data, clockOf(data), to) : formatDuration(Math.max(0, Math.round(to)));
}

function changesIn({ appear, vanish, differ }: NonNullable<Dragging["preview"]>): ElementNode {
  const item = (word: string, { severity, message }: ChangedFinding): ElementNode =>
    element("li", { classes: [word] }, [severityIcon(severity), element("b", {}, [`${word} `]), message]);
  const items = [...appear.map(each => item("new", each)), ...vanish.map(each => item("gone", each))];
  return element("div", {}, [
    element("ul", { classes: ["findings"] }, items.slice(0, most)),
    element("p", { classes: ["soft", "rest"] }, [restText(items.length, differ.length)]),
  ]);
}

function restText(told: number, differ: number): string {
  const more = told > most ? `And ${told - most} more. ` : "";
  if (differ > 0)
    return `${more}${differ} ${differ === 1 ? "finding stays and says" : "findings stay and say"} other times.`;
  return told === 0 ? "The findings stay the same." : more;
}
