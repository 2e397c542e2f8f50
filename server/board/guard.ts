/** Who may ask at all, before anything is looked at: by which name, from which page; and what every answer says about itself. */
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { originOfHost } from "./hosts.js";

export interface Guard {
  /** Those that are this board; the first is what links begin with. */
  readonly origins: readonly string[];
  readonly port: number;
  /** Readers come by https. */
  readonly isSecure: boolean;
  /** What a proxy forwards is heeded. */
  readonly trustsProxy: boolean;
}

export interface Refusal {
  readonly status: 400 | 403 | 405 | 415;
  readonly reason: string;
}

const otherSite: Refusal = { status: 403, reason: "that is asked by another site" };

/**
 * Why it is refused whatever it is; undefined where it may be asked.
 * @param path as it is answered: `/%61pi` is `/api` as well
 */
export function guarded(guard: Guard, { method = "", url = "", headers }: AskedHow, path: string): Refusal | undefined {
  if (!/^(?:GET|HEAD|POST)$/.test(method)) return { status: 405, reason: "GET and POST only" };
  // What is meant for a proxy names a host of its own.
  if (!url.startsWith("/")) return { status: 400, reason: "that is no address of a board" };
  const own = originOfHost(guard.origins, forwarded(guard, headers, "host") ?? headers.host);
  if (own === undefined) return { status: 403, reason: "the board is not reached by this name" };
  const { origin } = headers;
  if (origin !== undefined && origin !== own) return otherSite;
  const site = headers["sec-fetch-site"];
  const isRead = method !== "POST";
  if (isRead && !path.startsWith("/api/")) return undefined;
  if (site !== undefined && site !== "same-origin" && site !== "none") return otherSite;
  if (isRead) return undefined;
  if (origin === undefined) return otherSite;
  return /^application\/json\s*(?:;|$)/i.test(headers["content-type"] ?? "")
    ? undefined
    : { status: 415, reason: "`Content-Type: application/json` is missing" };
}

type AskedHow = Pick<IncomingMessage, "method" | "url" | "headers">;

/** Whoever asks, as far as can be known. */
export function remoteOf(guard: Guard, { headers, socket }: Pick<IncomingMessage, "headers" | "socket">): string {
  return forwarded(guard, headers, "for") ?? socket.remoteAddress ?? "";
}

/** What the proxy before us has added: what came from further away stands before it, and could be made up. */
function forwarded({ trustsProxy }: Guard, headers: IncomingHttpHeaders, what: "host" | "for"): string | undefined {
  const value = headers[`x-forwarded-${what}`];
  return trustsProxy && typeof value === "string" ? value.split(",").at(-1)?.trim() : undefined;
}

/** For every answer that does not say otherwise. */
export const headers: readonly (readonly [string, string])[] = [
  [
    "Content-Security-Policy",
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  ],
  ["Referrer-Policy", "no-referrer"],
  ["X-Content-Type-Options", "nosniff"],
  ["X-Frame-Options", "DENY"],
  ["Cross-Origin-Opener-Policy", "same-origin"],
  ["Cross-Origin-Resource-Policy", "same-origin"],
  ["Permissions-Policy", "camera=(), microphone=(), geolocation=()"],
  ["Cache-Control", "no-store"],
];
