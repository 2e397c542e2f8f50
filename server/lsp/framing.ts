/** Where one message ends and the next begins: a stream whose messages do not say so in order cannot be read on. */
import { Transform } from "node:stream";

/** Bytes of the lines before a message; editors write one or two short ones. */
const longestHeader = 4_096;

/** Bytes. A larger message is a length that was misread: no text of a runbook comes near. */
const longestMessage = 256_000_000;

/** Lets through what is in order. Ends with an error, in words, at the first message that does not say how long it is. */
export function checkedFraming(): Transform {
  let header = "";
  let bodyLeft = 0;
  /** What is wrong with the next bytes, if anything. */
  const check = (bytes: Buffer): string | undefined => {
    for (let at = 0; at < bytes.length; ) {
      if (bodyLeft > 0) {
        const taken = Math.min(bodyLeft, bytes.length - at);
        bodyLeft -= taken;
        at += taken;
        continue;
      }
      const before = header.length;
      header += bytes.toString("latin1", at, at + longestHeader);
      const end = header.indexOf("\r\n\r\n");
      if (end < 0 && header.length >= longestHeader) return "its header has no end";
      if (end < 0) return undefined;
      const length = lengthIn(header.slice(0, end));
      if (typeof length === "string") return length;
      at += end + 4 - before;
      bodyLeft = length;
      header = "";
    }
    return undefined;
  };
  return new Transform({
    transform(bytes: Buffer, _, done) {
      const wrong = check(bytes);
      if (wrong === undefined) done(null, bytes);
      else done(new Error(`A message of the editor cannot be read: ${wrong}. The connection is ended.`));
    },
  });
}

/** Or what is wrong with it. */
function lengthIn(header: string): number | string {
  const fields = header.split("\r\n").filter(line => /^content-length:/i.test(line));
  const [field, ...more] = fields;
  if (field === undefined || more.length > 0) return `it has ${fields.length} fields Content-Length instead of one`;
  const value = field.slice(field.indexOf(":") + 1).trim();
  const length = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (Number.isNaN(length)) return `\`Content-Length: ${printable(value)}\` is no number of bytes`;
  return length > longestMessage ? `\`Content-Length: ${printable(value)}\` is more than a message ever has` : length;
}

/** What came over the line, on one, and not all of it. */
function printable(value: string): string {
  return value.slice(0, 40).replace(/[^ -~]/g, "?");
}
