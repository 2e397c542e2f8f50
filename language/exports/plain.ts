/** What people write, as every document shows it: on one line, without what cannot be seen; and the web addresses in it. */
import { linkTarget } from "./link-target.js";

const controls = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu;
/** Characters that turn the direction of what follows: they could show a command as another. */
const directions = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
/** The characters of a web address, without those that would need escaping. */
const address = /https?:\/\/[A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]+/g;
const addressEnd = /(?<![.,;:!?'")])[.,;:!?'")]+$/;

/** A text on one line, without what cannot be seen. */
export function plain(text: string): string {
  return text.replace(directions, "").replace(controls, " ").trim();
}

/** A command or an output, line by line as it is written: what cannot be seen and could deceive is a sign of its own. */
export function visible(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\t\n]|[\u202A-\u202E\u2066-\u2069]/gu, "\uFFFD");
}

/** Where web addresses stand in a text, without the punctuation that ends a sentence. */
export function* addressesIn(line: string): Iterable<{ readonly from: number; readonly to: number }> {
  for (const match of line.matchAll(address)) {
    const link = match[0].replace(addressEnd, "");
    if (linkTarget(link) !== undefined) yield { from: match.index, to: match.index + link.length };
  }
}
