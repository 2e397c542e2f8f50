/** Bytes as text, whatever wrote them. Line ends become `\n`. Knows neither Node nor any format. */
import { refuse } from "./limits.js";

export interface ReadText {
  readonly text: string;
  /** In which other way than as UTF-8 it was read, in sentences. */
  readonly troubles: readonly string[];
}

/** The whole of a text; refused where it is none. */
export function textOf(bytes: Uint8Array): ReadText {
  const { text, troubles } = decoded(bytes);
  const zero = text.indexOf("\0");
  if (zero >= 0) refuse(`it is no text: line ${lineAt(text, zero)} holds a byte that is zero`);
  return { text: text.replace(/\r\n?/g, "\n"), troubles };
}

/** In which line of a text a place is, from 1. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let end = text.indexOf("\n"); end >= 0 && end < offset; end = text.indexOf("\n", end + 1)) line++;
  return line;
}

function decoded(bytes: Uint8Array): ReadText {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return as("utf-16le", bytes);
  if (first === 0xfe && second === 0xff) return as("utf-16be", bytes);
  const unmarked = unmarkedUtf16(bytes);
  if (unmarked) return as(unmarked, bytes, ["The text has no byte order mark; it is read as UTF-16."]);
  const text = utf8(bytes);
  if (text !== undefined) return { text, troubles: [] };
  const whole = utf8(bytes.subarray(0, startOfCutLetter(bytes)));
  if (whole !== undefined) {
    return { text: whole, troubles: ["The text ends in the middle of a letter: perhaps the file is cut off."] };
  }
  return notUtf8(bytes);
}

/** Where the last letter starts, of whose two to four bytes some are missing; the end where none are. */
function startOfCutLetter(bytes: Uint8Array): number {
  const tail = bytes.subarray(-3);
  const lead = tail.findLastIndex(byte => byte >= 0xc2 && byte <= 0xf4);
  const isCut = lead >= 0 && tail.subarray(lead + 1).every(byte => byte >= 0x80 && byte < 0xc0);
  return isCut ? bytes.length - tail.length + lead : bytes.length;
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function as(encoding: string, bytes: Uint8Array, troubles: readonly string[] = []): ReadText {
  return { text: new TextDecoder(encoding).decode(bytes), troubles };
}

/** Mostly Latin letters in two bytes each have zeros at every second place. */
function unmarkedUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  const head = bytes.subarray(0, 1_000);
  const zeros = [0, 0];
  for (const [index, byte] of head.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const most = head.length * 0.4;
  if (odd >= most && even === 0 && odd > 0) return "utf-16le";
  return even >= most && odd === 0 && even > 0 ? "utf-16be" : undefined;
}

/** What an old program wrote: in the encoding it names itself, or in the one of Western Europe, which fits any bytes. */
function notUtf8(bytes: Uint8Array): ReadText {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 2_000));
  const named = /(?:charset|encoding)\s*=\s*["']?([\w.:-]{2,40})/i.exec(head)?.[1];
  const decoder = named === undefined ? undefined : decoderFor(named);
  if (named !== undefined && decoder && decoder.encoding !== "utf-8") {
    return { text: decoder.decode(bytes), troubles: [`The text is read as ${named}, as it says itself.`] };
  }
  const text = new TextDecoder("windows-1252").decode(bytes);
  const line = lineAt(text, text.search(/[^\p{ASCII}]/u));
  const trouble = `The text is not UTF-8; it is read as Windows-1252 (Western European). If letters look wrong, such as those in line ${line}, save it as UTF-8.`;
  return { text, troubles: [trouble] };
}

function decoderFor(name: string) {
  try {
    return new TextDecoder(name);
  } catch {
    return undefined;
  }
}
