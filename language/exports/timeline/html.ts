/** The timeline as one file for the browser and for paper: nothing is loaded, no script runs. */
import { formatOffset } from "../../time/words.js";
import { verdictWords } from "../../wording/verdict.js";
import { clockOf, offsetAt } from "./clock.js";
import type { TimelineData, TimelineFinding } from "./data.js";
import { inkOf, type Theme, variableInk, variablesOf } from "./ink.js";
import { pagesOf } from "./pages.js";
import { pictureOf } from "./picture.js";
import { undoingFrom } from "./rollback-from.js";
import { tableOf } from "./table.js";
import { type DrawnElement, drawn, escaped, toXml } from "./tree.js";
import { type TimelineView, wholeView } from "./view.js";
import { countsText, factsOf } from "./words.js";

export interface HtmlOptions {
  /** Of the picture on the screen, in pixels. */
  readonly width: number;
  /** `auto` follows the reader's own; paper is always light. */
  readonly theme: Theme | "auto";
  readonly view: Omit<TimelineView, "width" | "zoom" | "visible">;
  /** Where it comes from, at the foot of every page. */
  readonly source: string;
  /** The SHA-256 of a text in base64: the policy lets this style sheet in and no other. */
  readonly digest: (text: string) => string;
}

export function timelineHtml(data: TimelineData, options: HtmlOptions): string {
  const { view, source, width } = options;
  const style = styleOf(options.theme);
  const policy = `default-src 'none'; style-src 'sha256-${options.digest(style)}'; base-uri 'none'; form-action 'none'`;
  const clock = clockOf(data, view.zone);
  const picture = pictureOf(data, { view, source, width, ink: variableInk, heading: "none", prefix: "screen" });
  const pages = pagesOf(data, { view, source, ink: inkOf("light"), prefix: "page" });
  const zone = clock.zone ? `${clock.zone.name} (UTC${formatOffset(offsetAt(clock, data.zero))})` : "counted from T";
  const selected = data.activities.find(({ id }) => id === view.selected);
  const undoing = selected && undoingFrom(data, clock, selected, view.turnBackAt);
  const body = [
    drawn("header", {}, [
      drawn("h1", {}, [
        drawn("span", { class: `verdict ${data.verdict}` }, [verdictWords[data.verdict]]),
        ` ${data.title}`,
      ]),
      drawn(
        "ul",
        { class: "facts" },
        [
          countsText(data.counts),
          ...factsOf(data, clock),
          `Times ${clock.zone ? "in " : ""}${zone}`,
          ...(undoing ? [undoing.text] : []),
        ].map(fact => drawn("li", {}, [fact])),
      ),
    ]),
    drawn("main", {}, [
      drawn("figure", { class: "screen" }, [picture.tree]),
      drawn(
        "div",
        { class: "pages" },
        pages.map(page => drawn("div", { class: "page" }, [page.tree])),
      ),
      readingTable(data, { ...wholeView(width), ...view }, `${source}`),
      ...otherFindings(data.findings),
    ]),
    drawn("footer", {}, [source]),
  ];
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(data.title)}: timeline</title>
<style>${style}</style>
</head>
<body>
${body.map(toHtml).join("\n")}
</body>
</html>
`;
}

/** What is not void may not close itself in HTML; inside SVG it may. */
function toHtml(element: DrawnElement): string {
  if (element.tag === "svg") return toXml(element);
  const attributes = Object.entries(element.attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  const inside = element.children.map(child => (typeof child === "string" ? escaped(child) : toHtml(child)));
  return `<${element.tag}${attributes.join("")}>${inside.join("")}</${element.tag}>`;
}

function readingTable(data: TimelineData, view: TimelineView, source: string): DrawnElement {
  const { columns, groups } = tableOf(data, view);
  const who = columns.indexOf("Who") - 1;
  const cell = (text: string, short: boolean): DrawnElement => drawn("td", { class: short ? "short" : "who" }, [text]);
  const rows = groups.map(({ title, rows: inside }) =>
    drawn("tbody", {}, [
      title === ""
        ? undefined
        : drawn("tr", { class: "group" }, [
            drawn("th", { colspan: String(columns.length + 1), scope: "rowgroup" }, [title]),
          ]),
      ...inside.map(({ activity, cells }) => {
        const [first = "", ...rest] = cells;
        return drawn("tr", activity.times?.critical ? { class: "critical" } : {}, [
          drawn("th", { scope: "row" }, [first]),
          ...rest.map((text, index) => cell(text, index !== who)),
          drawn("td", {}, [findingsList(activity.more?.findings ?? [])]),
        ]);
      }),
    ]),
  );
  return drawn("section", { class: "reading" }, [
    drawn("h2", {}, ["The same as a table"]),
    drawn("div", { class: "scrolled", tabindex: "0", role: "region", "aria-label": "The same as a table" }, [
      drawn("table", {}, [
        drawn("thead", {}, [
          drawn(
            "tr",
            {},
            [...columns, "Findings"].map(text => drawn("th", { scope: "col" }, [text])),
          ),
        ]),
        ...rows,
        drawn("tfoot", {}, [drawn("tr", {}, [drawn("td", { colspan: String(columns.length + 1) }, [source])])]),
      ]),
    ]),
  ]);
}

function findingsList(findings: readonly Omit<TimelineFinding, "place">[]): DrawnElement | undefined {
  if (findings.length === 0) return undefined;
  return drawn(
    "ul",
    { class: "findings" },
    findings.map(({ severity, code, message }) =>
      drawn("li", { class: severity }, [drawn("b", {}, [severity]), ` ${message} `, drawn("code", {}, [code])]),
    ),
  );
}

function otherFindings(findings: readonly TimelineFinding[]): readonly DrawnElement[] {
  const list = findingsList(findings);
  return list
    ? [drawn("section", { class: "others" }, [drawn("h2", {}, ["Findings on the runbook as a whole"]), list])]
    : [];
}

function styleOf(theme: Theme | "auto"): string {
  const colours =
    theme === "auto"
      ? `:root{color-scheme:light dark;${variablesOf("light")}}@media (prefers-color-scheme:dark){:root{${variablesOf("dark")}}}@media (prefers-contrast:more){:root{color-scheme:dark;${variablesOf("contrast")}}}`
      : `:root{color-scheme:${theme === "light" ? "light" : "dark"};${variablesOf(theme)}}`;
  return `${colours}@media print{:root{color-scheme:light;${variablesOf("light")}}}${layout}`;
}

const layout = `
*{box-sizing:border-box}
body{margin:0;padding:20px;background:var(--gonogo-background);color:var(--gonogo-text);font:14px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",Arial,sans-serif}
h1{margin:0 0 6px;font-size:22px;overflow-wrap:anywhere}
h2{font-size:16px;margin:24px 0 8px}
.verdict{display:inline-block;color:var(--gonogo-soft);padding:0 9px;border:2px solid;border-radius:4px;font-size:16px;vertical-align:2px}
.verdict.go{color:var(--gonogo-go)}
.verdict.no-go{color:var(--gonogo-error)}
.facts{display:flex;flex-wrap:wrap;gap:2px 18px;margin:0;padding:0;list-style:none;color:var(--gonogo-soft)}
.screen{margin:0 -20px;overflow-x:auto}
.screen svg{display:block}
.pages{display:none}
.scrolled{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:13px;font-variant-numeric:tabular-nums}
th,td{padding:4px 8px;border-bottom:1px solid var(--gonogo-grid);text-align:left;vertical-align:top}
thead th{border-bottom:2px solid var(--gonogo-strong);white-space:nowrap}
tbody th{font-weight:400;min-width:12em}
.short{white-space:nowrap}
.who{min-width:9em}
.critical th{font-weight:700}
.group th{background:var(--gonogo-raised);font-weight:700}
tfoot td,footer{color:var(--gonogo-soft);font-size:.9em}
footer{margin-top:20px}
tfoot{display:none}
.findings{margin:0;padding:0;list-style:none;min-width:22em}
.findings b{text-transform:uppercase;font-size:.85em}
.error b{color:var(--gonogo-error)}
.warning b{color:var(--gonogo-warning)}
.info b{color:var(--gonogo-info)}
code{font-size:.92em;color:var(--gonogo-soft)}
@page{size:landscape;margin:10mm}
@media print{
body{padding:0;font-size:10px;-webkit-print-color-adjust:exact;print-color-adjust:exact}
header,.screen,footer{display:none}
.pages{display:block}
.page{break-after:page;break-inside:avoid;height:188mm;display:flex;align-items:flex-start;justify-content:center}
.page svg{width:100%;height:100%;max-height:188mm}
.scrolled{overflow:visible}
table{font-size:9px}
th,td{padding:2px 5px}
tr{break-inside:avoid}
tfoot{display:table-footer-group}
.findings{min-width:0}
td:last-child{width:36%}
h2{margin:0 0 6px;font-size:13px}
.others{margin-top:14px}
}
`;
