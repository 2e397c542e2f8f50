import assert from "node:assert/strict";
import { EventEmitter, once } from "node:events";
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
      const { settings } = readSettings(given, defaultSettings("Asia/Tokyo"));
      assert.deepEqual(settings, defaultSettings("Asia/Tokyo"));
    });
  }

  it("are right where they are not set", () => {
    for (const given of [undefined, null, {}, { timezone: "", tickets: {}, inlayHints: null, codeLens: undefined }])
      assert.deepEqual(readSettings(given, defaultSettings(undefined)).problems, []);
  });

  const wrong: Readonly<Record<string, readonly [given: unknown, told: readonly string[]]>> = {
    "no settings at all": [[1], ['`gonogo` is [1]: write settings by their names, as in { "codeLens": true }.']],
    "flags that are none": [
      { codeLens: "yes", inlayHints: { times: 1 } },
      ["`gonogo.inlayHints.times` is 1: write true or false.", '`gonogo.codeLens` is "yes": write true or false.'],
    ],
    "a zone that is none": [
      { timezone: "Mars/Olympus" },
      ['`gonogo.timezone` is "Mars/Olympus", which is not a time zone: write an IANA name such as "Europe/London".'],
    ],
    "tickets in a list": [
      { tickets: ["OPS-1"] },
      [
        '`gonogo.tickets` is ["OPS-1"]: write patterns and where they lead, as in { "OPS-\\\\d+": "https://tickets.example.com/$0" }.',
      ],
    ],
    "tickets that lead elsewhere": [
      {
        tickets: {
          a: "command:workbench.action.terminal.new?$0",
          b: "file:///$0",
          c: 3,
          d: "$0:alert(1)",
          e: "",
          "": "https://x",
        },
      },
      [
        ...['"command:workbench.action.terminal.new?$0"', '"file:///$0"', "3", '"$0:alert(1)"', '""'].map(
          (address, index) =>
            `\`gonogo.tickets\` leads from "${"abcde"[index]}" to ${address}, which is neither a web page nor a mailbox: start the address with https://, http:// or mailto:.`,
        ),
        "A pattern of `gonogo.tickets` is empty: write what your tickets look like.",
      ],
    ],
    "more patterns than anybody has": [
      { tickets: Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`a${index}`, "https://x.example/$0"])) },
      ["`gonogo.tickets` has 60 patterns, and only the first 50 are used."],
    ],
    "what would be clicked in a notification": [
      { timezone: `[Click](command:x)\n${"z".repeat(100)}` },
      [
        `\`gonogo.timezone\` is "[Click]\u2060(command:x)\\n${"z".repeat(39)}…, which is not a time zone: write an IANA name such as "Europe/London".`,
      ],
    ],
  };
  for (const [what, [given, told]] of Object.entries(wrong)) {
    it(`say in words what is wrong with ${what}`, () => {
      assert.deepEqual(readSettings(given, defaultSettings(undefined)).problems, told);
    });
  }

  it("tell the user, once until it is right, and whatever way they came", async () => {
    const address = "https://x.example/$0";
    let now: object = { tickets: { "(unfinished": address, "(?=a)b": address } };
    const heard = new EventEmitter();
    const told: string[] = [];
    let asked = 0;
    const editor = await startEditor({}, everything, {
      settings: () => {
        asked++;
        heard.emit("asked");
        return now;
      },
      onMessage: message => {
        told.push(message.replace(/ Write a regular expression.*/, ""));
        heard.emit("told");
      },
      initializationOptions: { codeLens: "no" },
    });
    try {
      /** Changes the settings and waits until they were asked for and as much is said. */
      const change = async (settings: object, count: number): Promise<readonly string[]> => {
        now = settings;
        const before = asked;
        await editor.client.sendNotification("workspace/didChangeConfiguration", { settings: null });
        while (asked === before) await once(heard, "asked");
        while (told.length < count) await once(heard, "told");
        await editor.settled();
        return told.splice(0).sort();
      };
      const wrongLens = (given: string): string =>
        `Go/No-Go settings: \`gonogo.codeLens\` is ${given}: write true or false.`;
      assert.deepEqual(await change(now, 3), [
        wrongLens('"no"'),
        'Go/No-Go settings: the pattern "(?=a)b" of `gonogo.tickets` is not used: invalid or unsupported Perl syntax: `(?=`.',
        'Go/No-Go settings: the pattern "(unfinished" of `gonogo.tickets` is not used: missing closing ): `(unfinished`.',
      ]);
      assert.deepEqual(await change({ ...now, codeLens: 7 }, 1), [wrongLens("7")]);
      assert.deepEqual(await change({ ...now, codeLens: 8 }, 1), [wrongLens("8")]);
      await change({}, 0);
      assert.deepEqual(await change({ codeLens: 8 }, 1), [wrongLens("8")]);
      assert.deepEqual(editor.failures, []);
    } finally {
      editor.dispose();
    }
  });

  it("of a workspace that is not trusted say nothing about where links lead", () => {
    const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
    const { supported, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    assert.equal(supported, true);
    assert.deepEqual(restrictedConfigurations, ["gonogo.tickets"]);
    // What remains says only what is shown and in which zone: flags, names of zones, a choice among words. Who writes, no workspace says.
    type Property = { readonly type: string; readonly enum?: unknown; readonly scope?: string };
    const properties: Readonly<Record<string, Property>> = manifest.contributes.configuration.properties;
    for (const [name, { type, enum: choices, scope }] of Object.entries(properties)) {
      if (restrictedConfigurations.includes(name) || (name === "gonogo.run.me" && scope === "application")) continue;
      assert.ok(type === "boolean" || choices !== undefined || name === "gonogo.timezone", name);
    }
  });

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
