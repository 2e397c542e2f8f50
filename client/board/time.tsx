/** A moment on the page: in the reader's zone, with the runbook's beside it where its clock shows another time. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Instant } from "../../language/plan/plan.js";
import { zoneCity } from "../../language/time/words.js";
import { instantOf, isSameClock, momentText } from "./moments.js";

export interface Zones {
  readonly reader: string;
  readonly runbook: string;
  /** What day it is, is all that is taken from it: it changes once a minute. */
  readonly now: Instant;
}

export const ZonesContext = createContext<Zones>({ reader: "UTC", runbook: "UTC", now: 0 });

interface MomentProps {
  readonly at: Instant | string;
  /** Where the zone stands nearby: only the clock. */
  readonly isShort?: boolean;
}

export function Moment({ at, isShort = false }: MomentProps) {
  const { reader, runbook, now } = useContext(ZonesContext);
  const instant = typeof at === "string" ? instantOf(at) : at;
  const isSame = isSameClock(instant, reader, runbook);
  return (
    <span class="moment">
      <time dateTime={new Date(instant * 1_000).toISOString()}>{momentText(instant, reader, now)}</time>
      {!isSame && (
        <span class="theirs">
          {" "}
          {momentText(instant, runbook, now)}
          {!isShort && ` ${zoneCity(runbook)}`}
        </span>
      )}
    </span>
  );
}
