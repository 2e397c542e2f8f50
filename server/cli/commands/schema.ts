/** `gonogo schema [NAME]` */

import { nearest } from "../../../language/syntax/nearest.js";
import baseline from "../../../schemas/baseline-1.json" with { type: "json" };
import book from "../../../schemas/book-1.json" with { type: "json" };
import check from "../../../schemas/check-1.json" with { type: "json" };
import checkLine from "../../../schemas/check-line-1.json" with { type: "json" };
import diff from "../../../schemas/diff-1.json" with { type: "json" };
import programmeSchedule from "../../../schemas/programme-schedule-1.json" with { type: "json" };
import rules from "../../../schemas/rules-1.json" with { type: "json" };
import runReview from "../../../schemas/run-review-1.json" with { type: "json" };
import runStatus from "../../../schemas/run-status-1.json" with { type: "json" };
import schedule from "../../../schemas/schedule-1.json" with { type: "json" };
import { type SchemaName, schemaNames } from "../../schema-names.js";
import { didYouMean, readArguments } from "../arguments.js";
import { done, forPeople, forPrograms, misused, type Outcome } from "../outcome.js";
import { jsonReport } from "../reports/json.js";
import { alignedRows } from "../reports/visible.js";
import { schema as table } from "../table/schema.js";

const schemas: Readonly<Record<SchemaName, object>> = {
  "check-1": check,
  "check-line-1": checkLine,
  "schedule-1": schedule,
  "programme-schedule-1": programmeSchedule,
  "diff-1": diff,
  "book-1": book,
  "run-status-1": runStatus,
  "run-review-1": runReview,
  "rules-1": rules,
  "baseline-1": baseline,
};

export function schemaCommand(args: readonly string[]): Outcome {
  const read = readArguments(args, table);
  if (read.kind === "wrong") return misused(read.message, "schema");
  const [name, ...more] = read.operands;
  if (more.length > 0) return misused("one schema at a time: name a single one", "schema");
  if (name === undefined) return done(0, forPeople(list()));
  if (!isSchema(name)) {
    const near = nearest(name, Object.keys(schemaNames), 1);
    return misused(`there is no schema \`${name}\`${didYouMean(near)}`, "schema");
  }
  return done(0, forPrograms(jsonReport(schemas[name])));
}

function list(): string {
  return `${alignedRows(Object.entries(schemaNames)).join("\n")}\n`;
}

function isSchema(name: string): name is SchemaName {
  return Object.hasOwn(schemas, name);
}
