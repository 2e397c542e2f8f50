/** What people write as they say it: times, leads and what is still open are answered with what is meant, and a fix where that is known. */
import assert from "node:assert/strict";
import { analyse } from "../../support/analyse.js";

const runbook = (statement: string, fact = ""): string => `person ana "Ana" { timezone Europe/London contact "1" }
runbook r "R" {
  timezone Europe/London
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 14:00
  owner ana
  ${fact}
  step a "A" { takes 30m rollback none because "x" }
  step b "B" { ${statement} rollback none because "x" }
}`;

/** What is said of the statement's first mistake, and what is offered. */
function answer(text: string): readonly [message: string, ...fixes: readonly string[]] {
  const [first] = analyse(text).findings.filter(({ code }) => /^(syntax|time)\//.test(code));
  return [first?.message ?? "", ...(first?.fixes ?? []).map(({ title }) => title.replace(/^Write /, ""))];
}

const cases: Readonly<Record<string, readonly [message: RegExp, ...fixes: readonly string[]]>> = {
  "takes 1h 30m": [/^write 1h30m instead of `1h 30m`$/, "1h30m"],
  "takes 90": [/no unit/, "90m", "90h", "90s"],
  "takes 1:30": [/write 1h30m or 1m30s$/, "1h30m", "1m30s"],
  "takes 5m at 26 Sep 2026 10:00": [/^write the date as 2026-09-26$/, "2026-09-26"],
  "takes 5m by 2026-05-23 24:00": [/^a day ends where the next one begins/, "2026-05-24 00:00"],
  "takes 5m at 11h30": [/write 11:30$/, "11:30"],
  "takes 5m at 1130": [/write 11:30$/, "11:30"],
  "takes 5m at noon": [/`noon` is not a time: write 12:00/, "12:00"],
  "takes 5m at 11:00 Pacific Time": [/`Pacific Time`/, "America/Los_Angeles", "America/Vancouver"],
  "takes 5m at 11:00 Eastern": [/`Eastern`/, "America/New_York", "America/Toronto"],
  "takes 5m at 11:00 CET": [/`CET`/, "Europe/Berlin", "Europe/Paris", "Europe/Madrid", "Europe/Rome"],
  "takes 5m at 11:00 (CET)": [/without parentheses/],
  "takes 5m at 11:00 [ZONE]": [/`\[ZONE\]` is still to be filled in/],
  "takes 5m at HH:MM": [/`HH` is still to be filled in/],
  "takes 5m at Sat HH:MM": [/`HH` is still to be filled in/],
  "takes 5m at [DATE] [TIME]": [/`\[DATE\]` is still to be filled in/],
  "takes 5m at T-XX": [/`T-XX` is still to be filled in/],
  "takes 5m at DD/MM/YYYY": [/`DD\/MM\/YYYY` is still to be filled in/],
  "takes XXm": [/`XXm` is still to be filled in: write a duration/],
  "takes 5m after a 10m": [/after a name in `after` it is written `\+ 10m` or `- 10m`$/],
  "takes 5m after - 10m": [/a lead follows what it counts from/],
  "takes 5m after 10m": [/name what it waits for first, as in `after deploy \+ 10m`$/],
  "takes 5m after end of a": [/write the name alone, as in `after deploy`$/],
  "takes 5m after start a": [/write `of` between `start` and the name/],
  "takes 5m after T - 10m": [/count from T with `at`, as in `at T-10m`$/],
  "takes 5m after a minus 10m": [/write `-` instead of `minus`/],
  "takes 5m before a": [/`before` is no statement: write `after` in what comes later/],
  "takes 5m at a - 10m": [/only `after` counts from an activity or a phase, as in `after a - 10m`$/],
  "takes 5m by a + 10m": [/only `after` counts from an activity or a phase/],
};

describe("hints people need", () => {
  for (const [statement, [message, ...fixes]] of Object.entries(cases)) {
    it(statement, () => {
      const [said, ...offered] = answer(runbook(statement));
      assert.match(said, message);
      assert.deepEqual(offered, fixes);
    });
  }

  it("says where a lead may stand", () => {
    const allowed = /a lead such as `- 10m` can only follow the name of an activity or phase in `after`/;
    assert.match(answer(runbook("takes 5m", 'outage "X" from a - 10m to b'))[0], allowed);
  });
});

describe("placeholders outside of commands", () => {
  const open = `holidays uk "[Country]" { 2026-12-25 "[Day]" }
person ana "Ana" { timezone Europe/London contact "1" holidays uk }
person ben "Ben" { timezone Europe/London contact "[phone]" }
runbook r "Upgrade [System Name]" {
  timezone Europe/London
  window Sat 2026-05-23 10:00 to Sat 2026-05-23 14:00
  owner ana or ben with ben as "[role]"
  accountable TBD
  escalate to [Name] after 15m
  outage "[Service] is down" from a to b at most 1h
  phase p "P" {
    accountable ???
    rollback none because "[reason]"
    step a "Restart" { takes 30m }
    step b "Stop" { takes 5m deferrable because "TBC" escalate to ____ after 5m }
    step c "Call" { takes 5m owner CHG-XXXXX or <name> }
    step d "Follow [the page](https://example.com) and ls [a-z]*" { takes 5m run "ls [0-9]*.log" }
  }
}`;
  const words = (code: string): readonly string[] =>
    analyse(open)
      .findings.filter(each => each.code === code)
      .map(({ message }) => /^`(.*?)`(?: is still to be filled in \(\d+ places\))?/.exec(message)?.[0] ?? message);

  it("are found in titles, labels, reasons and contacts, each once where it is written", () => {
    assert.deepEqual(words("text/placeholder"), [
      "`[Country]`",
      "`[Day]`",
      "`[phone]`",
      "`[System Name]`",
      "`[role]`",
      "`[Service]`",
      "`[reason]`",
      "`TBC`",
    ]);
  });

  it("are found wherever somebody is named", () => {
    assert.deepEqual(words("owner/placeholder"), ["`TBD`", "`[Name]`", "`???`", "`____`", "`CHG-XXXXX`", "`<name>`"]);
  });
});
