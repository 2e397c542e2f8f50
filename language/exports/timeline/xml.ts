/** Text in XML, of pictures and of reports: whatever it says, it stays text. */

const references: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Letters that XML cannot carry, such as control characters and halves of pairs, become a replacement character. */
export function xmlEscaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD")
    .replace(/[&<>"']/g, letter => references[letter] ?? letter);
}
