/** Calendars, as another reader of them reads them. */
import assert from "node:assert/strict";
import fc from "fast-check";
import ICAL from "ical.js";
import { describe, it } from "mocha";
import { analyse } from "../support/analyse.js";
import { exported, textOf } from "../support/exported.js";
import { hostile, hostileTexts, isWellFormed, saying, shown } from "../support/hostile.js";
import { samples } from "../support/samples.js";

const runbook = `person ana "Ana" { timezone Europe/Lisbon contact "+351 1" }
person ben "Ben" { timezone Asia/Kolkata contact "ben@example.com" }
person cyd "Cyd" { timezone UTC contact "x" }
runbook r "R, part; one" {
  timezone Europe/London
  window Sat 2026-05-23 22:00 to Sun 2026-05-24 06:00
  bridge "https://meet.example.com/r"
  step a "A" { takes 30m owner ana or ben run "pg_dump --all; gzip, \\\\n" rollback "A back" { takes 5m owner ben } }
  check b "B" { takes 30m owner ben with ana }
  gate c "C" { takes 0m owner ana requires "all, is; well" }
  notify d "D" { takes 5m owner ana to ben }
}`;
const analysis = analyse(runbook);

interface Read {
  readonly calendar: ICAL.Component;
  readonly events: readonly ICAL.Event[];
}

function read(text: string): Read {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return { calendar, events: calendar.getAllSubcomponents("vevent").map(each => new ICAL.Event(each)) };
}

async function calendarOf(person?: string, of = analysis): Promise<Read> {
  return read(await textOf("ics", of, person === undefined ? {} : { person }));
}

function secondsOf(time: ICAL.Time): number {
  assert.equal(time.zone, ICAL.Timezone.utcTimezone);
  return time.toUnixTime();
}

const alarmed = ({ events }: Read) =>
  events.filter(({ component }) => component.getFirstSubcomponent("valarm")).map(({ summary }) => summary);

describe("a calendar", () => {
  it("says what each activity is, with whom to reach, where, and what to run", async () => {
    const { calendar, events } = await calendarOf();
    assert.equal(calendar.getFirstPropertyValue("method"), "PUBLISH");
    const [a, , c] = events;
    assert.equal(a?.summary, "1 A");
    assert.equal(a.location, "https://meet.example.com/r");
    for (const line of [
      "Bridge: https://meet.example.com/r",
      "Owner: Ana (+351 1), cover Ben (ben@example.com)",
      "Run:\npg_dump --all; gzip, \\n",
      "Undo: R1 A back",
      "step a",
    ])
      assert.ok(a.description.includes(line), `${line} in ${a.description}`);
    assert.ok(c?.description.includes("Go only if: all, is; well"));
  });

  it("has a beginning only where something takes no time", async () => {
    const { events } = await calendarOf();
    assert.deepEqual(
      events.map(({ component }) => component.hasProperty("dtend")),
      [true, true, false, true],
    );
  });

  it("is one person's on request, with a reminder before the first that is theirs", async () => {
    const titles = async (person: string) => (await calendarOf(person)).events.map(({ summary }) => summary);
    assert.deepEqual(await titles("ben"), ["1 A", "2 B", "4 D"]);
    assert.deepEqual(await titles("ana"), ["1 A", "2 B", "3 C", "4 D"]);
    assert.deepEqual(alarmed(await calendarOf("ben")), ["1 A"]);
    assert.deepEqual(alarmed(await calendarOf()), ["1 A", "2 B"]);
    const [alarm] = (await calendarOf()).calendar.getFirstSubcomponent("vevent")?.getAllSubcomponents("valarm") ?? [];
    assert.equal(alarm?.getFirstPropertyValue("trigger")?.toString(), "-PT30M");
  });

  it("is a file for each who has a part in it", async () => {
    const made = await exported("ics", analysis, { person: "everyone" });
    assert.ok(made.kind === "several");
    assert.deepEqual(Object.keys(made.files), ["ana.ics", "ben.ics"]);
  });

  it("knows an activity again, in every calendar and whatever changed, and a change", async () => {
    const all = await calendarOf();
    const ben = await calendarOf("ben");
    const later = await calendarOf(undefined, analyse(runbook.replace("takes 30m owner ben", "takes 40m owner ben")));
    const uids = ({ events }: Read) => events.map(({ uid }) => uid);
    assert.equal(new Set(uids(all)).size, 4);
    assert.deepEqual(uids(ben), [uids(all)[0], uids(all)[1], uids(all)[3]]);
    assert.deepEqual(uids(later), uids(all));
    const changed = all.events.map(({ sequence }, index) => sequence !== later.events[index]?.sequence);
    assert.deepEqual(changed, [false, true, true, true]);
    assert.deepEqual(
      (await calendarOf()).events.map(({ sequence }) => sequence),
      all.events.map(({ sequence }) => sequence),
    );
  });

  it("tells two activities of one name apart", async () => {
    const { events } = await calendarOf(undefined, analyse(runbook.replace("check b", "check a")));
    assert.equal(new Set(events.map(({ uid }) => uid)).size, 4);
  });

  it("is tentative while it is NO-GO, and cancelled with the runbook", async () => {
    const status = async (of: typeof analysis) =>
      (await calendarOf(undefined, of)).events[0]?.component.getFirstPropertyValue("status");
    assert.equal(await status({ ...analysis, verdict: "no-go" }), "TENTATIVE");
    assert.equal(await status({ ...analysis, verdict: "go" }), "CONFIRMED");
    const cancelled = runbook.replace("timezone Europe/London", 'timezone Europe/London status cancelled "x"');
    assert.equal(await status(analyse(cancelled)), "CANCELLED");
  });

  it("is refused where there is no date, and says what has no time", async () => {
    const undated = await exported("ics", analyse('runbook r "R" { step a "A" { takes 5m } }'));
    assert.ok(undated.kind === "refused" && /date/.test(undated.reason));
    const cycle = runbook.replace('"B" {', '"B" { after d ');
    const made = await exported("ics", analyse(cycle));
    assert.ok(made.kind === "made" && /B/.test(made.notes.join()), JSON.stringify(made));
  });

  for (const { name, text, others } of samples())
    it(`has the schedule's instants: ${name}`, async () => {
      const sample = analyse({ "main.runbook": text, ...others });
      const { schedule } = sample;
      if (!schedule?.dated) return;
      const { events } = await calendarOf(undefined, sample);
      assert.deepEqual(
        events.map(({ startDate, endDate }) => [secondsOf(startDate), secondsOf(endDate)]),
        schedule.work.activities.flatMap(({ planned }) => (planned ? [[planned.start, planned.end]] : [])),
      );
    });

  it("keeps its lines to 75 bytes and says the same in every zone", async () => {
    const before = process.env.TZ;
    const texts = new Set<string>();
    try {
      for (const zone of ["UTC", "Asia/Kathmandu", "America/Los_Angeles"]) {
        process.env.TZ = zone;
        texts.add(await textOf("ics", saying(analysis, "日本語 ".repeat(50))));
      }
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
    assert.equal(texts.size, 1);
    for (const line of [...texts].join("").split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, line);
  });
});

describe("hostile text in a calendar", () => {
  const check = async (text: string): Promise<void> => {
    const { calendar, events } = await calendarOf(undefined, saying(analysis, text));
    assert.equal(events.length, 4);
    assert.equal(calendar.getAllSubcomponents().length, 4);
    const title = shown(text);
    for (const [index, { summary, location, component }] of events.entries()) {
      assert.equal(summary, `${index + 1} ${title || "abcd"[index]}`);
      assert.equal(location ?? "", title);
      assert.ok(component.getAllSubcomponents().every(({ name }) => name === "valarm"));
      assert.ok(component.getAllProperties().length <= 10);
    }
  };

  it("is read as it is written", async () => {
    await fc.assert(
      fc.asyncProperty(hostileTexts, async text => {
        fc.pre(isWellFormed(text));
        await check(text);
      }),
      { numRuns: 100 },
    );
  });

  for (const text of hostile) it(`does no harm: ${JSON.stringify(text)}`, () => check(text));
});
