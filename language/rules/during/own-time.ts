import { allWorkOf } from "../../plan/all-work.js";
import { type LastingActivity, lastingOf, partTitle } from "../../plan/during.js";
import type { OwnTime, Work } from "../../plan/plan.js";
import { quoted } from "../../wording/titles.js";
import type { Report, Rule } from "../rule.js";

export const ownTime: Rule = {
  code: "during/own-time",
  severity: "error",
  *check({ release }) {
    if (!release) return;
    for (const work of allWorkOf(release.runbook)) {
      for (const activity of lastingOf(work))
        for (const said of activity.during.contradicted) yield reportOf(work, activity, said);
    }
  },
};

const settled: Readonly<Record<OwnTime["keyword"], string>> = {
  takes: "how long that takes",
  at: "when that begins",
  after: "when that begins",
};

function reportOf(work: Work, { title, place: about, during }: LastingActivity, said: OwnTime): Report {
  const { name, place, removal } = during;
  return {
    message: `${quoted(title)} is there for as long as ${quoted(partTitle(work, during))}, so ${settled[said.keyword]} counts, and its own \`${said.keyword}\` does not. Remove the \`${said.keyword}\`, or \`during ${name}\`.`,
    place: said.place,
    about,
    related: [{ message: "lasts as long as this", place }],
    fixes: [
      { kind: "choice", title: `Remove the \`${said.keyword}\``, edits: [{ place: said.removal, newText: "" }] },
      { kind: "choice", title: `Remove \`during ${name}\``, edits: [{ place: removal, newText: "" }] },
    ],
  };
}
