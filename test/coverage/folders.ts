/** Where what is measured goes. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const out = join(root, "out", "coverage");
/** What Node notes of each process. */
export const raw = join(out, "raw");
export const pages = join(out, "pages");
