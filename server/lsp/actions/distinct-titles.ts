/** No two offers of one title: what changes the same is one offer, and others say where they are. */
import type { Position } from "../../../language/index.js";
import type { Offer } from "./offer.js";

export function distinctTitles(offers: readonly Offer[]): readonly Offer[] {
  const byTitle = new Map<string, Offer[]>();
  for (const offer of offers) {
    const alike = byTitle.get(offer.title);
    if (alike) alike.push(offer);
    else byTitle.set(offer.title, [offer]);
  }
  const kept = new Map<Offer, Offer>();
  for (const alike of byTitle.values()) for (const [offer, shown] of keptOf(alike)) kept.set(offer, shown);
  return offers.flatMap(offer => kept.get(offer) ?? []);
}

/** Of offers with one title those that are kept, with what is shown instead of them. */
function keptOf(alike: readonly Offer[]): ReadonlyMap<Offer, Offer> {
  const [only] = alike;
  if (only && alike.length === 1) return new Map([[only, only]]);
  const byChange = new Map<string, Offer>();
  const first = new Map<string, Offer>();
  for (const offer of alike) {
    const key = changeOf(offer);
    const before = byChange.get(key);
    if (!before) first.set(key, offer);
    const fixedFindings = [...(before?.fixedFindings ?? []), ...(offer.fixedFindings ?? [])];
    byChange.set(key, { ...(before ?? offer), ...(fixedFindings.length > 0 ? { fixedFindings } : {}) });
  }
  const shown = [...byChange];
  const starts = shown.flatMap(([, { fixedFindings }]) => fixedFindings?.[0]?.place.range.start ?? []);
  const areLines = new Set(starts.map(({ line }) => line)).size === shown.length;
  return new Map(
    shown.flatMap(([key, offer]): [Offer, Offer][] => {
      const from = first.get(key);
      const start = offer.fixedFindings?.[0]?.place.range.start;
      const title = shown.length > 1 && start ? `${offer.title} (${placeInWords(start, areLines)})` : offer.title;
      return from ? [[from, { ...offer, title }]] : [];
    }),
  );
}

/** What is only made when it is chosen is taken for the same. */
function changeOf({ change }: Offer): string {
  if (typeof change === "function") return "";
  const edits = change.edits.map(({ place: { uri, range }, newText }) => ({ uri, range, newText }));
  return JSON.stringify([edits, change.created]);
}

function placeInWords({ line, character }: Position, isLineEnough: boolean): string {
  return isLineEnough ? `line ${line + 1}` : `line ${line + 1}, column ${character + 1}`;
}
