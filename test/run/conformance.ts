/** What every store of a run has to do, whatever keeps it: the tests that each is put to. */
import assert from "node:assert/strict";
import type { NewEvent, Said } from "../../language/run/events.js";
import type { Appended, RunStore, WhyNot } from "../../server/run/store.js";

const at = 1_780_459_200;
export const anything: WhyNot = () => undefined;

export function saying(id: string, said: Said = { kind: "note", text: id }): NewEvent {
  return { id, plan: "plan-1", by: "ana", at, recorded: at, ...said };
}

/** @param make an empty store, and another door to the very same one */
export function conforms(
  name: string,
  make: () => Promise<{ readonly store: RunStore; readonly same: () => RunStore }>,
): void {
  const idsIn = async (store: RunStore): Promise<readonly string[]> => {
    const read = await store.read();
    assert.ok(read.kind === "log");
    assert.deepEqual(read.problems, []);
    assert.deepEqual(
      read.events.map(({ seq }) => seq),
      read.events.map((_, index) => index + 1),
    );
    return read.events.map(({ id }) => id);
  };
  const written = (appended: Appended): number =>
    appended.kind === "written" ? appended.event.seq : assert.fail(JSON.stringify(appended));

  describe(`a run in ${name}`, () => {
    it("is not there before something is written", async () => {
      const { store } = await make();
      assert.deepEqual(await store.read(), { kind: "missing" });
    });

    it("keeps what is written, in order, for everybody", async () => {
      const { store, same } = await make();
      assert.equal(written(await store.append(saying("a", { kind: "opened" }), anything)), 1);
      assert.equal(written(await same().append(saying("b"), anything)), 2);
      assert.deepEqual(await idsIn(store), ["a", "b"]);
      const read = await same().read();
      assert.ok(read.kind === "log");
      const { seq, prev, ...event } = read.events[1] ?? assert.fail();
      assert.deepEqual(event, saying("b"));
    });

    it("does nothing for the same id again, whatever is said", async () => {
      const { store } = await make();
      await store.append(saying("a"), anything);
      const again = await store.append(saying("a", { kind: "note", text: "else" }), () => "never asked");
      assert.deepEqual(again.kind === "known" && again.event.text, "a");
      assert.deepEqual(await idsIn(store), ["a"]);
    });

    it("writes nothing that does not fit the log as it is then", async () => {
      const { store, same } = await make();
      await store.append(saying("a"), anything);
      const seen: number[] = [];
      const onlySecond: WhyNot = log => {
        seen.push(log.length);
        return log.length === 1 ? undefined : "somebody was first";
      };
      const both = await Promise.all([store.append(saying("b"), onlySecond), same().append(saying("c"), onlySecond)]);
      assert.deepEqual(both.map(({ kind }) => kind).sort(), ["refused", "written"]);
      assert.ok(both.some(each => each.kind === "refused" && each.reason === "somebody was first"));
      assert.deepEqual(seen, [1, 2]);
      assert.equal((await idsIn(store)).length, 2);
    });

    it("loses nothing and doubles nothing of many who write at once", async () => {
      const { store, same } = await make();
      const ids = Array.from({ length: 40 }, (_, index) => `many-${index}`);
      const appended = await Promise.all(ids.map(id => same().append(saying(id), anything)));
      assert.deepEqual(
        appended.map(written).sort((a, b) => a - b),
        ids.map((_, index) => index + 1),
      );
      assert.deepEqual([...(await idsIn(store))].sort(), [...ids].sort());
    });

    it("keeps every kind of text as it was written", async () => {
      const { store } = await make();
      const texts = [
        '"quoted" \\ and {"kind":"closed"}',
        "two\nlines\r\n",
        "\u0000\u2028\u{1F6A2} über",
        "x".repeat(20_000),
      ];
      for (const [index, text] of texts.entries())
        await store.append(saying(`t${index}`, { kind: "note", text }), anything);
      const read = await store.read();
      assert.ok(read.kind === "log");
      assert.deepEqual(
        read.events.map(({ text }) => text),
        texts,
      );
    });
  });
}
