/**
 * Whether two pieces of plain data say the same: strings, numbers, lists, and objects of these.
 * @param but a field that does not count, at any depth
 */
export function isEqual(a: unknown, b: unknown, but?: string): boolean {
  if (Object.is(a, b)) return true;
  if (!isObject(a) || !isObject(b)) return false;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((each, index) => isEqual(each, b[index], but));
  let more = 0;
  for (const key in a) {
    if (key !== but && !isEqual(a[key], b[key], but)) return false;
    more++;
  }
  for (const _ in b) more--;
  return more === 0;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
