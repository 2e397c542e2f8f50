/** The timeline as a table: for screen readers, and for people who prefer reading. */
import type { ComponentChildren } from "preact";
import { type Clock, clockOf } from "../../../language/exports/timeline/clock.js";
import type { TimelineActivity, TimelineData, TimelineEarlier } from "../../../language/exports/timeline/data.js";
import { loadTable } from "../../../language/exports/timeline/load-words.js";
import { laterText } from "../../../language/exports/timeline/moment-words.js";
import { layRows, type RowGroup, type RowLayout } from "../../../language/exports/timeline/rows.js";
import { plannedText, stateText } from "../../../language/exports/timeline/run-words.js";
import {
  alongText,
  decideByText,
  earlierText,
  groupCountText,
  holidayLines,
  neighbourTexts,
  startText,
  thenText,
  undoDuration,
} from "../../../language/exports/timeline/words.js";
import { formatDuration } from "../../../language/time/duration.js";
import { english, isSingular, t } from "./l10n.js";
import { Finding } from "./severity.js";
import { type Choices, viewOf } from "./state.js";

export interface TableActions {
  readonly clicked: (id: string) => void;
}

interface TableProps {
  readonly data: TimelineData;
  readonly choices: Choices;
  readonly actions: TableActions;
}

interface Column {
  readonly title: string;
  readonly cell: (activity: TimelineActivity) => ComponentChildren;
}

/** All rows that meet the filter, in the order of the picture; folded groups are open here. */
export function Table({ data, choices, actions }: TableProps) {
  const { groups, shown } = rowsOf(data, choices);
  if (choices.rows === "load" && !data.waiting)
    return <Loads data={data} groups={groups} caption={captionOf(data, shown)} />;
  const columns = columnsOf(data, choices);
  return (
    <table>
      <caption>{captionOf(data, shown)}</caption>
      <thead>
        <tr>
          <th scope="col">{t("Activity")}</th>
          {columns.map(({ title }) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map(group => (
        <Group key={group.key} group={group} columns={columns} selected={choices.selected} actions={actions} />
      ))}
    </table>
  );
}

interface LoadsProps {
  readonly data: TimelineData;
  readonly groups: readonly RowGroup[];
  readonly caption: string;
}

/** Who has how much to do when. */
function Loads({ data, groups, caption }: LoadsProps) {
  const { columns, rows } = loadTable(data, clockOf(data), groups);
  return (
    <table>
      <caption>{caption}</caption>
      <thead {...english}>
        <tr>
          {columns.map(column => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...english}>
        {rows.map(([who = "", ...cells], index) => (
          <tr key={groups[index]?.key ?? who} data-load={groups[index]?.key}>
            <th scope="row">{who}</th>
            {cells.map((cell, column) => (
              <td key={columns[column + 1]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Numbers of the activities in it. */
export function shownInTable(data: TimelineData, choices: Choices): readonly number[] {
  return rowsOf(data, choices).groups.flatMap(({ activities }) => activities.map(({ index }) => index));
}

function rowsOf(data: TimelineData, choices: Choices): RowLayout {
  return layRows(data, viewOf({ ...choices, collapsed: [] }, 1));
}

function captionOf({ title, activities, zones, dated }: TimelineData, shown: number): string {
  const all = activities.length;
  const count = shown === all ? countText(all) : t("{0} of {1} activities", shown, all);
  const zone = dated ? zones[0] : undefined;
  return zone ? t("{0}: {1}, times in {2}", title, count, zone.name) : t("{0}: {1}, counted from T", title, count);
}

function countText(count: number): string {
  return isSingular(count) ? t("{0} activity", count) : t("{0} activities", count);
}

interface GroupProps {
  readonly group: RowGroup;
  readonly columns: readonly Column[];
  readonly selected: string | undefined;
  readonly actions: TableActions;
}

function Group({ group, columns, selected, actions }: GroupProps) {
  const { title, activities, helps } = group;
  return (
    <tbody>
      {title !== "" && (
        <tr class="group">
          <th scope="rowgroup" colSpan={columns.length + 1}>
            {title}
            {helps && <span class="soft"> {said(groupCountText(group))}</span>}
          </th>
        </tr>
      )}
      {activities.map(activity => (
        <Row
          key={activity.id}
          activity={activity}
          columns={columns}
          selected={activity.id === selected}
          actions={actions}
        />
      ))}
    </tbody>
  );
}

interface RowProps {
  readonly activity: TimelineActivity;
  readonly columns: readonly Column[];
  readonly selected: boolean;
  readonly actions: TableActions;
}

function Row({ activity, columns, selected, actions }: RowProps) {
  const { id, title, times } = activity;
  return (
    <tr class={`${selected ? "selected" : ""} ${times?.critical ? "critical" : ""}`.trim()} data-activity={id}>
      <th scope="row">
        <button
          type="button"
          class="link"
          title={t("Go to the text")}
          aria-current={selected ? "true" : undefined}
          onClick={() => actions.clicked(id)}
        >
          {title}
        </button>
      </th>
      {columns.map(column => (
        <td key={column.title}>{column.cell(activity)}</td>
      ))}
    </tr>
  );
}

function columnsOf(data: TimelineData, { secondZone }: Choices): readonly Column[] {
  const clock = clockOf(data);
  const second = secondZone === undefined || !data.dated ? undefined : clockOf(data, secondZone);
  const city = second?.zone?.city ?? "";
  const has = (of: (activity: TimelineActivity) => string | undefined): boolean =>
    data.activities.some(activity => of(activity) !== undefined);
  return [
    { title: t("Kind"), cell: ({ kind }) => said(kind) },
    { title: t("Who"), cell: activity => whoIn(data, activity) },
    ...(data.run ? runColumns(data, clock) : []),
    startIn(data, clock, t("Start")),
    endIn(data, clock, t("End")),
    ...(data.whatIf ? [thenColumn(data, clock)] : []),
    ...(data.against && data.against.moved.length > 0 && !data.run ? [earlierColumn(data, clock, data.against)] : []),
    ...(second ? [startIn(data, second, t("Start in {0}", city)), endIn(data, second, t("End in {0}", city))] : []),
    {
      title: t("Findings"),
      cell: ({ more }) =>
        (more?.findings ?? []).map(({ code, severity, message }, index) => (
          <div key={`${code} ${index}`} class="finding">
            <Finding severity={severity} message={message} />
          </div>
        )),
    },
    { title: t("After"), cell: activity => said(neighbourTexts(data, activity).after) },
    { title: t("Before"), cell: activity => said(neighbourTexts(data, activity).before) },
    {
      title: t("Worst case until"),
      cell: ({ times }) =>
        times && times.worstEnd > times.end && said(laterText(data, clock, times.start, times.worstEnd)),
    },
    {
      title: t("Float"),
      cell: ({ times, during }) =>
        times && !during && (times.critical ? t("none: critical") : said(formatDuration(times.float))),
    },
    ...(has(({ environment }) => environment)
      ? [{ title: t("Environment"), cell: ({ environment }: TimelineActivity) => environment }]
      : []),
    ...(has(({ during }) => during?.title)
      ? [{ title: t("During"), cell: ({ during }: TimelineActivity) => during && said(alongText(during)) }]
      : []),
    ...(has(({ when }) => when) ? [{ title: t("Only when"), cell: ({ when }: TimelineActivity) => when }] : []),
    {
      title: t("Undoing from here"),
      cell: ({ more, answer }) => {
        const undo = more?.undo;
        if (answer === "irreversible" || undo?.final) return t("not possible");
        return undo && said(undoDuration(undo));
      },
    },
    { title: t("Decide by"), cell: ({ more }) => said(decideByText(data, clock, more?.undo) ?? "") },
  ];
}

function whoIn(data: TimelineData, activity: TimelineActivity): ComponentChildren {
  const { ownerText } = activity;
  return ownerText === "" ? t("Nobody") : said([ownerText, ...holidayLines(data, activity)].join("; "));
}

function startIn(data: TimelineData, clock: Clock, title: string): Column {
  return {
    title,
    cell: activity => {
      const start = startText(data, clock, activity);
      return start === undefined ? t("not scheduled") : said(start);
    },
  };
}

function runColumns(data: TimelineData, clock: Clock): readonly Column[] {
  return [
    { title: t("State"), cell: activity => said(stateText(data, clock, activity)) },
    { title: t("Planned"), cell: activity => said(plannedText(data, clock, activity)) },
  ];
}

function thenColumn(data: TimelineData, clock: Clock): Column {
  return { title: t("If it strikes"), cell: activity => said(thenText(data, clock, activity) ?? "") };
}

function earlierColumn(data: TimelineData, clock: Clock, { name }: TimelineEarlier): Column {
  return { title: t("Before ({0})", name), cell: activity => said(earlierText(data, clock, activity) ?? "") };
}

function endIn(data: TimelineData, clock: Clock, title: string): Column {
  return { title, cell: ({ times }) => times && said(laterText(data, clock, times.start, times.end)) };
}

/** As the picture says it. */
function said(words: string) {
  return words === "" ? undefined : <span {...english}>{words}</span>;
}
