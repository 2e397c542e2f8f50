/** What is proven, and in which VS Code. */

/** The lowest VS Code that engines.vscode allows, or the newest that can be had. */
export const roles = ["lowest", "newest"] as const;
export type Role = (typeof roles)[number];

/** As it stands in the working tree; as users get it: packed and installed; or as a browser without a machine after it has it. */
export type Shape = "development" | "packed" | "browser";

/** `host`: through the `vscode` API, in the extension host. `window`: as a user, with mouse and keyboard. */
export type Suite = "host" | "window";

export interface Lane {
  readonly role: Role;
  readonly shape: Shape;
  readonly suites: readonly Suite[];
  /** Only the tests whose title matches, where not all are wanted. */
  readonly grep?: string;
}

/** Each of the two VS Codes and each of the two shapes is in one of them; a fault of one alone shows in its lane. */
export const lanes: readonly Lane[] = [
  { role: "lowest", shape: "development", suites: ["host", "window"] },
  { role: "newest", shape: "packed", suites: ["host", "window"] },
  // The same program in another place: that it starts, checks and draws there is enough.
  { role: "newest", shape: "browser", suites: ["window"], grep: "what the schedule says" },
];

export function nameOf({ role, shape }: Pick<Lane, "role" | "shape">): string {
  return `${role}-${shape}`;
}
