import { strToU8, zipSync } from "fflate";

/** Zip files say when, on the clock of the machine: always the first they can say. */
export function packed(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const names = Object.keys(files).sort();
  return zipSync(Object.fromEntries(names.map(name => [name, files[name] ?? strToU8("")])), {
    mtime: new Date(1980, 0, 1),
    level: 6,
  });
}
