/** A run in the editor: lenses on what may be recorded now, how it stands, writing to its log, its review, and what it measured. */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, it } from "mocha";
import type { CodeAction, CodeLens, Range } from "vscode-languageserver-types";
import type { TimelineData } from "../../language/exports/timeline/data.js";
import { unpackedTimeline } from "../../language/exports/timeline/packed.js";
import type { Said } from "../../language/run/events.js";
import {
  clientCommands,
  type ExportResult,
  exportRequest,
  type RunActArguments,
  type RunResult,
  type RunReviewResult,
  type RunWriteResult,
  runChanged,
  runRequest,
  runReviewRequest,
  runWriteRequest,
  type TimelineDragResult,
  type TimelineMoreResult,
  type TimelineParams,
  type TimelineResult,
  timelineChanged,
  timelineDragRequest,
  timelineMoreRequest,
  timelineRequest,
} from "../../server/protocol.js";
import { utc } from "../support/runs.js";
import { type Editor, everything, type Setup, startEditor } from "./editor.js";

const name = "release.runbook";
const people = `person ana "Ana" { timezone UTC contact "#a" }
person ben "Ben" { timezone UTC contact "#b" }
`;
const runbook = `import "./people.runbook"
environment staging
runbook release "Release" {
  timezone UTC
  window 2026-06-03 04:00 to 2026-06-03 08:00
  coordinator ana
  decider ana
  owner ana or ben
  step prepare "Prepare" { takes 30m rollback "Prepare back" { takes 5m } }
  gate go "Go" { takes 5m requires "green", "agreed" otherwise rollback }
  step last "Last" { owner ben takes 20m at most 30m rollback "Last back" { takes 10m } }
}
`;
const files = { "people.runbook": people, [name]: runbook };
const log = "release.2026-06-03.run.jsonl";

interface Night {
  readonly editor: Editor;
  /** At the minute after four. */
  at(minute: number): void;
  write(by: string, said: Said, expects?: number): Promise<RunWriteResult>;
  wrote(by: string, said: Said): Promise<void>;
  run(): Promise<RunResult>;
  /** "9: Start → start prepare" */
  lenses(): Promise<readonly string[]>;
  log(): readonly string[];
  told(): number;
}

describe("a run in the editor", () => {
  let editor: Editor | undefined;
  afterEach(() => {
    editor?.dispose();
    editor = undefined;
  });

  async function night(setup: Setup = {}, texts: Readonly<Record<string, string>> = files): Promise<Night> {
    const clock = { now: utc("2026-06-03 04:00") };
    const commands = [clientCommands.runAct, clientCommands.runReview];
    const started = await startEditor(texts, everything, {
      initializationOptions: { commands },
      clock: () => clock.now,
      ...setup,
    });
    editor = started;
    let told = 0;
    started.client.onNotification(runChanged, () => {
      told++;
    });
    started.open(name, texts[name] ?? "");
    await started.settled();
    const uri = started.uri(name);
    const write = (by: string, said: Said, expects?: number): Promise<RunWriteResult> =>
      started.client.sendRequest<RunWriteResult>(runWriteRequest, { uri, by, said, expects });
    return {
      editor: started,
      at: minute => {
        clock.now = utc("2026-06-03 04:00") + 60 * minute;
      },
      write,
      wrote: async (by, said) => {
        const result = await write(by, said);
        assert.equal(result.kind, "written", JSON.stringify(result));
      },
      run: () => started.client.sendRequest<RunResult>(runRequest, { uri }),
      lenses: async () => {
        const found = await started.client.sendRequest<CodeLens[] | null>("textDocument/codeLens", {
          textDocument: { uri },
        });
        return (found ?? []).flatMap(({ range, command }) => {
          if (!command || /^(?:GO|NO-GO|slack|Latest|\d+[hm])/.test(command.title)) return [];
          const given = (command.arguments ?? []) as unknown as RunActArguments;
          const about = given[2] ? ` ${given[2].activity}` : "";
          const leads = command.command === "" ? "" : ` → ${given[1] ?? command.command}${about}`;
          return [`${range.start.line + 1}: ${command.title}${leads}`];
        });
      },
      log: () => readFileSync(join(started.folder, log), "utf8").trimEnd().split("\n"),
      told: () => told,
    };
  }

  it("is nothing where there is no log, and loads nothing", async () => {
    const { run, lenses, told, editor: started } = await night();
    assert.deepEqual(await run(), { kind: "none" });
    assert.deepEqual(await lenses(), []);
    assert.equal(told(), 0);
    assert.deepEqual(started.failures, []);
  });

  it("draws it in the timeline, follows its log, and shows the plan alone where that is asked for", async () => {
    const { editor: started, at, wrote } = await night();
    let changed = 0;
    started.client.onNotification(timelineChanged, () => {
      changed++;
    });
    const uri = started.uri(name);
    const get = async (asked: Partial<TimelineParams> = {}): Promise<TimelineData> => {
      const result = await started.client.sendRequest<TimelineResult>(timelineRequest, { uri, ...asked });
      assert.ok(result.kind === "whole", JSON.stringify(result));
      return unpackedTimeline(result.data);
    };
    const alone = await get();
    assert.deepEqual([alone.run, alone.runBeside], [undefined, undefined]);
    await wrote("ana", { kind: "opened" });
    await wrote("ana", { kind: "started", activity: "prepare" });
    at(16);
    const shown = await get();
    assert.deepEqual([shown.run?.now, shown.run?.activities[0]?.state], [utc("2026-06-03 04:16"), "running"]);
    assert.deepEqual(shown.runBeside, { says: "Run of Wed 2026-06-03: 0 of 3 over", isShown: true });
    const plan = await get({ run: "none" });
    assert.deepEqual([plan.run, plan.runBeside?.isShown], [undefined, false]);
    assert.equal((await get({ against: { kind: "ref", ref: "main" } })).run, undefined);
    const again = await started.client.sendRequest<TimelineResult>(timelineRequest, { uri });
    assert.ok(again.kind === "whole");
    const same = await started.client.sendRequest<TimelineResult>(timelineRequest, { uri, have: again.revision });
    assert.deepEqual(same, { kind: "same" });
    const more = await started.client.sendRequest<TimelineMoreResult>(timelineMoreRequest, {
      uri,
      have: again.revision,
      activities: [0],
      undoing: true,
    });
    assert.ok(more.kind === "more" && more.undoing && more.undoing.moments[0]?.after === utc("2026-06-03 04:00"));
    const drag = { kind: "resize", to: 600 };
    const refusal = await started.client.sendRequest<TimelineDragResult>(timelineDragRequest, {
      uri,
      have: again.revision,
      activity: 0,
      drag,
    });
    assert.match(refusal.kind === "refused" ? refusal.why : "", /Press N for the plan alone/);
    // The text goes on: the run stays the run of the plan that it was opened with, and its rows lead to the text as it is.
    started.type(name, `\n${runbook.replace('Prepare" {', 'Prepare it" {')}`);
    await started.settled();
    const later = await get();
    assert.deepEqual([later.activities[0]?.title, later.activities[0]?.place.range.start.line], ["Prepare", 9]);
    const before = changed;
    started.touch(log);
    await started.settled();
    assert.ok(changed > before);
    await wrote("ana", { kind: "done", activity: "prepare" });
    await wrote("ana", { kind: "closed", outcome: "partly" });
    assert.equal((await get()).run, undefined);
    assert.equal((await get({ run: "latest" })).run?.closed?.outcome, "partly");
    const made = await started.client.sendRequest<ExportResult>(exportRequest, { uri, format: "svg", run: "latest" });
    assert.match("content" in made ? made.content : "", /Closed Wed/);
    assert.deepEqual(started.failures, []);
  });

  it("offers above each line what may be recorded now, and says how it stands", async () => {
    const { at, wrote, lenses } = await night();
    await wrote("ana", { kind: "opened" });
    assert.deepEqual(await lenses(), [
      "3: Run open since 04:00, 0 of 3 activities over",
      "3: Hold… → hold",
      "3: ends 04:55, as planned",
      "3: decide by 07:45",
      "9: ready",
      "9: Start → start prepare",
      "9: Block… → block prepare",
      "9: Skip… → skip prepare",
    ]);
    await wrote("ana", { kind: "started", activity: "prepare" });
    at(16);
    assert.deepEqual(
      (await lenses()).filter(each => each.startsWith("9:")),
      [
        "9: running 16m of 30m, ends 04:30",
        "9: Done → done prepare",
        "9: Failed… → fail prepare",
        "9: Block… → block prepare",
      ],
    );
    at(42);
    assert.equal(
      (await lenses()).find(each => each.startsWith("9:")),
      "9: running 42m of 30m, 12m over, ends not before now",
    );
    await wrote("ana", { kind: "blocked", activity: "prepare", text: "no password", on: "ben" });
    assert.deepEqual(
      (await lenses()).filter(each => each.startsWith("9:")),
      [
        "9: running, blocked since 04:42 by ana: no password, waits for ben",
        "9: Done → done prepare",
        "9: Failed… → fail prepare",
        "9: Block… → block prepare",
        "9: Unblock → unblock prepare",
      ],
    );
    await wrote("ana", { kind: "done", activity: "prepare" });
    assert.deepEqual((await lenses()).slice(-6), [
      "9: done 04:42 by ana",
      "10: ready",
      "10: Go → go go",
      "10: No-Go… → no-go go",
      "10: Block… → block go",
      "10: Skip… → skip go",
    ]);
    await wrote("ben", { kind: "held", text: "queue grows" });
    assert.deepEqual((await lenses()).slice(0, 2), [
      "3: Run held since 04:42 by ben: queue grows",
      "3: Resume → resume",
    ]);
    assert.ok(!(await lenses()).some(each => each.includes("→ go ")));
  });

  it("offers what a rollback takes once it is called, and nothing of it before", async () => {
    const { at, wrote, lenses } = await night();
    await wrote("ana", { kind: "opened" });
    await wrote("ana", { kind: "started", activity: "prepare" });
    at(10);
    await wrote("ana", { kind: "rollback-called", text: "it will not do" });
    const shown = await lenses();
    assert.equal(shown[0], "3: Run rolled back since 04:10 by ana: it will not do, 0 of 3 activities over");
    assert.ok(shown.includes("9: Undone → undo prepare"), shown.join("\n"));
    assert.ok(shown.includes("9: to be done for the rollback"), shown.join("\n"));
    assert.ok(shown.includes("9: Start → start rollback prepare"), shown.join("\n"));
  });

  it("gives the whole of it, with where everything stands, and tells of what changes", async () => {
    const { wrote, run, told, editor: started } = await night();
    await wrote("ana", { kind: "opened" });
    const before = told();
    assert.ok(before > 0);
    const result = await run();
    assert.ok(result.kind === "run");
    assert.deepEqual(
      [result.board.status.state, result.board.status.next.map(each => each.name), result.hasChanged],
      ["open", ["prepare"], false],
    );
    assert.equal(result.log, started.uri(log));
    assert.equal(result.places.last?.range.start.line, 10);
    // Another program writes to it.
    started.touch(log);
    await started.settled();
    assert.ok(told() > before);
  });

  it("writes nothing that does not fit, and tells whoever is second who was first", async () => {
    const { write, wrote, log: lines } = await night();
    assert.deepEqual(await write("ana", { kind: "started", activity: "prepare" }), {
      kind: "refused",
      why: "release.runbook has no run: open one first",
    });
    await wrote("ana", { kind: "opened", rehearsal: "staging" });
    const again = await write("ana", { kind: "opened" });
    assert.ok(
      again.kind === "refused" && /is open since .*, by ana: go on with it, or close it first$/.test(again.why),
    );
    assert.equal((await write("ana", { kind: "started", activity: "prepare" }, 0)).kind, "written");
    const second = await write("ben", { kind: "done", activity: "prepare" }, 0);
    assert.ok(
      second.kind === "refused" && /somebody was first: .*started by ana/.test(second.why),
      JSON.stringify(second),
    );
    const early = await write("ben", { kind: "started", activity: "last" });
    assert.ok(
      early.kind === "refused" && /waits for .*give the reason as a text/.test(early.why),
      JSON.stringify(early),
    );
    assert.equal(lines().length, 2);
  });

  it("is of what is on the disk, and goes on by its plan until it is replanned", async () => {
    const { write, wrote, lenses, run, editor: started } = await night();
    started.type(name, runbook.replace("takes 30m", "takes 1h"));
    await started.settled();
    assert.deepEqual(await write("ana", { kind: "opened" }), {
      kind: "refused",
      why: "a run is of what is on the disk: save release.runbook first",
    });
    started.type(name, runbook);
    await wrote("ana", { kind: "opened" });
    const longer = `// a line more\n${runbook.replace("takes 30m", "takes 1h")}`;
    started.write(name, longer);
    started.type(name, longer);
    await started.settled();
    const shown = await lenses();
    assert.ok(shown.includes("4: Go on by the new one… → replan"), shown.join("\n"));
    assert.ok(shown.includes("4: ends 04:55, as planned"), shown.join("\n"));
    assert.ok(shown.includes("10: Start → start prepare"), shown.join("\n"));
    await wrote("ana", { kind: "replanned", to: "", text: "more to copy" });
    const after = await run();
    assert.ok(after.kind === "run" && !after.hasChanged);
    assert.equal(after.board.status.end.planned, "2026-06-03T05:25:00+00:00");
  });

  it("says what is wrong with a log, and adds nothing to it", async () => {
    const { write, wrote, lenses, editor: started } = await night();
    await wrote("ana", { kind: "opened" });
    await wrote("ana", { kind: "note", text: "as expected" });
    await wrote("ana", { kind: "note", text: "still so" });
    const path = join(started.folder, log);
    writeFileSync(path, readFileSync(path, "utf8").replace("as expected", "As expected"));
    started.touch(log);
    await started.settled();
    assert.ok((await lenses()).some(each => /The log is not what was written: line 3 does not follow/.test(each)));
    const refused = await write("ana", { kind: "note", text: "more" });
    assert.ok(refused.kind === "refused" && /Nothing is added to a log that was changed/.test(refused.why));
  });

  it("looks back at it", async () => {
    const { at, wrote, lenses, editor: started } = await night();
    await wrote("ana", { kind: "opened" });
    await wrote("ana", { kind: "started", activity: "prepare" });
    at(40);
    await wrote("ana", { kind: "done", activity: "prepare" });
    await wrote("ana", { kind: "closed", outcome: "partly" });
    assert.deepEqual(await lenses(), [
      "3: Run of 2026-06-03: partly",
      `3: Review → ${clientCommands.runReview}`,
      "9: done 04:40 by ana",
    ]);
    const params = { uri: started.uri(name) };
    const result = await started.client.sendRequest<RunReviewResult>(runReviewRequest, params);
    assert.ok("markdown" in result, JSON.stringify(result));
    assert.match(result.markdown, /^# Review: Release\n\nRun: \*\*partly\*\*\./);
  });

  it("offers what was measured at its place, and a rehearsal that took place", async () => {
    const { at, wrote, editor: started } = await night();
    await wrote("ana", { kind: "opened", rehearsal: "staging" });
    await wrote("ana", { kind: "started", activity: "prepare" });
    at(45);
    await wrote("ana", { kind: "done", activity: "prepare" });
    await wrote("ana", { kind: "closed", outcome: "rehearsal passed" });
    const actions = async (words: string): Promise<readonly CodeAction[]> => {
      const line = runbook.split("\n").findIndex(each => each.includes(words));
      const character = runbook.split("\n")[line]?.indexOf(words) ?? 0;
      const range: Range = { start: { line, character }, end: { line, character } };
      const params = { textDocument: { uri: started.uri(name) }, range, context: { diagnostics: [] } };
      return (await started.client.sendRequest<CodeAction[]>("textDocument/codeAction", params)) ?? [];
    };
    const [set] = (await actions("takes 30m")).filter(({ title }) => title.startsWith("Set it"));
    assert.equal(set?.title, "Set it to what was measured: `takes 45m` (1 run, median 45m, worst 45m)");
    assert.ok(JSON.stringify(set.edit).includes('"newText":"takes 45m"'));
    assert.ok(!(await actions("takes 5m")).some(({ title }) => title.startsWith("Set it")));
    const [record] = (await actions("runbook release")).filter(({ title }) => title.startsWith("Record"));
    assert.equal(record?.title, "Record the rehearsal: `rehearsal 2026-06-03 on staging passed in 45m`");
    started.type(name, runbook.replace("  owner ana", "  rehearsal 2026-06-03 on staging passed in 45m\n  owner ana"));
    await started.settled();
    assert.ok(!(await actions("runbook release")).some(({ title }) => title.startsWith("Record")));
  });

  it("is not looked for behind links that lead out of the workspace", async () => {
    const { wrote, editor: started } = await night();
    await wrote("ana", { kind: "opened" });
    const outside = `${started.folder}-outside`;
    mkdirSync(outside);
    for (const file of readdirSync(started.folder).filter(each => each !== ".git"))
      writeFileSync(join(outside, file), readFileSync(join(started.folder, file)));
    symlinkSync(outside, join(started.folder, "elsewhere"));
    assert.ok(existsSync(join(started.folder, "elsewhere", log)));
    const elsewhere = `elsewhere/${name}`;
    started.open(elsewhere, runbook);
    await started.settled();
    const result = await started.client.sendRequest<RunResult>(runRequest, { uri: started.uri(elsewhere) });
    assert.deepEqual(result, { kind: "none" });
    const params = { uri: started.uri(elsewhere), by: "ana", said: { kind: "opened" } };
    const refused = await started.client.sendRequest<RunWriteResult>(runWriteRequest, params);
    assert.equal(refused.kind, "refused");
  });
});
