/** What is opened, whichever VS Code opens it. */
import type { Page } from "playwright-core";
import type { Tested } from "./extension.js";

export interface Opening {
  /** A folder for all that VS Code writes. */
  readonly scratch: string;
  /** A folder, or a file that ends in `.code-workspace`. */
  readonly workspace: string;
  /** A file to show at once. */
  readonly file?: string;
  readonly extension: Tested;
}

export interface HostRun extends Opening {
  /** The file whose `run` the extension host calls. */
  readonly tests: string;
  /** Where screenshots and logs are left. */
  readonly artefacts: string;
  /** Run only the tests whose title matches. */
  readonly grep?: string;
  /** Milliseconds that a test waits for what does not come. */
  readonly patience?: number;
}

/** An open window of VS Code. */
export interface Window {
  readonly page: Page;
  /** What was tried to be reached beyond the machine. */
  outside(): readonly string[];
  close(): Promise<void>;
}

/** Milliseconds for a whole run in an extension host; one that takes longer hangs. */
export const longestHostRun = 400_000;

/** What the suites in the extension host are told. */
export function environmentOf(run: HostRun, report: string): Readonly<Record<string, string>> {
  return {
    GONOGO_REPORT: report,
    ...(run.grep === undefined ? {} : { GONOGO_GREP: run.grep }),
    ...(run.patience === undefined ? {} : { GONOGO_PATIENCE: String(run.patience) }),
  };
}
