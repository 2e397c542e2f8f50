/** What it takes to read one written moment. */
import type { Moment } from "../../generated/ast.js";
import type { Place } from "../../plan/place.js";
import type { Instant, TimeProblem } from "../../plan/plan.js";
import type { LocalDate } from "../../time/local.js";
import type { Notes, TimeFrame, ZoneScope } from "../context.js";

export interface TimeReading {
  readonly notes: Notes;
  readonly frame: TimeFrame;
  readonly moment: Moment;
  readonly zone: ZoneScope;
  readonly edge: "start" | "end";
  readonly from: Instant | undefined;
  /** The date it is on, where it says none. */
  readonly on?: LocalDate | undefined;
  readonly problems: TimeProblem[];
  readonly place: Place;
}
