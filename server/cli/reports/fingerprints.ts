/** What a finding is known by when its line has moved: its rule, and the named thing it is about. */
import { createHash } from "node:crypto";
import type { ReportedFinding } from "../../../language/exports/check-document.js";

/** Each finding with its key's hash, 32 hexadecimal digits, and its number among those of the same key, from 1. */
export function fingerprinted<T extends ReportedFinding>(
  findings: readonly T[],
  keyOf: (finding: T) => readonly string[],
): readonly { readonly finding: T; readonly hash: string; readonly number: number }[] {
  const seen = new Map<string, number>();
  return findings.map(finding => {
    const hash = createHash("sha256")
      .update(JSON.stringify(keyOf(finding)))
      .digest("hex")
      .slice(0, 32);
    const number = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, number);
    return { finding, hash, number };
  });
}
