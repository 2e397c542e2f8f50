import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import type { Hover } from "vscode-languageserver-types";
import { type Editor, everything, startEditor } from "./editor.js";
import { behind, payments, people } from "./sample.js";

const night = `runbook rotation "Rotate the keys" {
  timezone Europe/London
  window Sun 2026-10-25 00:30 to Sun 2026-10-25 04:00
  owner ana or ben
  step early "Rotate the first key" { at 01:30 first takes 10m rollback none because "kept" }
  step late "Rotate the second key" { at 01:30 second takes 10m rollback none because "kept" }
}
person ana "Ana" { timezone Asia/Tokyo }
person ben "Ben" { timezone Europe/London }
`;

const twice = `runbook release "Release" {
  timezone Europe/London
  window Sat 2026-05-23 10:00 to 12:00
  fallback Sat 2026-05-30 12:00 to 14:00
  fallback Sat 2026-06-06 12:00 to 14:00
  owner ana
  phase all "All" { step one "One" { at Sat 2026-05-23 10:30 takes 10m rollback none because "x" } }
}
person ana "Ana" { timezone Europe/London }
`;

const struck = `runbook release "Release" {
  timezone Europe/London
  window Sat 2026-05-23 10:00 to 12:00
  owner ana
  step one "One" { takes 30m rollback none because "x" }
  step two "Two" { takes 30m rollback none because "x" }
  contingency slow "Slow" {
    trigger "it is slow"
    after one
    step fix "Fix" { takes 20m }
    step look "Look" { takes 10m at most 15m }
    then continue
  }
}
person ana "Ana" { timezone Europe/London }
`;

const beside = `runbook move "Move" {
  timezone Europe/London
  window Sat 2026-05-23 10:00 to 14:00
  owner ben
  notify status "Status" { during all every 30m to "#all" }
  wait never "Never" { during never }
  phase all "All" { step one "One" { takes 1h rollback "Back" { takes 5m } } }
  gate keep "Keep" { takes 5m requires "x" keeps all, one }
  rollback twice "Twice" { check first "First" { takes 5m } wait along "Along" { during first every 2m } }
}
person ben "Ben" { timezone Europe/London }
`;

const undated = `import "./missing.runbook"
import "./teams/broken.runbook"
runbook r "R" {
  step a "A" { takes 10m rollback none because "x" }
  step b "B" { takes 10m at most 20m rollback none because "x" }
  check c "C" { owner ana takes 5m }
}
person ana "Ana" { timezone Asia/Tokyo }
`;

const files: Readonly<Record<string, string>> = {
  "people.runbook": people,
  "payments.runbook": payments,
  "night.runbook": night,
  "undated.runbook": undated,
  "twice.runbook": twice,
  "struck.runbook": struck,
  "beside.runbook": beside,
  "open.runbook":
    'runbook r "R" { window 2026-05-23 10:00 to 2026-05-23 12:00 UTC step a "A" { takes 5m } check look "L" { takes 5m } }',
  "teams/broken.runbook": 'team a "A"\nperson a "A"',
};

const cards: readonly (readonly [file: string, words: string, says: readonly (string | RegExp)[]])[] = [
  [
    "beside.runbook",
    "notify status",
    ["Planned: Sat 2026-05-23 10:00 to 11:00 in London", "Lasts as long as All; every 30m: 10:00, 10:30 and 11:00"],
  ],
  ["beside.runbook", "wait never", ["No time is known: Never, which it lasts as long as, has none."]],
  ["beside.runbook", "gate keep", ["Keeps All and One: not undone any more once this is passed"]],
  [
    "beside.runbook",
    "wait along",
    ["From its start: +0m to +5m", "Lasts as long as First; every 2m: +0m, +2m and +4m"],
  ],
  [
    "payments.runbook",
    "step upgrade",
    [
      "Owner: Priya Nair, covered by Jack Riley",
      "Planned: Sat 2026-05-23 23:40 to Sun 2026-05-24 00:40 in Los Angeles",
      "Worst case: Sat 2026-05-23 23:40 to Sun 2026-05-24 01:40 in Los Angeles",
      "For Priya Nair: Sun 2026-05-24 12:10 to 13:10 in Kolkata; worst case Sun 2026-05-24 12:10 to 14:10",
      "For you: Sun 2026-05-24 15:40 to 16:40 in Tokyo; worst case Sun 2026-05-24 15:40 to 17:40",
      "On the critical path",
      "Undone by Restore payments-db from tonight's backup, 1h30m",
      "Rollback from here takes 1h45m",
      "Latest safe decision from here: Sun 2026-05-24 02:15 in Los Angeles (for you Sun 2026-05-24 18:15)",
    ],
  ],
  ["payments.runbook", "step flags", ["Float: 45m"]],
  [
    "payments.runbook",
    "step drop-legacy",
    ["Irreversible: the column's data is not kept", "After the point of no return", /^(?![\s\S]*Undoing everything)/],
  ],
  ["payments.runbook", "wait soak", ["After the point of no return", /^(?![\s\S]*Undoing everything)/]],
  ["payments.runbook", "step snapshot", ["Nothing to undo: a backup changes nothing"]],
  ["payments.runbook", "step maintenance-on", ["Undone later, by Take the maintenance page down"]],
  [
    "payments.runbook",
    "step load",
    [
      "**Restore the backup** (step)",
      "Part of the rollback Restore payments-db from tonight's backup",
      "Owner: Priya Nair, covered by Jack Riley",
      "From its start: +10m to +1h20m",
      "If it is late, the rollback is late",
    ],
  ],
  ["payments.runbook", "phase cutover", ["**Cut over** (phase)", "For you: Sun 2026-05-24 15:10 to 16:45 in Tokyo"]],
  [
    "payments.runbook",
    "runbook payments-up",
    ["(runbook)", "Window: Sat 2026-05-23 22:00 to Sun 2026-05-24 04:00 in Los Angeles", "13 activities"],
  ],
  [
    "payments.runbook",
    "owner jack or pri",
    ["**Priya Nair** (person)", "Booked: 3 activities, 1h35m in all", "in Kolkata"],
  ],
  ["payments.runbook", "decider dana or om", ["Not booked here"]],
  [
    "payments.runbook",
    "at 23:00",
    ["Sun 2026-05-24 15:00 Asia/Tokyo (UTC+09:00, yours)", "Europe/London (UTC+01:00)", "T+1h"],
  ],
  ["payments.runbook", 'import "./peo', ["Declares 6 people, 3 teams, 2 skills, 2 environments and 1 freeze"]],
  [
    "payments.runbook",
    "accept knowledge/single",
    [
      "**knowledge/single-point** (error)",
      "the release stops, half done",
      "Found in:",
      "docs/rules/knowledge/single-point.md",
    ],
  ],
  [
    "payments.runbook",
    "  owner",
    ["`owner`: the owner, covers", 'owner WHO [or WHO]… [with WHO [as "text"] [, WHO [as "text"]]…]'],
  ],
  ["payments.runbook", "30m at most", ["`most`: the longest it may take"]],
  ["payments.runbook", "jack or", ["`or`: names a cover"]],
  ["payments.runbook", "passed", ["the rehearsal went well"]],
  ["night.runbook", "at 01:30", ["Sun 2026-10-25 01:30 first Europe/London (UTC+01:00)", "09:30 Asia/Tokyo"]],
  [
    "night.runbook",
    'takes 10m rollback none because "kept" }\n  step late "Rotate the second key" { at 01:30',
    ["01:30 second Europe/London (UTC+00:00)"],
  ],
  [
    "night.runbook",
    "step early",
    ["Planned: Sun 2026-10-25 01:30 first to 01:40 first in London", "For Ana and you: "],
  ],
  ["night.runbook", "step late", ["Planned: Sun 2026-10-25 01:30 second to 01:40 second in London"]],
  ["night.runbook", "30 second", ["01:30 second"]],
  [
    "twice.runbook",
    "step one",
    ["Fallback 1: Sat 2026-05-30 12:30 to 12:40 in London", "Fallback 2: Sat 2026-06-06 12:30 to 12:40 in London"],
  ],
  [
    "struck.runbook",
    "contingency slow",
    [
      "(contingency)",
      "When it is slow",
      "Takes 30m (worst case 35m)",
      'At worst it strikes right before "Two" begins (Sat 2026-05-23 10:30 Europe/London): the plan ends at Sat 2026-05-23 11:30',
    ],
  ],
  ["struck.runbook", "step look", ["Part of the contingency Slow", "From its start: +20m to +30m"]],
  ["struck.runbook", "continue", ["the plan goes on where it was"]],
  ["twice.runbook", "phase all", ["Fallback 1: Sat 2026-05-30 12:30 to 12:40 in London"]],
  ["twice.runbook", "runbook rel", ["Window: Sat 2026-05-23 10:00", "Fallback 2: Sat 2026-06-06 12:00 to 14:00"]],
  ["twice.runbook", "10:3", ["Sat 2026-05-23 10:30 Europe/London", "Fallback 1: Sat 2026-05-30 12:30 Europe/London"]],
  ["twice.runbook", "fall", ["another window"]],
  ["undated.runbook", "step b", ["Planned: T+10m to T+20m", "Worst case: T+10m to T+30m"]],
  ["undated.runbook", 'check c "C" { owner an', ["Booked: 1 activity, 5m in all, T+20m to T+25m"]],
  [
    "open.runbook",
    "check look",
    [
      "Rollback from here takes at least 0m",
      "Latest safe decision from here: not known, as a rollback or its duration is missing",
    ],
  ],
  ["undated.runbook", 'import "./mis', ["There is no such file"]],
  [
    "undated.runbook",
    'import "./teams/bro',
    ["Declares 1 person and 1 team", "1 error in it, so no runbook that imports it is GO"],
  ],
];

describe("hover", () => {
  let editor: Editor;
  before(async () => {
    editor = await startEditor(files, everything, { initializationOptions: { timezone: "Asia/Tokyo" } });
    for (const [name, text] of Object.entries(files)) editor.open(name, text);
    await editor.settled();
  });
  after(() => {
    const { failures } = editor;
    editor.dispose();
    assert.deepEqual(failures, []);
  });

  for (const [file, words, says] of cards) {
    it(`tells about "${words.split("\n").at(-1)?.trim()}" in ${file}`, async () => {
      const hover = await editor.client.sendRequest<Hover | null>("textDocument/hover", {
        textDocument: { uri: editor.uri(file) },
        position: behind(files[file] ?? "", words),
      });
      const said = hover && typeof hover.contents === "object" && "value" in hover.contents ? hover.contents.value : "";
      const text = said.replaceAll("\\_", "_");
      for (const each of says)
        assert.ok(typeof each === "string" ? text.includes(each) : each.test(text), `${each} is not in\n${text}`);
    });
  }

  it("speaks of unsaved text in imported files", async () => {
    editor.type("people.runbook", people.replace('"Priya Nair"', '"Priya Nair-Rao"'));
    const hover = await editor.client.sendRequest<Hover>("textDocument/hover", {
      textDocument: { uri: editor.uri("payments.runbook") },
      position: behind(payments, "step upgrade"),
    });
    assert.match(JSON.stringify(hover), /Owner: Priya Nair-Rao/);
  });
});
