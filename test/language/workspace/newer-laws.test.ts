/** What is said where the zone data of a machine are newer than ours and read a runbook's clocks otherwise. */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { offsetAt } from "../../../language/time/offsets.js";
import { newerLawText, type OtherZones } from "../../../language/workspace/newer-laws.js";
import { newerLaw } from "../../../server/lsp/diagnostics.js";
import { analyse } from "../../support/analyse.js";

const december = Date.UTC(2026, 11, 1) / 1_000;

/** As ours, but British Columbia goes back to winter time in December 2026 after all. */
const newer: OtherZones = {
  version: "2099a",
  offsetAt: (zone, at) => (zone === "America/Vancouver" && at >= december ? -28_800 : offsetAt(zone, at)),
};

const text = (zone: string, date: string): string =>
  `person cy "Cy" { timezone ${zone} }
runbook r "R" { timezone UTC window ${date} 18:00 to ${date} 22:00 step one "One" { owner cy takes 10m } }
`;

describe("newer zone data on a machine", () => {
  it("are told of where they read a moment of the runbook otherwise, with both readings", () => {
    assert.equal(
      newerLawText(analyse(text("America/Vancouver", "2026-12-05")), newer)?.replace(/\(20\d\d[a-z]\), w/, "(ours), w"),
      "America/Vancouver is UTC-08:00 at Sat 2026-12-05 11:00 by newer time zone data (2099a) on this machine, and UTC-07:00 by the data of gonogo (ours), which is used here: update gonogo, or check that time by hand",
    );
  });

  it("are not where every moment is the same, in other zones, earlier, without a date or without a runbook", () => {
    const same = [
      text("America/Vancouver", "2026-11-14"),
      text("Europe/Paris", "2026-12-05"),
      'runbook r "R" { timezone America/Vancouver step one "One" { takes 10m } }',
      'person cy "Cy" { timezone America/Vancouver }',
      "",
    ];
    for (const each of same) assert.equal(newerLawText(analyse(each), newer), undefined, each);
  });

  it("are not where they are no newer, or do not know a zone", () => {
    const analysis = analyse(text("America/Vancouver", "2026-12-05"));
    assert.equal(newerLawText(analysis, { ...newer, version: "2020a" }), undefined);
    assert.equal(newerLawText(analysis, { ...newer, offsetAt: () => undefined }), undefined);
  });

  it("are an information at the runbook's head in the editor, and no finding", () => {
    const analysis = analyse(text("America/Vancouver", "2026-12-05"));
    const [only, ...others] = newerLaw(analysis, newer);
    assert.ok(only && others.length === 0);
    assert.deepEqual([only.severity, only.range.start], [3, { line: 1, character: 8 }]);
    assert.match(String(only.message), /^America\/Vancouver is UTC-08:00/);
    assert.deepEqual(newerLaw(analysis, undefined), []);
  });
});
