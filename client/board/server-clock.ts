/**
 * The server's clock, as far as what it sends tells: a reader's own may be wrong. Each document says when it was made; what was
 * underway the shortest is nearest to the truth.
 */
import type { Instant } from "../../language/plan/plan.js";

export interface ServerClock {
  readonly hear: (now: Instant) => void;
  /** Whole seconds. */
  readonly now: () => Instant;
}

/** So many documents are remembered. */
const remembered = 5;
/** Nothing is underway for so many seconds: one of the two clocks was set. */
const most = 30;

/** @param own milliseconds on the reader's own clock */
export function createServerClock(own: () => number): ServerClock {
  let offsets: readonly number[] = [];
  return {
    hear(now) {
      const offset = now - own() / 1_000;
      const isSet = offsets.some(each => Math.abs(each - offset) > most);
      offsets = isSet ? [offset] : [...offsets, offset].slice(-remembered);
    },
    now: () =>
      Math.floor(own() / 1_000 + (offsets.length === 0 ? 0 : offsets.reduce((most, each) => Math.max(most, each)))),
  };
}
