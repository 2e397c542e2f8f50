/** The shape of the checker's JSON, written out a second time. */
import assert from "node:assert/strict";

type Shape = (value: unknown, where: string) => void;

const text: Shape = (value, where) => assert.equal(typeof value, "string", where);
const count: Shape = (value, where) => assert.ok(Number.isInteger(value) && Number(value) >= 0, where);
const position: Shape = (value, where) => assert.ok(Number.isInteger(value) && Number(value) >= 1, where);
const oneOf =
  (...values: readonly unknown[]): Shape =>
  (value, where) =>
    assert.ok(values.includes(value), where);
const listOf =
  (shape: Shape): Shape =>
  (value, where) => {
    assert.ok(Array.isArray(value), where);
    value.forEach((each, index) => {
      shape(each, `${where}[${index}]`);
    });
  };
const record =
  (shapes: Readonly<Record<string, Shape>>): Shape =>
  (value, where) => {
    assert.ok(typeof value === "object" && value !== null, where);
    assert.deepEqual(Object.keys(value), Object.keys(shapes), where);
    for (const [key, each] of Object.entries(value)) shapes[key]?.(each, `${where}.${key}`);
  };

const range = record({
  start: record({ line: position, column: position }),
  end: record({ line: position, column: position }),
});

const finding: Readonly<Record<string, Shape>> = {
  code: text,
  severity: oneOf("error", "warning", "info"),
  message: text,
  file: text,
  range,
  subject: text,
  concerns: listOf(text),
  url: text,
  related: listOf(record({ message: text, file: text, range })),
  fixes: listOf(
    record({
      kind: oneOf("safe", "choice", "scaffold"),
      title: text,
      edits: listOf(record({ file: text, range, newText: text })),
    }),
  ),
};

const textOrNull: Shape = (value, where) => (value === null ? undefined : text(value, where));

const document = record({
  $schema: text,
  version: oneOf(1),
  tool: record({ name: oneOf("gonogo"), version: text, zoneData: text }),
  verdict: oneOf("go", "no-go"),
  summary: record({ files: count, errors: count, warnings: count, infos: count, accepted: count }),
  past: listOf(record({ file: text, why: oneOf("done", "cancelled", "before") })),
  findings: listOf(record(finding)),
  accepted: listOf(record({ ...finding, acceptance: record({ because: text, by: text, until: textOrNull }) })),
});

export function checkShape(value: unknown): void {
  document(value, "document");
}
