/** "Priya Nair (+91 98 0000 0000), cover Jack Riley, with Lee Park": read by the people whom the document lists. */

export interface Listed {
  readonly title: string;
  /** As the document writes them, with a comma between; "" for none. */
  readonly contacts: string;
}

export interface OwnOwners {
  readonly owner: string | undefined;
  readonly covers: readonly string[];
  readonly others: readonly string[];
}

type Place = "owner" | "cover" | "with";

const separators: readonly (readonly [text: string, place: (before: Place) => Place])[] = [
  [", cover ", () => "cover"],
  [", with ", () => "with"],
  [" or ", before => before],
  [" and ", before => before],
];

/** Whoever is on no list ends where a separator begins. */
export function ownOwners(text: string, listed: readonly Listed[]): OwnOwners {
  if (text === "nobody is named") return { owner: undefined, covers: [], others: [] };
  const found: { readonly place: Place; readonly title: string }[] = [];
  let place: Place = "owner";
  let rest = text;
  while (rest !== "") {
    const { title, length } = firstParty(rest, listed);
    found.push({ place, title });
    rest = rest.slice(length);
    const separator = separators.find(([each]) => rest.startsWith(each));
    if (!separator) break;
    place = separator[1](place);
    rest = rest.slice(separator[0].length);
  }
  const at = (wanted: Place): readonly string[] =>
    found.filter(each => each.place === wanted).map(({ title }) => title);
  return { owner: at("owner")[0], covers: [...at("owner").slice(1), ...at("cover")], others: at("with") };
}

function firstParty(text: string, listed: readonly Listed[]): { readonly title: string; readonly length: number } {
  let best = { title: "", length: 0 };
  for (const { title, contacts } of listed) {
    const length = text.startsWith(title) ? title.length + reachedLength(text.slice(title.length), contacts) : 0;
    if (length > best.length && isEnd(text.slice(length))) best = { title, length };
  }
  if (best.length > 0) return best;
  const ends = separators.map(([each]) => text.indexOf(each)).filter(each => each > 0);
  const length = ends.reduce((least, end) => Math.min(least, end), text.length);
  return { title: text.slice(0, length), length };
}

/** Of " (+91 98 0000 0000)", " (verifier, #dba)". */
function reachedLength(text: string, contacts: string): number {
  if (!text.startsWith(" (")) return 0;
  const plain = contacts === "" ? -1 : text.indexOf(`${contacts})`);
  if (plain === 2 || (plain > 2 && !text.slice(0, plain).includes(")"))) return plain + contacts.length + 1;
  return text.indexOf(")") + 1;
}

function isEnd(text: string): boolean {
  return text === "" || separators.some(([each]) => text.startsWith(each));
}
