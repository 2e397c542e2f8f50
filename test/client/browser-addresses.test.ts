/** Addresses of virtual workspaces come back from the server as they were. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { URI } from "langium";
import { describe, it } from "mocha";
import { addressFrom, pathForServer } from "../../client/browser/addresses.js";

describe("an address of a virtual workspace", () => {
  it("is a path on the server's disk that says all of it", () => {
    const path = pathForServer(URI.parse("vscode-vfs://github/gonogo/samples/a.runbook"));
    assert.equal(path, "/vscode-vfs/@github/gonogo/samples/a.runbook");
  });

  it("comes back through a URI, whatever it is made of", () => {
    const name = fc.string({ minLength: 1, unit: "grapheme" }).filter(text => !/[/\\]|^\.+$/.test(text));
    const address = fc.record({
      scheme: fc.constantFrom("vscode-vfs", "vscode-test-web", "file"),
      authority: fc.oneof(fc.constantFrom("", "github", "github+7b2276223a312c", "localhost:3000"), name),
      path: fc.array(name).map(names => `/${names.join("/")}`),
    });
    fc.assert(
      fc.property(address, given => {
        const uri = URI.parse(URI.from({ scheme: "file", path: pathForServer(given) }).toString());
        assert.deepEqual(addressFrom(uri.path), { ...given });
      }),
    );
  });

  it("is none that the server did not get from us", () => {
    for (const path of ["/home/ana/a.runbook", "/", ""]) assert.equal(addressFrom(path), undefined);
  });
});
