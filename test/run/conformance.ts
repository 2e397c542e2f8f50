/** What every store of a run has to do, whatever keeps it: the tests that each is put to. */
import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import type { ParsedFile } from "../../language/index.js";
import type { NewEvent, Said } from "../../language/run/events.js";
import { parse } from "../../language/syntax/parse.js";
import { planTexts } from "../../server/run/kept-plan.js";
import type { Appended, LinesReading, LogReading, RunStore, Taken, WhyNot } from "../../server/run/store.js";

const at = 1_780_459_200;
export const anything: WhyNot = () => undefined;

export function saying(id: string, said: Said = { kind: "note", text: id }): NewEvent {
  return { id, plan: "plan-1", by: "ana", at, recorded: at, ...said };
}

/** @param make an empty store, and another door to the very same one */
export function conforms(
  name: string,
  make: () => Promise<{ readonly store: RunStore; readonly same: () => Promise<RunStore> }>,
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
      assert.equal(written(await (await same()).append(saying("b"), anything)), 2);
      assert.deepEqual(await idsIn(store), ["a", "b"]);
      const read = await (await same()).read();
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
      const other = await same();
      const both = await Promise.all([store.append(saying("b"), onlySecond), other.append(saying("c"), onlySecond)]);
      assert.deepEqual(both.map(({ kind }) => kind).sort(), ["refused", "written"]);
      assert.ok(both.some(each => each.kind === "refused" && each.reason === "somebody was first"));
      assert.deepEqual(seen, [1, 2]);
      assert.equal((await idsIn(store)).length, 2);
    });

    it("takes nothing that it could not read again", async () => {
      const { store } = await make();
      await store.append(saying("a"), anything);
      const [empty, undated] = [saying("b", { kind: "note", text: " " }), { ...saying("c"), at: 1.5 }];
      for (const wrong of [empty, undated]) {
        const appended = await store.append(wrong, anything);
        assert.match(
          appended.kind === "refused" ? appended.reason : "",
          /^it could not be read again: `(?:text|at)` is /,
        );
      }
      await store.append(saying("d"), anything);
      assert.deepEqual(await idsIn(store), ["a", "d"]);
    });

    it("loses nothing and doubles nothing of many who write at once", async () => {
      const { store, same } = await make();
      const ids = Array.from({ length: 40 }, (_, index) => `many-${index}`);
      const appended = await Promise.all(ids.map(async id => (await same()).append(saying(id), anything)));
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

    it("tells of what is written, whoever writes it, until it is stopped", async () => {
      const { store, same } = await make();
      const heard = listening(store);
      for (const id of ["a", "b", "c"]) {
        await (await same()).append(saying(id), anything);
        await heard.until(async () => (await store.read().then(idsOf)).includes(id));
      }
      heard.stop();
      const before = heard.calls();
      await store.append(saying("d"), anything);
      await (await same()).read();
      assert.equal(heard.calls(), before);
    });

    it("keeps plans by their content", async () => {
      const { store, same } = await make();
      const texts = { "a.runbook": 'runbook a "Über" {}\n', "lib/b.runbook": "" };
      const plan = planTexts("/x/a.runbook", filesOf(texts));
      assert.match(String(await store.keptPlan(plan.hash)), /the plan that .* was opened with/);
      assert.deepEqual([await store.keepPlan(plan), await (await same()).keepPlan(plan)], [undefined, undefined]);
      assert.deepEqual(await (await same()).keptPlan(plan.hash), plan);
    });

    it("takes the lines of another store, and gives them, byte for byte", async () => {
      const [{ store: from }, { store: to, same }] = [await make(), await make()];
      for (const id of ["a", "b", "\u{1F6A2}"]) await from.append(saying(id), anything);
      const lines = await from.lines().then(linesOf);
      assert.deepEqual(await to.takeLines(lines.slice(0, 2)), { kind: "taken", added: 2 });
      assert.deepEqual(await to.takeLines(lines), { kind: "taken", added: 1 });
      assert.deepEqual(await to.takeLines(lines), { kind: "taken", added: 0 });
      assert.deepEqual(await (await same()).lines().then(linesOf), lines);
      assert.equal(written(await to.append(saying("d"), anything)), 4);
      assert.match(reasonOf(await to.takeLines(lines)), /^it goes on after what is to be copied/);
      assert.match(
        reasonOf(await to.takeLines(lines.toSpliced(1, 1))),
        /^it is another log: the two differ at event 2$/,
      );
      const { store: empty } = await make();
      assert.match(
        reasonOf(await empty.takeLines(lines.toSpliced(0, 1))),
        /^what is to be copied is not what was written: line 1/,
      );
    });

    it("says that a clock is behind, and loses nothing for it", async () => {
      const { store } = await make();
      await store.append({ ...saying("a"), recorded: at + 4000 }, anything);
      const added = await store.append(saying("b"), anything);
      assert.match(added.kind === "written" ? (added.notes[0] ?? "") : "", /^the clock of this machine says .*1h6m/);
      assert.deepEqual(await idsIn(store), ["a", "b"]);
    });
  });
}

function idsOf(read: LogReading): readonly string[] {
  return read.kind === "log" ? read.events.map(({ id }) => id) : [];
}

function linesOf(read: LinesReading): readonly string[] {
  return read.kind === "lines" ? read.lines : assert.fail(JSON.stringify(read));
}

function reasonOf(taken: Taken): string {
  return taken.kind === "taken" ? assert.fail("it was taken") : taken.reason;
}

function filesOf(texts: Readonly<Record<string, string>>): readonly ParsedFile[] {
  return Object.entries(texts).map(([name, text]) => parse(pathToFileURL(`/x/${name}`).href, text));
}

/** Hears of changes. Waits for one after another until something is so. */
export function listening(store: RunStore): {
  readonly until: (isSo: () => Promise<boolean>) => Promise<void>;
  readonly calls: () => number;
  readonly stop: () => void;
} {
  let calls = 0;
  let heard = (): void => undefined;
  const stop = store.changes(() => {
    calls++;
    heard();
  });
  return {
    until: async isSo => {
      for (let seen = calls; !(await isSo()); seen = calls)
        if (calls === seen)
          await new Promise<void>(resolve => {
            heard = resolve;
          });
    },
    calls: () => calls,
    stop,
  };
}
