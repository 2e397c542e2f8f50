/** `gonogo fmt PATH…` */
import { applyEdits } from "../../../language/edits/apply.js";
import { format } from "../../../language/formatting/format.js";
import { parse } from "../../../language/index.js";
import { count } from "../../../language/wording/lists.js";
import { uninterrupted } from "../../files/uninterrupted.js";
import { uriOf } from "../../files/uris.js";
import { readArguments } from "../arguments.js";
import { createNaming } from "../names.js";
import { type Original, originals, outputOf, writeBack } from "../originals.js";
import {
  type CliContext,
  codeOfUnwritten,
  done,
  forBoth,
  forPeople,
  forPrograms,
  misused,
  noted,
  nothing,
  type Outcome,
  refused,
} from "../outcome.js";
import { steps } from "../progress/steps.js";
import { visible } from "../reports/visible.js";
import { readRoots } from "../selecting/roots.js";
import { leavesOut } from "../selecting/select.js";
import { findTargets } from "../selecting/targets.js";
import { fmt as table } from "../table/fmt.js";

/** A file as it was read and as it is laid out. */
interface Draft extends Original {
  readonly name: string;
  readonly after: string;
}

export async function fmtCommand(args: readonly string[], context: CliContext): Promise<Outcome> {
  const read = readArguments(args, table);
  if (read.kind === "wrong") return misused(read.message, "fmt");
  const stdinName = read.values["stdin-filename"];
  if (read.operands.length === 0) {
    return misused("nothing to format: name files or folders, such as `gonogo fmt .`", "fmt");
  }
  if (stdinName !== undefined && !read.operands.includes("-")) {
    return misused("`--stdin-filename` names the text from standard input: write `-` as a path to read it", "fmt");
  }
  const exclude = read.lists.exclude ?? [];
  const leftOut = await leavesOut(exclude, context.cwd);
  const roots = readRoots({ root: read.values.root, paths: read.operands, stdinName }, context.cwd);
  if (roots.kind === "refused") return refused(roots.reasons);
  const { targets, problems, allLeftOut } = await findTargets(read.operands, context.cwd, {
    rootOf: roots.rootOf,
    stdinName,
    leftOut,
  });
  if (problems.length > 0) return refused(problems);
  if (targets.length === 0 && allLeftOut) {
    return done(0, nothing, [noted("nothing to format: --exclude leaves out every file that is named")]);
  }
  if (targets.length === 0) {
    const because = exclude.length > 0 ? " except those that --exclude excludes" : "";
    return refused([`nothing to format: no .runbook file in ${read.operands.join(", ")}${because}`]);
  }
  const { read: files, unreadable } = originals(targets, context.cwd);
  if (unreadable.length > 0) return refused(unreadable);

  const laidOut = layOut(await steps("formatting", files, context), createNaming(context.cwd));
  const [checks, diffs] = [read.flags.has("check"), read.flags.has("diff")];
  if (!checks && !diffs) return write(laidOut);
  const changed = laidOut.drafts.filter(({ text, after }) => after !== text);
  const { patchOf } = await import("../reports/patch.js");
  const out = diffs
    ? forBoth(changed.map(each => patchOf(each.name, outputOf(each, each.text), outputOf(each, each.after))).join(""))
    : forPeople(changed.map(({ name }) => `${visible(name)}\n`).join(""));
  const notes =
    checks && changed.length > 0 ? [`${count(changed.length, "file")} not formatted: run \`gonogo fmt\``] : [];
  const code = laidOut.mistakes.length > 0 ? 2 : checks && changed.length > 0 ? 1 : 0;
  return { code, out, err: [...notes, ...laidOut.mistakes].map(noted) };
}

interface LaidOut {
  readonly drafts: readonly Draft[];
  /** Why some could not be laid out. */
  readonly mistakes: readonly string[];
}

function layOut(files: Iterable<Original>, nameOf: (uri: string) => string): LaidOut {
  const drafts: Draft[] = [];
  const mistakes: string[] = [];
  for (const file of files) {
    const uri = uriOf(file.target.path);
    const name = nameOf(uri);
    const formatted = format(parse(uri, file.text));
    if (formatted.kind === "refused") {
      const { place, message } = formatted.mistake;
      const { line, character } = place.range.start;
      mistakes.push(`cannot format ${name}: line ${line + 1}, column ${character + 1} cannot be read: ${message}`);
      continue;
    }
    const applied = applyEdits(file.text, formatted.edits);
    if (applied.kind === "refused") throw new Error(`the edits for ${name} do not fit: ${applied.why}`);
    drafts.push({ ...file, name, after: applied.text });
  }
  return { drafts, mistakes };
}

async function write({ drafts, mistakes }: LaidOut): Promise<Outcome> {
  const written = await uninterrupted(() => drafts.map(draft => ({ draft, problem: writeBack(draft, draft.after) })));
  const problems = written.flatMap(({ draft: { name }, problem }) =>
    problem ? [`cannot write ${name}: ${problem}`] : [],
  );
  const notes = written.flatMap(({ draft: { target, name, text, after }, problem }) =>
    problem || after === text || target.kind === "text" ? [] : [`formatted ${name}`],
  );
  const input = drafts.find(({ target }) => target.kind === "text");
  const code = problems.length + mistakes.length > 0 ? codeOfUnwritten(problems) : 0;
  const out = input && problems.length === 0 ? forPrograms(outputOf(input, input.after)) : nothing;
  return { code, out, err: [...notes, ...problems, ...mistakes].map(noted) };
}
