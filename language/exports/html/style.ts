/** The style sheet: a page to read on a screen, cards on a phone, and sheets of paper with their heading and number. */
import { type Theme, variablesOf } from "../timeline/ink.js";
import type { Zones } from "./words.js";

export interface StyleOptions {
  /** `auto` follows the reader's own; paper is always light. */
  readonly theme: Theme | "auto";
  readonly zones: Zones;
  /** Too large to be laid out at once. */
  readonly isLarge?: boolean;
  /** On every sheet of paper. */
  readonly sheet: { readonly heading: string; readonly source: string; readonly times: (zone: string) => string };
}

export function styleOf({ theme, zones, sheet, isLarge }: StyleOptions): string {
  return [coloursOf(theme), layout, ...(isLarge ? [asSeen] : []), zoneRules(zones), paper(sheet, zones)].join("");
}

function coloursOf(theme: Theme | "auto"): string {
  const colours =
    theme === "auto"
      ? `:root{color-scheme:light dark;${variablesOf("light")}}@media (prefers-color-scheme:dark){:root{${variablesOf("dark")}}}@media (prefers-contrast:more){:root{color-scheme:dark;${variablesOf("contrast")}}}`
      : `:root{color-scheme:${theme === "light" ? "light" : "dark"};${variablesOf(theme)}}`;
  return `${colours}@media print{:root{color-scheme:light;${variablesOf("light")}}}`;
}

/** Without a script: the moments of the zone whose radio button is chosen. */
function zoneRules(zones: Zones): string {
  if (zones.length < 2) return "";
  const each = zones.map(
    (_, index) =>
      `body:has(#zone-${index}:checked) .zone{display:none}body:has(#zone-${index}:checked) .zone-${index}{display:inline}`,
  );
  return `.zone{display:none}.zone-0{display:inline}${each.join("")}`;
}

/** Title, verdict, source, zone and "Page 2 of 9" stand in the margins of every sheet. */
function paper({ heading, source, times }: StyleOptions["sheet"], zones: Zones): string {
  const zoned = (name: string, zone: string): string =>
    `@page ${name}{@top-right{content:${cssText(zone)}}}@page ${name}-wide{size:landscape;@top-right{content:${cssText(zone)}}}`;
  const margins = `font:9px system-ui,sans-serif;color:#59626c`;
  const chosen = zones.map(
    (zone, index) =>
      `${zoned(`zone${index}`, times(zone))}@media print{body:has(#zone-${index}:checked){page:zone${index}}body:has(#zone-${index}:checked) .pages{page:zone${index}-wide}}`,
  );
  const first = zones[0] === undefined ? "times counted from T" : times(zones[0]);
  return `@page{margin:16mm 12mm;@top-left{content:${cssText(heading)};font-weight:700;${margins}}@top-right{content:${cssText(first)};${margins}}@bottom-left{content:${cssText(source)};${margins}}@bottom-right{content:"Page " counter(page) " of " counter(pages);white-space:nowrap;width:24mm;text-align:right;${margins}}}@page wide{size:landscape}${print}${chosen.join("")}`;
}

/** A text in a style sheet, whatever is in it. */
function cssText(text: string): string {
  const safe = text.replace(/[^A-Za-z0-9 .,:;()/_+-]/gu, letter => `\\${letter.codePointAt(0)?.toString(16)} `);
  return `"${safe}"`;
}

/** What is not in view takes about this much room, and no time. */
const asSeen = `
@media screen{
.card{content-visibility:auto;contain-intrinsic-size:auto 180px}
.page{content-visibility:auto;contain-intrinsic-size:auto 1090px auto 790px}
}
`;

const layout = `
*{box-sizing:border-box}
html{scroll-padding-top:16px}
body{margin:0 auto;padding:20px;max-width:1200px;background:var(--gonogo-background);color:var(--gonogo-text);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",Arial,sans-serif}
h1,h2,h3,h4,h5,h6,dd,p,.title{overflow-wrap:anywhere}
td{overflow-wrap:break-word}
h1{margin:0 0 6px;font-size:26px;line-height:1.25}
h2{margin:40px 0 12px;font-size:20px}
h3,h4,h5,h6{margin:28px 0 4px;font-size:17px}
a{color:var(--gonogo-info)}
:focus-visible{outline:2px solid var(--gonogo-selection);outline-offset:2px}
.verdict{display:inline-block;color:var(--gonogo-soft);padding:0 10px;border:3px solid;border-radius:5px;font-size:20px;vertical-align:3px}
.verdict.go{color:var(--gonogo-go)}
.verdict.no-go{color:var(--gonogo-error)}
.soft,.facts,footer{color:var(--gonogo-soft)}
ul.facts{display:flex;flex-wrap:wrap;gap:2px 18px;margin:0 0 8px;padding:0;list-style:none}
details{margin:10px 0}
summary{cursor:pointer}
.number{font-variant-numeric:tabular-nums;color:var(--gonogo-soft);font-weight:600}
.zones{display:flex;flex-wrap:wrap;gap:4px 16px;margin:14px 0 0;padding:8px 12px;border:1px solid var(--gonogo-strong);border-radius:6px}
.zones legend{padding:0 6px;font-weight:600}
.zones label{display:inline-flex;align-items:center;gap:6px;min-height:28px}
nav ul{display:flex;flex-wrap:wrap;gap:4px 18px;margin:16px 0 0;padding:0;list-style:none}
dl{margin:8px 0}
dl>div{display:grid;grid-template-columns:minmax(7em,11em) 1fr;gap:2px 12px;padding:2px 0}
dl.wide>div{grid-template-columns:minmax(9em,17em) 1fr;border-bottom:1px solid var(--gonogo-grid);padding:4px 0}
.undo{padding:1px 0 1px 12px;margin:0 0 0 2px;border-left:3px solid var(--gonogo-undo)}
dt{color:var(--gonogo-soft)}
dd{margin:0}
time,.time{font-variant-numeric:tabular-nums}
.card{margin:12px 0;padding:10px 14px;border:1px solid var(--gonogo-grid);border-left:4px solid var(--gonogo-strong);border-radius:6px;background:var(--gonogo-raised)}
.card .card{background:var(--gonogo-background)}
.head{display:flex;flex-wrap:wrap;gap:2px 14px;align-items:baseline;justify-content:space-between}
.title{font-weight:700;font-size:16px}
label.title,.condition{cursor:pointer}
input[type=checkbox]{width:18px;height:18px;margin:0 4px 0 0;vertical-align:-3px}
.condition{display:block;margin:6px 0}
.kind{color:var(--gonogo-soft);border:1px solid var(--gonogo-strong);border-radius:10px;padding:0 8px;font-size:13px}
.comment{margin:6px 0}
figure{margin:8px 0}
figcaption{color:var(--gonogo-soft)}
pre{margin:2px 0;padding:8px 10px;overflow-x:auto;border:1px solid var(--gonogo-grid);border-radius:4px;background:var(--gonogo-background);user-select:all}
code,pre{font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
hr.apart{border:0;border-top:2px solid var(--gonogo-grid);margin:20px 0}
.scrolled,.screen{overflow-x:auto}
.screen{margin:0}
.screen svg{display:block}
.pages{display:none}
.pages.shown{display:block;overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:14px}
th,td{padding:5px 8px;border-bottom:1px solid var(--gonogo-grid);text-align:left;vertical-align:top}
thead th{border-bottom:2px solid var(--gonogo-strong)}
td:first-child a,td:last-child{white-space:nowrap}
tr.strong td:nth-child(3),tr.strong td:last-child{font-weight:700}
.findings{margin:8px 0 0;padding:0;list-style:none}
.findings li{margin:4px 0}
.findings b{text-transform:uppercase;font-size:.85em}
.error b{color:var(--gonogo-error)}
.warning b{color:var(--gonogo-warning)}
.info b{color:var(--gonogo-info)}
footer{margin-top:40px;font-size:13px;overflow-wrap:anywhere}
@media screen and (max-width:640px){
body{padding:14px}
h1{font-size:22px}
dl>div,dl.wide>div{grid-template-columns:1fr}
.card{padding:10px}
table,tbody,tr,td{display:block}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
tr{margin:10px 0;padding:8px 10px;border:1px solid var(--gonogo-grid);border-radius:6px;background:var(--gonogo-raised)}
td{border:0;padding:2px 0;overflow-wrap:anywhere}
td:last-child{white-space:normal}
td[data-head]::before{content:attr(data-head) ": ";color:var(--gonogo-soft);font-weight:400}
td:empty{display:none}
}
`;

const print = `
@media print{
body{max-width:none;padding:0;font-size:10.5px;line-height:1.4;-webkit-print-color-adjust:exact;print-color-adjust:exact}
h1{font-size:18px}
h2{font-size:14px;margin:18px 0 6px}
h3,h4,h5,h6{font-size:12px;margin:12px 0 2px}
h2,h3,h4,h5,h6,h3+p,h4+p{break-after:avoid}
.title{font-size:11.5px}
.verdict{font-size:14px}
.card{margin:6px 0;padding:5px 9px;break-inside:avoid;background:none}
.screen,.zones,nav,details,#timeline,#timeline~.facts{display:none}
.pages{display:block;page:wide}
.page{break-after:page;break-inside:avoid;height:170mm;display:flex;align-items:flex-start;justify-content:center}
.page svg{width:100%;height:100%;max-height:170mm}
.scrolled{overflow:visible}
table{font-size:9.5px}
th,td{padding:2px 5px}
tr{break-inside:avoid}
thead{display:table-header-group}
pre{white-space:pre-wrap;overflow-wrap:anywhere}
code,pre{font-size:9.5px}
input[type=checkbox]{width:12px;height:12px}
a{color:inherit;text-decoration:none}
section{break-before:auto}
}
`;
