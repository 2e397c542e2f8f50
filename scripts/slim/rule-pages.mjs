// The rules' pages, beside the bundle and read when one is asked for: explaining a rule needs them, checking does not.
import { readFileSync } from "node:fs";
import { join } from "node:path";

let pages;

/** @type {Readonly<Record<string, object>>} */
export const rulePages = new Proxy(
  {},
  {
    get: (_, code) => {
      pages ??= JSON.parse(readFileSync(join(__dirname, "..", "rules.json"), "utf8"));
      return pages[code];
    },
  },
);
