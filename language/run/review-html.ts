/** The review as one page: for screens, phones and paper, with nothing to load. */
import { contentsOf, type Section, sectionOf } from "../exports/html/frame.js";
import { type Content, el, pageOf } from "../exports/html/page.js";
import { styleOf } from "../exports/html/style.js";
import { table } from "../exports/html/tables.js";
import { timelineContent } from "../exports/html/timeline.js";
import { linked, messageOf } from "../exports/html/words.js";
import { plain } from "../exports/plain.js";
import type { TimelineData } from "../exports/timeline/data.js";
import type { DrawnElement } from "../exports/timeline/tree.js";
import { wholeView } from "../exports/timeline/view.js";
import { duration } from "../wording/times.js";
import { clockIn } from "./minutes.js";
import type { NotedThing, ReviewDocument } from "./review-document.js";
import { differenceText, momentIn, spentTexts, stateText, waitedBecause, whatText } from "./review-words.js";

/**
 * @param digest the SHA-256 of a text in base64: the policy lets this style sheet in and no other
 * @param timeline the run's own
 */
export function exportReviewHtml(
  review: ReviewDocument,
  digest: (text: string) => string,
  timeline?: TimelineData,
): string {
  const title = plain(review.title) || review.name;
  const heading = `Review: ${title}`;
  const source = `${review.file.slice(review.file.lastIndexOf("/") + 1)} · ${review.log} · times in ${review.zone}`;
  const times = (zone: string): string => `times in ${zone}`;
  return pageOf({
    title: heading,
    style: styleOf({ theme: "auto", zones: [review.zone], sheet: { heading, source, times } }),
    body: bodyOf(review, heading, source, timeline),
    digest,
  });
}

/** As wide as the page. */
const { width, zoom: _, ...view } = wholeView(1_120);
const pictured = { width, view };

function bodyOf(review: ReviewDocument, heading: string, source: string, timeline: TimelineData | undefined): Content {
  const { began, ended, took, zone, outcome } = review;
  const picture: readonly Section[] = timeline
    ? [["timeline", "Timeline", () => timelineContent(timeline, { ...pictured, source })]]
    : [];
  const sections = [...picture, ...sectionsOf(review)];
  const span = began !== null && ended !== null && took !== null;
  return [
    el("header", "", [
      el("h1", "", [heading]),
      el("p", "", [`${plain(whatText(review))}: `, el("strong", "", [outcome ?? "not closed"]), "."]),
      ...(span
        ? [el("p", "soft", [`From ${momentIn(began)} to ${momentIn(ended)} (${zone}), ${duration(took)}.`])]
        : []),
      contentsOf(sections),
    ]),
    el("main", "", sections.map(sectionOf)),
    el("footer", "", [source]),
  ];
}

function sectionsOf(review: ReviewDocument): readonly Section[] {
  const { waits, decisions, failed, skipped, holds, handovers, offers, chain, took } = review;
  const all: readonly (readonly [...Section, boolean])[] = [
    ["time", "Where the time went", () => timeOf(review), took !== null && chain.length > 0],
    ["steps", "Planned and actual", () => [stepsOf(review)], true],
    ["waits", "Who waited for whom", () => [items(waits.map(waited))], waits.length > 0],
    [
      "decisions",
      "Decisions",
      () =>
        decisions.map(({ verdict, criteria, ...said }) =>
          el("div", "card", [
            el("p", "", [el("strong", "", [verdict === "go" ? "Go" : "No-go"]), " at ", ...noted(said)]),
            ...(criteria.length === 0
              ? []
              : [items(criteria.map(({ text, met }) => [met ? "met: " : "not met: ", ...linked(text)]))]),
          ]),
        ),
      decisions.length > 0,
    ],
    ["failed", "Failed", () => [items(failed.map(noted))], failed.length > 0],
    ["skipped", "Skipped", () => [items(skipped.map(noted))], skipped.length > 0],
    [
      "holds",
      "Held",
      () => [
        items(
          holds.map(({ at, by, text, seconds, resumedBy }) => [
            `${momentIn(at)} by ${plain(by)}, for ${duration(seconds)}${resumedBy === null ? "" : `, resumed by ${plain(resumedBy)}`}`,
            ...because(text),
          ]),
        ),
      ],
      holds.length > 0,
    ],
    [
      "handovers",
      "Handed over",
      () => [
        items(
          handovers.map(({ at, from, to, activity, text }) => [
            `${momentIn(at)}: `,
            activity === null ? "everything" : el("code", "", [activity]),
            ` from ${plain(from)} to ${plain(to)}`,
            ...because(text),
          ]),
        ),
      ],
      handovers.length > 0,
    ],
    ["offers", "To put into the runbook", () => [items(offers.map(messageOf))], offers.length > 0],
  ];
  return all.flatMap(([id, title, content, isThere]): readonly Section[] => (isThere ? [[id, title, content]] : []));
}

function timeOf(review: ReviewDocument): Content {
  const names = review.chain.flatMap(
    (name, index): Content => [
      index === 0 ? "" : index === review.chain.length - 1 ? " and " : ", ",
      el("code", "", [name]),
    ],
  );
  return [
    el("p", "", ["Along what led to the end: ", ...names, "."]),
    items(spentTexts(review.time).map(each => [each])),
  ];
}

function stepsOf({ steps }: ReviewDocument): DrawnElement {
  const heads = ["Planned", "Actual", "Activity", "Takes", "Took", "Longer", "State"];
  const span = (of: { readonly start: string; readonly end: string } | null): Content =>
    of === null ? [] : [el("span", "time", [`${clockIn(of.start)} to ${clockIn(of.end)}`])];
  return table(
    "Planned and actual",
    heads,
    steps.map(step => [
      span(step.planned),
      span(step.actual),
      [plain(step.title)],
      [duration(step.takes)],
      step.took === null ? [] : [duration(step.took)],
      step.took === null ? [] : [differenceText(step.took - step.takes)].filter(each => each !== ""),
      [plain(stateText(step))],
    ]),
    steps.map(({ took, takes }) => took !== null && took > takes),
  );
}

function items(all: readonly Content[]): DrawnElement {
  return el(
    "ul",
    "",
    all.map(each => el("li", "", each)),
  );
}

function waited(wait: ReviewDocument["waits"][number]): Content {
  const { who, on, activity, seconds } = wait;
  const whom = `${plain(who)} waited ${duration(seconds)} for ${plain(on)} with `;
  return [whom, el("code", "", [activity]), `: ${waitedBecause(wait)}`];
}

function noted({ activity, at, by, text }: NotedThing): Content {
  return [`${momentIn(at)}: `, el("code", "", [activity]), ` by ${plain(by)}`, ...because(text)];
}

function because(text: string | null): Content {
  return text === null ? [] : [": ", ...linked(text)];
}
