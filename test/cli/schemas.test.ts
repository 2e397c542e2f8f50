/** Every JSON document that is printed keeps to its published schema, as another validator reads that. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv, type ValidateFunction } from "ajv";
import { describe, it } from "mocha";
import { schemaFiles } from "../../scripts/docs/schemas.js";
import { type SchemaName, schemaNames, schemaUrl } from "../../server/schema-names.js";
import { samples } from "../support/samples.js";
import { asked, folderWith } from "./program.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const names = Object.keys(schemaNames) as readonly SchemaName[];

function schema(name: SchemaName): Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(join(root, `schemas/${name}.json`), "utf8"));
}

/** What is published lets later versions say more; here, nothing is to be said that no schema knows. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== "object" || value === null) return value;
  const inside = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, closed(each)]));
  return "properties" in value && "type" in value ? { ...inside, additionalProperties: false } : inside;
}

const ajv = new Ajv({ allErrors: true, strict: true });
const validators = new Map<SchemaName, ValidateFunction>();

function assertValid(name: SchemaName, document: unknown, what: string): void {
  const validate = validators.get(name) ?? ajv.compile(closed(schema(name)) as object);
  validators.set(name, validate);
  const errors = validate(document)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  assert.deepEqual(errors, [], what);
}

/** What is printed, if anything is: the verdict does not matter here. */
async function printed(args: readonly string[], cwd: string): Promise<string> {
  const { code, stdout, stderr } = await asked(args, cwd);
  assert.ok(code === 0 || code === 1, stderr);
  return stdout;
}

const broken = {
  "people.runbook": 'person ana "Ana" { timezone Europe/London }\n',
  "broken.runbook": 'import "./lost.runbook"\nskil a\nrunbook r "R" { step s }\n',
  "undated.runbook":
    'import "./people.runbook"\nrunbook u "U" { step s { owner ana takes 5m after t } step t { after s } accept owner/away because "x" by ana }\n',
};

describe("schemas", () => {
  it("are those of the types", () => {
    for (const [path, text] of schemaFiles())
      assert.equal(readFileSync(join(root, path), "utf8"), text, `${path} is stale: npm run docs`);
  }).timeout(60_000);

  for (const name of names)
    it(`${name} is a schema with its own address, and is printed by \`gonogo schema\``, async () => {
      const published = schema(name);
      assert.equal(published.$id, schemaUrl(name));
      new Ajv({ strict: true }).compile(published);
      const { code, stdout } = await asked(["schema", name], root);
      assert.equal(code, 0);
      assert.deepEqual(JSON.parse(stdout), published);
    });

  for (const [what, files] of [
    ["all samples", undefined],
    ["what is broken", broken],
  ] as const)
    it(`are kept to by what is said of ${what}`, async () => {
      const cwd = files ? folderWith(files) : root;
      const paths = files ? Object.keys(files) : samples().map(({ name }) => `samples/${name}.runbook`);
      const check = JSON.parse(await printed(["check", ...paths, "--format", "json"], cwd));
      assert.equal(check.$schema, schemaUrl("check-1"));
      assert.ok(check.findings.length > 3);
      assertValid("check-1", check, what);
      const lines = (await printed(["check", ...paths, "--format", "jsonl"], cwd)).trimEnd().split("\n");
      assert.ok(lines.length > check.findings.length);
      for (const line of lines) assertValid("check-line-1", JSON.parse(line), line);
      let schedules = 0;
      for (const path of paths) {
        const { code, stdout } = await asked(["schedule", path, "--format", "json"], cwd);
        if (code === 2) continue;
        const schedule = JSON.parse(stdout);
        const name = "programme" in schedule ? "programme-schedule-1" : "schedule-1";
        assert.equal(schedule.$schema, schemaUrl(name));
        assertValid(name, schedule, path);
        schedules++;
        if (name !== "schedule-1") continue;
        const book = JSON.parse(await printed(["export", path, "--to", "json"], cwd));
        assert.equal(book.$schema, schemaUrl("book-1"));
        assertValid("book-1", book, path);
      }
      assert.ok(schedules > 1);
    });

  it("are kept to by a baseline, by what is said against it, and by the list of rules", async () => {
    const cwd = folderWith(broken);
    await printed(["check", ".", "--write-baseline", "known.json"], cwd);
    const baseline = JSON.parse(readFileSync(join(cwd, "known.json"), "utf8"));
    assert.equal(baseline.$schema, schemaUrl("baseline-1"));
    assert.ok(baseline.findings.length > 0);
    assertValid("baseline-1", baseline, "the baseline");
    const against = JSON.parse(
      await printed(["check", "undated.runbook", "--baseline", "known.json", "--format", "json"], cwd),
    );
    assert.ok(against.baseline.known > 0);
    assertValid("check-1", against, "against the baseline");
    assertValid("rules-1", JSON.parse(await printed(["rules", "--format", "json"], cwd)), "the rules");
  });

  it("are kept to by what has changed, in whatever", async () => {
    const programme = (...paths: readonly string[]) =>
      `programme night { runbook ${paths.map(each => `"./${each}.runbook"`).join(", ")} }\n`;
    const cwd = folderWith({
      ...broken,
      "before.runbook": "runbook u {}\n",
      "night.runbook": programme("before", "undated"),
      "single.runbook": programme("undated"),
    });
    const named = samples().map(({ name }) => join(root, `samples/${name}.runbook`));
    const pairs = [
      ...named.map((path, index) => [path, named.at(index - 1) ?? path] as const),
      ["before.runbook", "undated.runbook"] as const,
      ["undated.runbook", named[0] ?? ""] as const,
      ["night.runbook", "single.runbook"] as const,
    ];
    for (const [before, after] of pairs) {
      const document = JSON.parse(await printed(["diff", before, after, "--format", "json"], cwd));
      assert.equal(document.$schema, schemaUrl("diff-1"));
      assert.equal(document.changed, true);
      assertValid("diff-1", document, `${before} ${after}`);
    }
  });

  it("let later versions say more, and nothing less", () => {
    const validate = new Ajv({ strict: true }).compile(schema("baseline-1"));
    assert.ok(validate({ version: 1, findings: [], more: true }));
    assert.ok(!validate({ version: 2, findings: [] }));
    assert.ok(!validate({ version: 1 }));
  });
});

describe("gonogo schema", () => {
  it("says which there are", async () => {
    const { code, stdout } = await asked(["schema"], root);
    assert.equal(code, 0);
    for (const name of names)
      assert.match(stdout, new RegExp(`^${name} +what|^${name} +a line|^${name} +the file`, "m"));
  });

  it("refuses what is none", async () => {
    for (const [args, says] of [
      [["chek-1"], /there is no schema `chek-1`; did you mean `check-1`\?/],
      [["check-1", "rules-1"], /one schema at a time/],
      [["constructor"], /there is no schema `constructor`/],
    ] as const) {
      const { code, stderr } = await asked(["schema", ...args], root);
      assert.equal(code, 2);
      assert.match(stderr, says);
    }
  });
});
