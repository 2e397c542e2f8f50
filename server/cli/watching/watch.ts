/** `gonogo check --watch`: a report whenever a runbook changes. What rests on unchanged files is not checked again. */
import { dirname, resolve } from "node:path";
import { createAnalyser } from "../../../language/index.js";
import { createReader } from "../../files/reader.js";
import { check } from "../checking/check.js";
import type { CheckOptions } from "../checking/options.js";
import { namedPlace } from "../named.js";
import { type CliContext, misused, noted, nothing, type Outcome, refused } from "../outcome.js";
import { printed } from "../printed.js";
import { readGlob } from "../selecting/globs.js";
import { type Selection, select } from "../selecting/select.js";
import { standardError, standardOutput, write } from "../terminal.js";
import { watchRoots } from "./roots.js";

/** Why these options do not go together with watching; undefined when they do. */
export function whyNoWatch({ operands, stdinName, filesFrom }: Selection, { baseline }: CheckOptions, fixes: boolean) {
  if (fixes) return "`--watch` only reads: remove `--fix` and `--fix-dry-run`";
  if (baseline && baseline.kind !== "use") return `\`--watch\` only reads: remove \`--${baseline.kind}-baseline\``;
  if (operands.includes("-") || stdinName !== undefined || filesFrom === "-") {
    return "`--watch` watches files, and standard input can be read only once";
  }
  return undefined;
}

/** Runs until it is interrupted, or nobody reads it any more. */
export async function watch(selection: Selection, options: CheckOptions, context: CliContext): Promise<Outcome> {
  const reader = createReader();
  const analyse = createAnalyser(reader.importer, options.severities, reader.moment, new Map(), options.asOf);
  const round = async (): Promise<Outcome> => {
    reader.refresh();
    const selected = await select(selection, reader, context.cwd);
    if (selected.kind === "misused") return misused(selected.reason, "check");
    if (selected.kind === "refused") return refused(selected.reasons);
    const outcome = await check(selected.targets, reader.open, analyse, options, context);
    return { ...outcome, err: [...selected.notes, ...outcome.err] };
  };
  const roots = [...selection.operands, ...(selection.filesFrom === undefined ? [] : [selection.filesFrom])].map(each =>
    rootOf(each, context.cwd),
  );
  const folders = (): readonly string[] => reader.paths().map(path => dirname(path));
  return new Promise((ended, failed) => {
    let running = false;
    let again = false;
    const run = async (): Promise<void> => {
      again = true;
      if (running) return;
      running = true;
      while (again) {
        again = false;
        let outcome = await round();
        // What changed before it was watched is seen by another round.
        while (await watched.add(folders())) outcome = await round();
        // Who read it has gone.
        if (!show(outcome, context)) return end(0);
      }
      running = false;
    };
    // A report waits until nothing can change unseen.
    const watched = watchRoots(
      roots,
      () => void run().catch(failed),
      () => note("the system watches no more files than it does already: they are looked at every second instead"),
    );
    const end = (code: 0 | 130): void => {
      void watched.close().then(() => ended({ code, out: nothing, err: [] }));
    };
    process.once("SIGINT", () => end(130));
  });
}

/** A real path, as long as it leads somewhere that is read. */
function rootOf(operand: string, cwd: string): string {
  const written = readGlob(operand, cwd)?.base ?? resolve(cwd, operand);
  const place = namedPlace(written, cwd);
  return place.kind === "path" ? place.path : written;
}

const cleared = "\u001B[2J\u001B[3J\u001B[H";

/** Tells whether anybody can still read it. */
function show(outcome: Outcome, context: CliContext): boolean {
  const { out, err } = printed(
    { ...outcome, err: [...outcome.err, noted("watching for changes; Ctrl+C ends it")] },
    context,
  );
  const isRead = write(standardOutput, `${context.terminal ? cleared : ""}${out}`);
  write(standardError, err);
  return isRead;
}

function note(text: string): void {
  write(standardError, printed({ code: 0, out: nothing, err: [noted(text)] }).err);
}
