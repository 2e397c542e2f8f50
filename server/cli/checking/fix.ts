/** `gonogo check --fix` and `--fix-dry-run`: the safe fixes of what is found. */
import { fixAll } from "../../../language/fixing/fix-all.js";
import { type Analyse, createAnalyser, type ParsedFile } from "../../../language/index.js";
import { count } from "../../../language/wording/lists.js";
import { createReader, type Reader } from "../../files/reader.js";
import { uninterrupted } from "../../files/uninterrupted.js";
import type { RootOf } from "../../files/workspace.js";
import { createNaming } from "../names.js";
import { type Original, originals, outputOf, writeBack } from "../originals.js";
import {
  type CliContext,
  codeOfUnwritten,
  forBoth,
  forPrograms,
  noted,
  nothing,
  type Outcome,
  refused,
} from "../outcome.js";
import { steps } from "../progress/steps.js";
import { patchOf } from "../reports/patch.js";
import type { Target } from "../selecting/targets.js";
import { checkedBy } from "./checked.js";
import { conclude } from "./conclude.js";
import type { CheckOptions } from "./options.js";

/** A file, as it was read and as it is once fixed. */
interface Draft extends Original {
  readonly file: ParsedFile;
  /** How many findings were fixed. */
  readonly fixed: number;
}

/** Fixes in one file may change what is found in those that import it; they never take more rounds than this. */
const mostRounds = 10;

/** Fixes files where they are; a text from standard input goes to standard output, and the report to standard error then. */
export async function fix(
  targets: readonly Target[],
  rootOf: RootOf,
  options: CheckOptions,
  context: CliContext,
): Promise<Outcome> {
  const read = await readAndFix(targets, rootOf, options, context);
  if (read.kind === "refused") return refused(read.reasons);
  const { drafts, nameOf, reportOn } = read;
  const written = await uninterrupted(() =>
    drafts.map(draft => ({ draft, name: nameOf(draft.file.uri), problem: writeBack(draft, draft.file.text) })),
  );
  const problems = written.flatMap(({ name, problem }) => (problem ? [`cannot fix ${name}: ${problem}`] : []));
  const notes = written.flatMap(({ draft, name, problem }) =>
    problem || draft.fixed === 0 ? [] : [`fixed ${count(draft.fixed, "finding")} in ${name}`],
  );
  // What could not be written is reported on as it is.
  const files = written.map(({ draft, problem }) =>
    problem ? read.provide(draft.target.path, draft.text) : draft.file,
  );
  const report = await reportOn(files);
  const said = [...notes, ...problems].map(noted);
  const code = problems.length > 0 ? codeOfUnwritten(problems) : report.code;
  const input = drafts.find(({ target }) => target.kind === "text");
  if (!input) return { code, out: report.out, err: [...said, ...report.err] };
  const out = problems.length > 0 ? nothing : forPrograms(outputOf(input, input.file.text));
  return { code, out, err: [...said, report.out, ...report.err] };
}

/** What `fix` would change, as a patch on standard output, and the report on what would be left on standard error. */
export async function tryToFix(
  targets: readonly Target[],
  rootOf: RootOf,
  options: CheckOptions,
  context: CliContext,
): Promise<Outcome> {
  const read = await readAndFix(targets, rootOf, options, context);
  if (read.kind === "refused") return refused(read.reasons);
  const { drafts, nameOf, reportOn } = read;
  const changed = drafts.map(draft => ({ draft, name: nameOf(draft.file.uri) })).filter(({ draft }) => draft.fixed > 0);
  const patches = changed.map(({ draft, name }) =>
    patchOf(name, outputOf(draft, draft.text), outputOf(draft, draft.file.text)),
  );
  const notes = changed.map(({ draft, name }) => noted(`would fix ${count(draft.fixed, "finding")} in ${name}`));
  const report = await reportOn(drafts.map(({ file }) => file));
  return { code: report.code, out: forBoth(patches.join("")), err: [...notes, report.out, ...report.err] };
}

interface ReadAndFixed {
  readonly kind: "fixed";
  readonly drafts: readonly Draft[];
  readonly provide: Reader["provide"];
  readonly nameOf: (uri: string) => string;
  /** The report on files as they are now. */
  readonly reportOn: (files: readonly ParsedFile[]) => Promise<Outcome>;
}

/** Nothing is written yet. */
async function readAndFix(
  targets: readonly Target[],
  rootOf: RootOf,
  options: CheckOptions,
  context: CliContext,
): Promise<ReadAndFixed | { readonly kind: "refused"; readonly reasons: readonly string[] }> {
  const reader = createReader();
  reader.keepIn(rootOf);
  const { read, unreadable } = originals(targets, context.cwd);
  if (unreadable.length > 0) return { kind: "refused", reasons: unreadable };
  const analyse = createAnalyser(reader.importer, options.severities, reader.moment, undefined, options.asOf);
  const unfixed = read.map(each => ({ ...each, file: reader.provide(each.target.path, each.text), fixed: 0 }));
  const checkedOf = checkedBy(context.cwd, options);
  return {
    kind: "fixed",
    drafts: await fixed(unfixed, reader, analyse, context),
    provide: reader.provide,
    nameOf: createNaming(context.cwd),
    reportOn: files =>
      conclude(
        files.map(file => checkedOf(analyse(file))),
        options,
        context,
      ),
  };
}

async function fixed(
  read: readonly Draft[],
  reader: Reader,
  analyse: Analyse,
  context: CliContext,
): Promise<readonly Draft[]> {
  const fixedOnce = (draft: Draft): Draft => {
    const { analysis, fixed } = fixAll(analyse(draft.file), text => analyse(reader.provide(draft.target.path, text)));
    return { ...draft, file: analysis.file, fixed: draft.fixed + fixed.length };
  };
  let drafts = read;
  for (let round = 0; round < mostRounds; round++) {
    const next: Draft[] = [];
    for (const draft of await steps("fixing", drafts, context)) next.push(fixedOnce(draft));
    const isSame = next.every(({ file }, index) => file === drafts[index]?.file);
    drafts = next;
    if (isSame) break;
  }
  return drafts;
}
