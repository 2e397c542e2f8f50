// The few functions of lodash's that the parser library uses, on arrays as it uses them. Lodash's own reach for
// everything lodash has.
export const map = (list, make) => (list ?? []).map(each => make(each));
export const filter = (list, wanted) => (list ?? []).filter(each => wanted(each));
export const flatMap = (list, make) => (list ?? []).flatMap(each => make(each));
export const flatten = list => (list ?? []).flat();
export const forEach = (list, act) => {
  for (const each of list ?? []) act(each);
};
export const isEmpty = list => (list ?? []).length === 0;
export const min = list => (list?.length ? list.reduce((least, each) => (each < least ? each : least)) : undefined);
export const reduce = (list, add, start) => (list ?? []).reduce((sum, each, index) => add(sum, each, index), start);
export const uniqBy = (list, keyOf) => {
  const seen = new Set();
  return (list ?? []).filter(each => !seen.has(keyOf(each)) && seen.add(keyOf(each)));
};
