/** A server that is typed into and asked what an editor asks, and tells what it still holds; run by ../memory.test.ts with --expose-gc. */
import { setImmediate as turn } from "node:timers/promises";
import { startEditor } from "../editor.js";
import { requestsOn } from "../requests.js";
import { payments, people } from "../sample.js";

const keys = 40;
const name = "payments.runbook";
const kinds = ["documents", "files", "plans", "analyses", "schedules"] as const;

const editor = await startEditor({ [name]: payments, "people.runbook": people });
const made: readonly WeakRef<object>[][] = kinds.map(() => []);
editor.server.session.onChecked((document, analysis) => {
  if (document.uri !== editor.uri(name)) return;
  const all = [document, document.file, analysis.plan, analysis, analysis.schedule];
  all.forEach((each, index) => {
    if (each) made[index]?.push(new WeakRef(each));
  });
});
editor.open(name, payments);
editor.open("people.runbook", people);
const textDocument = { uri: editor.uri(name) };
let revision: string | undefined;
for (let key = 0; key < keys; key++) {
  const from = payments.indexOf('"') + 1 + key;
  editor.edit(name, [{ from, to: from, text: key % 7 === 6 ? "\n" : "x" }]);
  for (const [method, params] of requestsOn({ line: 12, character: 8 }))
    await editor.client.sendRequest(method, { textDocument, ...params });
  const drawn: { readonly revision?: string } = await editor.client.sendRequest("gonogo/timeline/get", {
    ...textDocument,
    ...(revision === undefined ? {} : { have: revision }),
  });
  revision = drawn.revision;
  await editor.settled();
}
// What was looked at in a turn is held until it ends.
await turn();
globalThis.gc?.();
await turn();
globalThis.gc?.();
/** What did not change is the very same object. */
const held = made.map(all => new Set(all.flatMap(each => each.deref() ?? [])).size);
process.send?.({
  typed: made[0]?.length,
  held: Object.fromEntries(kinds.map((kind, index) => [kind, held[index]])),
});
editor.dispose();
process.exit(0);
