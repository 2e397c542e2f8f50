import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { type TimelineActivity, type TimelineData, timeline } from "../../../language/exports/timeline.js";
import { analyse } from "../../support/analyse.js";

const release = `
person ada "Ada Byron" { timezone Europe/London contact "x" }
team ops "Operations" { contact "y" }
runbook release "The release" {
  timezone America/Los_Angeles
  window 2026-05-23 22:00 to 2026-05-24 04:00
  notify announce { at T-7d to ops takes 5m owner ada }
  phase cutover "Cut over" {
    owner ada or ops with TBD
    step upgrade "Upgrade" { takes 1h at most 2h rollback "Back" { takes 30m } }
    gate go "Go?" { takes 10m }
    step drop "Drop" { takes 5m irreversible because "gone" }
  }
  check look "Look" { takes 10m }
}`;

function pictureOf(text: string, zone?: string): TimelineData {
  const picture = timeline(analyse(text), zone);
  assert.ok(picture);
  return picture;
}

function activity(picture: TimelineData, id: string): TimelineActivity {
  const found = picture.rows.flatMap(({ activities }) => activities).find(each => each.id === id);
  assert.ok(found);
  return found;
}

describe("the timeline's data", () => {
  it("groups what stands together by phase", () => {
    const groups = pictureOf(release).rows.map(({ phase, activities }) => [phase, activities.map(({ id }) => id)]);
    assert.deepEqual(groups, [
      [null, ["announce"]],
      ["Cut over", ["upgrade", "go", "drop"]],
      [null, ["look"]],
    ]);
  });

  it("gives times in words, by weekday near the release and in full far from it", () => {
    const picture = pictureOf(release);
    assert.equal(activity(picture, "announce").times?.startLabel, "Sat 2026-05-16 22:00");
    const upgrade = activity(picture, "upgrade").times;
    assert.equal(upgrade?.startLabel, "Sat 22:00");
    assert.equal(upgrade?.endLabel, "23:00");
    assert.equal(upgrade?.worstEndLabel, "Sun 00:00");
    assert.equal(picture.window?.label, "Sat 2026-05-23 22:00 to Sun 2026-05-24 04:00");
  });

  it("shows another zone on demand", () => {
    const picture = pictureOf(release, "Europe/Berlin");
    assert.equal(picture.zone, "Europe/Berlin");
    assert.equal(activity(picture, "upgrade").times?.startLabel, "Sun 07:00");
    assert.equal(picture.ticks.find(tick => tick.at === picture.window?.start)?.label, "07:00");
  });

  it("leaves the quiet week before the window out", () => {
    const { spans, start, end } = pictureOf(release);
    assert.equal(spans.length, 2);
    assert.equal(start, spans[0]?.start);
    assert.equal(end - (spans[1]?.start ?? 0), 6 * 3600);
  });

  it("names the owners", () => {
    assert.equal(activity(pictureOf(release), "upgrade").owner, "Ada Byron or Operations with TBD");
    assert.equal(activity(pictureOf(release), "look").owner, "");
  });

  it("marks the point of no return, and the latest safe decision no later than it", () => {
    const { pointOfNoReturn, latestSafeDecision } = pictureOf(release);
    assert.equal(pointOfNoReturn?.label, "Sat 2026-05-23 23:10");
    assert.equal(latestSafeDecision?.label, "Sat 2026-05-23 23:10");
  });

  it("ends the time to decide where the rollback would overrun the window", () => {
    const reversible = release.replace('irreversible because "gone"', 'rollback "Back" { takes 4h }');
    const { pointOfNoReturn, latestSafeDecision } = pictureOf(reversible);
    assert.equal(pointOfNoReturn, undefined);
    assert.equal(latestSafeDecision?.label, "Sat 2026-05-23 23:30");
  });

  it("hangs findings on the activity they stand in, and counts all", () => {
    const picture = pictureOf(release.replace("owner ada }", "owner nobody-i-know }"));
    assert.ok(activity(picture, "announce").findings.some(({ message }) => message.includes("nobody-i-know")));
    assert.ok(activity(picture, "go").findings.every(({ message }) => !message.includes("nobody-i-know")));
    assert.equal(picture.verdict, "no-go");
    assert.ok(picture.counts.errors > 0);
  });

  it("counts an undated runbook from T", () => {
    const text = `runbook r "R" { step a "A" { takes 1h rollback none because "x" } check b "B" { takes 30m } }`;
    const picture = pictureOf(text);
    assert.equal(picture.dated, false);
    assert.equal(activity(picture, "b").times?.startLabel, "T+1h");
    assert.equal(picture.ticks[0]?.label, "T");
  });

  it("keeps what waits in a circle, without a time", () => {
    const picture = pictureOf(`runbook r "R" { check a "A" { takes 1h after b } check b "B" { takes 1h after a } }`);
    assert.equal(activity(picture, "a").times, undefined);
    assert.equal(picture.spans.length, 1);
  });

  it("has no picture of a file without a runbook", () => {
    assert.equal(timeline(analyse(`skill x "X"`)), undefined);
  });

  it("is plain data", () => {
    const picture = pictureOf(release);
    assert.deepEqual(JSON.parse(JSON.stringify(picture)), picture);
  });
});
