import assert from "node:assert/strict";
import { each, findingsIn, release, roster, says, undated } from "./setting.js";

const during = "2026-05-20 08:00 to 2026-05-21 20:00";
const only = ["owner/long-shift", "syntax/"];

const day = (last: string, rest = ""): string =>
  release(
    `
  check one { owner ana at Wed 2026-05-20 08:00 takes 1h }
  check two { owner ana at Wed 2026-05-20 13:00 takes 1h }
  ${last}
  ${rest}`,
    { during },
  );

describe("owner/long-shift", () => {
  each(
    {
      "longer than ten hours": day(`check three { owner ana at Wed 2026-05-20 17:31 takes 30m }
             //       ^^^ warning owner/long-shift: Ana Lopez is needed from Wed 2026-05-20 08:00 in Madrid to Wed 2026-05-20 18:01 in Madrid. That is 10h1m without 8 hours off, but the longest shift is 10h.`),
      "ten hours are not": day("check three { owner ana at Wed 2026-05-20 17:30 takes 30m }"),
      "somebody else, and it is two shifts": day("check three { owner ben at Wed 2026-05-20 17:31 takes 30m }"),
      "eight hours off begin another": day("check three { owner ana at Wed 2026-05-20 22:00 takes 30m }"),
      "a minute less does not": day(`check three { owner ana at Wed 2026-05-20 21:59 takes 30m }
             //       ^^^ warning owner/long-shift`),
      "only in the worst case": day(`check three { owner ana at Wed 2026-05-20 17:30 takes 30m at most 40m }
             //       ^^^ warning owner/long-shift: In the worst case, Ana Lopez is needed from`),
      "once a shift, at the first that makes it too long; inherited and in parallel": day(`phase late {
    at Wed 2026-05-20 18:00
    owner ana
    parallel {
      check three { takes 30m }
         // ^^^^^ warning owner/long-shift
      check four { takes 30m }
    }
  }`),
      "in an undated plan as well": undated(`
  check one { owner ana takes 6h }
  check two { owner ana takes 5h }
           //       ^^^ warning owner/long-shift: Ana Lopez is needed from T to T+11h. That is 11h without 8 hours off, but the longest shift is 10h.`),
      "one as planned, another only in the worst case": release(
        `
  check one { owner ana at Wed 2026-05-20 08:00 takes 11h }
         //         ^^^ warning owner/long-shift: Ana Lopez is needed
  check two { owner ana at Thu 2026-05-21 08:00 takes 9h at most 11h }
         //         ^^^ warning owner/long-shift: In the worst case, Ana Lopez is needed from`,
        { during: "2026-05-20 08:00 to 2026-05-21 20:00" },
      ),
      "who watches does not rest": day(
        `wait three { owner ana at Wed 2026-05-20 14:00 takes 8h }
            //       ^^^ warning owner/long-shift: Ana Lopez is needed from Wed 2026-05-20 08:00 in Madrid to Wed 2026-05-20 22:00 in Madrid`,
        "check four { owner desk takes 5m }",
      ),
      "also between two things to do": release(
        `
  check one { owner ana at Wed 2026-05-20 08:00 takes 30m }
  wait soak { owner ana takes 9h until "it is calm" }
  check two { owner ana takes 1h }
           //       ^^^ warning owner/long-shift: Ana Lopez is needed from Wed 2026-05-20 08:00 in Madrid to Wed 2026-05-20 18:30`,
        { during },
      ),
      "behind a missing duration nobody is judged": day(
        "check zero { owner desk }",
        "check three { owner ana at Wed 2026-05-20 18:00 takes 30m }",
      ),
    },
    only,
  );

  it("a policy sets the limit, also an imported one", () => {
    says(
      {
        "main.runbook": release(
          `  check one { owner ana takes 2h }
  check two { owner ana takes 1h }
         //         ^^^ warning owner/long-shift: That is 3h without 8 hours off, but the longest shift is 2h30m.`,
          { people: `import "./people.runbook"` },
        ),
        "people.runbook": `${roster}policy { longest-shift 2h30m }`,
      },
      only,
    );
  });

  it("points at where the shift begins", () => {
    const text = day("check three { owner ana at Wed 2026-05-20 18:00 takes 30m }");
    const [finding] = findingsIn(text, "owner/long-shift");
    const line = finding?.related[0]?.place.range.start.line ?? 0;
    assert.ok(text.split("\n")[line]?.includes("check one"));
  });
});
