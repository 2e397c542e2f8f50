/** The command `gonogo`. */
import { standardOutput, write } from "./terminal.js";
import { versionText } from "./version.js";

async function main([first, ...others]: readonly string[]): Promise<number> {
  // Package managers and scripts ask for it again and again, and nothing of the program is needed to answer.
  if (first === "--version" && others.length === 0 && isSaid(versionText())) return 0;
  const { once } = await import("./once.js");
  return once();
}

/** Where it cannot be written, the program fails at it as well and says so. */
function isSaid(text: string): boolean {
  try {
    write(standardOutput, text);
    return true;
  } catch {
    return false;
  }
}

main(process.argv.slice(2)).then(
  code => {
    process.exitCode = code;
  },
  () => {
    // Standard error cannot be written either: the exit code is all that is left to say it with.
    process.exitCode = 3;
  },
);
