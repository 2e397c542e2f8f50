/** Of `server/files/read.ts`, what the language server asks of it, on the disk in memory. */
import { mostBytes, tooLarge } from "../../files/size.js";
import { bytesAt, kindAt } from "./disk.js";

type TextRead =
  | { readonly kind: "text"; readonly text: string; readonly bytes: Uint8Array }
  | { readonly kind: "missing" }
  | { readonly kind: "unreadable"; readonly why: string };

export function readText(path: string): TextRead {
  const bytes = bytesAt(path);
  if (bytes)
    return bytes.length > mostBytes
      ? { kind: "unreadable", why: tooLarge }
      : { kind: "text", text: decode(bytes), bytes };
  return kindAt(path) ? { kind: "unreadable", why: "it is a folder: name a file in it" } : { kind: "missing" };
}

/** As an editor would show them; a decoder takes the byte order mark away. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
}
