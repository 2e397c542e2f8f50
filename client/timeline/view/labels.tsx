/** The labels beside the rows: a tree to walk through with the keys. A screen reader hears of each row all that its bar shows. */
import type { ComponentChildren } from "preact";
import { drawSign } from "../../../language/exports/timeline/draw-run.js";
import { variableInk } from "../../../language/exports/timeline/ink.js";
import { onAxis } from "../../../language/exports/timeline/marks.js";
import type { PlacedRow } from "../../../language/exports/timeline/rows.js";
import type { ActivityRow, GroupRow } from "../../../language/exports/timeline/scene.js";
import { kindIcon } from "../../../language/exports/timeline/shapes.js";
import { splitTitle } from "../../../language/exports/timeline/text-width.js";
import { outOfViewText } from "../../../language/exports/timeline/words.js";
import { drawing } from "./drawing.js";
import { english, t } from "./l10n.js";
import { isRow, type RowId, rowIdOf } from "./row-navigation.js";
import { FindingsBadge } from "./severity.js";
import type { Frame } from "./viewport.js";

export interface LabelActions {
  readonly clicked: (row: RowId) => void;
  readonly opened: (row: RowId) => void;
}

interface LabelsProps {
  readonly frame: Frame;
  readonly active: RowId | undefined;
  readonly actions: LabelActions;
}

export function Labels({ frame: { scene, area, edges, labelWidth }, active, actions }: LabelsProps) {
  const placed = scene.layout.filter(row => row.y < area.bottom && row.y + row.height > area.top);
  const groups = scene.layout.flatMap(row => (row.kind === "group" ? [row.group.key] : []));
  const sides = new Map(edges.map(({ id, side, when }) => [id, outOfViewText(side, when)]));
  const current = placed.find(row => isRow(row, active));
  return (
    <div
      class="labels"
      style={{ width: `${labelWidth}px` }}
      role="tree"
      tabIndex={0}
      aria-label={t("Activities")}
      aria-activedescendant={current && elementId(current)}
    >
      {scene.rows.map((row, index) => {
        const place = placed[index];
        if (!place) return undefined;
        const common = { place, isActive: place === current, actions };
        return row.kind === "group" ? (
          <GroupLabel
            key={`group ${row.key}`}
            row={row}
            position={groups.indexOf(row.key)}
            of={groups.length}
            {...common}
          />
        ) : (
          <ActivityLabel
            key={`activity ${row.activity.id}`}
            row={row}
            outOfView={sides.get(row.activity.id)}
            {...common}
          />
        );
      })}
    </div>
  );
}

function elementId(row: PlacedRow): string {
  return row.kind === "activity" ? `row-${row.activity.index}` : `group-${row.y}`;
}

interface LabelProps<Row> {
  readonly row: Row;
  readonly place: PlacedRow;
  readonly isActive: boolean;
  readonly actions: LabelActions;
}

interface RowProps {
  readonly label: Omit<LabelProps<ActivityRow | GroupRow>, "isActive">;
  readonly classes: readonly (string | false | undefined)[];
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
  readonly children: ComponentChildren;
}

function Row({ label: { row, place, actions }, classes, attributes, children }: RowProps) {
  return (
    <div
      class={["label", ...classes].filter(each => typeof each === "string").join(" ")}
      style={{ top: `${row.y}px`, height: `${row.height}px` }}
      role="treeitem"
      id={elementId(place)}
      onClick={() => actions.clicked(rowIdOf(place))}
      onDblClick={() => actions.opened(rowIdOf(place))}
      {...attributes}
      {...english}
    >
      {children}
    </div>
  );
}

/** Where there is no room, its end stays. */
function Title({ title }: { readonly title: string }) {
  const [start, end] = splitTitle(title);
  return (
    <span class="title">
      <span>{start}</span>
      {end !== "" && <span>{end}</span>}
    </span>
  );
}

interface GroupLabelProps extends LabelProps<GroupRow> {
  readonly position: number;
  readonly of: number;
}

function GroupLabel({ row, place, isActive, actions, position, of }: GroupLabelProps) {
  const { title, detail, collapsed, isEmpty, severity, findings, key, load } = row;
  return (
    <Row
      label={{ row, place, actions }}
      classes={[load ? "load" : "group", isActive && "active"]}
      attributes={{
        "aria-level": 1,
        ...(isEmpty ? {} : { "aria-expanded": !collapsed }),
        "aria-selected": false,
        "aria-posinset": position + 1,
        "aria-setsize": of,
        "data-group": key,
        ...(load ? { "aria-description": load.words.join(". "), title: load.words.join("\n") } : {}),
      }}
    >
      {!load && (
        <span class="twistie" aria-hidden="true">
          {isEmpty ? "\u2002" : collapsed ? "▸" : "▾"}
        </span>
      )}
      <Title title={title} />
      {(!load || row.height > 36) && <span class="detail">{detail}</span>}
      {collapsed && severity && <FindingsBadge severity={severity} count={findings} />}
    </Row>
  );
}

interface ActivityLabelProps extends LabelProps<ActivityRow> {
  /** On which side of the window its bar is, and when. */
  readonly outOfView: string | undefined;
}

function ActivityLabel({ row, place, isActive, outOfView, actions }: ActivityLabelProps) {
  const { height, activity, title, detail, words, selected, related, mark, critical, state } = row;
  const { group } = place;
  const [first] = activity.severities;
  const sign = state && drawSign(state, 0, 0, variableInk);
  return (
    <Row
      label={{ row, place, actions }}
      classes={["activity", isActive && "active", selected && "selected", related && "related", critical && "critical"]}
      attributes={{
        "aria-level": group.title === "" ? 1 : 2,
        "aria-selected": selected,
        "aria-posinset": group.activities.indexOf(activity) + 1,
        "aria-setsize": group.activities.length,
        "aria-description": [activity.kind, ...words.slice(1), ...(outOfView ? [outOfView] : [])].join(". "),
        title: words.join("\n"),
        "data-activity": activity.id,
      }}
    >
      <svg class="kind" width={14} height={14} viewBox="-7 -7 14 14" aria-hidden="true">
        {drawing(kindIcon(activity.kind, 0, 0, variableInk))}
      </svg>
      {sign && height > 30 && (
        <svg class="sign" width={14} height={14} viewBox="-7 -7 14 14" aria-hidden="true">
          {drawing(sign)}
        </svg>
      )}
      <Title title={title} />
      {height > 30 && <span class="detail">{detail}</span>}
      {!mark && !onAxis(activity) && first && <FindingsBadge severity={first} count={activity.severities.length} />}
    </Row>
  );
}
