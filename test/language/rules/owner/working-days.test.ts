/** Days of the week and holidays: who does not work then, and that it is said why. */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { exportMarkdown } from "../../../../language/exports/markdown.js";
import { timelineData } from "../../../../language/exports/timeline-data.js";
import { formatExactPeriod } from "../../../../language/time/format.js";
import { analyse, findingsOf } from "../../../support/analyse.js";
import { checkAnnotated } from "../../../support/annotated.js";

const calendar = `holidays uk "UK bank holidays" { Fri 2026-12-25 "Christmas Day", 2026-12-28 }
holidays spain "Spanish holidays" { 2026-12-08 "Inmaculada", 2026-12-25 "Navidad" }
`;

/** Ana works in the week, Ben as his team does, Cho has holidays but no hours, Dora hours of every day. */
const people = `team ops "Operations" {
  contact "#ops"
  timezone Europe/London
  hours 09:00 to 17:00 Mon to Fri
  hours 10:00 to 14:00 Sat
  holidays uk
}
person ana "Ana" { timezone Europe/Madrid contact "1" hours 09:00 to 18:00 Mon to Fri holidays spain }
person ben "Ben" { timezone Europe/London contact "2" team ops }
person cho "Cho" { timezone Europe/London contact "3" holidays uk, spain }
person dora "Dora" { timezone Europe/Madrid contact "4" team ops hours 08:00 to 20:00 }
`;

const release = (window: string, body: string, head = calendar + people): string => `${head}
runbook queue "Restart the queue" {
  risk low
  timezone Europe/London
  window ${window}
${body}
}
`;

const only = ["owner/quiet-hours", "rollback/decider-unavailable", "syntax/"];
const weekend = "Fri 2026-12-18 16:00 to Mon 2026-12-21 12:00";
const christmas = "Thu 2026-12-24 10:00 to Tue 2026-12-29 12:00";

describe("days of the week and holidays", () => {
  const cases: Readonly<Record<string, string | Readonly<Record<string, string>>>> = {
    "a day on which somebody never works": release(
      weekend,
      `  check one { owner ana at Sat 2026-12-19 10:00 takes 5m }
         //         ^^^ warning owner/quiet-hours: Ana starts "one" at Sat 2026-12-19 11:00 in Madrid (Sat 2026-12-19 10:00 Europe/London), but does not work on Saturdays (their hours are 09:00 to 18:00 Mon to Fri). Name`,
    ),
    "the hours of a day of the team's": release(
      weekend,
      `  check one { owner ben at Sat 2026-12-19 13:00 takes 30m }
  check two { owner ben takes 31m }
         //         ^^^ warning owner/quiet-hours: Ben is still working on "two" at Sat 2026-12-19 14:00 in London, outside their team's hours (09:00 to 17:00 Mon to Fri, 10:00 to 14:00 Sat)`,
    ),
    "own hours, whatever days the team has": release(
      weekend,
      "  check one { owner dora at Sun 2026-12-20 13:00 takes 30m }",
    ),
    "one finding for a weekend": release(
      weekend,
      `  check one { owner ana at Fri 2026-12-18 20:00 takes 5m }
         //         ^^^ warning owner/quiet-hours: Ana starts "one" at Fri 2026-12-18 21:00 in Madrid (Fri 2026-12-18 20:00 Europe/London), outside their hours (09:00 to 18:00 Mon to Fri); then "two" and "three".
  check two { owner ana at Sun 2026-12-20 12:00 takes 5m }
  check three { owner ana at Mon 2026-12-21 07:00 takes 5m }
  check four { owner ana at Mon 2026-12-21 08:00 takes 5m }`,
    ),
    "a holiday, by its name": release(
      christmas,
      `  check one { owner ana at Fri 2026-12-25 10:00 takes 5m }
         //         ^^^ warning owner/quiet-hours: Ana starts "one" at Fri 2026-12-25 11:00 in Madrid (Fri 2026-12-25 10:00 Europe/London), but 2026-12-25 is a holiday (Navidad).`,
    ),
    "a holiday without a name, of the team's": release(
      christmas,
      `  check one { owner ben at Mon 2026-12-28 10:00 takes 5m }
         //         ^^^ warning owner/quiet-hours: Ben starts "one" at Mon 2026-12-28 10:00 in London, but 2026-12-28 is a holiday.`,
    ),
    "a holiday of a list of the team's, although the hours are one's own": release(
      christmas,
      `  check one { owner dora at Fri 2026-12-25 10:00 takes 5m }
         //         ^^^^ warning owner/quiet-hours: Dora starts "one" at Fri 2026-12-25 11:00 in Madrid (Fri 2026-12-25 10:00 Europe/London), but 2026-12-25 is a holiday (Christmas Day).`,
    ),
    "holidays without hours: any day but these, outside quiet hours": release(
      christmas,
      `  check one { owner cho at Fri 2026-12-25 10:00 takes 5m }
         //         ^^^ warning owner/quiet-hours: Cho starts "one" at Fri 2026-12-25 10:00 in London, but 2026-12-25 is a holiday (Christmas Day).
  check two { owner cho at Sat 2026-12-26 10:00 takes 5m }
  check three { owner cho at Sat 2026-12-26 23:30 takes 5m }
         //           ^^^ warning owner/quiet-hours: Cho starts "three" at Sat 2026-12-26 23:30 in London, outside working hours (quiet hours are 23:00 to 07:00).`,
    ),
    "the day is that of the person's zone": release(
      "Thu 2026-12-24 20:00 to Fri 2026-12-25 02:00",
      `  check one { owner eva at Thu 2026-12-24 20:00 takes 5m }
         //         ^^^ warning owner/quiet-hours: Eva starts "one" at Fri 2026-12-25 09:00 in Auckland (Thu 2026-12-24 20:00 Europe/London), but 2026-12-25 is a holiday (Christmas Day).`,
      `${calendar}person eva "Eva" { timezone Pacific/Auckland contact "1" holidays uk }`,
    ),
    "a night shift is of the day on which it starts": release(
      weekend,
      `  check one { owner eva at Sat 2026-12-19 05:00 takes 5m }
  check two { owner eva at Sat 2026-12-19 23:00 takes 5m }
         //         ^^^ warning owner/quiet-hours: Eva starts "two" at Sat 2026-12-19 23:00 in London, but does not work on Saturdays (their hours are 22:00 to 06:00 Fri).`,
      `person eva "Eva" { timezone Europe/London contact "1" hours 22:00 to 06:00 Fri }`,
    ),
    "nobody to decide": release(
      weekend,
      `  decider ana or ben
      //  ^^^^^^^^^^ warning rollback/decider-unavailable: from Sat 2026-12-19 14:00 to Mon 2026-12-21 08:00 Europe/London: Ana does not work on Saturdays and it is outside Ben's team's hours
  step one { owner dora at Sat 2026-12-19 13:00 takes 30m rollback "Undo" { takes 5m owner desk } }`,
      `${calendar}${people}team desk "Desk" { contact "#desk" rotation "desk" }`,
    ),
    "of a team and holidays that are imported by way of others": {
      "main.runbook": release(
        christmas,
        `  check one { owner ben at Mon 2026-12-28 10:00 takes 5m }
         //         ^^^ warning owner/quiet-hours: Ben starts "one" at Mon 2026-12-28 10:00 in London, but 2026-12-28 is a holiday.`,
        `import "./people.runbook"`,
      ),
      "people.runbook": `import "./teams.runbook"
person ben "Ben" { timezone Europe/London contact "2" team ops }`,
      "teams.runbook": `import "./calendar.runbook"
team ops "Operations" { contact "#ops" holidays uk timezone Europe/London }`,
      "calendar.runbook": calendar,
    },
  };
  for (const [what, files] of Object.entries(cases)) it(what, () => checkAnnotated(files, only));

  it("leave hours as they were read before there were days", () => {
    for (const hours of ["10:00 to 17:00 first", "10:00 first to 17:00 second", "10:00 to 17:00 second Mon to Fri"])
      assert.deepEqual(findingsOf(`person p "P" { timezone Europe/London hours ${hours} }`), [], hours);
  });

  it("are shaded on the timeline, as long as they last", () => {
    const analysed = analyse(release(weekend, "  check one { owner ana at Fri 2026-12-18 17:00 takes 60h }"));
    const [ana] = timelineData(analysed)?.owners ?? [];
    assert.deepEqual(
      ana?.offDuty.map(({ kind, ...span }) => `${kind} ${formatExactPeriod(span, "Europe/Madrid")}`),
      ["hours Fri 2026-12-18 18:00 to Mon 2026-12-21 09:00"],
    );
  });

  it("stand in the Markdown export", () => {
    const text = exportMarkdown(
      analyse(release(christmas, "  check one { owner ana or ben or cho or dora takes 5m }")),
    );
    for (const hours of [
      "| 09:00 to 18:00 Mon to Fri, not on Spanish holidays |",
      "| 09:00 to 17:00 Mon to Fri, 10:00 to 14:00 Sat, not on UK bank holidays |",
      "| not on UK bank holidays and Spanish holidays |",
      "| 08:00 to 20:00, not on UK bank holidays |",
    ]) {
      assert.ok(text.includes(hours), `${hours} is not in\n${text}`);
    }
  });
});

describe("what is written of working days", () => {
  const hours: Readonly<Record<string, string>> = {
    "09:00 to 17:00": "1234567",
    "09:00 to 17:00 Mon to Fri": "12345",
    "09:00 to 17:00 monday, Wednesday,fri": "135",
    "09:00 to 17:00 Fri to Mon": "1567",
    "09:00 to 17:00 Mon to Wed, Tue, Sun": "1237",
    "09:00 to 17:00 PST": "1234567 hours are local time: say the zone once, with `timezone …` on a line of its own",
    "09:00 to 17:00 Frid": "`Frid` is no day of the week: did you mean Fri?",
    "09:00 to 17:00 Mon to noon": "`noon` is no day of the week: write Mon, Tue, Wed, Thu, Fri, Sat or Sun",
    "09:00 to 17:00 weekdays": "`weekdays` is no day of the week: did you mean Mon to Fri?",
    "09:00 to 17:00 Mon-Fri": "`Mon-Fri` is no day of the week: did you mean Mon to Fri?",
  };
  for (const [written, expected] of Object.entries(hours)) {
    it(`hours ${written}`, () => {
      const { plan } = analyse(`person ana "Ana" { timezone UTC contact "1" hours ${written} }`);
      const days = plan.people[0]?.hours.map(each => each.days.join("")) ?? [];
      assert.equal([...days, ...plan.mistakes.map(({ message }) => message)].join(" "), expected);
    });
  }

  const lists: Readonly<Record<string, string>> = {
    "holidays uk": "",
    "holidays uk {}": "",
    "holidays uk { 2026-12-25 }": "2026-12-25",
    'holidays uk "UK" { 2026-12-25 "Christmas Day", Mon 2026-12-28, }': "2026-12-25 (Christmas Day) 2026-12-28",
    'holidays uk { 2026-12-25 "Christmas Day"\n 2026-12-28 }': "2026-12-25 (Christmas Day) 2026-12-28",
    "holidays uk { 2026-02-30 }": "syntax/token",
    "holidays uk { Tue 2026-12-25 }": "2026-12-25 time/wrong-weekday",
    "holidays uk { Xmas 2026-12-25 }": "2026-12-25 syntax/token",
    "holidays uk {}\nholidays uk {}": "syntax/duplicate",
    'holidays uk {}\nperson ana "Ana" { contact "1" holidays uk }': "time/missing-zone",
    'person ana "Ana" { timezone UTC contact "1" holidays uk }': "syntax/reference",
    'skill uk\nperson ana "Ana" { timezone UTC contact "1" holidays uk }': "syntax/kind",
    'person ana "Ana" { timezone UTC contact "1" holidays 2026-12-25 }': "syntax/parse",
  };
  for (const [written, expected] of Object.entries(lists)) {
    it(written, () => {
      const { plan, findings } = analyse(written);
      const days = plan.holidays.flatMap(list =>
        list.days.map(({ day, title }) => {
          const date = new Date(day * 86_400_000).toISOString().slice(0, 10);
          return title === undefined ? date : `${date} (${title})`;
        }),
      );
      assert.equal([...days, ...findings.map(({ code }) => code)].join(" "), expected);
    });
  }
});
