/** Bytes in JSON, without Node's buffers, which a browser has not. */

/** A multiple of three: pieces follow each other without filling signs in between. */
const piece = 30_000;

export function base64Of(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let from = 0; from < bytes.length; from += piece)
    pieces.push(btoa(Array.from(bytes.subarray(from, from + piece), byte => String.fromCharCode(byte)).join("")));
  return pieces.join("");
}

/** Throws for what is not base64. */
export function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
}
