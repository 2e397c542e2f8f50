interface Address {
  toString(): string;
}

/** The active runbook; while something else has the focus, the last one for as long as it is shown, else any that is. */
export function lookedAt<T extends Address>(
  active: T | undefined,
  shown: readonly T[],
  last: T | undefined,
): T | undefined {
  return active ?? shown.find(each => each.toString() === last?.toString()) ?? shown[0];
}
