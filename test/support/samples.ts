/** The sample runbooks, each with the files beside it that it may import. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export interface Sample {
  /** "worked-example/payments-upgrade" */
  readonly name: string;
  readonly text: string;
  /** By file name. */
  readonly others: Readonly<Record<string, string>>;
}

const folder = fileURLToPath(new URL("../../samples", import.meta.url));

/** Those with a runbook in them, in order of name. */
export function samples(): readonly Sample[] {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter(path => path.endsWith(".runbook"))
    .sort();
  return paths.flatMap(path => {
    const text = readFileSync(join(folder, path), "utf8");
    if (!/^runbook /m.test(text)) return [];
    const beside = paths.filter(other => other !== path && dirname(other) === dirname(path));
    const others = beside.map(other => [basename(other), readFileSync(join(folder, other), "utf8")] as const);
    return [{ name: path.replace(/\.runbook$/, "").replaceAll("\\", "/"), text, others: Object.fromEntries(others) }];
  });
}
