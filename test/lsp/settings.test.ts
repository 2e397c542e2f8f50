import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "mocha";
import type { Hover } from "vscode-languageserver-types";
import { defaultSettings, readSettings } from "../../server/lsp/settings.js";
import { everything, type Setup, startEditor } from "./editor.js";
import { behind, payments, people } from "./sample.js";

const name = "payments-upgrade.runbook";

/** The reader's line in the hover of a step, as `For you: … in CITY`. */
async function readersCity(setup: Setup, change?: { readonly settings: unknown }): Promise<string | undefined> {
  const editor = await startEditor({ "people.runbook": people, [name]: payments }, everything, setup);
  try {
    editor.open(name, payments);
    await editor.settled();
    if (change) await editor.client.sendNotification("workspace/didChangeConfiguration", change);
    await editor.settled();
    const hover = await editor.client.sendRequest<Hover>("textDocument/hover", {
      textDocument: { uri: editor.uri(name) },
      position: behind(payments, "step shift"),
    });
    assert.deepEqual(editor.failures, []);
    return /For you: [^\\]* in (\w+)/.exec(JSON.stringify(hover))?.[1];
  } finally {
    editor.dispose();
  }
}

describe("settings", () => {
  it("need not be there: an editor without them gets everything that needs none", async () => {
    assert.equal(await readersCity({}), undefined);
  });

  it("begin with what the editor sends at the start", async () => {
    assert.equal(await readersCity({ initializationOptions: { timezone: "Asia/Tokyo" } }), "Tokyo");
  });

  it("are asked for where the editor can be asked, and have the last word", async () => {
    const initializationOptions = { timezone: "Asia/Tokyo" };
    assert.equal(await readersCity({ initializationOptions, settings: () => ({ timezone: "Europe/Paris" }) }), "Paris");
    assert.equal(await readersCity({ initializationOptions, settings: () => ({ timezone: "" }) }), "Tokyo");
  });

  it("are asked for again when the editor says that something changed", async () => {
    let timezone = "Europe/Paris";
    const changing = readersCity({ settings: () => ({ timezone }) }, { settings: null });
    timezone = "Asia/Dubai";
    assert.equal(await changing, "Dubai");
  });

  it("are taken as they are pushed", async () => {
    assert.equal(await readersCity({}, { settings: { gonogo: { timezone: "Asia/Dubai" } } }), "Dubai");
  });

  const odd: readonly unknown[] = [
    null,
    1,
    "x",
    [],
    { inlayHints: 3, codeLens: "yes", timezone: "Mars/Olympus", tickets: [] },
    { inlayHints: { times: null }, tickets: { "(": "x", a: 3, "": "y" } },
  ];
  for (const given of odd) {
    it(`keep their defaults for what cannot be understood: ${JSON.stringify(given)}`, () => {
      assert.deepEqual(readSettings(given, defaultSettings("Asia/Tokyo")), defaultSettings("Asia/Tokyo"));
    });
  }

  it("are in the manifest, with the same defaults, each described, fewer than fifteen in all", () => {
    const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
    const properties: Readonly<Record<string, { readonly default?: unknown; readonly markdownDescription?: string }>> =
      manifest.contributes.configuration.properties;
    assert.ok(Object.keys(properties).length < 15);
    const { inlayHints, codeLens } = defaultSettings(undefined);
    const own: Readonly<Record<string, unknown>> = {
      "gonogo.inlayHints.times": inlayHints.times,
      "gonogo.inlayHints.ownerTimes": inlayHints.ownerTimes,
      "gonogo.inlayHints.float": inlayHints.float,
      "gonogo.codeLens": codeLens,
      "gonogo.timezone": "",
      "gonogo.tickets": {},
    };
    for (const [key, value] of Object.entries(own)) {
      assert.deepEqual(properties[key]?.default, value, key);
      assert.ok(properties[key]?.markdownDescription, `${key} is not described`);
    }
  });
});
