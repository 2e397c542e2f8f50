/** Names made from what people write: `Search 4.2 für alle` -> `search-4-2-für-alle`. */

const LONGEST = 40;
/** The letters a name begins with; the same as the grammar's NAME. */
const beginning =
  /^[A-Za-z\u00AA-\u00D6\u00D8-\u00F6\u00F8-\u1FFF\u2C00-\u2DFF\u3040-\uD7FF\uF900-\uFDCF\uFDF0-\uFEFE]/;
const separators = /[^\w\u00AA-\u00D6\u00D8-\u00F6\u00F8-\u1FFF\u2C00-\u2DFF\u3040-\uD7FF\uF900-\uFDCF\uFDF0-\uFEFE]+/g;

/** A name the grammar takes, in lower case; `otherwise` in front, or alone, where the text gives no letter to begin with. */
export function nameFrom(text: string, otherwise: string): string {
  const words = text
    .normalize("NFC")
    .toLowerCase()
    .replace(separators, "-")
    .replaceAll(/^[-_]+|(?<![-_])[-_]+$/g, "");
  const short = words.length <= LONGEST ? words : words.slice(0, LONGEST).replace(/[-_][^-_]*$/, "");
  if (short === "") return otherwise;
  return beginning.test(short) ? short : `${otherwise}-${short}`;
}
