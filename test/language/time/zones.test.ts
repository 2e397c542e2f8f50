import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { IANAZone } from "luxon";
import moment from "moment-timezone";
import { offsetAt } from "../../../language/time/offsets.js";
import { readZone, type ZoneReading, zoneNames, zonesWithOffset } from "../../../language/time/zones.js";
import { zoneDataSources } from "../../../scripts/zone-data.js";
import { tries } from "../../support/seed.js";

const HOUR = 3_600;
const may2026 = Date.UTC(2026, 4, 24, 5) / 1_000;
const january2026 = Date.UTC(2026, 0, 15) / 1_000;

describe("readZone", () => {
  const table: readonly ZoneReading[] = [
    { kind: "zone", name: "UTC" },
    { kind: "zone", name: "America/Los_Angeles" },
    { kind: "zone", name: "America/Argentina/Buenos_Aires" },
    { kind: "zone", name: "Asia/Kolkata" },
    { kind: "zone", name: "Europe/Kiev" },
    { kind: "zone", name: "Europe/Kyiv" },
    { kind: "zone", name: "US/Pacific" },
    { kind: "zone", name: "Etc/GMT+12" },
    { kind: "misspelt", name: "utc", zone: "UTC" },
    { kind: "misspelt", name: "america/los_angeles", zone: "America/Los_Angeles" },
    { kind: "misspelt", name: "America/Los Angeles", zone: "America/Los_Angeles" },
    { kind: "misspelt", name: "America/Los-Angeles", zone: "America/Los_Angeles" },
    { kind: "misspelt", name: "America/LosAngeles", zone: "America/Los_Angeles" },
    { kind: "misspelt", name: "America / New York", zone: "America/New_York" },
    { kind: "misspelt", name: "America/São_Paulo", zone: "America/Sao_Paulo" },
    { kind: "misspelt", name: "america/port_au_prince", zone: "America/Port-au-Prince" },
    { kind: "misspelt", name: "etc/gmt+5", zone: "Etc/GMT+5" },
    { kind: "abbreviation", name: "PST", meant: ["America/Los_Angeles", "America/Tijuana"], offset: -8 * HOUR },
    { kind: "abbreviation", name: "pdt", meant: ["America/Los_Angeles", "America/Tijuana"], offset: -7 * HOUR },
    { kind: "abbreviation", name: "IST", meant: ["Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"] },
    { kind: "abbreviation", name: "BST", meant: ["Europe/London", "Asia/Dhaka"] },
    { kind: "abbreviation", name: "GMT", meant: ["UTC", "Europe/London"], offset: 0 },
    { kind: "abbreviation", name: "Z", meant: ["UTC"], offset: 0 },
    { kind: "abbreviation", name: "AoE", meant: ["Etc/GMT+12"], offset: -12 * HOUR },
    { kind: "abbreviation", name: "Japan", meant: ["Asia/Tokyo"], offset: 9 * HOUR },
    { kind: "abbreviation", name: "ACST", meant: ["Australia/Adelaide", "Australia/Darwin"], offset: 9.5 * HOUR },
    { kind: "offset", name: "+05:30", offset: 5.5 * HOUR },
    { kind: "offset", name: "-0700", offset: -7 * HOUR },
    { kind: "offset", name: "UTC+2", offset: 2 * HOUR },
    { kind: "offset", name: "GMT-5", offset: -5 * HOUR },
    { kind: "offset", name: "utc+05:45", offset: 5.75 * HOUR },
    { kind: "offset", name: "GMT-0", offset: 0 },
    { kind: "offset", name: "+14", offset: 14 * HOUR },
    { kind: "unknown", name: "+15", nearest: [] },
    { kind: "unknown", name: "+05:75", nearest: [] },
    { kind: "unknown", name: "London", nearest: ["Europe/London"] },
    { kind: "unknown", name: "Los Angeles", nearest: ["America/Los_Angeles"] },
    { kind: "unknown", name: "America/Los", nearest: ["America/Los_Angeles"] },
    { kind: "unknown", name: "Amerca/New_Yrok", nearest: ["America/New_York"] },
    { kind: "unknown", name: "Asia/Bangalore", nearest: ["Asia/Kolkata"] },
    { kind: "unknown", name: "San Francisco", nearest: ["America/Los_Angeles"] },
    { kind: "unknown", name: "Etc/GMT 5", nearest: ["Etc/GMT+5", "Etc/GMT-5"] },
    { kind: "unknown", name: "posix/America/New_York", nearest: ["America/New_York"] },
    { kind: "unknown", name: "right/Europe/London", nearest: ["Europe/London"] },
    { kind: "unknown", name: "SystemV/PST8PDT", nearest: [] },
    { kind: "unknown", name: "Mars/Olympus", nearest: [] },
    { kind: "unknown", name: "", nearest: [] },
  ];
  for (const reading of table) {
    it(`takes ${reading.name || "nothing"} as ${reading.kind}`, () =>
      assert.deepEqual(readZone(reading.name), reading));
  }

  it("takes blanks around a name for nothing", () => {
    assert.deepEqual(readZone(" UTC\t"), { kind: "zone", name: "UTC" });
  });

  it("offers at most five nearest names, each a zone", () => {
    for (const name of ["Ameirca/Indiana", "Asia/Omsq", "Pacific/Mi", "Europe/Vil"]) {
      const reading = readZone(name);
      assert.ok(reading.kind === "unknown" && reading.nearest.length <= 5, name);
      for (const zone of reading.nearest) assert.equal(readZone(zone).kind, "zone");
    }
  });

  it("never throws, whatever the text", () => {
    const parts = fc.constantFrom(
      "America",
      "utc",
      "GMT",
      "/",
      "+",
      "-",
      "5",
      "30",
      ":",
      "_",
      " ",
      "é",
      "PST",
      "\u{1f600}",
    );
    const texts = fc.oneof(
      fc.string({ unit: "binary", maxLength: 80 }),
      fc.array(parts, { maxLength: 8 }).map(all => all.join("")),
      fc.constant("x".repeat(1_000_000)),
      fc.constant("\ud800"),
    );
    fc.assert(
      fc.property(texts, text => {
        const reading = readZone(text);
        if (reading.kind === "zone") assert.ok(zoneNames().includes(reading.name));
      }),
      tries(500),
    );
  });
});

describe("names without a slash", () => {
  const inDatabase = moment.tz
    .names()
    .filter(name => !name.includes("/") && name !== "UTC" && !/^GMT[+-]0$/.test(name));
  const written =
    "PST PDT CST CDT MST MDT EST EDT IST BST JST AEST AEDT ACST ACDT AWST NZST NZDT WET EET CET CEST EEST MSK HKT SGT " +
    "AKST AKDT HST AST ADT NST NDT GMT UCT Z AoE PT ET CT MT EST5EDT";
  const runtimeAliases =
    "ACT AET AGT ART AST BET BST CAT CNT CST CTT EAT ECT IET IST JST MIT NET NST PLT PNT PRT PST SST VST";
  const settingsOfLuxon = "local system default";
  const names = [...inDatabase, ...`${written} ${runtimeAliases} ${settingsOfLuxon}`.split(" ")];

  for (const name of new Set(names)) {
    it(`${name} is an abbreviation in any letter case`, () => {
      for (const text of [name, name.toLowerCase(), name.toUpperCase()]) {
        const reading = readZone(text);
        assert.ok(reading.kind === "abbreviation", `${text} is ${reading.kind}`);
        for (const zone of reading.meant) assert.equal(readZone(zone).kind, "zone", `${text} may not mean ${zone}`);
      }
    });
  }

  it("of up to three letters are never zones, although the runtime takes them", () => {
    const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
    const pairs = letters.flatMap(first => letters.map(second => first + second));
    const triples = pairs.flatMap(pair => letters.map(third => pair + third));
    const taken = [...letters, ...pairs, ...triples].filter(name => name !== "UTC" && IANAZone.isValidZone(name));
    assert.ok(taken.includes("PST"));
    for (const name of taken) assert.equal(readZone(name).kind, "abbreviation", name);
  });

  it("fix an offset that one of the zones they may mean has in winter or summer", () => {
    for (const name of new Set(names)) {
      const reading = readZone(name);
      if (reading.kind !== "abbreviation" || reading.offset === undefined) continue;
      const offsets = reading.meant.flatMap(zone => [january2026, may2026].map(at => offsetAt(zone, at)));
      assert.ok(offsets.includes(reading.offset), `${name} is not ${reading.offset} s east of UTC`);
    }
  });
});

describe("zoneNames", () => {
  it("comes from the files that the generator writes from the installed data", () => {
    for (const [name, source] of Object.entries(zoneDataSources()))
      assert.equal(readFileSync(new URL(`../../../language/time/${name}`, import.meta.url), "utf8"), source);
  });

  it("is sorted, each name once, all with a slash but UTC", () => {
    assert.deepEqual(zoneNames(), [...new Set(zoneNames())].sort());
    assert.deepEqual(
      zoneNames().filter(name => !name.includes("/")),
      ["UTC"],
    );
  });

  it("stays told apart when letter case, blanks, hyphens and underscores are taken off", () => {
    for (const name of zoneNames()) {
      const reading = readZone(name.toLowerCase());
      assert.ok(reading.kind === "misspelt" && reading.zone === name, name);
    }
  });
});

describe("zonesWithOffset", () => {
  it("offers preferred zones first, then large cities, only with that offset at that time", () => {
    assert.deepEqual(zonesWithOffset(-7 * HOUR, may2026).slice(0, 2), ["America/Los_Angeles", "America/Phoenix"]);
    assert.deepEqual(zonesWithOffset(-7 * HOUR, january2026), ["America/Denver", "America/Phoenix"]);
    const preferred = zonesWithOffset(5.5 * HOUR, may2026, ["Europe/Berlin", "Asia/Colombo", "no/zone"]);
    assert.deepEqual(preferred, ["Asia/Colombo", "Asia/Kolkata"]);
  });

  it("offers at most eight", () => {
    assert.equal(
      zonesWithOffset(8 * HOUR, may2026, ["Asia/Makassar", "Asia/Macau", "Asia/Taipei", "Asia/Brunei"]).length,
      8,
    );
  });

  it("offers none where nobody keeps the offset", () => {
    assert.deepEqual(zonesWithOffset(5.25 * HOUR, may2026), []);
  });

  it("knows a zone for every offset in use from 2024 to 2030", () => {
    const seasons = Array.from({ length: 28 }, (_, quarter) => Date.UTC(2024, 3 * quarter, 15) / 1_000);
    for (const at of seasons) {
      const places = zoneNames().filter(name => !/^(?:Etc|Antarctica)\//.test(name));
      for (const offset of new Set(places.map(name => offsetAt(name, at)))) {
        assert.ok(zonesWithOffset(offset, at).length > 0, `${offset} s at ${at}`);
      }
    }
  });
});
