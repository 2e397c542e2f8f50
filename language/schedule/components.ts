/** Strongly connected components, found by Tarjan's algorithm without recursion: a chain may be as long as memory. */

interface StackFrame<T> {
  readonly of: T;
  readonly next: Iterator<T>;
  /** Its place among what has no component yet. */
  readonly depth: number;
  /** The lowest such place known to be reached from it. */
  low: number;
}

/**
 * Hands over the components that are reached from `start`, each after all those it leads to.
 * @param isTaken what was handed over before, now or earlier; it is not looked into again
 */
export function components<T>(
  start: T,
  leadsTo: (of: T) => Iterable<T>,
  isTaken: (of: T) => boolean,
  take: (component: readonly T[]) => void,
): void {
  if (isTaken(start)) return;
  const visits = new Map<T, StackFrame<T>>();
  const waiting: T[] = [];
  const path: StackFrame<T>[] = [];
  const enter = (of: T): void => {
    const depth = waiting.length;
    const visit = { of, next: leadsTo(of)[Symbol.iterator](), depth, low: depth };
    visits.set(of, visit);
    waiting.push(of);
    path.push(visit);
  };
  enter(start);
  for (let at = path.at(-1); at; at = path.at(-1)) {
    const next = at.next.next();
    if (!next.done) {
      if (isTaken(next.value)) continue;
      const known = visits.get(next.value);
      if (known) at.low = Math.min(at.low, known.depth);
      else enter(next.value);
      continue;
    }
    path.pop();
    const from = path.at(-1);
    if (from) from.low = Math.min(from.low, at.low);
    if (at.low === at.depth) take(waiting.splice(at.depth));
  }
}
