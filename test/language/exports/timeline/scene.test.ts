import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { earlierOf } from "../../../../language/diff/earlier.js";
import type { TimelineData } from "../../../../language/exports/timeline/data.js";
import { flagSize } from "../../../../language/exports/timeline/flags.js";
import { type ActivityRow, type Scene, sceneOf } from "../../../../language/exports/timeline/scene.js";
import { fittedTitle, textWidth } from "../../../../language/exports/timeline/text-width.js";
import { type TimelineView, wholeView } from "../../../../language/exports/timeline/view.js";
import { factsOf, neighbourLines } from "../../../../language/exports/timeline/words.js";
import { timelineData } from "../../../../language/exports/timeline-data.js";
import { analyse } from "../../../support/analyse.js";

const release = `
team ops "Operations" { contact "y" timezone Europe/London }
person ada "Ada Byron" { team ops timezone Europe/London contact "x" }
person raj "Raj Iyer" { timezone Asia/Kolkata contact "z" }
runbook release "The release" {
  timezone America/Los_Angeles
  window 2026-05-23 22:00 to 2026-05-24 04:00
  notify announce { at T-7d to ops takes 5m owner ada }
  phase cutover "Cut over" {
    owner ada or raj
    step upgrade "Upgrade" { takes 1h at most 2h rollback "Back" { takes 30m } }
    step copy "Copy" { takes 1h when "the copy is old" rollback "Copy back" { takes 20m } }
    gate go "Go?" { takes 10m }
  }
  check look "Look" { owner raj takes 10m }
}`;

function dataOf(text: string): TimelineData {
  const data = timelineData(analyse(text));
  assert.ok(data);
  return data;
}

function scene(view: Partial<TimelineView> = {}, text = release): Scene {
  return sceneOf(dataOf(text), { ...wholeView(1000), ...view });
}

function rowOf({ rows }: Scene, id: string): ActivityRow {
  const row = rows.find(each => each.kind === "activity" && each.activity.id === id);
  assert.ok(row?.kind === "activity", id);
  return row;
}

const titles = ({ rows }: Scene): readonly string[] =>
  rows.map(row => (row.kind === "group" ? `[${row.title}]` : row.activity.id));

describe("the timeline's rows", () => {
  it("stand by phase, as written", () => {
    assert.deepEqual(titles(scene()), [
      "announce",
      "[Cut over]",
      "upgrade",
      "copy",
      "go",
      "[Outside any phase]",
      "look",
    ]);
  });

  it("stand by owner and by team, in order of time", () => {
    assert.deepEqual(titles(scene({ rows: "owner" })), [
      "[Ada Byron]",
      "announce",
      "upgrade",
      "copy",
      "go",
      "[Raj Iyer]",
      "look",
    ]);
    assert.deepEqual(titles(scene({ rows: "team" })), [
      "[Operations]",
      "announce",
      "upgrade",
      "copy",
      "go",
      "[In no team]",
      "look",
    ]);
  });

  it("name everybody who takes part by owner, and say in what way", () => {
    const text = release
      .replace("runbook release", 'person lee "Lee Park" { timezone UTC contact "l" }\nrunbook release')
      .replace('step copy "Copy" {', 'step copy "Copy" { owner ada or raj with lee');
    const { rows } = scene({ rows: "owner" }, text);
    const groups = rows.flatMap(row => (row.kind === "group" ? [row] : []));
    assert.deepEqual(
      groups.map(({ title, count }) => `${title}: ${count}`),
      ["Ada Byron: 4 activities", "Raj Iyer: owns 1, covers 3", "Lee Park: takes part in 1"],
    );
    const lee = groups.find(({ title }) => title === "Lee Park");
    assert.deepEqual([lee?.isEmpty, lee?.marks.length], [true, 1]);
    assert.equal(groups.find(({ title }) => title === "Raj Iyer")?.marks.length, 0);
  });

  it("fold to one line that keeps the bars", () => {
    const folded = scene({ collapsed: ["phase cutover"] });
    assert.deepEqual(titles(folded), ["announce", "[Cut over]", "[Outside any phase]", "look"]);
    const group = folded.rows.find(row => row.kind === "group");
    assert.equal(group?.kind === "group" && group.marks.length, 3);
  });

  it("are those that meet the filter", () => {
    assert.deepEqual(titles(scene({ filter: { search: "copy ada" } })), ["[Cut over]", "copy"]);
    assert.deepEqual(titles(scene({ filter: { owners: ["person raj"] } })), [
      "[Cut over]",
      "upgrade",
      "copy",
      "go",
      "[Outside any phase]",
      "look",
    ]);
    assert.equal(scene({ filter: { owners: ["person raj"] } }).shown, 4);
  });

  it("are shaded when their owner does not work", () => {
    const inChicago = scene({ rows: "owner" }, release.replace("Asia/Kolkata", "America/Chicago"));
    assert.deepEqual([...new Set(rowOf(inChicago, "look").shades.map(({ kind }) => kind))], ["quiet"]);
    assert.deepEqual(rowOf(scene({ rows: "owner" }), "look").shades, []);
  });
});

describe("a title that is cut", () => {
  it("keeps its end, and fits", () => {
    const titles = [3, 4].map(node => `Upgrade the payment database, node ${node}`);
    assert.deepEqual(
      titles.map(title => fittedTitle(title, 12.5, 180)),
      ["Upgrade the paym… node 3", "Upgrade the paym… node 4"],
    );
    for (const title of [...titles, "Supercalifragilisticexpialidocious-3", "x".repeat(60)]) {
      for (const room of [40, 90, 140, 200, 400]) {
        const cut = fittedTitle(title, 12.5, room);
        assert.ok(textWidth(cut, 12.5) <= room, `${cut} in ${room}`);
        assert.equal(cut === title, textWidth(title, 12.5) <= room);
      }
    }
  });
});

describe("what an activity waits for, in words", () => {
  it("is named, and counted where it is much", () => {
    const steps = Array.from({ length: 8 }, (_, index) => `step s${index} "S${index}" { takes 1m }`).join("\n");
    const data = dataOf(`runbook r "R" { parallel { ${steps} } step last "Last" { takes 1m } }`);
    const of = (id: string) => {
      const activity = data.activities.find(each => each.id === id);
      assert.ok(activity);
      return neighbourLines(data, activity);
    };
    assert.deepEqual(of("s0"), ["Before Last"]);
    assert.deepEqual(of("last"), ["After S0, S1, S2, S3, S4, S5 and 2 more"]);
  });
});

describe("the timeline's marks", () => {
  it("are the plan, the worst case and the condition", () => {
    const whole = scene();
    const { mark } = rowOf(whole, "upgrade");
    assert.ok(mark?.tail);
    assert.ok(Math.abs(mark.bar.width - mark.tail.width) < 1e-6);
    assert.equal(rowOf(whole, "copy").mark?.conditional, true);
    assert.equal(rowOf(whole, "go").mark?.diamond, rowOf(whole, "go").mark?.bar.x);
  });

  it("have their findings within the picture, where a bar is as wide as it", () => {
    // Nobody says how long the first takes: after the bar of the second stands a question mark, and no room is left.
    const steps = 'step zero "Zero" {}\n  step one "One" { takes 4h }';
    const text = `runbook r "R" {\n  timezone UTC\n  window 2026-05-23 10:00 to 2026-05-23 14:00\n  ${steps}\n}`;
    const { badge, bar } = rowOf(scene({}, text), "one").mark ?? {};
    assert.ok(badge && bar);
    assert.ok(badge.x > bar.x && badge.x < bar.x + bar.width, `${badge.x} in ${bar.x} to ${bar.x + bar.width}`);
  });

  it("show what a selected activity waits for, and what waits for it", () => {
    const { dependencies } = scene({ selected: "copy" });
    assert.deepEqual(
      dependencies.map(({ from, to }) => [from, to]),
      [
        [1, 2],
        [2, 3],
      ],
    );
  });

  it("show undoing in reverse, against the window", () => {
    const { undoing } = scene({ selected: "copy" });
    assert.deepEqual(
      undoing?.marks.map(({ title }) => title),
      ["Copy back, Ada Byron or Raj Iyer", "Back, Ada Byron or Raj Iyer"],
    );
    assert.equal(undoing?.state, "inside");
    assert.equal(
      undoing?.text,
      "A rollback takes 50m: started at Sun 00:00, it ends at Sun 00:50, 3h10m before the window ends",
    );
  });

  it("promise no end of undoing while a way back has no duration", () => {
    const open = (rest: string): string => release.replace('Copy back" { takes 20m', `Copy back" { ${rest}`);
    const flagOf = (text: string): string | undefined =>
      scene({ selected: "copy" }, text).flags.find(({ kind }) => kind === "undo")?.label;
    assert.equal(
      scene({ selected: "copy" }, open("")).undoing?.text,
      "A rollback takes at least 30m: started at Sun 00:00, it ends at Sun 00:30 or later",
    );
    assert.equal(flagOf(open("")), "Undone Sun 00:30 or later");
    assert.equal(flagOf(release), "Undone Sun 00:50");
    assert.match(
      scene({ selected: "copy" }, open("").replace("takes 30m", "takes 6h")).undoing?.text ?? "",
      /at least 6h: started .* it ends at Sun 06:00 or later, 2h after the window$/,
    );
    assert.equal(
      scene({ selected: "copy" }, open("").replace("takes 30m", "")).undoing?.text,
      "The length of a rollback is unknown: a rollback or its duration is missing",
    );
  });

  it("go on behind the window where undoing does", () => {
    const late = release.replace('Copy back" { takes 20m', 'Copy back" { takes 5h');
    const { undoing, scale } = scene({ selected: "copy" }, late);
    assert.equal(undoing?.state, "outside");
    assert.match(undoing?.text ?? "", /ends at Sun 05:30, 1h30m after the window$/);
    assert.ok(scale.width > 1000);
    assert.ok((undoing?.endX ?? 0) < scale.width + 1e-6);
  });
});

describe("the timeline's flags", () => {
  it("stand at both ends of the window", () => {
    const { flags, scale } = scene();
    const [start, end] = ["Window", "Window ends"].map(each => flags.find(({ label }) => label === each)?.x);
    const { window } = dataOf(release);
    assert.ok(window);
    assert.deepEqual([start, end], [scale.x(window.start), scale.x(window.end)]);
  });

  it("show another date by its ends, with its band running through the break", () => {
    const text = `runbook r "R" { timezone UTC window Sat 2026-05-23 22:00 to 04:00
  fallback Sat 2026-05-30 22:00 to 04:00 step a "A" { takes 4h } }`;
    const data = dataOf(text);
    const { flags, scale } = sceneOf(data, wholeView(1_000));
    assert.ok(data.busy.length >= 3);
    const [shown] = data.fallbacks ?? [];
    assert.ok(shown);
    const [start, end] = ["Fallback", "Fallback ends"].map(each => flags.find(({ label }) => label === each)?.x);
    assert.deepEqual([start, end], [scale.x(shown.start), scale.x(shown.end)]);
  });

  it("stay within the picture, however long a freeze is called", () => {
    const called = "The quiet weeks ".repeat(20);
    const text = `freeze "${called}" 2026-05-24 to 2026-05-25 in UTC
runbook r "R" { window 2026-05-23 18:00 to 2026-05-24 04:00 UTC step a "A" { takes 4h } }`;
    for (const width of [600, 1000, 2000]) {
      const { flags, width: drawn } = sceneOf(dataOf(text), wholeView(width));
      const freeze = flags.find(({ kind }) => kind === "freeze");
      assert.match(freeze?.label ?? "", /^Freeze: The quiet.*…$/);
      for (const { x, label, anchor } of flags) {
        const length = textWidth(label, flagSize, "bold");
        assert.ok(anchor === "start" ? x + length <= drawn : x - length >= 0, label);
      }
    }
  });
});

describe("what if a contingency strikes, on the timeline", () => {
  const struck = release.replace(
    /\}$/,
    `  contingency slow "Slow" { owner raj after upgrade step fix "Fix" { takes 40m } then continue }
  contingency lost "Lost" { owner ada check find "Find out" { takes 15m } then rollback }
  contingency late "Late" { owner ada after start of upgrade takes 9h then continue }
}`,
  );
  const sceneIf = (whatIf: string | undefined): Scene => {
    const data = timelineData(analyse(struck), { whatIf });
    assert.ok(data);
    return sceneOf(data, wholeView(1000));
  };

  it("has what it does in the row it strikes, and each bar that moves where it then is", () => {
    const { whatIf, scale, rows } = sceneIf("slow");
    assert.ok(whatIf);
    const go = rows.find(each => each.kind === "activity" && each.activity.id === "go");
    assert.ok(go?.kind === "activity" && go.activity.times);
    const [bar, ...others] = whatIf.bars;
    assert.equal(others.length, 0);
    assert.match(bar?.title ?? "", /^Fix \(Slow\), .*, Raj Iyer$/);
    const look = whatIf.ghosts.find(({ title }) => title.startsWith("Look, if Slow strikes"));
    const before = rows.find(each => each.kind === "activity" && each.activity.id === "look");
    assert.ok(look && before?.kind === "activity" && before.activity.times);
    assert.equal(Math.round(look.x), Math.round(scale.x(before.activity.times.start + 40 * 60)));
    assert.deepEqual(whatIf.left, []);
  });

  it("has the rollback after it, and strikes out what is not done any more", () => {
    const { whatIf, flags } = sceneIf("lost");
    assert.ok(whatIf);
    assert.deepEqual(
      whatIf.bars.map(({ ink }) => ink),
      ["what-if", "undo"],
    );
    assert.deepEqual(whatIf.ghosts, []);
    assert.ok(flags.some(({ kind, label }) => kind === "what if" && label.startsWith("Ends ")));
  });

  it("says where it is too late, and draws as far as that is", () => {
    const { whatIf, flags, width } = sceneIf("late");
    assert.ok(whatIf && whatIf.endX <= width);
    assert.ok(flags.some(({ label }) => label.endsWith(", too late")));
  });

  it("has nothing where none strikes, and says so where one cannot", () => {
    assert.equal(sceneIf(undefined).whatIf, undefined);
    assert.equal(sceneIf("unknown").whatIf, undefined);
    const final = struck.replace(`rollback "Back" { takes 30m }`, 'irreversible because "gone"');
    const data = timelineData(analyse(final), { whatIf: "lost" });
    assert.match(data?.notice ?? "", /^"Lost" cannot strike/);
  });
});

describe("another version, on the timeline", () => {
  const against = (text: string) => {
    const [was, is] = [analyse(text), analyse(release)];
    const earlier = earlierOf(was, is, "main");
    const data = timelineData(is, { against: earlier });
    assert.ok(data && earlier);
    return { data, earlier, scene: sceneOf(data, wholeView(1000)) };
  };

  it("has each bar that has moved where it was, on the same scale, and none for those that have not", () => {
    const { scene, data } = against(release.replace("takes 1h at most 2h", "takes 20m at most 2h"));
    for (const row of scene.rows) {
      if (row.kind !== "activity") continue;
      const was = data.against?.moved.find(({ activity }) => activity === row.activity.index);
      assert.equal(row.mark?.ghost !== undefined, was !== undefined, row.title);
      assert.equal(row.mark?.ghost?.x, was && scene.scale.x(was.start), row.title);
    }
    assert.equal(rowOf(scene, "announce").mark?.ghost, undefined);
    assert.ok(rowOf(scene, "copy").words.some(words => words.startsWith("Before (main): Sat 22:20")));
  });

  for (const [before, says] of [
    ["There was no such file at `main`.", "Not compared with main: There was no such file at `main`"],
    [analyse(""), "Not compared with main: The other version has no runbook"],
  ] as const)
    it(`says in words that there is none: ${says}`, () => {
      const is = analyse(release);
      const data = timelineData(is, { against: earlierOf(before, is, "main") });
      assert.ok(data);
      const { clock, rows } = sceneOf(data, wholeView(1000));
      assert.ok(factsOf(data, clock).includes(says));
      for (const row of rows) if (row.kind === "activity") assert.equal(row.mark?.ghost, undefined);
    });

  it("draws none of a version that was years away, and tells of it all the same", () => {
    const { scene, earlier } = against(release.replaceAll("2026-05", "2021-05"));
    assert.equal(earlier.moved.length, 5);
    for (const row of scene.rows) if (row.kind === "activity") assert.equal(row.mark?.ghost, undefined);
    assert.ok(
      rowOf(scene, "copy").words.some(words => words.startsWith("Before (main): Sun 2021-05-23")),
      rowOf(scene, "copy").words.join(),
    );
  });
});
