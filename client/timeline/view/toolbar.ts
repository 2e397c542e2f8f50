/** The row of controls above the picture: plain HTML, in the editor's own colours. */
import type { TimelineData } from "../../../language/exports/timeline/data.js";
import type { RowOrder } from "../../../language/exports/timeline/view.js";
import type { Saved } from "../messages.js";
import { type Child, type ElementNode, element } from "./element.js";
import { filterMenu } from "./filters.js";
import { menu } from "./menu.js";
import { type Choices, rowOrders, type State } from "./state.js";

export interface ToolbarActions {
  readonly choose: (choices: Partial<Choices>) => void;
  readonly mode: (mode: State["mode"]) => void;
  readonly zoomBy: (factor: number) => void;
  readonly fit: () => void;
  readonly save: (format: Saved["format"]) => void;
  readonly help: () => void;
}

const orders: Readonly<Record<RowOrder, string>> = { phase: "By phase", owner: "By owner", team: "By team" };

const formats: readonly (readonly [format: Saved["format"], label: string])[] = [
  ["svg", "Picture as SVG"],
  ["png", "Picture as PNG"],
  ["html", "Page as HTML, to print"],
  ["markdown", "Document as Markdown"],
];

export function toolbarOf(
  data: TimelineData | undefined,
  { choices, mode }: Pick<State, "choices" | "mode">,
  readerZone: string,
  actions: ToolbarActions,
): ElementNode {
  const { rows, zoom, density, cutQuiet, filter } = choices;
  const inPicture = mode === "picture";
  const percent = `${Math.round(zoom * 100)} %`;
  const button = (label: string, text: Child, click: () => void, id: string, off = false): ElementNode =>
    element(
      "button",
      {
        key: id,
        attributes: { id, type: "button", title: label, "aria-label": label, disabled: off },
        on: { click },
      },
      [text],
    );
  return element("div", { classes: ["toolbar"], attributes: { role: "toolbar", "aria-label": "Timeline" } }, [
    select(
      "rows",
      "Rows",
      rows,
      rowOrders.map(order => [order, orders[order]]),
      value => actions.choose({ rows: rowOrders.find(each => each === value) ?? "phase" }),
    ),
    data?.dated !== false &&
      select("zone", "Second time zone", choices.secondZone ?? "", zonesOf(data, readerZone), value =>
        actions.choose({ secondZone: value === "" ? undefined : value }),
      ),
    element("input", {
      key: "search",
      attributes: {
        id: "search",
        type: "search",
        placeholder: "Search",
        "aria-label": "Search activities",
        value: filter.search ?? "",
      },
      on: {
        input: event => {
          if (event.target instanceof HTMLInputElement)
            actions.choose({ filter: { ...filter, search: event.target.value } });
        },
      },
    }),
    data && filterMenu(data, filter, next => actions.choose({ filter: next })),
    menu("view", "View", "How the picture is drawn", [
      check("compact", "Compact rows", density === "compact", on =>
        actions.choose({ density: on ? "compact" : "comfortable" }),
      ),
      check("cut", "Leave long quiet times out", cutQuiet, on => actions.choose({ cutQuiet: on })),
    ]),
    element("span", { classes: ["group"], attributes: { role: "group", "aria-label": "Zoom" } }, [
      button("Zoom out", "−", () => actions.zoomBy(1 / 1.5), "zoom-out", !inPicture || zoom <= 1),
      button(`${percent}: fit everything in`, percent, actions.fit, "fit", !inPicture),
      button("Zoom in", "+", () => actions.zoomBy(1.5), "zoom-in", !inPicture),
    ]),
    element("span", { classes: ["space"] }),
    element("span", { classes: ["group"], attributes: { role: "group", "aria-label": "Shown as" } }, [
      toggle("as-picture", "Picture", inPicture, () => actions.mode("picture")),
      toggle("as-table", "Table", !inPicture, () => actions.mode("table")),
    ]),
    menu(
      "export",
      "Export",
      "Save the timeline as a file",
      formats.map(([format, label]) =>
        element(
          "button",
          {
            key: format,
            attributes: { type: "button", "data-format": format, disabled: !data },
            on: { click: () => actions.save(format) },
          },
          [label],
        ),
      ),
    ),
    button("Help and keys", "?", actions.help, "help-button"),
  ]);
}

/** The zones of the runbook's people, then the reader's own. */
export function zonesOf(
  data: TimelineData | undefined,
  readerZone: string,
): readonly (readonly [value: string, label: string])[] {
  const known = (data?.zones ?? []).map(({ name, city }) => [name, city] as const);
  const own = known.slice(0, 1).map(([name]) => name);
  const others = known.filter(([name]) => !own.includes(name));
  const all = others.map(([name, city]) => [name, name === readerZone ? `${city} (yours)` : city] as const);
  return [["", "No second zone"], ...all];
}

function select(
  id: string,
  label: string,
  value: string,
  options: readonly (readonly [value: string, label: string])[],
  change: (value: string) => void,
): ElementNode {
  return element(
    "select",
    {
      key: id,
      attributes: { id, "aria-label": label, title: label, value },
      on: {
        change: event => {
          if (event.target instanceof HTMLSelectElement) change(event.target.value);
        },
      },
    },
    options.map(([each, text]) => element("option", { key: each, attributes: { value: each } }, [text])),
  );
}

function toggle(id: string, label: string, pressed: boolean, click: () => void): ElementNode {
  return element(
    "button",
    { key: id, attributes: { id, type: "button", "aria-pressed": String(pressed) }, on: { click } },
    [label],
  );
}

export function check(id: string, label: string, checked: boolean, change: (on: boolean) => void): ElementNode {
  return element("label", { key: id, classes: ["choice"] }, [
    element("input", {
      attributes: { type: "checkbox", checked, "data-choice": id },
      on: {
        change: event => {
          if (event.target instanceof HTMLInputElement) change(event.target.checked);
        },
      },
    }),
    element("span", {}, [label]),
  ]);
}
