/** Work that an interruption must not cut in two. */

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
type Signal = (typeof signals)[number];

/** How much of such work is being done. */
let works = 0;
let came: Signal | undefined;

const note: (signal: NodeJS.Signals) => void = signal => {
  came ??= signals.find(each => each === signal);
};

/**
 * Does something whole, such as writing several files: a signal to end that comes meanwhile ends the process afterwards,
 * as it would have without. Who listens to signals, such as a board, is told of it as always, and ends in its own way.
 */
export async function uninterrupted<T>(work: () => T): Promise<T> {
  if (works++ === 0) for (const signal of signals) process.on(signal, note);
  const isHeard = signals.map(signal => process.listenerCount(signal) > 1);
  try {
    return work();
  } finally {
    // A signal that has come is told of once the loop waits: surely between two such turns, wherever the work began.
    for (let turn = 0; turn < 2; turn++) await new Promise(resolve => setImmediate(resolve));
    if (--works === 0) {
      for (const signal of signals) process.off(signal, note);
      const ended = came;
      came = undefined;
      if (ended && !isHeard[signals.indexOf(ended)]) process.kill(process.pid, ended);
    }
  }
}
