/** Whether a proposal is meant by what is begun, and how likely. */
import type { Proposal } from "./proposal.js";

/** Lower is better; undefined: it is not meant. */
export function fitOf(begun: string, { label, aliases = [], ranked, snippet }: Proposal): number | undefined {
  const wanted = plain(begun);
  if (wanted === "") return 0;
  const words = (snippet === undefined ? [label, ...aliases] : aliases).map(plain);
  if (words.some(each => each.startsWith(wanted))) return 0;
  if (words.some(each => each.split(/[ /-]/).some((_, at, all) => all.slice(at).join(" ").startsWith(wanted))))
    return 1;
  if (words[0]?.includes(wanted)) return 2;
  // The editor would find the others by single letters; where it is not asked, so do we. Of hundreds of zones too many have them.
  return ranked === "by letters" && isFoundBy(begun, label) ? 3 : undefined;
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("_", " ");
}

/** Whether the letters of a query occur in a name, in order, the first of them at the beginning of a word. */
export function isFoundBy(query: string, name: string): boolean {
  const wanted = [...query.toLowerCase()];
  if (wanted.length === 0) return true;
  let found = 0;
  let before = "";
  for (const letter of name) {
    const beginsWord = before === "" || /[\s_-]/.test(before) || (/\p{Ll}/u.test(before) && /\p{Lu}/u.test(letter));
    if (letter.toLowerCase() === wanted[found] && (found > 0 || beginsWord)) found++;
    if (found === wanted.length) return true;
    before = letter;
  }
  return false;
}
