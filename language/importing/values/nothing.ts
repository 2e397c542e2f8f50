/** Cells that say nothing: placeholders, dashes, what a spreadsheet prints for a missing value. */
import { isLeftOpen } from "../../syntax/placeholders.js";

const nothing =
  /^(?:[-\u2010-\u2015\u2212_./\\*]+|n\.?\s?\/?\s?a\.?|nan|null|none|nil|undefined|to be (?:determined|confirmed|advised|defined|decided)|tbd\b.{0,12}|tbc\b.{0,12}|not (?:applicable|available|known)|unknown|k\.\s?a\.|keine?r?|entf(?:\u00E4llt|\.)?|offen|unbekannt|aucune?|sans objet|s\.?\s?o\.?|\u00E0 d\u00E9finir|\u00E0 confirmer|ninguno|ninguna|por (?:definir|confirmar)|no aplica|nenhuma?|a (?:definir|confirmar)|n\u00E3o aplic\u00E1vel|#(?:n\/a|ref!|value!|name\?|div\/0!|num!|null!))$/i;

/** Says nothing: no value may be made of it. */
export function saysNothing(text: string): boolean {
  const plain = text.trim();
  return plain === "" || (plain.length <= 60 && (nothing.test(plain) || isLeftOpen(plain)));
}
