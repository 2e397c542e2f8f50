import type { TimelineActivity, TimelineData, TimelineGroup } from "../../../language/exports/timeline.js";
import type { Place } from "../../../language/plan/place.js";
import { element, place } from "./element.js";
import { days, type Scale, scaleOf, thin } from "./scale.js";
import { countsInWords, describe } from "./words.js";

/** Least distances of two labels on the axis, in pixels. */
const clockWidth = 48;
const dayWidths = { full: 108, short: 64 };

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
  const { kind, title, owner, startLabel, endLabel, place: source } = activity;
  const times = activity.end === activity.start ? startLabel : `${startLabel} – ${endLabel}`;
  const words = describe(activity);
  const lane = element("div", { className: "lane", tip: words }, bar(activity, scale));
  const row = element("button", { className: `row ${kind}${activity.critical ? " critical" : ""}`, label: words }, [
    element("span", { className: "label" }, [
      element("span", { className: "kind", text: kind }),
      element("span", { className: "title", text: title, tip: title }),
      element("span", { className: "detail", text: `${times} · ${owner === "" ? "nobody" : owner}` }),
    ]),
    lane,
  ]);
  row.type = "button";
  row.addEventListener("click", () => reveal(source));
  return row;
}

function bar({ kind, start, end, worstEnd, findings }: TimelineActivity, scale: Scale): readonly HTMLElement[] {
  const from = scale.at(start);
  const to = scale.at(end);
  const worst = scale.at(worstEnd);
  const parts: HTMLElement[] = [];
  if (worst > to) parts.push(place(element("span", { className: "tail" }), to, worst));
  parts.push(place(element("span", { className: "bar" }), from, to));
  if (kind === "gate") parts.push(place(element("span", { className: "diamond" }), from, from));
  if (findings.length > 0) {
    const gravest = (["error", "warning", "info"] as const).find(level =>
      findings.some(({ severity }) => severity === level),
    );
    const badge = element("span", { className: `badge ${gravest ?? "info"}`, text: String(findings.length) });
    parts.push(place(badge, Math.max(worst, to), Math.max(worst, to)));
  }
  // A badge has no width of its own to be placed by: it grows from where the bar ends.
  for (const part of parts) if (part.classList.contains("badge")) part.style.removeProperty("width");
  return parts;
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
