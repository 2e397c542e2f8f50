import assert from "node:assert/strict";
import { after, describe, it } from "mocha";
import { commands, DiagnosticSeverity, languages, workspace } from "vscode";
import { largeRunbook } from "../../support/large.js";
import {
  behind,
  closeAll,
  codeOf,
  codesOf,
  eventually,
  fileAt,
  found,
  rangeOf,
  rewrite,
  show,
  untilFindings,
  write,
  writeOnDisk,
} from "./workbench.js";

const night = "high-wire/payments.runbook";

describe("findings", () => {
  after(closeAll);

  it("stand where they belong, with their severity and a link to why", async () => {
    const document = await show(night);
    await untilFindings(document.uri, codes => codes.includes("time/missing-zone"), "the zone is to be missed");
    const all = languages.getDiagnostics(document.uri);
    const zone = all.find(each => codeOf(each) === "time/missing-zone");
    assert.ok(zone);
    assert.equal(zone.severity, DiagnosticSeverity.Error);
    assert.deepEqual(zone.range, rangeOf(document, "10:00"));
    assert.equal(zone.source, "gonogo");
    assert.ok(typeof zone.code === "object" && "target" in zone.code);
    assert.match(zone.code.target.toString(), /^https:.*missing-zone/);
    const hours = all.find(each => codeOf(each) === "owner/quiet-hours");
    assert.equal(hours?.severity, DiagnosticSeverity.Warning);
    const away = all.find(each => codeOf(each) === "owner/away");
    assert.match(away?.relatedInformation?.[0]?.location.uri.path ?? "", /high-wire\/people\.runbook$/);
  });

  it("go with what was wrong, and come back with it", async () => {
    const document = await show(night);
    await untilFindings(document.uri, codes => codes.includes("time/missing-zone"), "the zone is to be missed");
    await rewrite(document, "at 10:00", "at 10:00 America/Los_Angeles");
    await untilFindings(document.uri, codes => !codes.includes("time/missing-zone"), "the zone is there");
    await commands.executeCommand("undo");
    await untilFindings(document.uri, codes => codes.includes("time/missing-zone"), "the zone is missing again");
  });

  it("follow what an imported file says", async () => {
    const document = await show(night);
    await untilFindings(document.uri, codes => codes.includes("owner/away"), "Jack is away");
    const people = await show("high-wire/people.runbook");
    await rewrite(people, "away 2026-05-18 to 2026-05-29", "away 2026-06-18 to 2026-06-29");
    await untilFindings(document.uri, codes => !codes.includes("owner/away"), "Jack is there");
    await commands.executeCommand("undo");
    await untilFindings(document.uri, codes => codes.includes("owner/away"), "Jack is away again");
  });

  it("are told of both folders, and of files that no editor shows", async () => {
    await writeOnDisk("boring/wrong.runbook", 'runbook wrong "Wrong" { step a "A" { owner nobody } }\n');
    const wrong = fileAt("boring/wrong.runbook");
    await untilFindings(wrong, codes => codes.length > 0, "the new file is wrong");
    await untilFindings(fileAt(night), codes => codes.length > 5, "the other folder's file is wrong");
    assert.deepEqual(codesOf(fileAt("boring/payments.runbook")), []);
    await writeOnDisk("boring/.gitignore", "wrong.*\n");
    await untilFindings(wrong, codes => codes.length === 0, "what git ignores is not looked at");
    await workspace.fs.delete(fileAt("boring/.gitignore"));
    await untilFindings(wrong, codes => codes.length > 0, "git ignores it no more");
    await workspace.fs.delete(wrong);
    await untilFindings(wrong, codes => codes.length === 0, "what is gone is not wrong");
  });

  it("are told of a text that has no file", async () => {
    const content = 'person ana "Ana" {}\nrunbook a "A" { step b "B" { owner ana at 10:00 takes 5m } }\n';
    const document = await workspace.openTextDocument({ language: "runbook", content });
    assert.equal(document.isUntitled, true);
    await untilFindings(document.uri, codes => codes.includes("time/missing-zone"), "the zone is to be missed");
    await closeAll();
  });

  it("of a runbook with 2,000 steps come, and follow what is typed", async () => {
    const document = await show(night);
    await write(document, largeRunbook(2_000));
    await untilFindings(document.uri, codes => !codes.includes("time/missing-zone"), "all times have zones");
    await rewrite(document, "owner p3 or p4", "owner nobody-known or p4");
    const last = await eventually(() =>
      found(
        languages.getDiagnostics(document.uri).find(({ message }) => message.includes("nobody-known")),
        "the finding",
      ),
    );
    assert.deepEqual(last.range.end, behind(document, "owner nobody-known"));
    await closeAll();
  });
});
