/** The command `gonogo`: runs it once, with this process's arguments, directory and streams. */
import { failure, noRoom } from "../files/paths.js";
import { type Outcome, ownFault, type Progress, type World } from "./outcome.js";
import { runProgram } from "./program.js";
import { isTerminal, standardError, standardOutput, wantsColours, wantsProgress, write } from "./terminal.js";

async function main(): Promise<number> {
  let outcome: Outcome;
  try {
    const { env } = process;
    const world: World = {
      cwd: process.cwd(),
      colours: wantsColours(env),
      terminal: isTerminal(),
      progress: wantsProgress(env) ? loadProgress : undefined,
    };
    outcome = await runProgram(process.argv.slice(2), world);
    write(standardOutput, outcome.bytes ?? outcome.out);
  } catch (error) {
    outcome = failed(error);
  }
  write(standardError, outcome.err);
  return outcome.code;
}

async function loadProgress(): Promise<Progress> {
  return (await import("./progress/bar.js")).onTerminal;
}

function failed(error: unknown): Outcome {
  const fault = failure(error);
  if (fault.kind === "unreadable" && fault.why === noRoom) {
    return { code: 3, out: "", err: `gonogo: the output could not be written: ${noRoom}\n` };
  }
  return { code: 3, out: "", err: ownFault("it failed", error) };
}

main().then(
  code => {
    process.exitCode = code;
  },
  () => {
    // Standard error cannot be written either: the exit code is all that is left to say it with.
    process.exitCode = 3;
  },
);
