// JSON in which what is repeated is written once: Langium's grammar is a few phrases a thousand times over.
// Unpacking is one pass of a native function; a general decompressor would take longer to load than to run.

const firstSign = 0xa1;
const signs = /[\u00a1-\u00fe]/g;
const token = /"(?:[^"\\]|\\.)*"|[^"]/g;
const longestPhrase = 14;

/**
 * @param {string} json
 * @returns {{ text: string, phrases: string[] }} `unpack` makes of it JSON of an equal value
 */
export function pack(json) {
  const escaped = json.replace(signs, sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
  let parts = [escaped.match(token) ?? []];
  const phrases = [];
  while (firstSign + phrases.length <= 0xfe) {
    const phrase = mostWorth(parts);
    if (phrase === undefined) break;
    parts = parts.flatMap(part => replaced(part, phrase.match(token) ?? [], signOf(phrases.length)));
    phrases.push(phrase);
  }
  return { text: parts.flat().join(""), phrases };
}

/** @returns {string} */
export function unpack({ text, phrases }) {
  return text.replace(signs, sign => phrases[sign.charCodeAt(0) - firstSign]);
}

function signOf(index) {
  return String.fromCharCode(firstSign + index);
}

/** The run of tokens that saves most when it is written once; undefined when none saves anything. */
function mostWorth(parts) {
  const counts = new Map();
  for (const part of parts)
    for (let from = 0; from < part.length; from++) {
      let phrase = "";
      for (const next of part.slice(from, from + longestPhrase)) {
        phrase += next;
        if (phrase.length > 6) counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
      }
    }
  const worth = ([phrase, count]) => (count - 1) * (phrase.length - 2) - 4;
  let best;
  for (const candidate of counts) if (worth(candidate) > (best ? worth(best) : 20)) best = candidate;
  return best?.[0];
}

/** A part with every occurrence of a phrase replaced by a sign, which becomes a part of its own. */
function replaced(part, phrase, sign) {
  const parts = [];
  let current = [];
  for (let at = 0; at < part.length; ) {
    if (!phrase.every((word, index) => part[at + index] === word)) {
      current.push(part[at++]);
      continue;
    }
    parts.push(current, [sign]);
    current = [];
    at += phrase.length;
  }
  return [...parts, current].filter(each => each.length > 0);
}
