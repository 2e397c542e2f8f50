/** What a finding is known by when its line has moved: its rule, the named thing it is about, and each of several that it speaks of. */
import { createHash } from "node:crypto";
import type { ReportedFinding } from "../../../language/exports/check-document.js";

/**
 * Each finding with the hash of what it is known by, 32 hexadecimal digits, and its number among those of the same, from 1.
 * @param among what tells findings apart besides, such as their file
 */
export function fingerprinted<T extends ReportedFinding>(
  findings: readonly T[],
  among: (finding: T) => readonly string[] = () => [],
): readonly { readonly finding: T; readonly hash: string; readonly number: number }[] {
  const seen = new Map<string, number>();
  return findings.map(finding => {
    const { code, subject, concerns } = finding;
    const hash = createHash("sha256")
      .update(JSON.stringify([...among(finding), code, subject, ...[...concerns].sort()]))
      .digest("hex")
      .slice(0, 32);
    const number = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, number);
    return { finding, hash, number };
  });
}
