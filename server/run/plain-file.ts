/** Reading files that strangers may have laid beside a runbook: a link, a pipe or a device would lead elsewhere, or never end. */
import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync } from "node:fs";

/** No link is followed, and no pipe is waited for. Windows knows neither. */
export const withoutWaiting = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Undefined for what is no file. Throws as the file system does. */
export function plainBytes(path: string): Buffer | undefined {
  // Asked before it is opened, as opening some devices does something.
  if (!lstatSync(path).isFile()) return undefined;
  const file = openSync(path, constants.O_RDONLY | withoutWaiting);
  try {
    return fstatSync(file).isFile() ? readFileSync(file) : undefined;
  } finally {
    closeSync(file);
  }
}
