/** `gonogo check --watch`: a report whenever a runbook changes. What rests on unchanged files is not checked again. */
import { dirname, resolve } from "node:path";
import { createAnalyser } from "../../../language/index.js";
import { createReader } from "../../files/reader.js";
import { check } from "../commands/check.js";
import type { Wishes } from "../conclusion.js";
import { namedPlace } from "../named.js";
import { misused, noted, nothing, type Outcome, refused, type World } from "../outcome.js";
import { printed } from "../printed.js";
import { readGlob } from "../selecting/globs.js";
import { select, type Wish } from "../selecting/select.js";
import { standardError, standardOutput, write } from "../terminal.js";
import { watchRoots } from "./roots.js";

/** Why these options do not go together with watching; undefined when they do. */
export function whyNoWatch({ operands, stdinName, filesFrom }: Wish, { baseline }: Wishes, fixes: boolean) {
  if (fixes) return "`--watch` only reads: leave out `--fix` and `--fix-dry-run`";
  if (baseline && baseline.kind !== "use") return `\`--watch\` only reads: leave out \`--${baseline.kind}-baseline\``;
  if (operands.includes("-") || stdinName !== undefined || filesFrom === "-") {
    return "`--watch` watches files: standard input comes only once";
  }
  return undefined;
}

/** Runs until it is interrupted. */
export async function watch(wish: Wish, wishes: Wishes, world: World): Promise<Outcome> {
  const reader = createReader();
  const analyse = createAnalyser(reader.importer, wishes.severities, reader.moment, new Map(), wishes.asOf);
  const round = async (): Promise<Outcome> => {
    reader.refresh();
    const selected = await select(wish, reader, world.cwd);
    if (selected.kind === "misused") return misused(selected.reason, "check");
    if (selected.kind === "refused") return refused(selected.reasons);
    const outcome = await check(selected.targets, reader.open, analyse, wishes, world);
    return { ...outcome, err: [...selected.notes, ...outcome.err] };
  };
  const roots = [...wish.operands, ...(wish.filesFrom === undefined ? [] : [wish.filesFrom])].map(each =>
    rootOf(each, world.cwd),
  );
  const folders = (): readonly string[] => reader.paths().map(path => dirname(path));
  return new Promise(ended => {
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
        show(outcome, world);
      }
      running = false;
    };
    // A report waits until nothing can change unseen.
    const watched = watchRoots(roots, () => void run());
    process.once("SIGINT", () => {
      watched.close().then(() => ended({ code: 130, out: nothing, err: [] }));
    });
  });
}

/** A real path, as long as it leads somewhere that is read. */
function rootOf(operand: string, cwd: string): string {
  const written = readGlob(operand, cwd)?.base ?? resolve(cwd, operand);
  const place = namedPlace(written, cwd);
  return place.kind === "path" ? place.path : written;
}

const cleared = "\u001B[2J\u001B[3J\u001B[H";

function show(outcome: Outcome, world: World): void {
  const { out, err } = printed(
    { ...outcome, err: [...outcome.err, noted("watching for changes; Ctrl+C ends it")] },
    world,
  );
  write(standardOutput, `${world.terminal ? cleared : ""}${out}`);
  write(standardError, err);
}
