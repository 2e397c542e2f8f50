/** The timeline as a table: for screen readers, and for people who prefer reading. */
import { type Clock, clockOf } from "../../../language/exports/timeline/clock.js";
import type { TimelineActivity, TimelineData } from "../../../language/exports/timeline/data.js";
import { layRows, type RowGroup, type RowLayout } from "../../../language/exports/timeline/rows.js";
import { decideByText, laterText, nearText, undoDuration } from "../../../language/exports/timeline/words.js";
import { formatDuration } from "../../../language/time/duration.js";
import { type Child, type ElementNode, element } from "./element.js";
import { severityIcon } from "./severity.js";
import { type Choices, viewOf } from "./state.js";

export interface TableActions {
  readonly clicked: (id: string) => void;
}

interface Column {
  readonly title: string;
  readonly cell: (activity: TimelineActivity) => Child | readonly Child[];
}

/** All rows that meet the filter, in the order of the picture; folded groups are open here. */
export function tableOf(data: TimelineData, choices: Choices, { clicked }: TableActions): ElementNode {
  const { groups, shown } = rowsOf(data, choices);
  const columns = columnsOf(data, choices);
  return element("table", { key: "table" }, [
    element("caption", {}, [captionOf(data, shown)]),
    element("thead", {}, [
      element("tr", {}, [
        element("th", { attributes: { scope: "col" } }, ["Activity"]),
        ...columns.map(({ title }) => element("th", { attributes: { scope: "col" } }, [title])),
      ]),
    ]),
    ...groups.map(group => groupOf(group, columns, choices.selected, clicked)),
  ]);
}

/** Numbers of the activities in it. */
export function shownInTable(data: TimelineData, choices: Choices): readonly number[] {
  return rowsOf(data, choices).groups.flatMap(({ activities }) => activities.map(({ index }) => index));
}

function rowsOf(data: TimelineData, choices: Choices): RowLayout {
  return layRows(data, viewOf({ ...choices, collapsed: [] }, 1));
}

function captionOf({ title, activities, zones, dated }: TimelineData, shown: number): string {
  const count = shown === activities.length ? `${shown} activities` : `${shown} of ${activities.length} activities`;
  const zone = zones[0];
  return `${title}: ${count}, ${dated && zone ? `times in ${zone.name}` : "counted from T"}`;
}

function groupOf(
  { key, title, activities }: RowGroup,
  columns: readonly Column[],
  selected: string | undefined,
  clicked: TableActions["clicked"],
): ElementNode {
  return element("tbody", { key }, [
    title !== "" &&
      element("tr", { classes: ["group"] }, [
        element("th", { attributes: { scope: "rowgroup", colspan: columns.length + 1 } }, [title]),
      ]),
    ...activities.map(activity =>
      element(
        "tr",
        {
          key: activity.id,
          classes: [activity.id === selected && "selected", activity.times?.critical && "critical"],
          attributes: { "data-activity": activity.id },
        },
        [
          element("th", { attributes: { scope: "row" } }, [
            element(
              "button",
              {
                classes: ["link"],
                attributes: {
                  type: "button",
                  title: "Go to the text",
                  "aria-current": activity.id === selected ? "true" : undefined,
                },
                on: { click: () => clicked(activity.id) },
              },
              [activity.title],
            ),
          ]),
          ...columns.map(({ cell }) => {
            const content = cell(activity);
            return element("td", {}, typeof content === "string" || !isList(content) ? [content] : content);
          }),
        ],
      ),
    ),
  ]);
}

function isList(content: Child | readonly Child[]): content is readonly Child[] {
  return Array.isArray(content);
}

function columnsOf(data: TimelineData, { secondZone }: Choices): readonly Column[] {
  const clock = clockOf(data);
  const second = secondZone === undefined || !data.dated ? undefined : clockOf(data, secondZone);
  const hasEnvironments = data.activities.some(({ environment }) => environment !== undefined);
  return [
    { title: "Kind", cell: ({ kind }) => kind },
    { title: "Who", cell: ({ ownerText }) => (ownerText === "" ? "Nobody" : ownerText) },
    ...startAndEnd(data, clock, ""),
    ...(second ? startAndEnd(data, second, ` in ${second.zone?.city ?? ""}`) : []),
    {
      title: "Findings",
      cell: ({ more }) =>
        (more?.findings ?? []).map(({ severity, message }) =>
          element("div", { classes: ["finding"] }, [severityIcon(severity), element("span", {}, [message])]),
        ),
    },
    {
      title: "At worst until",
      cell: ({ times }) =>
        times && times.worstEnd > times.end ? laterText(data, clock, times.start, times.worstEnd) : "",
    },
    {
      title: "May be late by",
      cell: ({ times }) => (times ? (times.critical ? "nothing: critical" : formatDuration(times.float)) : ""),
    },
    ...(hasEnvironments ? [{ title: "Environment", cell: (each: TimelineActivity) => each.environment ?? "" }] : []),
    ...(data.activities.some(({ when }) => when !== undefined)
      ? [{ title: "Only when", cell: (each: TimelineActivity) => each.when ?? "" }]
      : []),
    {
      title: "Undoing from here",
      cell: ({ more, answer }) => {
        const undo = more?.undo;
        return answer === "irreversible" || undo?.final ? "no way back" : undo ? undoDuration(undo) : "";
      },
    },
    {
      title: "Decide by",
      cell: ({ more }) => decideByText(data, clock, more?.undo) ?? "",
    },
  ];
}

function startAndEnd(data: TimelineData, clock: Clock, where: string): readonly Column[] {
  return [
    { title: `Start${where}`, cell: ({ times }) => (times ? nearText(data, clock, times.start) : "not scheduled") },
    { title: `End${where}`, cell: ({ times }) => (times ? laterText(data, clock, times.start, times.end) : "") },
  ];
}
