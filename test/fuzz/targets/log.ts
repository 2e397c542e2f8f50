/** Logs of runs, cut, shuffled, doubled and damaged: whatever can be read of one folds, and says where the run stands and how it goes on. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { progressOf } from "../../../language/run/fold.js";
import { forecastOf } from "../../../language/run/forecast.js";
import { eventLine } from "../../../language/run/reading.js";
import { reviewDocument } from "../../../language/run/review-document.js";
import { reviewMarkdown } from "../../../language/run/review-markdown.js";
import { statusDocument } from "../../../language/run/status.js";
import { subjectsOf } from "../../../language/run/subjects.js";
import { readLines } from "../../../server/run/chain.js";
import { analyse } from "../../support/analyse.js";
import { corpus } from "../../support/corpus.js";
import { anyLogFrom } from "../../support/run-logs.js";
import { samples } from "../../support/samples.js";
import type { Target } from "../target.js";
import { anyByteChange } from "./bytes.js";

export interface LogInput {
  /** Of the sample that it is a log of. */
  readonly sample: string;
  readonly log: string;
  /** Epoch seconds. */
  readonly now: number;
}

const all = [
  ...samples().map(({ name, text, others }) => [name, { "main.runbook": text, ...others }] as const),
  // Small ones, of which an hour tries more.
  ...corpus.filter(([name]) => !name.startsWith("samples/")),
];
const plans = all.flatMap(([name, files]) => {
  const { plan, schedule } = analyse(files);
  return plan.runbook && schedule ? [{ name, plan: { ...plan, runbook: plan.runbook }, schedule }] : [];
});
const night: Uint8Array = new Uint8Array(
  readFileSync(new URL("../../../samples/boring/payments.2026-06-02.run.jsonl", import.meta.url)),
);
const begins = 1_780_459_200;

const anyNight = fc
  .tuple(fc.array(anyByteChange([night]), { minLength: 1, maxLength: 4 }), anyShuffle(), fc.nat(30_000))
  .map(([changes, shuffle, later]): LogInput => {
    const bytes = changes.reduce<Uint8Array>((log, change) => change(log), night);
    return { sample: "boring/payments", log: shuffle(Buffer.from(bytes).toString("utf8")), now: begins + later };
  });

const anyEvents = fc.constantFrom(...plans).chain(({ name, plan }) => {
  const zero = plan.runbook.zero ?? begins;
  const names = subjectsOf(plan.runbook).all.map(each => each.name);
  return fc.tuple(anyLogFrom(zero, [...names, "nobody"]), anyShuffle(), fc.nat(30_000)).map(
    ([events, shuffle, later]): LogInput => ({
      sample: name,
      log: shuffle(events.map(event => `${eventLine(event)}\n`).join("")),
      now: zero + later,
    }),
  );
});

/** Lines in another order, some of them twice or not at all. */
function anyShuffle(): fc.Arbitrary<(log: string) => string> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant((log: string) => log) },
    {
      weight: 1,
      arbitrary: fc.array(fc.nat(), { minLength: 1, maxLength: 40 }).map(order => (log: string) => {
        const lines = log.split("\n");
        return `${order.map(each => lines[each % lines.length]).join("\n")}\n`;
      }),
    },
  );
}

export const log: Target<LogInput> = {
  title: "logs of runs folded",
  any: fc.oneof({ weight: 1, arbitrary: anyNight }, { weight: 3, arbitrary: anyEvents }),
  wrong: ({ sample, log, now }) => {
    const found = plans.find(({ name }) => name === sample);
    if (!found) return `there is no sample ${sample}`;
    const { plan, schedule } = found;
    const { events } = readLines(log);
    const names = { file: "main.runbook", log: "main.run.jsonl" };
    const progress = progressOf(plan, events);
    const status = statusDocument(plan, forecastOf(plan, schedule, progress, now), names);
    const review = reviewDocument({ plan, written: schedule, progress, others: [], now }, names);
    const told = progress.events.length + progress.unfit.length;
    if (told > events.length) return `of ${events.length} events ${told} are told`;
    return reviewMarkdown(review).includes("undefined") || JSON.stringify(status).includes('"undefined')
      ? "something that is not known is told"
      : undefined;
  },
  size: ({ log }) => log.length,
  few: 150,
};
