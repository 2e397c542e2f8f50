/** A line on the terminal that says how far long work is. It is gone before anything else is written. */
import type { Progress } from "../outcome.js";
import { standardError, write } from "../terminal.js";
import { progressLine } from "./line.js";

/** Where the line is drawn. */
export interface Screen {
  readonly write: (text: string) => void;
  /** How wide it is at the moment. */
  readonly columns: () => number;
  /** Milliseconds from some moment or other. */
  readonly elapsed: () => number;
}

/** Work that is done within this time needs no line. */
const patienceMilliseconds = 500;
const redrawMilliseconds = 100;

const eraseToEnd = "\u001B[K";

/** Hands out items one after another and draws on a screen how many are done. */
export function* drawn<T>(doing: string, items: readonly T[], screen: Screen): Generator<T, void, undefined> {
  let due = screen.elapsed() + patienceMilliseconds;
  let isDrawn = false;
  try {
    for (const [done, item] of items.entries()) {
      const elapsed = screen.elapsed();
      if (elapsed >= due) {
        screen.write(`\r${progressLine(doing, done, items.length, screen.columns())}${eraseToEnd}`);
        due = elapsed + redrawMilliseconds;
        isDrawn = true;
      }
      yield item;
    }
  } finally {
    if (isDrawn) screen.write(`\r${eraseToEnd}`);
  }
}

const usualColumns = 80;

const terminal: Screen = {
  write: text => write(standardError, text),
  // A terminal that does not know its width says 0.
  columns: () => process.stderr.getWindowSize()[0] || usualColumns,
  elapsed: () => performance.now(),
};

export const onTerminal: Progress = (doing, items) => drawn(doing, items, terminal);
