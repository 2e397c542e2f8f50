/** What is not UTF-8 is not passed over: names would be checked as they do not stand. */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { asked, folderWith } from "./program.js";

describe("a file in another encoding", () => {
  const text = '// caf\u00E9\nperson jose "Jos\u00E9" { timezone UTC contact "#jose" }\n';
  const cwd = folderWith({
    "latin.runbook": Buffer.from(text, "latin1"),
    "utf8.runbook": text.replace("jose", "ana"),
    "utf16.runbook": Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text.replace("jose", "ben"), "utf16le")]),
  });

  it("is one finding at the first sign that cannot be read", async () => {
    const { code, stdout } = await asked(["check", "latin.runbook", "--format", "concise"], cwd);
    assert.equal(code, 1);
    assert.match(
      stdout,
      /^latin\.runbook:1:7: error syntax\/\w+ .*not UTF-8, perhaps Latin-1: save the file as UTF-8.*\n$/,
    );
  });

  for (const file of ["utf8.runbook", "utf16.runbook"])
    it(`is none in ${file}`, async () => assert.equal((await asked(["check", file], cwd)).code, 0));
});
