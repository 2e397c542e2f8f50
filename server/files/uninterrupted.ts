/** Work that an interruption must not cut in two. */

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Does something whole, such as writing several files: a signal to end that comes meanwhile ends the process afterwards,
 * as it would have without.
 */
export async function uninterrupted<T>(work: () => T): Promise<T> {
  let came: (typeof signals)[number] | undefined;
  const note = (signal: (typeof signals)[number]) => () => {
    came ??= signal;
  };
  const listeners = signals.map(signal => ({ signal, listener: note(signal) }));
  for (const { signal, listener } of listeners) process.on(signal, listener);
  try {
    return work();
  } finally {
    // A signal that has come is told of once the work lets go.
    await new Promise(resolve => setImmediate(resolve));
    for (const { signal, listener } of listeners) process.off(signal, listener);
    if (came) process.kill(process.pid, came);
  }
}
