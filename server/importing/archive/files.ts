/** Unpacking an archive's files, piece by piece: what unpacks to more than it says, or to more than is read, is refused meanwhile. */
import { Inflate } from "fflate";
import { limits, refuse, whyRefused } from "../limits.js";
import { cutOff, type Directory, directoryOf, type Entry, tooMuch } from "./directory.js";

export interface Archive {
  readonly directory: Directory;
  /** Gives a file's bytes, piece by piece. @returns whether there is one */
  readonly read: (name: string, take: (piece: Uint8Array) => void) => boolean;
}

/** All that is read of one archive counts together. */
export function openArchive(bytes: Uint8Array): Archive {
  const directory = directoryOf(bytes);
  let read = 0;
  return {
    directory,
    read: (name, take) => {
      const entry = directory.get(name.toLowerCase());
      if (!entry) return false;
      let size = 0;
      unpack(packedBytes(bytes, entry), entry, piece => {
        size += piece.length;
        read += piece.length;
        if (size > entry.size) refuse(`it is an archive that lies about its sizes (${entry.name})`);
        if (read > limits.inflatedBytes) refuse(tooMuch(read, limits.inflatedBytes));
        take(piece);
      });
      if (size < entry.size) refuse(cutOff);
      return true;
    },
  };
}

/** A file's own head has a name and more of lengths of its own. */
function packedBytes(bytes: Uint8Array, { offset, packedSize }: Entry): Uint8Array {
  const headSize = 30;
  if (offset + headSize > bytes.length) refuse(cutOff);
  const view = new DataView(bytes.buffer, bytes.byteOffset + offset, headSize);
  const start = offset + headSize + view.getUint16(26, true) + view.getUint16(28, true);
  if (view.getUint32(0, true) !== 0x04034b50 || start + packedSize > bytes.length) refuse(cutOff);
  return bytes.subarray(start, start + packedSize);
}

/** A piece unpacks to a thousand times as much at most. */
const pieceSize = 16_384;

function unpack(packed: Uint8Array, { isPacked }: Entry, take: (piece: Uint8Array) => void): void {
  if (!isPacked) {
    take(packed);
    return;
  }
  const inflate = new Inflate(piece => {
    if (piece.length > 0) take(piece);
  });
  try {
    for (let at = 0; at < packed.length; at += pieceSize) {
      inflate.push(packed.subarray(at, at + pieceSize), at + pieceSize >= packed.length);
    }
  } catch (error) {
    // What is unpacked is read at once, and may be refused; all else is fflate's word for damage.
    refuse(whyRefused(error) ?? cutOff);
  }
}
