/** A baseline as text: JSON, sorted, a line a finding, so that a change of it reads well in a review. */
import { schemaUrl } from "../../schema-names.js";
import type { KnownFinding } from "./baseline.js";

const version = 1;

export function baselineText(known: readonly KnownFinding[]): string {
  const lines = known.map(({ file, code, subject, count }) => `    ${JSON.stringify({ file, code, subject, count })}`);
  const findings = lines.length === 0 ? "[]" : `[\n${lines.join(",\n")}\n  ]`;
  return `{\n  "$schema": "${schemaUrl("baseline-1")}",\n  "version": ${version},\n  "findings": ${findings}\n}\n`;
}

export type BaselineRead =
  | { readonly kind: "baseline"; readonly known: readonly KnownFinding[] }
  | { readonly kind: "broken"; readonly why: string };

export function readBaselineText(text: string): BaselineRead {
  const broken = (why: string): BaselineRead => ({ kind: "broken", why });
  const document = parsed(text);
  if (document === undefined) return broken("it is not JSON: make a new one with `--write-baseline`");
  if (!isRecord(document) || document.version === undefined) {
    return broken("it is not a baseline: make one with `--write-baseline`");
  }
  if (document.version !== version) {
    return broken(
      `it is of version ${JSON.stringify(document.version)}, and this gonogo knows version ${version}: use the gonogo that wrote it, or make a new one with \`--write-baseline\``,
    );
  }
  if (!Array.isArray(document.findings)) return broken("its `findings` is not a list");
  const known: KnownFinding[] = [];
  for (const [index, each] of document.findings.entries()) {
    if (!isKnownFinding(each)) {
      return broken(
        `finding ${index + 1} in it is not of the form {"file": "…", "code": "…", "subject": "…", "count": 1}`,
      );
    }
    known.push(each);
  }
  return { kind: "baseline", known };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isKnownFinding(value: unknown): value is KnownFinding {
  if (!isRecord(value)) return false;
  const { file, code, subject, count } = value;
  const areTexts = typeof file === "string" && typeof code === "string" && typeof subject === "string";
  return areTexts && typeof count === "number" && Number.isSafeInteger(count) && count > 0;
}
