/** What people may write into a title, and some of them on purpose. */
import fc from "fast-check";
import { plain } from "../../language/exports/plain.js";
import type { Analysis } from "../../language/index.js";

export const hostile: readonly string[] = [
  "| pipe | in | it |",
  "`ticks` ``and more`` ```` `",
  "<script>alert(1)</script> <b> <!-- --> &lt; &#42; &amp",
  "*bold* __bold__ snake_case ~~gone~~ \\* \\",
  "two\nlines\r\nand a third",
  "שלום עולם, مرحبا",
  "\u202Ereversed\u202C \u2066isolated\u2069",
  "😀 日本語 e\u0301 👩‍👩‍👧",
  "=1+1",
  '=HYPERLINK("https://evil.example";"x")',
  "'=quoted already",
  "''+twice",
  "+1 -2",
  "@SUM(A1)",
  "-2+3|cmd",
  "\t=tab",
  "＝wide",
  "@somebody #12 $x$ GH-1",
  "https://a.example/x(y)z) and https://b.example/a|b",
  "a: b; c, d # e %% f",
  "section x",
  "done, crit, milestone, 2020-01-01, 1d",
  "BEGIN:VEVENT\r\nSUMMARY:x\r\nEND:VEVENT",
  'a\\nb \\, \\; ; , : "',
  '"quotes" , "and" \'these\'',
  'click x href "javascript:alert(1)"',
  "---",
  " ",
];

export const hostileTexts: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...hostile),
  fc.string({
    unit: fc.constantFrom(..."ab1 \t\n\r|`*_~<>[]()!#&;:,%\\-+=.$@/?^\"'{}".split(""), "end", "שׁ", "😀"),
    maxLength: 30,
  }),
  fc.string({ unit: "binary", maxLength: 20 }),
);

/** A file is UTF-8, where half a character cannot be. */
export function isWellFormed(text: string): boolean {
  return !/\p{Cs}/u.test(text);
}

/** What a document shows of a text. */
export function shown(text: string): string {
  return plain(text);
}

/** The same plan, in which everything that people write in words says this. */
export function saying(analysis: Analysis, text: string): Analysis {
  const { runbook } = analysis.plan;
  if (!runbook) throw new Error("a runbook was meant");
  const said = <T extends { readonly title: string }>(all: readonly T[]): readonly T[] =>
    all.map(each => ({ ...each, title: text }));
  const people = analysis.plan.people.map(each => ({ ...each, title: text, contacts: [text] }));
  const work = { ...runbook.work, activities: said(runbook.work.activities), blocks: said(runbook.work.blocks) };
  const plan = {
    ...analysis.plan,
    people,
    runbook: {
      ...runbook,
      title: text,
      bridge: runbook.bridge && { ...runbook.bridge, text },
      work,
      rollbacks: said(runbook.rollbacks),
      contingencies: said(runbook.contingencies),
    },
  };
  return { ...analysis, plan };
}
