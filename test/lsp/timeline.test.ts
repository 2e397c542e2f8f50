import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { withDelta } from "../../language/exports/timeline/delta.js";
import { unpackedTimeline } from "../../language/exports/timeline/packed.js";
import {
  type ExportResult,
  exportRequest,
  type TimelineDragResult,
  type TimelineEditResult,
  type TimelineMoreResult,
  type TimelineResult,
  timelineDragRequest,
  timelineEditRequest,
  timelineMoreRequest,
  timelineRequest,
} from "../../server/protocol.js";
import { type Editor, startEditor } from "./editor.js";
import { payments, people } from "./sample.js";

const name = "payments-upgrade.runbook";

describe("the timeline of a document in the editor", () => {
  let editor: Editor;
  before(async () => {
    editor = await startEditor({ "people.runbook": people, [name]: payments });
    editor.open(name, payments);
    await editor.settled();
  });
  after(() => {
    const { failures } = editor;
    editor.dispose();
    assert.deepEqual(failures, []);
  });

  const get = (have?: string, file = name) =>
    editor.client.sendRequest<TimelineResult>(timelineRequest, { uri: editor.uri(file), ...(have ? { have } : {}) });
  const whole = async () => {
    const result = await get();
    assert.ok(result.kind === "whole");
    return { ...result, data: unpackedTimeline(result.data) };
  };
  const params = (have: string, activity: number, to: number) => ({
    uri: editor.uri(name),
    have,
    activity,
    drag: { kind: "move", to },
  });

  it("is sent whole once, then only what changed", async () => {
    const first = await whole();
    editor.type(name, payments.replace("Upgrade the primary", "Upgrade it"));
    const second = await get(first.revision);
    assert.ok(second.kind === "delta" && second.since === first.revision);
    const fresh = await whole();
    assert.deepEqual(withDelta(first.data, second.delta), fresh.data);
    assert.ok(JSON.stringify(second).length * 2 < JSON.stringify(fresh).length);
    assert.equal((await get("from another server")).kind, "whole");
    editor.type(name, payments);
    await editor.settled();
  });

  it("is the same for who asks again though nothing has changed, so that what is dragged goes on", async () => {
    const { revision, data } = await whole();
    assert.deepEqual(await get(revision), { kind: "same" });
    const gate = data.activities.find(({ kind, times }) => kind === "gate" && times) ?? assert.fail("no gate");
    const there = params(revision, gate.index, (gate.times?.start ?? 0) + 1800);
    const preview = await editor.client.sendRequest<TimelineDragResult>(timelineDragRequest, there);
    assert.equal(preview.kind, "preview");
  });

  it("stays for who has lost it while the text is broken", async () => {
    const { revision, data } = await whole();
    editor.type(name, `${payments}\nstep "`);
    const broken = await get(revision);
    assert.ok(broken.kind === "broken" && broken.last === undefined);
    const lost = await get();
    assert.ok(lost.kind === "broken");
    assert.ok(lost.last);
    assert.deepEqual(unpackedTimeline(lost.last.data), data);
    editor.type(name, payments);
    await editor.settled();
  });

  it("tells more of the activities that are asked for, also of the last picture while the text is broken", async () => {
    const { revision, data } = await whole();
    const index = data.activities.findIndex(({ severities }) => severities.length > 0);
    assert.ok(index >= 0 && data.activities.every(({ more }) => more === undefined) && data.undoing === undefined);
    const ask = (have: string, undoing: boolean) =>
      editor.client.sendRequest<TimelineMoreResult>(timelineMoreRequest, {
        uri: editor.uri(name),
        have,
        activities: [index],
        undoing,
      });
    const told = await ask(revision, true);
    assert.ok(told.kind === "more" && told.undoing);
    assert.ok(told.undoing.moments.length > 0);
    assert.deepEqual(
      told.activities.map(({ findings }) => findings.map(({ severity }) => severity)),
      [data.activities[index]?.severities],
    );
    editor.type(name, `${payments}\nstep "`);
    await get(revision);
    const { undoing: _, ...last } = told;
    assert.deepEqual(await ask(revision, false), last);
    assert.deepEqual(await ask("from another server", false), { kind: "outdated" });
    editor.type(name, payments);
    await editor.settled();
  });

  it("tells what dragging would do, without doing it, and gives the edit", async () => {
    const { revision, data } = await whole();
    const gate = data.activities.find(({ id }) => id === "go");
    assert.ok(gate?.times);
    const there = params(revision, gate.index, gate.times.start + 1800);
    const preview = await editor.client.sendRequest<TimelineDragResult>(timelineDragRequest, there);
    assert.ok(preview.kind === "preview" && preview.delta);
    assert.equal(preview.says, "at 23:30");
    const moved = withDelta(data, preview.delta).activities[gate.index];
    assert.equal(moved?.times?.start, gate.times.start + 1800);
    const edit = await editor.client.sendRequest<TimelineEditResult>(timelineEditRequest, there);
    assert.ok(edit.kind === "edit" && typeof edit.version === "number");
    assert.deepEqual(
      edit.edits.map(({ newText }) => newText),
      ["23:30"],
    );
    assert.deepEqual((await whole()).data, data);
  });

  it("refuses in words, and does not drag what has changed", async () => {
    const { revision, data } = await whole();
    const shift = data.activities.find(({ id }) => id === "shift");
    assert.ok(shift?.times);
    const there = params(revision, shift.index, shift.times.start + 600);
    const refused = await editor.client.sendRequest<TimelineDragResult>(timelineDragRequest, there);
    assert.ok(refused.kind === "refused" && /computed: it starts when "Go or no-go" ends/.test(refused.why));
    editor.type(name, `\n${payments}`);
    for (const request of [timelineDragRequest, timelineEditRequest])
      assert.deepEqual(await editor.client.sendRequest(request, there), { kind: "outdated" });
    editor.type(name, payments);
    await editor.settled();
  });

  it("is drawn as a file that names its sources", async () => {
    const view = { rows: "owner", density: "compact", cutQuiet: true, filter: {}, collapsed: [] };
    for (const format of ["svg", "html"]) {
      const result = await editor.client.sendRequest<ExportResult>(exportRequest, {
        uri: editor.uri(name),
        format,
        view,
      });
      assert.ok("content" in result && result.content.includes("Payments database upgrade to 14.2"));
      assert.match(result.content, /payments-upgrade\.runbook sha256 [0-9a-f]{16} · people\.runbook sha256/);
    }
    const none = { uri: editor.uri("people.runbook"), format: "svg", view };
    assert.deepEqual(await editor.client.sendRequest(exportRequest, none), {
      error: "This file has no runbook.",
    });
  });

  it("works on a text that was never saved", async () => {
    editor.open("untitled:Untitled-1", 'runbook draft "Draft" {\n  step one "One" { at T+1h takes 5m }\n}\n');
    await editor.settled();
    const result = await get(undefined, "untitled:Untitled-1");
    assert.ok(result.kind === "whole");
    assert.equal(result.data.title, "Draft");
  });
});
