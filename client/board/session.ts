/** Coming in with a personal link: the token in the fragment is exchanged for a cookie, and taken out of the address. */
import type { BoardReader } from "../../language/run/board.js";

export type Entry =
  | { readonly kind: "reader"; readonly reader: BoardReader }
  | { readonly kind: "refused"; readonly why: "no link" | "not valid" | "no connection" };

/** 256 bits in base64url are 43 characters; whatever is shorter is a place on the page. */
const token = /^#([\w-]{22,200})$/;

/** The token in the address, which is taken out of it at once. */
export function tokenInAddress(): string | undefined {
  const found = token.exec(location.hash)?.[1];
  if (found !== undefined) history.replaceState(null, "", location.pathname + location.search);
  return found;
}

/** In a link that somebody pastes, or the token alone. */
export function tokenIn(text: string): string | undefined {
  const trimmed = text.trim();
  return token.exec(trimmed.includes("#") ? trimmed.slice(trimmed.indexOf("#")) : `#${trimmed}`)?.[1];
}

/** @param given undefined where somebody has come in before */
export async function enter(given: string | undefined): Promise<Entry> {
  try {
    if (given !== undefined) {
      const { ok, status } = await fetch("/session", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ token: given }),
      });
      if (!ok) return { kind: "refused", why: status >= 500 ? "no connection" : "not valid" };
    }
    const response = await fetch("/api/me", { cache: "no-store" });
    if (response.ok) return { kind: "reader", reader: await response.json() };
    if (response.status >= 500) return { kind: "refused", why: "no connection" };
    return { kind: "refused", why: given === undefined ? "no link" : "not valid" };
  } catch {
    return { kind: "refused", why: "no connection" };
  }
}
