/** Runs the program once, with this process's arguments, directory and streams. */
import { failure, noRoom } from "../files/paths.js";
import { type CliContext, noted, nothing, ownFault, type Progress } from "./outcome.js";
import { type Printed, printed } from "./printed.js";
import { runProgram } from "./program.js";
import { isLog, isTerminal, standardError, standardOutput, wantsColours, wantsProgress, write } from "./terminal.js";
import { threadMark } from "./thread-mark.js";

/** @returns the exit code; rejects where not even a failure can be written */
export async function once(): Promise<number> {
  if (process.argv[2] === threadMark) return (await import("./checking/thread.js")).serve();
  let outcome: Printed;
  try {
    const { env } = process;
    const cwd = workingFolder();
    if (cwd === undefined) {
      write(standardError, `${noted("the folder you are in no longer exists: go to one that does")}\n`);
      return 2;
    }
    const context: CliContext = {
      cwd,
      colours: await wantsColours(env),
      terminal: await isTerminal(standardOutput),
      log: isLog(env),
      workspace: env.GITHUB_WORKSPACE ?? env.CI_PROJECT_DIR,
      jobs: env.GONOGO_JOBS,
      by: env.GONOGO_BY,
      store: env.GONOGO_STORE,
      progress: (await wantsProgress(env)) ? loadProgress : undefined,
    };
    outcome = await runProgram(process.argv.slice(2), context);
    write(standardOutput, outcome.bytes ?? outcome.out);
  } catch (error) {
    outcome = failed(error);
  }
  write(standardError, outcome.err);
  return outcome.code;
}

/** Undefined where it was removed. */
function workingFolder(): string | undefined {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
}

async function loadProgress(): Promise<Progress> {
  return (await import("./progress/bar.js")).onTerminal;
}

function failed(error: unknown): Printed {
  const fault = failure(error);
  const isFull = fault.kind === "unreadable" && fault.why === noRoom;
  const err = isFull ? [noted(`the output could not be written: ${noRoom}`)] : ownFault("it failed", error);
  return printed({ code: 3, out: nothing, err });
}
