import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { subscribe } from "node:diagnostics_channel";
import { after, describe, it } from "mocha";
import { commands, languages, type Uri } from "vscode";
import { closeAll, eventually, found, rewrite, show, untilFindings } from "./workbench.js";

/** The language servers that the extension has started in this process, from the first on. */
const servers: ChildProcess[] = [];
subscribe("child_process", message => {
  const child = childOf(message);
  // The channel tells of a process before it has got its arguments.
  if (child) setImmediate(() => child.spawnargs?.some(arg => /server[\\/]main\.cjs$/.test(arg)) && servers.push(child));
});

describe("the language server", () => {
  after(closeAll);

  it("comes back when it is killed, and goes on with what stands in the editor", async () => {
    const document = await show("boring/payments.runbook");
    const first = found(servers[0], "the server");
    await rewrite(document, "owner lee or dana", "owner nobody-known or dana");
    await untilNobodyIsKnown(document.uri);
    assert.ok(first.kill("SIGKILL"));
    await untilFindings(document.uri, codes => codes.length === 0, "nobody is left to find anything");
    await eventually(() => assert.equal(servers.length, 2));
    await untilNobodyIsKnown(document.uri);
    await commands.executeCommand("undo");
    await untilFindings(document.uri, codes => codes.length === 0, "all is well again");
  });

  it("is started anew by the command, also while it is starting", async () => {
    const document = await show("boring/payments.runbook");
    await rewrite(document, "owner lee or dana", "owner nobody-known or dana");
    await untilNobodyIsKnown(document.uri);
    const before = servers.length;
    await commands.executeCommand("gonogo.restartServer");
    await eventually(() => assert.equal(servers.length, before + 1));
    await untilNobodyIsKnown(document.uri);
    assert.ok(servers.at(-1)?.kill("SIGKILL"));
    await eventually(() => assert.equal(servers.length, before + 2));
    await commands.executeCommand("gonogo.restartServer");
    await untilNobodyIsKnown(document.uri);
  });
});

async function untilNobodyIsKnown(uri: Uri): Promise<void> {
  await eventually(() =>
    found(
      languages.getDiagnostics(uri).find(({ message }) => message.includes("nobody-known")),
      "the finding",
    ),
  );
}

function childOf(message: unknown): ChildProcess | undefined {
  if (typeof message !== "object" || message === null || !("process" in message)) return undefined;
  return message.process as ChildProcess;
}
