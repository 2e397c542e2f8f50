/** What the user does to a bar of the timeline, as plain data that client and server share. */

import type { Instant, Seconds } from "../plan/units.js";

/** What a bar is dragged to. `move`: its start; `resize`: how long it is to take, as planned; `worst`: at most. */
export type Drag =
  | { readonly kind: "move"; readonly to: Instant }
  | { readonly kind: "resize"; readonly to: Seconds }
  | { readonly kind: "worst"; readonly to: Seconds };
