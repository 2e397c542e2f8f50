/** An analysis of many files of which each is wanted once: what was made of one that shares nothing is let go of before the next. */
import type { Importer } from "../names/names.js";
import { forgetAll } from "../plan/kept.js";
import type { Severities } from "../rules/check.js";
import type { AsOf } from "../rules/past.js";
import { type Analyse, createAnalyser } from "./analysis.js";
import type { Revision } from "./graph.js";

/** The same as `createAnalyser` says, in a fraction of its memory. */
export function createOnceAnalyser(importer: Importer, asked: Severities, moment: Revision, asOf?: AsOf): Analyse {
  const once = (): Analyse => createAnalyser(importer, asked, moment, undefined, asOf);
  // What several import is read and judged once for all of them.
  const shared = once();
  return file => {
    forgetAll();
    const analyse = file.ast.imports.length > 0 ? shared : once();
    return analyse(file);
  };
}
