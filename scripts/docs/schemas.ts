/** The JSON Schemas in `schemas/`, made from the types of what `gonogo` prints. */
import { fileURLToPath } from "node:url";
import { createGenerator } from "ts-json-schema-generator";
import { type SchemaName, schemaNames, schemaUrl } from "../../server/schema-names.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

const types: Readonly<Record<SchemaName, string>> = {
  "check-1": "CheckOutput",
  "check-line-1": "CheckLine",
  "schedule-1": "ScheduleOutput",
  "programme-schedule-1": "ProgrammeScheduleOutput",
  "diff-1": "DiffOutput",
  "book-1": "BookOutput",
  "run-status-1": "RunStatusOutput",
  "run-review-1": "RunReviewOutput",
  "rules-1": "RulesOutput",
  "baseline-1": "BaselineFile",
};

/**
 * By name.
 * @param mayGrow whether what is added later is valid, as it is published; tests want to hear of it
 */
export function schemas(mayGrow: boolean): ReadonlyMap<SchemaName, object> {
  const generator = createGenerator({
    path: `${root}/server/cli/reports/documents.ts`,
    tsconfig: `${root}/tsconfig.json`,
    topRef: false,
    skipTypeCheck: true,
    additionalProperties: mayGrow,
  });
  return new Map(
    names().map(name => {
      const { $schema, ...made } = generator.createSchema(types[name]);
      return [name, { $schema, $id: schemaUrl(name), title: `gonogo: ${schemaNames[name]}`, ...made }];
    }),
  );
}

function names(): readonly SchemaName[] {
  return Object.keys(schemaNames).filter((name): name is SchemaName => Object.hasOwn(schemaNames, name));
}

/** As the files hold them. */
export function schemaFiles(): ReadonlyMap<string, string> {
  return new Map(
    [...schemas(true)].map(([name, schema]) => [`schemas/${name}.json`, `${JSON.stringify(schema, undefined, 2)}\n`]),
  );
}
