/** The program, started. It loads all it is made of, so that others may load parts of that without starting it. */
import("./once.js")
  .then(({ once }) => once())
  .then(
    code => {
      process.exitCode = code;
    },
    () => {
      // Standard error cannot be written either: the exit code is all that is left to say it with.
      process.exitCode = 3;
    },
  );
