/** On the night on which an hour comes twice, messages say which of the two they mean. */
import { checkAnnotated } from "../../support/annotated.js";

const night = (body: string): string => `person ana "Ana" { timezone Europe/London contact "#ana" }
person ben "Ben" { timezone Europe/London contact "#ben" hours 00:00 to 24:00 }
runbook release "Release" {
  risk low
  timezone Europe/London
  window Sun 2026-10-25 00:30 to Sun 2026-10-25 04:00
  owner ben
${body}
}`;

const cases: Readonly<Record<string, string>> = {
  "a start that comes too early": night(`
  step a "A" { takes 1h40m rollback none because "no change" }
  step b "B" { at 01:30 first takes 10m rollback none because "no change" }
          //   ^^^^^^^^^^^^^^ error order/late-start: "B" cannot start at Sun 2026-10-25 01:30 first Europe/London: it waits for "A", which ends at 01:10 second, 40m later.`),
  "somebody's own time": night(`
  step b "B" { at 01:30 second owner ana takes 10m rollback none because "no change" }
                                //   ^^^ warning owner/quiet-hours: Ana starts "B" at Sun 2026-10-25 01:30 second in London`),
  "until when somebody is needed twice": night(`
  parallel {
    step a "A" { takes 2h rollback none because "no change" }
    step b "B" { takes 1h30m rollback none because "no change" }
      // ^ error owner/double-booked: Ben is needed by "A" and "B" at the same time from Sun 2026-10-25 00:30 Europe/London until 01:00 second.
  }`),
};

describe("messages where clocks go back", () => {
  for (const [what, text] of Object.entries(cases))
    it(what, () => checkAnnotated(text, ["order/", "owner/quiet-hours", "owner/double-booked"]));
});
