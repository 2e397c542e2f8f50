/** `gonogo run`: a night by its command line. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "mocha";
import { asked, folderWith } from "./program.js";

const runbook = `person ana "Ana" { timezone UTC contact "#a" }
person ben "Ben" { timezone UTC contact "#b" }
environment staging
runbook release "Release" {
  timezone UTC
  window 2026-06-03 04:00 to 2026-06-03 08:00
  coordinator ana
  decider ana
  owner ana or ben
  step prepare "Prepare" { takes 30m rollback none because "nothing changes" }
  gate go "Go" { takes 5m requires "green", "agreed" otherwise rollback }
  step last "Last" { owner ben takes 20m rollback "Last back" { takes 10m } }
}
`;

describe("gonogo run", () => {
  const night = (files: Readonly<Record<string, string>> = { "release.runbook": runbook }) => {
    const cwd = folderWith(files);
    const run = (...args: readonly string[]) => asked(["run", ...args], cwd);
    const wrote = async (...args: readonly string[]): Promise<string> => {
      const { code, stdout, stderr } = await run(...args);
      assert.equal(code, 0, stderr);
      return stdout.trim();
    };
    const refused = async (...args: readonly string[]): Promise<string> => {
      const { code, stdout, stderr } = await run(...args);
      assert.deepEqual([code, stdout], [2, ""]);
      return stderr.split("\n")[0] ?? "";
    };
    return { cwd, run, wrote, refused };
  };
  const f = "release.runbook";
  const at = (clock: string): readonly string[] => ["--at", `2026-06-03 ${clock}`];

  it("keeps a night, and shows it as it stood at any time", async () => {
    const { cwd, run, wrote } = night();
    assert.equal(await wrote("open", f, "--by", "ana", ...at("03:55")), "1: opened at Wed 2026-06-03 03:55 by ana");
    assert.equal(
      await wrote("start", f, "prepare", "--by", "ana", ...at("04:00")),
      "2: prepare started at Wed 2026-06-03 04:00 by ana",
    );
    await wrote("done", f, "prepare", "--by", "ana", "--text", "all there", ...at("04:40"));
    await wrote("decide", f, "go", "--go", "--unmet", "2", "--by", "ana", ...at("04:45"));
    await wrote("hand-over", f, "last", "--from", "ben", "--to", "ana", "--by", "ana", ...at("04:46"));
    await wrote("start", f, "last", "--by", "ana", ...at("04:50"));
    const then = await run("status", f, "--now", "2026-06-03 04:20:40");
    assert.match(
      then.stdout,
      /^release "Release": open, 0 of 3 activities over, 04:20 UTC\n\nNow +prepare "Prepare", Ana: 20m of 30m, ends 04:30; then go: call Ana/,
    );
    const now = await run("status", f, "--now", "2026-06-03 05:00", "--json");
    const status = JSON.parse(now.stdout);
    assert.deepEqual(
      [status.running[0].name, status.running[0].owner.name, status.end.later, status.end.planned],
      ["last", "ana", 900, "2026-06-03T05:10:00+00:00"],
    );
    assert.equal(now.code, 0);
    await wrote("done", f, "last", "--by", "ana", ...at("05:12"));
    await wrote("correct", f, "--event", "7", ...at("05:11"), "--by", "ana");
    await wrote("close", f, "--outcome", "succeeded", "--by", "ana", ...at("05:15"));
    const review = JSON.parse(await wrote("review", f, "--to", "json"));
    assert.deepEqual(
      [review.outcome, review.ended, review.handovers.length],
      ["succeeded", "2026-06-03T05:11:00+00:00", 1],
    );
    assert.deepEqual(review.decisions[0].criteria, [
      { text: "green", met: true },
      { text: "agreed", met: false },
    ]);
    assert.equal(await wrote("verify", f), "release.2026-06-03.run.jsonl: 9 events, each as it was written");
    assert.equal(readFileSync(join(cwd, "release.2026-06-03.run.jsonl"), "utf8").split("\n").length, 10);
  });

  it("refuses what does not fit, in words, and says what is missing", async () => {
    const { run, wrote, refused } = night();
    assert.match(
      await refused("start", f, "prepare", "--by", "ana"),
      /has no run: `gonogo run open release.runbook --by NAME` begins one$/,
    );
    await wrote("open", f, "--by", "ana", ...at("03:55"));
    assert.match(
      await refused("start", f, "last", "--by", "ben"),
      /"Last" waits for .*, which .* not done: to begin all the same, give the reason as a text$/,
    );
    assert.match(await refused("start", f, "lst", "--by", "ben"), /: there is no `lst` in the plan: use the name/);
    assert.match(await refused("start", f, "prepare"), /say who writes it: `--by NAME`/);
    assert.match(await refused("start", f, "--by", "ana"), /no activity is named/);
    assert.match(await refused("hold", f, "--by", "ana"), /say why: `--text TEXT`/);
    assert.match(await refused("decide", f, "go", "--by", "ana"), /`--go` or `--no-go`/);
    assert.match(await refused("start", f, "prepare", "--by", "ana", "--at", "soon"), /`--at soon` is no time/);
    assert.match(
      await refused("hold", f, "last", "--by", "ana", "--text", "x"),
      /`hold` is about the whole run.*`block`/,
    );
    assert.match(await refused("close", f, "last", "--by", "ana"), /`close` is about the whole run: leave `last` out$/);
    assert.match(await refused("status", f, "last"), /`status` is about the whole run: leave `last` out$/);
    assert.match(await refused("begin", f), /there is no action `begin`/);
    assert.match(await refused("status", f, "--at", "04:00"), /how it stood at a time, write `status --now TIME`/);
    assert.match(await refused("verify", f, "--text", "x"), /`verify` writes nothing down, so `--text` means nothing/);
    assert.match(
      await refused("done", f, "prepare", "--by", "ana", "--go"),
      /`--go` goes with `decide`, not with `done`/,
    );
    assert.match(
      await refused("start", f, "prepare", "--by", "ana", "--at", "2999-01-01 00:00"),
      /Tue 2999-01-01 00:00 is still to come: say when it happened$/,
    );
    const early = await run("start", f, "last", "--by", "ben", "--text", "done on Monday", ...at("04:00"));
    assert.equal(early.code, 0);
  });

  it("takes what somebody wrote whom the runbook does not name, and says so", async () => {
    const { run } = night();
    const opened = await run("open", f, "--by", "anna", ...at("03:55"));
    assert.equal(opened.code, 0);
    assert.match(opened.stderr, /the runbook names nobody `anna`: it is written all the same.*did you mean `ana`\?/);
    assert.equal((await run("start", f, "prepare", "--by", "ana", ...at("04:00"))).stderr, "");
  });

  it("opens no second run beside one that is open, unless its log is named", async () => {
    const { run, wrote, refused } = night();
    await wrote("open", f, "--by", "ana", ...at("03:55"));
    assert.match(
      await refused("open", f, "--by", "ben", ...at("03:56")),
      /release\.2026-06-03\.run\.jsonl is open since Wed 2026-06-03 03:55, by ana: go on with it, or close it first.*`--log FILE`$/,
    );
    const named = await run("open", f, "--by", "ben", "--log", "second.run.jsonl", ...at("03:56"));
    assert.equal(named.code, 0);
    await wrote("close", f, "--by", "ana", "--outcome", "partly", ...at("03:58"));
    assert.equal((await run("open", f, "--by", "ben", ...at("03:59"))).code, 0);
  });

  it("completes what may be done now", async () => {
    const { wrote } = night();
    await wrote("open", f, "--by", "ana", ...at("03:55"));
    const may = async (action: string): Promise<readonly string[]> =>
      (await wrote("status", f, "--may", action)).split("\n");
    assert.deepEqual([await may("start"), await may("done")], [["prepare"], [""]]);
    await wrote("start", f, "prepare", "--by", "ana", ...at("04:00"));
    assert.deepEqual([await may("start"), await may("done"), await may("decide")], [[""], ["prepare"], [""]]);
    await wrote("done", f, "prepare", "--by", "ana", ...at("04:10"));
    assert.deepEqual(await may("decide"), ["go"]);
  });

  it("goes on by the plan it was opened with until it is replanned", async () => {
    const { cwd, run, wrote } = night();
    await wrote("open", f, "--by", "ana", ...at("03:55"));
    writeFileSync(join(cwd, f), runbook.replace("takes 30m", "takes 1h"));
    const before = await run("status", f, "--now", "2026-06-03 03:56", "--json");
    assert.match(before.stderr, /has changed since the run was opened/);
    assert.equal(JSON.parse(before.stdout).end.planned, "2026-06-03T04:55:00+00:00");
    await wrote("replan", f, "--by", "ana", "--text", "more to copy", ...at("03:57"));
    const after = await run("status", f, "--now", "2026-06-03 03:58", "--json");
    assert.deepEqual([after.stderr, JSON.parse(after.stdout).end.planned], ["", "2026-06-03T05:25:00+00:00"]);
    assert.equal(readdirSync(cwd).filter(name => name.includes(".run.plan-")).length, 2);
  });

  it("offers the rehearsal statement of a rehearsal", async () => {
    const { wrote } = night();
    await wrote("open", f, "--rehearsal", "staging", "--by", "ana", "--at", "2026-05-26 10:00");
    await wrote("start", f, "prepare", "--by", "ana", "--at", "2026-05-26 10:00");
    await wrote("done", f, "prepare", "--by", "ana", "--at", "2026-05-26 10:30");
    await wrote("close", f, "--outcome", "rehearsal passed", "--by", "ana", "--at", "2026-05-26 11:35");
    assert.match(await wrote("review", f), /- Record the rehearsal: `rehearsal 2026-05-26 on staging passed in 1h35m`/);
  });

  it("looks back at a run on one page that loads nothing, the same each time", async () => {
    const { wrote, refused } = night();
    await wrote("open", f, "--by", "ana", ...at("03:55"));
    await wrote("start", f, "prepare", "--by", "ana", "--text", "<b>now</b>", ...at("04:00"));
    await wrote("hold", f, "--by", "ben", "--text", "<img src=x> https://example.com/queue", ...at("04:10"));
    await wrote("resume", f, "--by", "ana", ...at("04:15"));
    await wrote("done", f, "prepare", "--by", "ana", ...at("04:40"));
    await wrote("close", f, "--outcome", "partly", "--by", "ana", ...at("05:15"));
    const page = await wrote("review", f, "--to", "html");
    assert.equal(await wrote("review", f, "--to", "html"), page);
    assert.match(
      page,
      /^<!DOCTYPE html>[\s\S]*<h1>Review: Release<\/h1>[\s\S]*Held[\s\S]*for 5m, resumed by ana: &lt;img src=x&gt;/,
    );
    assert.match(page, /<a href="https:\/\/example\.com\/queue">/);
    assert.match(page, /write <code>takes 40m<\/code>/);
    assert.doesNotMatch(page, /<script|<link|<img|<[^>]+ src=|url\((?!#)/);
    assert.match(page, /<h2 id="timeline">Timeline<\/h2>[\s\S]*Closed Wed 05:15: 1 of 3 activities over/);
    assert.match(await refused("review", f, "--to", "pdf"), /there is no format `pdf`: markdown, html or json/);
  });

  it("draws a run as it stands, and as it stood, to the same bytes each time", async () => {
    const { cwd, run, wrote, refused } = night();
    await wrote("open", f, "--by", "ana", ...at("03:55"));
    await wrote("start", f, "prepare", "--by", "ana", ...at("04:00"));
    await wrote("done", f, "prepare", "--by", "ana", "--text", "<b>all</b> there", ...at("04:40"));
    const then = ["--now", "2026-06-03 04:20"];
    const svg = await wrote("timeline", f, ...then);
    assert.match(svg, /^<\?xml [\s\S]*Now Wed 04:20[\s\S]*since 04:00, 20m of 30m, ends 04:30/);
    assert.match(
      svg,
      /release\.2026-06-03\.run\.jsonl · plan [0-9a-f]{12} · 2 events by Wed 2026-06-03 04:20 · times in UTC/,
    );
    assert.equal(await wrote("timeline", f, ...then), svg);
    const later = await wrote("timeline", f, "--now", "2026-06-03 04:45", "--rows", "owner", "--theme", "dark");
    assert.match(later, /04:00 – 04:40, 10m over/);
    assert.match(later, /Said Wed 04:40 by Ana: &lt;b&gt;all&lt;\/b&gt; there/);
    const page = await wrote("timeline", f, ...then, "--to", "html");
    assert.match(page, /<title>Release: Run: open<\/title>[\s\S]*<th[^>]*>State<\/th>/);
    assert.doesNotMatch(page, /<script|<link|<img|<[^>]+ src=|url\((?!#)/);
    assert.equal(await wrote("timeline", f, ...then, "--output", "now.svg"), "");
    assert.equal(readFileSync(join(cwd, "now.svg"), "utf8").trim(), svg);
    assert.equal(await wrote("timeline", f, ...then, "--to", "png", "--output", "sheets/"), "");
    assert.deepEqual(readdirSync(join(cwd, "sheets")), ["timeline-1.png"]);
    await wrote("close", f, "--outcome", "partly", "--by", "ana", ...at("05:15"));
    assert.match(await wrote("timeline", f), /Closed Wed 05:15[\s\S]*not done any more/);
    assert.match(await refused("timeline", f, "--to", "pdf"), /there is no format `pdf`: svg, png or html/);
    assert.match(await refused("timeline", f, "--theme", "auto"), /`--theme auto` is for HTML/);
    assert.match(await refused("timeline", f, "--output", "other.runbook"), /only runbooks end in \.runbook/);
    assert.match(await refused("status", f, "--theme", "dark"), /`--theme` goes with `timeline`, not with `status`/);
    assert.equal((await run("timeline", "none.runbook")).code, 2);
  });

  it("finds a log that was changed, and adds nothing to it", async () => {
    const { cwd, run, wrote, refused } = night();
    await wrote("open", f, "--by", "ana", ...at("03:55"));
    await wrote("start", f, "prepare", "--by", "ana", ...at("04:00"));
    await wrote("note", f, "--text", "as expected", "--by", "ana", ...at("04:05"));
    const path = join(cwd, "release.2026-06-03.run.jsonl");
    writeFileSync(path, readFileSync(path, "utf8").replace("04:00:00", "04:01:00"));
    const { code, stdout } = await run("verify", f);
    assert.deepEqual(
      [code, stdout],
      [
        1,
        "release.2026-06-03.run.jsonl: line 3 does not follow on the line before it: one of the two was changed, or a line is missing\n",
      ],
    );
    assert.match(await refused("done", f, "prepare", "--by", "ana"), /Nothing is added to a log that was changed/);
  });
});
