import assert from "node:assert/strict";
import { applyEdits } from "../../language/edits/apply.js";
import { type Formatted, format } from "../../language/formatting/format.js";
import { parse } from "../../language/index.js";

type Options = Parameters<typeof format> extends [unknown, ...infer Rest] ? Rest : never;

export function formatting(text: string, ...options: Options): Formatted {
  return format(parse("file:///runbooks/main.runbook", text), ...options);
}

/** A text as it is laid out; fails where it cannot be. */
export function formatted(text: string, ...options: Options): string {
  const result = formatting(text, ...options);
  assert.equal(result.kind, "edits", `refused: ${JSON.stringify(result)}\n${text}`);
  const applied = applyEdits(text, result.kind === "edits" ? result.edits : []);
  assert.equal(applied.kind, "text", "edits overlap");
  return applied.kind === "text" ? applied.text : text;
}
