/** Other programs that read plans, charts or source, to run beside ours on inputs of the same size. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { gantt, type Language, markwhen, script, taskJuggler } from "../support/large.js";
import { root, say } from "./bench.js";
import type { Command } from "./process.js";

export interface Peer {
  readonly name: string;
  readonly version: string;
  readonly language: Language;
  /** It reads a folder of files in one run. */
  readonly folders: boolean;
  readonly command: (path: string) => Command;
  /** Exit codes that say that it read all, and that it found what cannot be read. */
  readonly codes: { readonly valid: number; readonly broken: number };
}

const files = ["large-files.json", "eslint.config.mjs", "read.mjs"];

/** The folder where peers from npm are, installed when first asked for; undefined, with a word why, where they cannot be had. */
export function peersFolder(): string | undefined {
  const args = [join(root, "scripts", "locked.mjs"), "test/bench/peers", "bench-peers", ...files];
  const { status, stdout } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status === 0) return stdout;
  say("There is nothing from npm to compare with; why stands above.");
  return undefined;
}

export function peers(): readonly Peer[] {
  const folder = peersFolder();
  return [...(folder === undefined ? [] : fromNpm(folder)), ...taskJugglers()];
}

function fromNpm(folder: string): readonly Peer[] {
  const inside = (...path: readonly string[]): string => join(folder, "node_modules", ...path);
  const version = (name: string): string => versionIn(inside(name));
  const read = join(folder, "read.mjs");
  return [
    {
      name: "Biome",
      version: version("@biomejs/biome"),
      language: script,
      folders: true,
      command: path => ({
        args: [
          inside("@biomejs", "biome", "bin", "biome"),
          "lint",
          "--config-path",
          join(folder, "large-files.json"),
          path,
        ],
        native: true,
      }),
      codes: { valid: 0, broken: 1 },
    },
    {
      name: "ESLint",
      version: version("eslint"),
      language: script,
      folders: true,
      command: path => ({
        args: [inside("eslint", "bin", "eslint.js"), "--config", join(folder, "eslint.config.mjs"), path],
      }),
      codes: { valid: 0, broken: 1 },
    },
    {
      name: "Prettier",
      version: version("prettier"),
      language: script,
      folders: true,
      command: path => ({
        args: [
          inside("prettier", "bin", "prettier.cjs"),
          "--check",
          "--no-config",
          "--no-editorconfig",
          "--print-width",
          "120",
          path,
        ],
      }),
      codes: { valid: 0, broken: 2 },
    },
    {
      name: "Mermaid",
      version: version("mermaid"),
      language: gantt,
      folders: true,
      command: path => ({ args: [read, "mmd", path] }),
      codes: { valid: 0, broken: 1 },
    },
    {
      name: "Markwhen",
      version: version("@markwhen/parser"),
      language: markwhen,
      folders: true,
      command: path => ({ args: [read, "mw", path] }),
      codes: { valid: 0, broken: 1 },
    },
  ];
}

/** TaskJuggler, where the machine has it. */
function taskJugglers(): readonly Peer[] {
  const program = (process.env.PATH ?? "")
    .split(delimiter)
    .map(folder => join(folder, "tj3"))
    .find(existsSync);
  if (program === undefined) return [];
  const { stdout } = spawnSync(program, ["--version"], { encoding: "utf8" });
  return [
    {
      name: "tj3",
      version: /\d+\.\d+\.\d+/.exec(stdout)?.[0] ?? "unknown",
      language: taskJuggler,
      folders: false,
      command: path => ({ program, args: ["--silent", "--no-reports", path], native: true }),
      codes: { valid: 0, broken: 1 },
    },
  ];
}

export function versionIn(folder: string): string {
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return String(version);
}
