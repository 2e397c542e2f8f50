/** Changes of files as bytes: a part gone, doubled, overwritten, or of another file. */
import fc from "fast-check";

/** Places are fractions, so that any change fits any file. */
export type ByteChange = (bytes: Uint8Array) => Uint8Array;

const fraction = fc.double({ min: 0, max: 1, noNaN: true });
const place = (bytes: Uint8Array, at: number): number => Math.floor(at * bytes.length);

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

const encoder = new TextEncoder();

/** What readers of tables, marks and numbers look for. */
const telling: readonly Uint8Array[] = [
  ..."| , ; \t \n \r\n \" ' \\ # - * [ ] ( ) < > & = + @ : / {{ }} ``` | --- |".split(" "),
  ..."22:00 24:60 1h30 -5 1e999 99999999 2026-02-30 03/04/2026 T-1 TBC UTC CET Owner Start Rollback".split(" "),
  ...[
    "<table>",
    "</td>",
    "<tr>",
    "<!--",
    "<![CDATA[",
    "&#0;",
    "&amp;lt;",
    '<c t="s"><v>',
    "\uFEFF",
    "\u202E",
    "\0",
    "🚀",
  ],
].map(text => encoder.encode(text));

/** @param others files that parts are taken of */
export function anyByteChange(others: readonly Uint8Array[]): fc.Arbitrary<ByteChange> {
  const piece = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...telling) },
    { weight: 1, arbitrary: fc.uint8Array({ minLength: 1, maxLength: 8 }) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom(...others), fraction, fc.nat(300))
        .map(([other, at, length]) => other.subarray(place(other, at), place(other, at) + length)),
    },
  );
  return fc.oneof(
    { weight: 4, arbitrary: fc.tuple(fraction, fc.nat(60), piece).map(replaced) },
    { weight: 3, arbitrary: fc.tuple(fraction, fc.constant(0), piece).map(replaced) },
    {
      weight: 2,
      arbitrary: fc.tuple(fraction, fc.nat(400)).map(([at, length]) => replaced([at, length, new Uint8Array()])),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(fraction, fraction, fc.nat(400)).map(([from, to, length]) => (bytes: Uint8Array) => {
        const part = bytes.subarray(place(bytes, from), place(bytes, from) + length);
        return joined(bytes.subarray(0, place(bytes, to)), part, bytes.subarray(place(bytes, to)));
      }),
    },
    { weight: 1, arbitrary: fraction.map(at => (bytes: Uint8Array) => bytes.subarray(0, place(bytes, at))) },
  );
}

function replaced([at, length, piece]: readonly [number, number, Uint8Array]): ByteChange {
  return bytes => {
    const from = place(bytes, at);
    return joined(bytes.subarray(0, from), piece, bytes.subarray(from + length));
  };
}
