/** The clock of a board in a test: an hour into its release, going on as clocks do. */

import type { Clock } from "../../../../server/board/source.js";
import { presentMoment } from "../../../../server/run/clock.js";
import { releaseStart } from "../../../support/boards.js";

export function releaseNow(): Clock {
  const began = presentMoment();
  return {
    now: () => releaseStart + 3_600 + presentMoment() - began,
    after: (milliseconds, call) => {
      const timer = setTimeout(call, milliseconds);
      return () => clearTimeout(timer);
    },
  };
}
