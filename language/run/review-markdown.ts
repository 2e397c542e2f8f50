/** The review as Markdown, to be kept beside the change record. */
import { bold, code, heading, inline, item, message, paragraph, table } from "../exports/markdown/text.js";
import type { Seconds } from "../plan/plan.js";
import { list } from "../wording/lists.js";
import { duration } from "../wording/times.js";
import type { NotedThing, ReviewDocument } from "./review-document.js";

export function reviewMarkdown(review: ReviewDocument): string {
  const { title, outcome, rehearsal, began, ended, took, zone } = review;
  const what = rehearsal === null ? "Run" : `Rehearsal on ${inline(rehearsal)}`;
  const facts = [
    `${what}: ${bold(outcome ?? "not closed")}.`,
    ...(began !== null && ended !== null && took !== null
      ? [`From ${moment(began)} to ${moment(ended)} (${inline(zone)}), ${duration(took)}.`]
      : []),
  ];
  const sections = [
    heading(1, `Review: ${inline(title)}`),
    paragraph(facts.join(" ")),
    section("Where the time went", timeLines(review)),
    section("Planned and actual", stepsTable(review)),
    section(
      "Who waited for whom",
      review.waits.flatMap(({ who, on, activity, seconds, why }) => {
        const because = why === "blocked" ? "it was blocked" : "what it waits for ended late";
        return item(
          "- ",
          `${inline(who)} waited ${duration(seconds)} for ${inline(on)} with ${code(activity)}: ${because}`,
        );
      }),
    ),
    section(
      "Decisions",
      review.decisions.flatMap(({ verdict, criteria, ...said }) =>
        item(
          "- ",
          `${bold(verdict === "go" ? "Go" : "No-go")} at ${noted(said)}`,
          criteria.flatMap(({ text, met }) => item("- ", `${met ? "met" : "not met"}: ${inline(text)}`)),
        ),
      ),
    ),
    section(
      "Failed",
      review.failed.flatMap(said => item("- ", noted(said))),
    ),
    section(
      "Skipped",
      review.skipped.flatMap(said => item("- ", noted(said))),
    ),
    section(
      "Held",
      review.holds.flatMap(({ at, by, text, seconds, resumedBy }) => {
        const resumed = resumedBy === null ? "" : `, resumed by ${inline(resumedBy)}`;
        return item("- ", `${moment(at)} by ${inline(by)}, for ${duration(seconds)}${resumed}${because(text)}`);
      }),
    ),
    section(
      "Handed over",
      review.handovers.flatMap(({ at, from, to, activity, text }) => {
        const all = activity === null ? "everything" : code(activity);
        return item("- ", `${moment(at)}: ${all} from ${inline(from)} to ${inline(to)}${because(text)}`);
      }),
    ),
    section(
      "To put into the runbook",
      review.offers.flatMap(offer => item("- ", message(offer))),
    ),
  ];
  return `${sections
    .flatMap(lines => [...lines])
    .join("\n")
    .trimEnd()}\n`;
}

type Lines = readonly string[];

function section(title: string, lines: Lines): Lines {
  return lines.length === 0 ? [] : [...heading(2, title), ...(lines.at(-1) === "" ? lines : [...lines, ""])];
}

/** "Wed 22:41" has its date in the table; here the clock is enough: "2026-06-02 22:41". */
function moment(iso: string): string {
  return iso.slice(0, 16).replace("T", " ");
}

function noted({ activity, at, by, text }: NotedThing): string {
  return `${moment(at)}: ${code(activity)} by ${inline(by)}${because(text)}`;
}

function because(text: string | null): string {
  return text === null ? "" : `: ${inline(text)}`;
}

function timeLines({ time, chain, took }: ReviewDocument): Lines {
  if (took === null || chain.length === 0) return [];
  const { planned, longer, blocked, held, idle } = time;
  const parts: readonly (readonly [string, Seconds])[] = [
    ["as long as planned", planned],
    ["longer than planned", longer],
    ["blocked", blocked],
    ["held", held],
    ["not begun though it could have", idle],
  ];
  return [
    ...paragraph(`Along what led to the end: ${list(chain.map(code))}.`),
    ...parts.flatMap(([what, seconds]) => (seconds === 0 ? [] : item("- ", `${duration(seconds)} ${what}`))),
  ];
}

function stepsTable({ steps }: ReviewDocument): Lines {
  const rows = steps.map(({ title, state, by, planned, actual, takes, took, early }) => [
    inline(title),
    planned === null ? "" : `${clock(planned.start)} to ${clock(planned.end)}`,
    actual === null ? "" : `${clock(actual.start)} to ${clock(actual.end)}`,
    duration(takes),
    took === null ? "" : duration(took),
    took === null ? "" : difference(took - takes),
    `${state}${early ? ", before what it waits for was over" : ""}${by === null ? "" : `, ${inline(by)}`}`,
  ]);
  return table(["Activity", "Planned", "Actual", "Takes", "Took", "Longer", "State"], rows);
}

function clock(iso: string): string {
  return iso.slice(11, 16);
}

function difference(seconds: Seconds): string {
  if (seconds === 0) return "";
  return seconds > 0 ? `+${duration(seconds)}` : `−${duration(-seconds)}`;
}
