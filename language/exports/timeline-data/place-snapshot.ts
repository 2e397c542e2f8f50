/** Places as plain data for the timeline. */

import type { Place } from "../../plan/place.js";

/** A place as it stands now, as plain data: what was sent is compared with it after the next edit. */
export function placeSnapshot({ uri, range: { start, end } }: Place): Place {
  return {
    uri,
    range: {
      start: { line: start.line, character: start.character },
      end: { line: end.line, character: end.character },
    },
  };
}
