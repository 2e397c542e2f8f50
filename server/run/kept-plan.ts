/**
 * The plan that a run is of: its content hash, and its text kept with the log, so that the run can be read and goes on by it whatever
 * becomes of the runbook.
 */
import { createHash } from "node:crypto";
import { basename, dirname, join, posix, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Analysis, ParsedFile } from "../../language/index.js";
import { analyseText } from "../../language/workspace/texts.js";
import { writeWhole } from "../files/write.js";
import { plainBytes } from "./plain-file.js";

interface KeptPlan {
  /** The runbook itself; the others are what it imports. */
  readonly file: string;
  readonly texts: Readonly<Record<string, string>>;
}

export interface PlanTexts extends KeptPlan {
  /** SHA-256 of all texts with their names. */
  readonly hash: string;
}

/** @param path of the runbook */
export function planTexts(path: string, files: readonly ParsedFile[]): PlanTexts {
  const paths = files.map(({ uri, text }) => ({ path: fileURLToPath(uri), text }));
  const folder = paths.reduce((common, each) => commonFolder(common, dirname(each.path)), dirname(path));
  const nameOf = (each: string): string => relative(folder, each).replaceAll("\\", posix.sep);
  const texts = Object.fromEntries(
    paths.map(({ path: each, text }) => [nameOf(each), text] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  return { file: nameOf(path), texts, hash: hashOf({ file: nameOf(path), texts }) };
}

function commonFolder(a: string, b: string): string {
  let folder = a;
  while (b !== folder && relative(folder, b).startsWith("..") && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

function hashOf({ file, texts }: KeptPlan): string {
  const hash = createHash("sha256").update(JSON.stringify(file));
  for (const [name, text] of Object.entries(texts)) hash.update(JSON.stringify([name, text]));
  return hash.digest("hex");
}

/** As it is kept. */
export function writtenPlan({ file, texts }: PlanTexts): string {
  const kept: KeptPlan = { file, texts };
  return `${JSON.stringify(kept, undefined, 2)}\n`;
}

/** What was kept, where it is the plan of that hash. */
export function readPlan(text: string, hash: string): PlanTexts | undefined {
  try {
    const kept: unknown = JSON.parse(text);
    return isKept(kept) && hashOf(kept) === hash ? { file: kept.file, texts: kept.texts, hash } : undefined;
  } catch {
    return undefined;
  }
}

function pathOf(log: string, hash: string): string {
  return join(dirname(log), `${basename(log).replace(/\.jsonl$/, "")}.plan-${hash.slice(0, 12)}.json`);
}

/** Keeps the texts of a plan beside a log. Gives the reason when it cannot. */
export function keepPlan(log: string, plan: PlanTexts, cwd: string): string | undefined {
  return writeWhole(pathOf(log, plan.hash), writtenPlan(plan), cwd);
}

/** The texts of that hash as they were kept beside a log; in words where they cannot be had, or are not what they were. */
export function keptTexts(log: string, hash: string): PlanTexts | string {
  // What a log says may be anything, such as a path that leads elsewhere.
  if (!/^[0-9a-f]{64}$/.test(hash)) return `${basename(log)} names no plan that could have been kept`;
  const path = pathOf(log, hash);
  try {
    const plan = readPlan(plainBytes(path)?.toString("utf8") ?? "", hash);
    return plan ?? `${basename(path)} is not the plan that the run was opened with`;
  } catch {
    return `${basename(path)}, the plan that the run was opened with, cannot be read`;
  }
}

/** The plan of that hash as it was kept beside a log. */
export function readKeptPlan(log: string, hash: string): Analysis | string {
  const kept = keptTexts(log, hash);
  return typeof kept === "string" ? kept : analysisOf(kept);
}

export function analysisOf({ file, texts }: PlanTexts): Analysis {
  return analyseText(file, texts);
}

function isKept(value: unknown): value is KeptPlan {
  if (typeof value !== "object" || value === null || !("file" in value) || !("texts" in value)) return false;
  const { file, texts } = value;
  return (
    typeof file === "string" &&
    typeof texts === "object" &&
    texts !== null &&
    Object.values(texts).every(text => typeof text === "string")
  );
}
