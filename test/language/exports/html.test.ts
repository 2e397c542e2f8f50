import assert from "node:assert/strict";
import axe from "axe-core";
import fc from "fast-check";
import { DateTime } from "luxon";
import { after, before, describe, it } from "mocha";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import type { Browser } from "playwright-core";
import { exportHtml } from "../../../language/exports/html.js";
import { plain } from "../../../language/exports/plain.js";
import { wholeView } from "../../../language/exports/timeline/view.js";
import type { Analysis } from "../../../language/index.js";
import { analyse } from "../../support/analyse.js";
import { startChromium } from "../../support/chromium.js";
import { type Sample, samples } from "../../support/samples.js";

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

function htmlOf(analysis: Analysis, zone?: string): string {
  const page = exportHtml(analysis, {
    width: 1_280,
    theme: "auto",
    source: "a.runbook sha256 0123456789abcdef",
    view: { ...wholeView(1_280), ...(zone === undefined ? {} : { zone }) },
    digest: text => `${text.length}`,
  });
  assert.ok(page !== undefined);
  return page;
}

function analysisOf({ text, others }: Sample): Analysis {
  return analyse({ "main.runbook": text, ...others });
}

function sampleOf(name: string): Sample {
  const sample = samples().find(each => each.name === name);
  assert.ok(sample, name);
  return sample;
}

function nodesOf(node: Node): readonly Node[] {
  return [node, ...("childNodes" in node ? node.childNodes.flatMap(nodesOf) : [])];
}

function elementsOf(html: string): readonly Element[] {
  return nodesOf(parse(html)).filter((node): node is Element => "tagName" in node);
}

function textOf(node: Node): string {
  return nodesOf(node)
    .map(each => (each.nodeName === "#text" && "value" in each ? each.value : ""))
    .join("");
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find(each => each.name === name)?.value;
}

/** A runbook with a text wherever one is shown. */
function saying(text: string): string {
  const quoted = JSON.stringify(text.replaceAll("\n", " "));
  return `team ops ${quoted} { contact ${quoted} timezone Europe/London }
person ada ${quoted} { team ops timezone Europe/London contact ${quoted} }
person ben "Ben" { timezone Asia/Kolkata contact ${quoted} }
environment production ${quoted} { operators ops }
runbook release ${quoted} {
  timezone Europe/London
  window Sat 2026-05-23 10:00 to 14:00
  change ${quoted}
  environment production
  coordinator ada
  decider ben
  bridge ${quoted}
  note ${quoted}
  link ${quoted}
  phase p ${quoted} {
    when ${quoted}
    notify tell ${quoted} { takes 5m owner ada to ${quoted} }
    step a ${quoted} { takes 5m owner ada or ben run ${quoted} expect ${quoted} rollback ${quoted} { takes 5m owner ben run ${quoted} } }
    step b ${quoted} { takes 5m owner ben rollback none because ${quoted} }
    gate g ${quoted} { takes 5m owner ada requires ${quoted} otherwise ${quoted} }
    wait w ${quoted} { takes 5m owner ada until ${quoted} }
  }
  contingency c ${quoted} { trigger ${quoted} owner ada then ${quoted} }
  accept owner/away because ${quoted} by ada
}`;
}

const hostile = [
  "<script>alert(1)</script><img src=x onerror=alert(1)>",
  "</style><style>*{display:none}</style></title>",
  "&lt;b&gt; &amp; \"quoted\" 'single'",
  "javascript:alert(1) [x](javascript:alert(1)) data:text/html,x",
  "| pipe | `ticks` *bold* # heading",
  "=1+2 @name #1 $x$ --> <!-- ]]>",
  "\u202Ereversed\u202C \u0627\u0644\u0639\u0631\u0628\u064a\u0629",
  "\u{1F680} \u6f22\u5b57 e\u0301",
  "https://example.com/a|b)c?x=1&y=(2) and https://example.com/a_b_c.",
  '\\22 } @page { content: "x" }',
];

const shapes = new Set(elementsOf(htmlOf(analyse(saying("plain")))).map(shapeOf));

/** What an element is, whatever its text says. */
function shapeOf({ tagName, attrs }: Element): string {
  return `${tagName} ${attrs.map(({ name }) => name).join(" ")}`;
}

describe("the night book", () => {
  for (const sample of samples()) {
    const html = htmlOf(analysisOf(sample));

    it(`of ${sample.name} has one id for each thing, and every link in it leads somewhere`, () => {
      const elements = elementsOf(html);
      const ids = elements.flatMap(each => attribute(each, "id") ?? []);
      assert.equal(new Set(ids).size, ids.length);
      const inside = elements.flatMap(each => attribute(each, "href") ?? []).filter(link => link.startsWith("#"));
      assert.ok(inside.length > 0);
      for (const link of inside) assert.ok(ids.includes(link.slice(1)), link);
      for (const [, id = ""] of html.matchAll(/url\(#([^)]+)\)/g)) assert.ok(ids.includes(id), id);
    });

    it(`of ${sample.name} says every activity, in the schedule and in the steps`, () => {
      const analysis = analysisOf(sample);
      const elements = elementsOf(html);
      const cards = elements.filter(each => attribute(each, "class") === "card").map(textOf);
      const rows = elements.filter(({ tagName }) => tagName === "tr").map(textOf);
      for (const { title } of analysis.plan.runbook?.work.activities ?? []) {
        assert.ok(
          cards.some(text => text.includes(plain(title))),
          title,
        );
        assert.ok(
          rows.some(text => text.includes(plain(title))),
          title,
        );
      }
    });

    it(`of ${sample.name} says moments that read back to the schedule's, in each zone there is to choose`, () => {
      const { plan, schedule } = analysisOf(sample);
      if (!schedule?.dated) return;
      const elements = elementsOf(html);
      const zones = elements
        .filter(each => attribute(each, "name") === "zone")
        .map(each => each.parentNode && textOf(each.parentNode));
      const moments = elements.filter(({ tagName }) => tagName === "time");
      assert.ok(moments.length > 0);
      const starts = new Set(moments.map(each => DateTime.fromISO(attribute(each, "datetime") ?? "").toSeconds()));
      for (const { planned } of schedule.work.activities) if (planned) assert.ok(starts.has(planned.start));
      const utc = zones.indexOf("UTC");
      for (const each of moments) {
        const said = nodesOf(each).filter(
          (node): node is Element => "tagName" in node && attribute(node, "class") === `zone zone-${utc}`,
        );
        for (const text of said.map(textOf)) {
          const [, day, clock] = /^\w{3} ([\d-]{10}) ([\d:]+)/.exec(text) ?? [];
          assert.equal(
            DateTime.fromISO(`${day}T${clock}`, { zone: "utc" }).toMillis(),
            DateTime.fromISO(attribute(each, "datetime") ?? "").toMillis(),
            text,
          );
        }
      }
      assert.ok(plan.runbook);
    });
  }

  it("lets nothing in but its own style sheet", () => {
    const html = htmlOf(analyse(saying("plain")));
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? "";
    assert.match(policy, /^default-src 'none'; style-src 'sha256-(\d+)'/);
    assert.equal(/sha256-(\d+)/.exec(policy)?.[1], String(style.length));
    assert.doesNotMatch(html, /<script|<link|\sstyle=|\ssrc=|url\((?!#)/);
  });

  for (const text of hostile)
    it(`keeps ${JSON.stringify(text.slice(0, 30))} as text, and loses nothing of it`, () => {
      const html = htmlOf(analyse(saying(text)));
      const elements = elementsOf(html);
      const found = elements.map(shapeOf).filter(shape => !shapes.has(shape) && !shape.startsWith("a href"));
      assert.deepEqual(found, []);
      for (const each of elements) {
        const link = attribute(each, "href");
        if (link !== undefined) assert.match(link, /^(?:#|https?:|mailto:|tel:)/);
      }
      const [body] = elements.filter(({ tagName }) => tagName === "body");
      assert.ok(body);
      const said = textOf(body).split(plain(text)).length - 1;
      assert.ok(said >= 25, `${said} times`);
    });

  it("stays a page whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), text => {
        const found = elementsOf(htmlOf(analyse(saying(text)))).map(shapeOf);
        assert.deepEqual(
          found.filter(shape => !shapes.has(shape) && !shape.startsWith("a href")),
          [],
        );
      }),
      { numRuns: 20 },
    );
  });

  it("calls, writes to and opens what people are reached by", () => {
    const html = htmlOf(
      analyse(`person ana "Ana" { contact "+1 (555) 010-0", "ana@example.com", "#ops", "https://example.com/ana" }
runbook r "R" { coordinator ana step a "A" { owner ana takes 5m rollback none because "x" } }`),
    );
    const links = elementsOf(html).flatMap(each => attribute(each, "href") ?? []);
    for (const link of ["tel:+15550100", "mailto:ana@example.com", "https://example.com/ana"]) {
      assert.ok(links.includes(link), `${link} in ${links.join(" ")}`);
    }
  });

  it("says how a step is undone at the step, unless something else is undone with it", () => {
    const html = htmlOf(
      analyse(`person ana "Ana" { contact "#ana" }
runbook r "R" {
  step a "A" { takes 5m rollback "Alone back" { takes 5m owner ana run "undo alone" } }
  step b "B" { takes 5m rollback using both }
  step c "C" { takes 5m rollback using both }
  rollback both "Both back" { takes 5m owner ana run "undo both" }
}`),
    );
    assert.equal(html.split("undo alone").length - 1, 2);
    assert.equal(html.split("undo both").length - 1, 1);
  });
});

describe("the night book in a browser", () => {
  let browser: Browser | undefined;
  before(async function () {
    browser = await startChromium(this);
  });
  after(() => browser?.close());

  const open = async (html: string, width: number, scheme: "light" | "dark" = "light") => {
    const context = await browser?.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
    const page = await context?.newPage();
    assert.ok(page);
    // The tests' own digest is no digest: without the policy, its style sheet is let in.
    await page.setContent(html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ""));
    return page;
  };

  it("shows the times in the zone that is chosen, without a script", async () => {
    const page = await open(htmlOf(analysisOf(sampleOf("boring/payments"))), 1_280);
    const start = page.locator("article time").first();
    const said = (await start.innerText()).trim();
    await page.getByRole("radio", { name: "Kolkata" }).check();
    const there = (await start.innerText()).trim();
    assert.notEqual(there, said);
    const [from, to] = [said, there].map(text => /^\w{3} ([\d-]{10}) (\d\d:\d\d)/.exec(text)?.slice(1).join("T"));
    assert.equal(
      DateTime.fromISO(from ?? "", { zone: "America/Los_Angeles" }).toMillis(),
      DateTime.fromISO(to ?? "", { zone: "Asia/Kolkata" }).toMillis(),
    );
    await page.context().close();
  });

  for (const [width, scheme] of [
    [1_280, "light"],
    [1_280, "dark"],
    [390, "light"],
    [390, "dark"],
  ] as const) {
    it(`is fit for everybody and fits ${width} pixels, ${scheme}`, async () => {
      for (const sample of ["boring/payments", "high-wire/payments"]) {
        const page = await open(htmlOf(analysisOf(sampleOf(sample))), width, scheme);
        const wide = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assert.equal(wide, 0, `${sample} is ${wide} pixels too wide`);
        const cut = await page.evaluate(
          "[...document.querySelectorAll('td, dd, p, li')].filter(each => each.closest('.screen') === null && (each.scrollWidth > each.clientWidth + 1 || each.getBoundingClientRect().right > innerWidth)).map(each => each.innerText)",
        );
        assert.deepEqual(cut, [], `${sample} is cut`);
        await page.evaluate(axe.source);
        const violations = await page.evaluate(async () => {
          const found = await (globalThis as unknown as { axe: typeof axe }).axe.run();
          return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
        });
        assert.deepEqual(violations, [], sample);
        await page.context().close();
      }
    }).timeout(60_000);
  }
});
