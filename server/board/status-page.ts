/** The status page: for executives, on any device, without scripts. It loads itself again. */
import { createHash } from "node:crypto";
import { xmlEscaped } from "../../language/exports/timeline/xml.js";
import type { BoardDocument } from "../../language/run/board.js";
import { statusBrief } from "../../language/run/status-brief.js";
import { capital } from "../../language/wording/capital.js";

const style = `
:root { color-scheme: light dark; --text: #1b1f24; --back: #fff; --quiet: #57606a; --line: #d0d7de; --good: #1a7f37; --watch: #8a5a00; --bad: #b42318; }
@media (prefers-color-scheme: dark) { :root { --text: #e6edf3; --back: #0d1117; --quiet: #9198a1; --line: #30363d; --good: #56d364; --watch: #e3b341; --bad: #ff8f86; } }
body { margin: 0 auto; padding: 1.25rem; max-width: 46rem; font: 1.0625rem/1.5 system-ui, sans-serif; color: var(--text); background: var(--back); overflow-wrap: anywhere; }
h1 { margin: 0 0 1rem; font-size: 1.25rem; line-height: 1.3; }
.verdict { margin: 0 0 1.5rem; padding-left: .75rem; border-left: .375rem solid currentColor; font-size: 1.75rem; font-weight: 600; line-height: 1.25; }
.good { color: var(--good); } .watch { color: var(--watch); } .bad { color: var(--bad); } .over, .waiting { color: var(--quiet); }
dl { margin: 0; border-top: 1px solid var(--line); }
div { display: grid; grid-template-columns: 9rem 1fr; gap: 0 1rem; padding: .6rem 0; border-bottom: 1px solid var(--line); }
dt { color: var(--quiet); } dd { margin: 0; font-variant-numeric: tabular-nums; }
p.note { color: var(--quiet); font-size: .9375rem; }
@media (max-width: 30rem) { div { grid-template-columns: 1fr; } .verdict { font-size: 1.5rem; } }
`;

/** What the page's policy lets in: this style, and nothing else at all. */
export const statusPolicy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** So often it loads itself again, in seconds. */
const again = 30;

/** @param trouble why what it says may be old */
export function statusPage(document: BoardDocument, trouble: string | undefined): string {
  const { title, what, verdict, mood, rows, asOf } = statusBrief(document);
  const facts = rows.map(({ label, text }) => `<div><dt>${xmlEscaped(label)}</dt><dd>${xmlEscaped(text)}</dd></div>`);
  return page(
    title,
    [
      `<h1>${xmlEscaped(title)}${what === null ? "" : ` · ${xmlEscaped(what)}`}</h1>`,
      `<p class="verdict ${mood}">${xmlEscaped(verdict)}</p>`,
      `<dl>${facts.join("\n")}</dl>`,
      `<p class="note">As of ${xmlEscaped(asOf)}. This page loads itself again every ${again} seconds.</p>`,
      ...(trouble === undefined ? [] : [`<p class="note bad">${xmlEscaped(capital(trouble))}.</p>`]),
    ],
    true,
  );
}

/** A page that says one thing, such as that a link is needed. */
export function wordPage(title: string, text: string): string {
  return page(title, [`<h1>${xmlEscaped(title)}</h1>`, `<p>${xmlEscaped(text)}</p>`], false);
}

function page(title: string, body: readonly string[], isAgain: boolean): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
${isAgain ? `<meta http-equiv="refresh" content="${again}">\n` : ""}<title>${xmlEscaped(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${body.join("\n")}
</main>
</body>
</html>
`;
}
