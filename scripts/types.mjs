// The types of the library, for import and for require: a declaration file each for what its own types rest on.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { root, run } from "./run.mjs";

const entry = "library.d.ts";
const output = "dist/library/types";
const importPattern = /(\bfrom |\bimport\()"(\.[^"]+)\.js"/g;

/** @returns {string[]} the files made, relative to the project. Throws when TypeScript finds something wrong. */
export function writeTypes() {
  const all = join(root, ".cache", "types");
  rmSync(all, { recursive: true, force: true });
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  const settings = {
    extends: "../tsconfig.json",
    compilerOptions: {
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      rootDir: "../language",
      outDir: "types",
      types: ["node"],
    },
    include: ["../language/library.ts"],
    exclude: [],
  };
  const project = join(root, ".cache", "types.json");
  mkdirSync(dirname(project), { recursive: true });
  writeFileSync(project, JSON.stringify(settings));
  if (run(process.execPath, [tsc, "-p", project]) !== 0) throw new Error("the library's types could not be made");

  const seen = new Set([entry]);
  const made = [];
  for (const file of seen) {
    const text = readFileSync(join(all, file), "utf8");
    for (const [, , path] of text.matchAll(importPattern)) seen.add(`${posix.join(posix.dirname(file), path)}.d.ts`);
    made.push(write(file, text));
    const required = text.replace(importPattern, (_, before, path) => `${before}"${path}.cjs"`);
    made.push(write(file.replace(/\.d\.ts$/, ".d.cts"), required));
  }
  return made;
}

function write(file, text) {
  const path = `${output}/${file}`;
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  return path;
}
