/** `gonogo init [FOLDER]` */
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { readAnswers } from "../../../language/starting/answers.js";
import { withPolicy } from "../../../language/starting/policy.js";
import { type StarterFile, starterFiles } from "../../../language/starting/starter.js";
import { list } from "../../../language/wording/lists.js";
import { isLink } from "../../files/links.js";
import { failure } from "../../files/paths.js";
import { uninterrupted } from "../../files/uninterrupted.js";
import { writeWhole } from "../../files/write.js";
import { readArguments } from "../arguments.js";
import { whyNotMade } from "../named.js";
import { typed } from "../names.js";
import { type CliContext, done, forPeople, misused, type Outcome, refused, unwritten } from "../outcome.js";
import { visible } from "../reports/visible.js";
import { init as table } from "../table/init.js";

export async function initCommand(args: readonly string[], context: CliContext): Promise<Outcome> {
  const read = readArguments(args, table);
  if (read.kind === "wrong") return misused(read.message, "init");
  const [folder = ".", ...more] = read.operands;
  if (more.length > 0) return misused("one folder at a time: name a single one", "init");
  const { title, opens, zone, environment = "production" } = read.values;
  const people = read.lists.person ?? [];
  const missing = [
    ...(title === undefined ? ["--title"] : []),
    ...(opens === undefined ? ["--opens"] : []),
    ...(zone === undefined ? ["--zone"] : []),
    ...(people.length === 0 ? ["--person"] : []),
  ];
  if (title === undefined || opens === undefined || zone === undefined || missing.length > 0) {
    return misused(`add ${list(missing.map(each => `\`${each}\``))}`, "init");
  }
  const answers = readAnswers({ title, opens, zone, environment, people: people.join(",") });
  if (answers.kind === "wrong") {
    const option = answers.question === "people" ? "person" : answers.question;
    return misused(`\`--${option}\`: ${answers.message}`, "init");
  }
  if (answers.start.people.length < 2) {
    return misused("name a second `--person`, who covers when the first is ill", "init");
  }

  const path = resolve(context.cwd, folder);
  const files = withPolicy(starterFiles(answers.start));
  const nameOf = (file: StarterFile): string => join(folder, file.path);
  const there = files.filter(file => isLink(join(path, file.path)) || existsSync(join(path, file.path)));
  if (there.length > 0)
    return refused(there.map(file => `the file ${nameOf(file)} already exists, and is not changed`));
  const problem = whyNotMade(folder, context.cwd) ?? (await uninterrupted(() => writeAll(path, files, context.cwd)));
  if (problem !== undefined) return unwritten(`to ${folder}`, problem);
  const made = files.map(file => `made ${visible(nameOf(file))}\n`).join("");
  return done(0, forPeople(`${made}\`gonogo check ${visible(typed(folder))}\` shows what is left to fill in.\n`));
}

/** Makes all files or none; gives the reason when it cannot. */
function writeAll(folder: string, files: readonly StarterFile[], cwd: string): string | undefined {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const failed = failure(error);
    return failed.kind === "missing" ? "a folder above it is a file" : failed.why;
  }
  for (const [index, { path, text }] of files.entries()) {
    const problem = writeWhole(join(folder, path), text, cwd);
    if (problem === undefined) continue;
    for (const written of files.slice(0, index)) rmSync(join(folder, written.path), { force: true });
    return problem;
  }
  return undefined;
}
