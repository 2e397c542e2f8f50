/**
 * The words of a text: white space parts them, quotes (' or ") keep it in one. Nothing else means anything, and nothing is expanded.
 * @param {string} text
 * @returns {string[]} Throws with words where a quote is left open.
 */
export function wordsOf(text) {
  const words = [];
  let word;
  for (const [whole, single, double, plain] of text.matchAll(/'([^']*)'|"([^"]*)"|([^\s'"]+)|\s+|['"]/g)) {
    if (whole === "'" || whole === '"') throw new Error(`a quote is not closed in \`${text.trim()}\``);
    const part = single ?? double ?? plain;
    if (part !== undefined) word = (word ?? "") + part;
    else {
      if (word !== undefined) words.push(word);
      word = undefined;
    }
  }
  return word === undefined ? words : [...words, word];
}
