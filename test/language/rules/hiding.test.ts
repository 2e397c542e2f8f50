/** One cause gives one finding; what is off, accepted or milder than what it would hide hides nothing. */
import assert from "node:assert/strict";
import type { RuleCode } from "../../../language/index.js";
import { analyse } from "../../support/analyse.js";
import { silencedBy } from "./silenced.js";

const none = 'rollback none because "no change"';
const release = (
  body: string,
  head = "",
  when = "window 2026-05-23 10:00 to 2026-05-23 14:00",
): string => `skill sql "SQL"
person ana "Ana" { timezone UTC contact "a" }
person ben "Ben" { timezone UTC contact "b" }
person dee "Dee" { timezone UTC contact "d" knows sql }
person ian "Ian" { timezone Asia/Tokyo contact "i" away 2026-05-22 to 2026-05-25 }
team web "Web"
${head}
runbook r "R" {
  risk high
  timezone UTC
  ${when}
  decider ana or ben
${body}
}`;

/** What speaks up about `a`, or about the whole, once that which silences it does not. */
const rows: readonly (readonly [silent: RuleCode, silencer: RuleCode, text: string])[] = [
  ["knowledge/unskilled-owner", "knowledge/nobody", release(`step a { owner ana or ben needs sql takes 5m ${none} }`)],
  [
    "knowledge/unskilled-owner",
    "knowledge/single-point",
    release(`step a { owner dee or ben needs sql takes 5m ${none} }`),
  ],
  [
    "knowledge/single-point",
    "knowledge/nobody",
    release(`step a { owner ian or ben needs sql takes 5m rollback "Undo a" { takes 5m } }`, "", undefined).replace(
      '"Ian" {',
      '"Ian" { knows sql',
    ),
  ],
  ["knowledge/single-point", "owner/placeholder", release(`step a { owner ana or TBD takes 5m ${none} }`)],
  ["knowledge/single-point", "owner/empty-team", release(`step a { owner ana or web takes 5m ${none} }`)],
  ["knowledge/nobody", "owner/empty-team", release(`step a { owner web takes 5m ${none} }`)],
  ["owner/unassigned", "owner/placeholder", release(`step a { owner TBD takes 5m ${none} }`)],
  [
    "owner/away",
    "knowledge/nobody",
    release(`step a { owner web takes 5m ${none} }`).replace('"Ian" {', '"Ian" { team web'),
  ],
  [
    "owner/quiet-hours",
    "owner/away",
    release(`step a { owner ian or ana or ben takes 5m ${none} }`, "", "window 2026-05-23 15:00 to 2026-05-23 18:00"),
  ],
  [
    "window/no-slack",
    "window/overrun",
    release(`step a { owner ana or ben takes 5h ${none} }\ncheck c { owner ana or ben takes 5m expect "x" }`),
  ],
  ["rollback/too-late", "window/overrun", release(`step a { owner ana or ben takes 5h rollback "Undo" { takes 1h } }`)],
  [
    "rollback/gate-too-late",
    "window/overrun",
    release(
      `step b { owner ana or ben takes 5h rollback "Undo" { takes 1h } }
gate a { owner ana or ben takes 5m requires "x" otherwise rollback }`,
    ),
  ],
  [
    "rollback/no-decider",
    "owner/placeholder",
    release(`step a { owner ana or ben takes 5m rollback "Undo" { takes 5m } }`).replace(
      "decider ana or ben",
      "decider TBD",
    ),
  ],
  ["time/missing-date", "time/undated", release(`step a { owner ana or ben at 10:00 takes 5m ${none} }`, "", "")],
  ["time/missing-date", "time/no-zero", release(`step a { owner ana or ben at T by 10:00 takes 5m ${none} }`, "", "")],
  [
    "time/missing-zone",
    "time/abbreviated-zone",
    release(`check a { owner ana or ben timezone PST at 11:00 takes 5m expect "x" }`),
  ],
  [
    "time/missing-zone",
    "time/unknown-zone",
    release(`check a { owner ana or ben timezone Europe/Londn at 11:00 takes 5m expect "x" }`),
  ],
  ["time/undated", "time/no-zero", release(`step a { owner ana or ben at T by 10:00 takes 5m ${none} }`, "", "")],
];

describe("a finding that silences another", () => {
  const codesIn = (text: string): readonly RuleCode[] => analyse(text).findings.map(({ code }) => code);
  const withPolicy = (text: string, policy: string): string =>
    text.replace("runbook r", `policy { ${policy} }\nrunbook r`);
  const accepting = (text: string, accept: string): string =>
    text.replace(/}$/, `accept ${accept} because "agreed" by ana\n}`);

  for (const [silent, silencer, text] of rows) {
    it(`${silencer} hides ${silent} as long as it is shown`, () => {
      const shown = codesIn(text);
      assert.ok(shown.includes(silencer), `${silencer} is not found: ${shown}`);
      assert.ok(!shown.includes(silent), `${silent} is found`);
      const others = (silencedBy[silent] ?? []).filter(code => code !== silencer);
      const assertSaid = (changed: string): void => {
        const found = codesIn(changed);
        assert.ok(
          [silent, ...others].some(code => found.includes(code)),
          `${silent} stays hidden in\n${changed}`,
        );
      };
      assertSaid(withPolicy(text, `severity ${silencer} off`));
      assertSaid(withPolicy(text, `severity ${silencer} info`));
      assertSaid(accepting(text, silencer));
      const onOne = accepting(text, `${silencer} on a`);
      if (!codesIn(onOne).includes(silencer)) assertSaid(onOne);
    });
  }

  it("is known for all that rules say of each other", () => {
    const pairs = rows.map(([silent, silencer]) => `${silent} ${silencer}`);
    const known = Object.entries(silencedBy).flatMap(([silent, silencers]) =>
      silencers.map(silencer => `${silent} ${silencer}`),
    );
    assert.deepEqual(known.sort(), pairs.sort());
  });

  it("hides nothing of what else is named on the same line", () => {
    const text = release(`owner ana or ben
  step a { needs sql takes 5m ${none} }
  step b { needs sql takes 5m ${none} }
  accept knowledge/nobody on a because "agreed" by ana`);
    const { findings } = analyse(text);
    assert.deepEqual(
      findings
        .filter(({ code }) => code.startsWith("knowledge/"))
        .map(({ code, message }) => `${code} ${/"(?:a|b)"/.exec(message)?.[0]}`),
      ['knowledge/unskilled-owner "a"', 'knowledge/unskilled-owner "a"', 'knowledge/nobody "b"'],
    );
  });
});
