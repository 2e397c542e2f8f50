/** Reading a runbook's text. Never throws: what cannot be read is said in words. */
import { readFile, readOpened } from "./open.js";
import { failure } from "./paths.js";
import { tooLarge } from "./size.js";

export type TextRead =
  | {
      readonly kind: "text";
      readonly text: string;
      /** What the text was read from, for who writes it back. */
      readonly bytes: Buffer;
    }
  | { readonly kind: "missing" }
  | { readonly kind: "unreadable"; readonly why: string };

/**
 * The text of a file.
 * @param path the real path, as it was found: what leads elsewhere by now is not read
 */
export function readText(path: string): TextRead {
  const read = readFile(path);
  return read.kind === "file" ? textOf(read.bytes) : read;
}

/** All of standard input, to its end. */
export function readStandardInput(): TextRead {
  try {
    return textOf(readOpened(0));
  } catch (error) {
    return failure(error);
  }
}

function textOf(bytes: Buffer | undefined): TextRead {
  if (!bytes) return { kind: "unreadable", why: tooLarge };
  return { kind: "text", text: decode(bytes), bytes };
}

/**
 * Bytes as text, as an editor would show them: UTF-8, or UTF-16 where a byte order mark says so; without the mark, which
 * would move the first line's columns. What is no UTF-8 becomes replacement characters.
 */
export function decode(bytes: Buffer): string {
  switch (byteOrderMark(bytes)) {
    case "utf16le":
      return bytes.subarray(2).toString("utf16le");
    case "utf16be":
      return new TextDecoder("utf-16be").decode(bytes);
    case "utf8":
      return bytes.subarray(3).toString("utf8");
    case undefined:
      return bytes.toString("utf8");
  }
}

/** What the byte order mark says of a text's encoding; undefined where there is none. */
export function byteOrderMark([first, second, third]: Buffer): "utf8" | "utf16le" | "utf16be" | undefined {
  if (first === 0xff && second === 0xfe) return "utf16le";
  if (first === 0xfe && second === 0xff) return "utf16be";
  return first === 0xef && second === 0xbb && third === 0xbf ? "utf8" : undefined;
}

/**
 * A text as bytes in the encoding of others, with their byte order mark. Undefined where those are no text: what became
 * replacement characters would be lost.
 */
export function encodeLike(bytes: Buffer, text: string): Buffer | undefined {
  const encode = encoderFor(bytes);
  return encode(decode(bytes)).equals(bytes) ? encode(text) : undefined;
}

function encoderFor(bytes: Buffer): (text: string) => Buffer {
  const mark = "\uFEFF";
  switch (byteOrderMark(bytes)) {
    case "utf16le":
      return text => Buffer.from(mark + text, "utf16le");
    case "utf16be":
      return text => Buffer.from(mark + text, "utf16le").swap16();
    case "utf8":
      return text => Buffer.from(mark + text, "utf8");
    case undefined:
      return text => Buffer.from(text, "utf8");
  }
}
