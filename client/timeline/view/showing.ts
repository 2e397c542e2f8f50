/** What is on the page, and what of it is shown. */
import type { Place, TimelineData } from "../../../language/exports/timeline/data.js";
import { consequencesOf } from "./consequences.js";
import { type DetailActions, detailsOf } from "./details.js";
import type { Dragging } from "./drag.js";
import { element } from "./element.js";
import { bannerText, type Known, shownData } from "./known.js";
import { patch } from "./patch.js";
import type { PictureView } from "./picture.js";
import { summaryOf } from "./summary.js";
import { shownInTable, type TableActions, tableOf } from "./table.js";
import { type ToolbarActions, toolbarOf } from "./toolbar.js";

export interface ShowingActions {
  readonly toolbar: ToolbarActions;
  readonly table: TableActions;
  readonly details: DetailActions;
  /** A finding that stands on no bar was clicked. */
  readonly finding: (place: Place) => void;
}

export interface Showing {
  readonly main: HTMLElement;
  /** What is said to those who do not see it. */
  readonly said: HTMLElement;
  readonly show: (known: Known, dragging: Dragging | undefined) => void;
  /** Numbers of the activities that are drawn now. */
  readonly inView: (known: Known) => readonly number[];
  /** Calls back when there is more or less room. */
  readonly onResize: (resized: () => void) => void;
}

export function createShowing(view: PictureView, actions: ShowingActions): Showing {
  const main = document.createElement("main");
  const banner = document.createElement("p");
  banner.className = "banner";
  banner.setAttribute("role", "status");
  const top = document.createElement("div");
  const stage = document.createElement("div");
  stage.className = "stage";
  const tableStage = document.createElement("div");
  tableStage.className = "table";
  tableStage.tabIndex = 0;
  tableStage.setAttribute("role", "region");
  tableStage.setAttribute("aria-label", "Timeline as a table");
  const foot = document.createElement("div");
  foot.className = "foot";
  const said = document.createElement("div");
  said.className = "said";
  said.setAttribute("aria-live", "polite");
  stage.append(view.node, tableStage);
  main.append(top, banner, stage, foot);

  const countShown = ({ picture, state }: Known): number => {
    const all = picture?.data.activities.length ?? 0;
    return picture && state.mode === "picture" ? (view.scene()?.shown ?? all) : all;
  };

  const showBanner = (known: Known): void => {
    const words = bannerText(known);
    banner.textContent = words;
    banner.hidden = words === "";
    main.classList.toggle("old", known.broken !== undefined && known.picture !== undefined);
  };

  const showFoot = (
    { picture, state, notice }: Known,
    dragging: Dragging | undefined,
    data: TimelineData | undefined,
  ): void => {
    const selected = data?.activities.find(({ id }) => id === state.choices.selected);
    const scene = state.mode === "picture" ? view.scene() : undefined;
    patch(foot, [
      ...(notice === ""
        ? []
        : [element("p", { key: "notice", classes: ["notice"], attributes: { role: "alert" } }, [notice])]),
      ...(picture && dragging ? [consequencesOf(picture.data, dragging)] : []),
      ...(data && selected && scene && !dragging ? [detailsOf(data, selected, scene, actions.details)] : []),
    ]);
  };

  return {
    main,
    said,
    show(known, dragging) {
      const { picture, state, active, readerZone } = known;
      const { mode, choices, left } = state;
      const data = shownData(known, dragging);
      patch(top, [
        toolbarOf(picture?.data, state, readerZone, actions.toolbar),
        ...(data ? [summaryOf(data, countShown(known), actions.finding)] : []),
      ]);
      showBanner(known);
      view.node.hidden = mode !== "picture" || !data;
      tableStage.hidden = mode !== "table" || !data;
      if (data && mode === "picture") view.show({ data, choices, left, top: state.top, active, dragging });
      if (data && mode === "table") patch(tableStage, [tableOf(data, choices, actions.table)]);
      showFoot(known, dragging, data);
    },
    inView: ({ picture, state: { mode, choices } }) => {
      if (!picture) return [];
      if (mode === "table") return shownInTable(picture.data, choices);
      return (view.scene()?.rows ?? []).flatMap(row => (row.kind === "activity" ? [row.activity.index] : []));
    },
    onResize: resized => new ResizeObserver(resized).observe(stage),
  };
}
