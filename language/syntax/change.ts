/** What an edit changed: the shortest stretch, without what is the same before and after it. */
export interface TextChange {
  /** Where it begins, in both texts. */
  readonly from: number;
  /** Where it ends in the text before, and in the text now. */
  readonly oldTo: number;
  readonly newTo: number;
}

export function changeBetween(before: string, now: string): TextChange {
  const from = samePrefix(before, now);
  const same = sameSuffix(before, now, from);
  return { from, oldTo: before.length - same, newTo: now.length - same };
}

function samePrefix(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  // Large stretches at once: comparing them is what the runtime does fastest.
  for (const step of [8_192, 256])
    while (at + step <= most && a.slice(at, at + step) === b.slice(at, at + step)) at += step;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

function sameSuffix(a: string, b: string, prefix: number): number {
  const most = Math.min(a.length, b.length) - prefix;
  let same = 0;
  for (const step of [8_192, 256]) {
    const isSameStep = (): boolean =>
      a.slice(a.length - same - step, a.length - same) === b.slice(b.length - same - step, b.length - same);
    while (same + step <= most && isSameStep()) same += step;
  }
  while (same < most && a.charCodeAt(a.length - 1 - same) === b.charCodeAt(b.length - 1 - same)) same++;
  return same;
}
