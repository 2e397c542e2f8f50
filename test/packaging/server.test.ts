import { join } from "node:path";
import { describe, it } from "mocha";
import { root } from "./project.js";
import { talkThrough } from "./server.js";

describe("the packed language server", () => {
  it("gives diagnostics, the timeline and the markdown of a document, and ends when told", async () => {
    await talkThrough(join(root, "dist", "server", "main.cjs"));
  });
});
