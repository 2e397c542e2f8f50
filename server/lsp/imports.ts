/** What an `import` leads to in the editor: the rules of the checker, with texts that stand in editors before those on disk. */
import { realpathSync, statSync } from "node:fs";
import { URI, UriUtils } from "langium";

/** Where an import leads. `tried` is the path as it is written, before links are followed. */
export type Located =
  | { readonly kind: "file"; readonly uri: URI; readonly tried: URI }
  | { readonly kind: "missing"; readonly tried: URI }
  | { readonly kind: "outside"; readonly tried: URI }
  | { readonly kind: "unreadable"; readonly why: string; readonly tried: URI };

/** What locating needs to know about the editor. */
export interface Surroundings {
  /** The workspace folders. */
  readonly folders: readonly URI[];
  readonly isOpen: (uri: URI) => boolean;
}
