import type {
  TimelineActivity,
  TimelineData,
  TimelineGroup,
  TimelineTimes,
} from "../../../language/exports/timeline.js";
import type { Place } from "../../../language/plan/place.js";
import { element, place, start } from "./element.js";
import { days, type Scale, scaleOf, thin } from "./scale.js";
import { countsInWords, describe, detail } from "./words.js";

const gravestFirst = ["error", "warning", "info"] as const;
/** Least distances of two labels on the axis, in pixels. */
const clockWidth = 48;
const dayWidths = { full: 108, short: 72 };

/**
 * The whole picture of a runbook.
 * @param reveal is called with the place a clicked bar was made from
 * @returns the picture, and what has to be done when the window's width changes
 */
export function draw(data: TimelineData, reveal: (place: Place) => void): { picture: HTMLElement; adapt: () => void } {
  const scale = scaleOf(data.spans);
  const axis = element("div", { className: "axis" });
  const lines = element("div", { className: "lines" });
  const marks = element("div", { className: "marks" }, [...bands(data, scale), ...moments(data, scale)]);
  const zone = element("div", { className: "zone", text: data.dated ? data.zone : "Undated: counted from T" });
  const chart = element("div", { className: "chart" }, [
    element("div", { className: "behind" }, [lines, marks]),
    element("div", { className: "head" }, [zone, axis]),
    ...data.rows.map(group => drawGroup(group, scale, reveal)),
  ]);
  const picture = element("div", { className: "picture" }, [summary(data), chart, legend(data)]);
  return { picture, adapt: () => drawTicks(data, scale, axis, lines) };
}

function summary(data: TimelineData): HTMLElement {
  const verdict = data.verdict === "go" ? "GO" : "NO-GO";
  const facts = [
    data.window && `Window ${data.window.label}`,
    data.latestSafeDecision && `Latest safe decision ${data.latestSafeDecision.label}`,
    data.pointOfNoReturn && `Point of no return ${data.pointOfNoReturn.label}`,
  ].filter(fact => fact !== undefined);
  return element("header", {}, [
    element("div", { className: "top" }, [
      element("h1", { text: data.title }),
      element("span", { className: `verdict ${data.verdict}`, text: verdict }),
      element("span", { className: "counts", text: countsInWords(data.counts) }),
    ]),
    element(
      "ul",
      { className: "facts" },
      facts.map(text => element("li", { text })),
    ),
  ]);
}

function bands({ window }: TimelineData, scale: Scale): readonly HTMLElement[] {
  const breaks = scale.breaks.map(({ from, to }) =>
    place(element("div", { className: "break", tip: "A quiet time is left out here" }), from, to),
  );
  if (!window) return breaks;
  return [place(element("div", { className: "window" }), scale.at(window.start), scale.at(window.end)), ...breaks];
}

function moments({ latestSafeDecision, pointOfNoReturn }: TimelineData, scale: Scale): readonly HTMLElement[] {
  const line = (className: string, words: string, mark: { at: number; label: string } | undefined) => {
    if (!mark) return [];
    const at = scale.at(mark.at);
    return [place(element("div", { className: `moment ${className}`, tip: `${words}: ${mark.label}` }), at, at)];
  };
  return [
    ...line("decision", "Latest safe decision", latestSafeDecision),
    ...line("return", "Point of no return", pointOfNoReturn),
  ];
}

function drawTicks({ ticks }: TimelineData, scale: Scale, axis: HTMLElement, lines: HTMLElement): void {
  const width = axis.clientWidth;
  const kept = thin(ticks, scale, width, clockWidth);
  const dayTexts = days(kept, scale, width, dayWidths);
  const shown = kept.map(tick => {
    const at = scale.at(tick.at);
    const day = element("span", { className: "day", text: dayTexts.get(tick.at) ?? "" });
    const label = element("span", { className: "clock", text: tick.label });
    const edge = (1 - at) * width < dayWidths.full ? "tick last" : "tick";
    return {
      label: place(element("div", { className: edge }, [day, label]), at, at),
      line: place(element("div", { className: tick.day === undefined ? "line" : "line midnight" }), at, at),
    };
  });
  axis.replaceChildren(...shown.map(({ label }) => label));
  lines.replaceChildren(...shown.map(({ line }) => line));
}

function drawGroup({ phase, activities }: TimelineGroup, scale: Scale, reveal: (place: Place) => void): HTMLElement {
  const title = phase === null ? [] : [element("h2", { text: phase })];
  return element("section", { className: "group" }, [
    ...title,
    ...activities.map(activity => drawActivity(activity, scale, reveal)),
  ]);
}

function drawActivity(activity: TimelineActivity, scale: Scale, reveal: (place: Place) => void): HTMLElement {
  const { kind, title, times, findings, place: source } = activity;
  const words = describe(activity);
  const bars = times ? bar(kind, times, scale) : [];
  const badgeAt = times ? scale.at(times.worstEnd) : 0;
  const row = element("button", { className: `row ${kind}${times?.critical ? " critical" : ""}`, label: words }, [
    element("span", { className: "label" }, [
      element("span", { className: "kind", text: kind }),
      element("span", { className: "title", text: title, tip: title }),
      element("span", { className: "detail", text: detail(activity) }),
    ]),
    element("span", { className: "lane", tip: words }, [...bars, ...badge(findings, badgeAt)]),
  ]);
  row.type = "button";
  row.addEventListener("click", () => reveal(source));
  return row;
}

function bar(kind: TimelineActivity["kind"], times: TimelineTimes, scale: Scale): readonly HTMLElement[] {
  const from = scale.at(times.start);
  const to = scale.at(times.end);
  const worst = scale.at(times.worstEnd);
  return [
    ...(worst > to ? [place(element("span", { className: "tail" }), to, worst)] : []),
    place(element("span", { className: "bar" }), from, to),
    ...(kind === "gate" ? [place(element("span", { className: "diamond" }), from, from)] : []),
  ];
}

/** How many findings there are, in the colour of the gravest. */
function badge(findings: TimelineActivity["findings"], at: number): readonly HTMLElement[] {
  const gravest = gravestFirst.find(level => findings.some(({ severity }) => severity === level));
  if (gravest === undefined) return [];
  return [start(element("span", { className: `badge ${gravest}`, text: String(findings.length) }), at)];
}

function legend(data: TimelineData): HTMLElement {
  const entries = [
    ["swatch bar", "planned"],
    ["swatch tail", "worst case"],
    ["swatch critical", "critical path"],
    ["swatch diamond", "gate"],
    ...(data.window ? [["swatch window", "window"]] : []),
    ...(data.latestSafeDecision ? [["swatch decision", "latest safe decision"]] : []),
    ...(data.pointOfNoReturn ? [["swatch return", "point of no return"]] : []),
  ];
  return element(
    "footer",
    {},
    entries.map(([className = "", text = ""]) =>
      element("span", { className: "entry" }, [element("span", { className }), element("span", { text })]),
    ),
  );
}
