/** The review as Markdown, to be kept beside the change record. */
import { bold, code, heading, inline, item, message, paragraph, table } from "../exports/markdown/text.js";
import { list } from "../wording/lists.js";
import { duration } from "../wording/times.js";
import { clockIn } from "./minutes.js";
import type { NotedThing, ReviewDocument } from "./review-document.js";
import { differenceText, momentIn, spentTexts, stateText, waitedBecause, whatText } from "./review-words.js";

export function reviewMarkdown(review: ReviewDocument): string {
  const { title, outcome, began, ended, took, zone } = review;
  const facts = [
    `${inline(whatText(review))}: ${bold(outcome ?? "not closed")}.`,
    ...(began !== null && ended !== null && took !== null
      ? [`From ${momentIn(began)} to ${momentIn(ended)} (${inline(zone)}), ${duration(took)}.`]
      : []),
  ];
  const sections = [
    heading(1, `Review: ${inline(title)}`),
    paragraph(facts.join(" ")),
    section("Where the time went", timeLines(review)),
    section("Planned and actual", stepsTable(review)),
    section(
      "Who waited for whom",
      review.waits.flatMap(wait => {
        const { who, on, activity, seconds } = wait;
        const whom = `${inline(who)} waited ${duration(seconds)} for ${inline(on)}`;
        return item("- ", `${whom} with ${code(activity)}: ${waitedBecause(wait)}`);
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
        return item("- ", `${momentIn(at)} by ${inline(by)}, for ${duration(seconds)}${resumed}${because(text)}`);
      }),
    ),
    section(
      "Handed over",
      review.handovers.flatMap(({ at, from, to, activity, text }) => {
        const all = activity === null ? "everything" : code(activity);
        return item("- ", `${momentIn(at)}: ${all} from ${inline(from)} to ${inline(to)}${because(text)}`);
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

function noted({ activity, at, by, text }: NotedThing): string {
  return `${momentIn(at)}: ${code(activity)} by ${inline(by)}${because(text)}`;
}

function because(text: string | null): string {
  return text === null ? "" : `: ${inline(text)}`;
}

function timeLines({ time, chain }: ReviewDocument): Lines {
  if (chain.length === 0) return [];
  return [
    ...paragraph(`Along what led to the end: ${list(chain.map(code))}.`),
    ...spentTexts(time).flatMap(each => item("- ", each)),
  ];
}

function stepsTable({ steps }: ReviewDocument): Lines {
  const rows = steps.map(step => {
    const { title, planned, actual, takes, took } = step;
    return [
      inline(title),
      planned === null ? "" : `${clockIn(planned.start)} to ${clockIn(planned.end)}`,
      actual === null ? "" : `${clockIn(actual.start)} to ${clockIn(actual.end)}`,
      duration(takes),
      took === null ? "" : duration(took),
      took === null ? "" : differenceText(took - takes),
      inline(stateText(step)),
    ];
  });
  return table(["Activity", "Planned", "Actual", "Takes", "Took", "Longer", "State"], rows);
}
