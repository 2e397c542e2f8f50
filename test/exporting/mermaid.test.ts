/** The chart, read by the tokens of Mermaid's grammar: a line is a keyword with its text, or a task with its data after the first colon. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { analyse } from "../support/analyse.js";
import { exported, textOf } from "../support/exported.js";
import { hostile, hostileTexts, isWellFormed, saying, shown } from "../support/hostile.js";
import { largeRunbook } from "../support/large.js";
import { samples } from "../support/samples.js";

const runbook = `runbook r "R" {
  window Sat 2026-05-23 22:00 to Sun 2026-05-24 06:00 Europe/London
  check z "Z" { takes 5m }
  phase p "Prepare" {
    step a "A" { takes 30m }
    parallel { check b "B" { takes 10m } check c "C" { takes 45s } }
  }
  gate g "Go" { takes 10m }
}`;

interface Task {
  readonly section: string;
  readonly title: string;
  readonly tags: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** Numbers of characters become those characters, as Mermaid does before it draws. */
function decoded(text: string): string {
  return text.replace(/#(\d+);/g, (_, number) => String.fromCodePoint(Number(number)));
}

function tasksIn(text: string): readonly Task[] {
  const [opening, head, ...lines] = text.trimEnd().split("\n");
  assert.deepEqual([opening, head, lines.pop()], ["```mermaid", "gantt", "```"]);
  let section = "";
  return lines.flatMap(line => {
    const [, keyword, rest = ""] = /^ {2}(\w+) (.*)$/.exec(line) ?? [];
    if (keyword === "section") section = decoded(rest);
    if (keyword !== undefined) {
      assert.ok(["title", "dateFormat", "axisFormat", "section"].includes(keyword), line);
      return [];
    }
    const [title = "", ...data] = line.split(":");
    assert.match(line, /^ {4}\S/);
    assert.doesNotMatch(decodedAway(line), /[#;%{}<>`"$&[\]|]/);
    const parts = data.join(":").split(", ");
    const [start = "", end = ""] = parts.slice(-2);
    const at = (moment: string): number => Date.parse(`${moment.replace(" ", "T")}Z`) / 1_000;
    return [{ section, title: decoded(title.trim()), tags: parts.slice(0, -2), start: at(start), end: at(end) }];
  });
}

function decodedAway(line: string): string {
  return line.replace(/#\d+;/g, "");
}

describe("a Mermaid chart", () => {
  it("has the window, phases as sections, what is critical, and points", async () => {
    const tasks = tasksIn(await textOf("mermaid", analyse(runbook)));
    assert.deepEqual(
      tasks.map(({ section, title, tags }) => [section, title, tags.join(" ")]),
      [
        ["Window", "Window", "active"],
        ["Outside any phase", "1 Z", "crit"],
        ["2 Prepare", "2.1 A", "crit"],
        ["2 Prepare", "2.2 B", "crit"],
        ["2 Prepare", "2.3 C", ""],
        ["Outside any phase", "3 Go", "crit milestone"],
      ],
    );
  });

  for (const { name, text, others } of samples())
    it(`has the schedule's instants: ${name}`, async () => {
      const sample = analyse({ "main.runbook": text, ...others });
      const { schedule, plan } = sample;
      if (!schedule?.dated) return;
      const tasks = tasksIn(await textOf("mermaid", sample));
      const spans = schedule.work.activities.flatMap(({ planned }) => planned ?? []);
      const window = plan.runbook?.window;
      assert.deepEqual(
        tasks.map(({ start, end }) => [start, end]),
        [...(window ? [window] : []), ...spans].map(({ start, end }) => [start, end]),
      );
    });

  it("is refused without a date, and says what has no time and what is too long to be drawn", async () => {
    const undated = await exported("mermaid", analyse('runbook r "R" { step a "A" { takes 5m } }'));
    assert.ok(undated.kind === "refused" && /date/.test(undated.reason));
    const cycle = await exported("mermaid", analyse(runbook.replace('"B" {', '"B" { after b ')));
    assert.ok(cycle.kind === "made" && /B/.test(cycle.notes.join()));
    const long = await exported("mermaid", analyse(largeRunbook(1_000)));
    assert.ok(long.kind === "made" && /50000 characters/.test(long.notes.join()));
  });

  it("keeps hostile text inert, and shows all of it", async () => {
    const analysis = analyse(runbook);
    const check = async (text: string): Promise<void> => {
      const tasks = tasksIn(await textOf("mermaid", saying(analysis, text)));
      assert.equal(tasks.length, 6);
      for (const [index, { title }] of tasks.slice(1).entries()) {
        const [number, ...words] = title.split(" ");
        assert.match(number ?? "", /^[\d.]+$/);
        assert.equal(words.join(" "), shown(text) || "zabcg"[index]);
      }
    };
    for (const text of hostile) await check(text);
    await fc.assert(
      fc.asyncProperty(hostileTexts, async text => {
        fc.pre(isWellFormed(text));
        await check(text);
      }),
      { numRuns: 100 },
    );
  });
});
