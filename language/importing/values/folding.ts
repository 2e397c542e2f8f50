/** Texts as they are compared. */

/** Lower case, without accents and signs: "Début (prévu)" -> "debut prevu". */
export function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replaceAll("\u00DF", "ss")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}#]+/gu, " ")
    .replace(/(?<=\S)#|#(?=\S)/g, " # ")
    .replace(/\s+/g, " ")
    .trim();
}

/** Letter case and spaces apart. */
export function sameAs(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}
