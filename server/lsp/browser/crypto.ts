/** Of `node:crypto`, what the language server asks of it: its digests are wanted at once, and the browser's own come later. */
import { sha256 } from "@noble/hashes/sha2";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils";

export function randomUUID(): string {
  return crypto.randomUUID();
}

export function createHash(_algorithm: "sha256") {
  const hash = sha256.create();
  const own = {
    update(content: Uint8Array | string) {
      hash.update(typeof content === "string" ? utf8ToBytes(content) : content);
      return own;
    },
    digest(encoding: "hex" | "base64"): string {
      const bytes = hash.digest();
      return encoding === "hex"
        ? bytesToHex(bytes)
        : btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(""));
    },
  };
  return own;
}
