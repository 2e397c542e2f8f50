/** Editor snippets (`${1:who}`, `$0`): scaffolds are written as such. */

/** The text of a snippet with each placeholder's suggestion in its place. */
export function placeholdersSpelledOut(snippet: string): string {
  let text = "";
  for (let at = 0; at < snippet.length; ) {
    const { spelled, length } = partAt(snippet, at);
    text += spelled;
    at += length;
  }
  return text;
}

function partAt(snippet: string, at: number): { readonly spelled: string; readonly length: number } {
  const rest = snippet.slice(at);
  const escaped = /^\\([\\$}])/.exec(rest);
  if (escaped) return { spelled: escaped[1] ?? "", length: 2 };
  const stop = /^\$(?:\d+|\{\d+\})/.exec(rest);
  if (stop) return { spelled: "", length: stop[0].length };
  const choice = /^\$\{\d+\|([^,|]*)(?:,[^|]*)?\|\}/.exec(rest);
  if (choice) return { spelled: choice[1] ?? "", length: choice[0].length };
  const placeholder = /^\$\{\d+:/.exec(rest);
  if (!placeholder) return { spelled: rest[0] ?? "", length: 1 };
  const inner = untilClosed(rest.slice(placeholder[0].length));
  return { spelled: placeholdersSpelledOut(inner), length: placeholder[0].length + inner.length + 1 };
}

/** What stands before the brace that closes a placeholder; placeholders may contain placeholders. */
function untilClosed(text: string): string {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text.startsWith("${", at)) depth++;
    else if (text[at] === "}" && depth-- === 0) return text.slice(0, at);
  }
  return text;
}
