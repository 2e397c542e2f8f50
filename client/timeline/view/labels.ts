/** The labels beside the rows: a tree to walk through with the keys. A screen reader hears of each row all that its bar shows. */
import { variableInk } from "../../../language/exports/timeline/ink.js";
import type { PlacedRow } from "../../../language/exports/timeline/rows.js";
import type { ActivityRow, GroupRow, Scene } from "../../../language/exports/timeline/scene.js";
import { kindIcon, severityBadge } from "../../../language/exports/timeline/shapes.js";
import type { Area } from "../../../language/exports/timeline/view.js";
import { type ElementNode, element } from "./element.js";

/** The row the keys act on. */
export type Active =
  | { readonly kind: "group"; readonly key: string }
  | { readonly kind: "activity"; readonly id: string };

export interface LabelActions {
  readonly clicked: (active: Active) => void;
  readonly opened: (active: Active) => void;
}

/** @param visible which rows the scene has been drawn for */
export function labelsOf(
  scene: Scene,
  visible: Area,
  active: Active | undefined,
  width: number,
  actions: LabelActions,
): ElementNode {
  const placed = scene.layout.filter(row => row.y < visible.bottom && row.y + row.height > visible.top);
  const rows = scene.rows.flatMap((row, index) => {
    const where = placed[index];
    if (!where) return [];
    return row.kind === "group"
      ? groupLabel(row, where, scene, active, actions)
      : activityLabel(row, where, active, actions);
  });
  const current = placed.find(row => isActive(row, active));
  return element(
    "div",
    {
      classes: ["labels"],
      style: { width: `${width}px` },
      attributes: {
        role: "tree",
        tabindex: 0,
        "aria-label": "Activities",
        "aria-activedescendant": current && idOf(current),
      },
    },
    rows,
  );
}

export function isActive(row: PlacedRow, active: Active | undefined): boolean {
  if (row.kind === "group") return active?.kind === "group" && active.key === row.group.key;
  return active?.kind === "activity" && active.id === row.activity.id;
}

export function activeOf(row: PlacedRow): Active {
  return row.kind === "group" ? { kind: "group", key: row.group.key } : { kind: "activity", id: row.activity.id };
}

function idOf(row: PlacedRow): string {
  return row.kind === "activity" ? `row-${row.activity.index}` : `group-${row.y}`;
}

function handlers(active: Active, { clicked, opened }: LabelActions) {
  return { click: () => clicked(active), dblclick: () => opened(active) };
}

function groupLabel(
  { y, height, title, detail, collapsed, severity, findings, key }: GroupRow,
  where: PlacedRow,
  { layout }: Scene,
  active: Active | undefined,
  actions: LabelActions,
): ElementNode {
  const groups = layout.flatMap(row => (row.kind === "group" ? [row.group.key] : []));
  return element(
    "div",
    {
      key: `group ${key}`,
      classes: ["label", "group", isActive(where, active) && "active"],
      style: { top: `${y}px`, height: `${height}px` },
      attributes: {
        role: "treeitem",
        id: idOf(where),
        "aria-level": 1,
        "aria-expanded": String(!collapsed),
        "aria-selected": "false",
        "aria-posinset": groups.indexOf(key) + 1,
        "aria-setsize": groups.length,
        "data-group": key,
      },
      on: handlers(activeOf(where), actions),
    },
    [
      element("span", { classes: ["twistie"], attributes: { "aria-hidden": "true" } }, [collapsed ? "▸" : "▾"]),
      element("span", { classes: ["title"] }, [title]),
      element("span", { classes: ["detail"] }, [detail]),
      collapsed && severity
        ? element(
            "svg",
            {
              classes: ["badge"],
              attributes: { width: 20, height: 18, viewBox: "-10 -9 20 18", "aria-hidden": "true" },
            },
            [severityBadge(severity, findings, 0, 0, variableInk)],
          )
        : undefined,
    ],
  );
}

function activityLabel(
  { y, height, activity, title, detail, words, selected, related, mark }: ActivityRow,
  where: PlacedRow,
  active: Active | undefined,
  actions: LabelActions,
): ElementNode {
  const { group } = where;
  const [first] = activity.severities;
  return element(
    "div",
    {
      key: `activity ${activity.id}`,
      classes: [
        "label",
        "activity",
        isActive(where, active) && "active",
        selected && "selected",
        related && "related",
        activity.times?.critical && "critical",
      ],
      style: { top: `${y}px`, height: `${height}px` },
      attributes: {
        role: "treeitem",
        id: idOf(where),
        "aria-level": group.title === "" ? 1 : 2,
        "aria-selected": String(selected),
        "aria-posinset": group.activities.indexOf(activity) + 1,
        "aria-setsize": group.activities.length,
        "aria-description": [activity.kind, ...words.slice(1)].join(". "),
        title: words.join("\n"),
        "data-activity": activity.id,
      },
      on: handlers(activeOf(where), actions),
    },
    [
      element(
        "svg",
        { classes: ["kind"], attributes: { width: 14, height: 14, viewBox: "-7 -7 14 14", "aria-hidden": "true" } },
        [kindIcon(activity.kind, 0, 0, variableInk)],
      ),
      element("span", { classes: ["title"] }, [title]),
      height > 30 && element("span", { classes: ["detail"] }, [detail]),
      !mark && !activity.times && first
        ? element(
            "svg",
            {
              classes: ["badge"],
              attributes: { width: 20, height: 18, viewBox: "-10 -9 20 18", "aria-hidden": "true" },
            },
            [severityBadge(first, activity.severities.length, 0, 0, variableInk)],
          )
        : undefined,
    ],
  );
}
