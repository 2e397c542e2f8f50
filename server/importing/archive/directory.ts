/** What an archive (ZIP) says that it holds. Nothing is unpacked, and nothing it says is believed: see files.ts. */
import { inWords, limits, refuse } from "../limits.js";

export interface Entry {
  readonly name: string;
  /** Unpacked, as the directory says. */
  readonly size: number;
  readonly packedSize: number;
  /** Whether it is packed or lies there as it is. */
  readonly isPacked: boolean;
  /** Where its own head starts. */
  readonly offset: number;
}

export type Directory = ReadonlyMap<string, Entry>;

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const endSize = 22;
const entrySize = 46;
/** A comment may follow the end. */
const longestComment = 65_535;

export function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

/** Files by their names, in small letters, as programs differ in them. */
export function directoryOf(bytes: Uint8Array): Directory {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffffffff)
    refuse("it is an archive for more than 4 GB: save it again, or import a part of it");
  if (count > limits.entries) refuse(`it is an archive of more than ${inWords(limits.entries)} files`);
  const directory = new Map<string, Entry>();
  let unpacked = 0;
  for (let index = 0; index < count; index++) {
    if (at + entrySize > view.byteLength || view.getUint32(at, true) !== entryMark) refuse(cutOff);
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const packedSize = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    const nameLength = view.getUint16(at + 28, true);
    const next = at + entrySize + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    const name = new TextDecoder()
      .decode(bytes.subarray(at + entrySize, at + entrySize + nameLength))
      .replaceAll("\\", "/");
    if (flags & 1) refuse("it is an archive with a password: save it without");
    if (method !== 0 && method !== 8)
      refuse(`it is an archive packed in a way that is not read (${name}): save it again`);
    unpacked += size;
    directory.set(name.toLowerCase(), {
      name,
      size,
      packedSize,
      isPacked: method === 8,
      offset: view.getUint32(at + 42, true),
    });
    at = next;
  }
  if (unpacked > limits.archiveBytes) refuse(tooMuch(unpacked, limits.archiveBytes));
  return directory;
}

export const cutOff = "it is an archive that is cut off or damaged: save it again, or copy it again";

export function tooMuch(size: number, most: number): string {
  return `it unpacks to ${inWords(Math.ceil(size / 1_000_000))} MB, more than the ${inWords(most / 1_000_000)} MB that are read: save a copy with less in it`;
}

function endOf(view: DataView): number {
  const first = Math.max(0, view.byteLength - endSize - longestComment);
  for (let at = view.byteLength - endSize; at >= first; at--) {
    if (view.getUint32(at, true) === endMark) return at;
  }
  return refuse(cutOff);
}
