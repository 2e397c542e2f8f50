import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { linkTarget } from "../../../language/exports/link-target.js";

describe("a link", () => {
  const leads: Readonly<Record<string, string>> = {
    "https://tickets.example.com/OPS-1?x=1#y": "https://tickets.example.com/OPS-1?x=1#y",
    "http://localhost:8080/a_(b)": "http://localhost:8080/a_(b)",
    "HTTPS://EXAMPLE.COM/A": "https://example.com/A",
    "mailto:release@example.com": "mailto:release@example.com",
    " https://example.com/a b ": "https://example.com/a%20b",
  };
  for (const [address, target] of Object.entries(leads)) {
    it(`leads to ${address}`, () => assert.equal(linkTarget(address), target));
  }

  const elsewhere = [
    "command:workbench.action.terminal.new",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "java\nscript:alert(1)",
    "\u0001javascript:alert(1)",
    "JavaScript:alert(1)",
    "vscode://extension/x",
    "data:text/html,<script>",
    "ftp://example.com",
    "view-source:https://example.com",
    "blob:https://example.com/1",
    "//example.com",
    "/a",
    "example.com",
    "https://",
    "https://[",
    "https://a b/",
    "\ud83d",
    "",
  ];
  for (const address of elsewhere) {
    it(`does not lead to ${JSON.stringify(address)}`, () => assert.equal(linkTarget(address), undefined));
  }

  it("leads to web pages and mailboxes only, whatever the address", () => {
    const parts = fc.constantFrom(
      "command",
      "java",
      "script",
      "https",
      "file",
      "mailto",
      ":",
      "//",
      "\t",
      "\n",
      " ",
      "@",
      "\\",
      "%0a",
      "x",
      "\ud83d",
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 8 }), all => {
        const target = linkTarget(all.join(""));
        assert.ok(target === undefined || /^(?:https?:\/\/[^/]|mailto:)[\x21-\x7e]*$/.test(target), target);
      }),
      { numRuns: 2_000 },
    );
  });
});
