/** The browser that VS Code's own server is looked at with: Debian's Chromium. */
import { findChromium } from "../../support/chromium.js";
import { fromDebian } from "../../support/debian.js";

/** Installs Chromium from Debian's packages unless there is one. Throws with words when it cannot be had. */
export function installChromium(): string {
  return fromDebian("Chromium", findChromium, ["chromium", "fonts-dejavu-core"]);
}
