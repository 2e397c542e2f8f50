/**
 * How long an editor waits for a large runbook: from a key to its findings and to a completion, over the bundled server's standard
 * streams, beside another language's server with a file as long; and the memory it takes. `npm run bench:keystroke` builds first;
 * `npm run bench:keystroke -- --help` tells the options.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { importingRunbook, jsonSchema, largeRoster } from "../support/large.js";
import { isAsked, type Measured, main, type Options, say, versionOf } from "./bench.js";
import { type Edit, type Editor, type ServerProgram, startEditor } from "./editor.js";
import { peersFolder, versionIn } from "./peers.js";
import { measure } from "./process.js";
import type { Measure, Sample, Skipped } from "./results.js";
import { spread } from "./table.js";
import { after, type Case, cases, jsonText, placeAfter, runbookText, type Text } from "./typing.js";

const sizes = [100, 300, 1_000, 2_000];
const quickSizes = [100, 2_000];
const yardstick = "node -e 0";
/** Somebody typing fast: keys, and milliseconds between them. */
const burst = { keys: 20, pause: 60, rounds: 3 };
const roster = { people: 300, runbooks: 10 };
const names = ["open", ...cases.map(({ name }) => name), "burst", "roster", "memory"];

interface Server extends ServerProgram {
  readonly text: (steps: number) => Text;
}

/** A server with its text open. */
interface Session {
  readonly editor: Editor;
  readonly text: Text;
}

/** What every part of a run needs. */
interface Run {
  readonly options: Options;
  readonly steps: number;
  /** Is a part of this size asked for? */
  readonly asked: (name: string) => boolean;
  readonly note: (name: string, program: string, measure: Measure, value: number | undefined) => void;
  /** Measures the yardstick, once a round. */
  readonly base: (name: string) => Promise<void>;
  readonly skip: (name: string, program: string, why: string) => void;
  /** Does something with a server; where it fails, that is noted, and the answer is false. */
  readonly tries: (name: string, program: string, work: () => Promise<void>) => Promise<boolean>;
}

async function* run(options: Options): AsyncGenerator<Measured> {
  const samples: Sample[] = [];
  const skipped: Skipped[] = [];
  const servers = serversOf(options);
  const versions = servers.map(({ name, version }) => [name, version]);
  const programs = Object.fromEntries([[yardstick, process.versions.node], ...versions]);
  for (const steps of sizesFor(options)) {
    const note: Run["note"] = (name, program, measure, value) => {
      const unit = isMemory(measure) ? "MB" : "ms";
      if (value !== undefined) samples.push({ case: `${steps}/${name}`, program, measure, unit, value });
    };
    const skip: Run["skip"] = (name, program, why) => skipped.push({ case: `${steps}/${name}`, program, why });
    const here: Run = {
      options,
      steps,
      asked: name => isAsked(`${steps}/${name}`, options),
      note,
      skip,
      base: async name => {
        const { taken } = await measure({ args: ["-e", "0"] }, options.scratch, options.limit);
        note(name, yardstick, "wall", taken.wall);
        note(name, yardstick, "cpu", taken.cpu);
        note(name, yardstick, "peak", taken.peak);
      },
      tries: async (name, program, work) => {
        try {
          await work();
          return true;
        } catch (error) {
          skip(name, program, error instanceof Error ? error.message : `${error}`);
          return false;
        }
      },
    };
    await typing(here, servers);
    yield { samples, skipped, programs };
    if (here.asked("roster")) await sharing(here, servers.filter(isOwn));
    if (here.asked("memory")) await remembering(here, servers);
    yield { samples, skipped, programs };
  }
}

/** A size that is asked for by name is measured even when it should be quick. */
function sizesFor(options: Options): readonly number[] {
  const named = options.only.flatMap(name => name.split("/"));
  const fitting = options.quick ? sizes.filter(size => quickSizes.includes(size) || named.includes(`${size}`)) : sizes;
  return fitting.filter(size => names.some(name => isAsked(`${size}/${name}`, options)));
}

function isMemory(measure: Measure): boolean {
  return measure === "peak" || measure === "at start" || measure === "after 200" || measure === "after 1,000";
}

function serversOf({ checkouts, peers }: Options): readonly Server[] {
  const own = checkouts.map(
    (checkout): Server => ({
      name: checkout.name,
      version: versionOf(checkout),
      args: [join(checkout.folder, "dist", "server", "main.cjs"), "--stdio"],
      languageId: "runbook",
      text: runbookText,
    }),
  );
  const folder = peers ? peersFolder() : undefined;
  return folder === undefined
    ? own
    : [...own, jsonServer(join(folder, "node_modules", "vscode-langservers-extracted"))];
}

/** VS Code's server for JSON, which knows from a schema what a plan may hold. */
function jsonServer(folder: string): Server {
  return {
    name: "JSON",
    version: versionIn(folder),
    args: [join(folder, "bin", "vscode-json-language-server"), "--stdio"],
    languageId: "json",
    text: jsonText,
    told: [["json/schemaAssociations", [{ uri: "schema://plan", fileMatch: ["*.json"], schema: jsonSchema }]]],
  };
}

function isOwn({ languageId }: Server): boolean {
  return languageId === "runbook";
}

/** Opens the text in every server, then types in each of them in turn. */
async function typing(here: Run, servers: readonly Server[]): Promise<void> {
  const parts = cases.filter(({ name }) => here.asked(name));
  if (parts.length === 0 && !here.asked("open") && !here.asked("burst")) return;
  const sessions = new Set<Session>();
  await here.base("open");
  for (const server of servers) {
    await here.tries("open", server.name, async () => {
      sessions.add(await opened(here, "open", server));
    });
  }
  /** Each server, each time another one first; one that fails is out. */
  const inTurn = async (name: string, rounds: number, work: (session: Session) => Promise<void>): Promise<void> => {
    say(`${here.steps}/${name} …`);
    for (let round = 0; round < rounds; round++) {
      await here.base(name);
      const all = [...sessions];
      for (const [index] of all.entries()) {
        const session = all[(index + round) % all.length];
        if (!session || (await here.tries(name, session.editor.name, () => work(session)))) continue;
        sessions.delete(session);
        await session.editor.close();
      }
    }
  };
  for (const part of parts) {
    for (const { editor, text } of part.broken ? sessions : [])
      await here.tries(part.name, editor.name, () => slip(editor, text, text.slip));
    const length = part.typed(runbookText(here.steps).keys).length;
    await inTurn(part.name, Math.ceil(here.options.rounds / length), session => typeCase(here, part, session));
    for (const { editor, text } of part.broken ? sessions : [])
      await here.tries(part.name, editor.name, () => slip(editor, text, ""));
  }
  if (here.asked("burst"))
    await inTurn("burst", Math.min(burst.rounds, here.options.rounds), session => typeBurst(here, session));
  for (const { editor } of sessions) await editor.close();
}

async function opened(here: Run, name: string, server: Server): Promise<Session> {
  const editor = await startEditor(server, here.options.limit);
  const text = server.text(here.steps);
  here.note(name, server.name, "opened", await editor.open(text.uri, text.text));
  return { editor, text };
}

/** Writes or erases something that cannot be read, far below the place where is typed. */
async function slip(editor: Editor, { uri, places, slip }: Text, text: string): Promise<void> {
  const start = places.below;
  await editor.edit({ uri, start, end: text === "" ? after(start, slip) : start, text });
}

/** The keys of a case, once to the findings and once to the completions after each. */
async function typeCase(here: Run, part: Case, session: Session): Promise<void> {
  const { editor, text } = session;
  await type(session, part, async edit => {
    const [took] = await metered(here, part.name, editor, () => editor.edit(edit));
    here.note(part.name, editor.name, "findings", took);
  });
  if (part.complete === undefined) return;
  await type(session, part, async edit => {
    const at = part.complete === "cursor" ? after(edit.start, edit.text) : text.places.line;
    const took = await editor.complete(edit, at);
    if (took === undefined) here.skip(part.name, editor.name, `nothing was offered after ${JSON.stringify(edit.text)}`);
    here.note(part.name, editor.name, "completion", took);
  });
}

/** Notes the processor time that something takes as well. */
async function metered<T>(here: Run, name: string, editor: Editor, work: () => Promise<T>): Promise<T> {
  const before = editor.cpu();
  const result = await work();
  const now = editor.cpu();
  here.note(name, editor.name, "cpu", now === undefined || before === undefined ? undefined : now - before);
  return result;
}

/** One key after the other, each when all is done that the one before led to; then what was typed is erased. */
async function type({ editor, text }: Session, part: Case, key: (edit: Edit) => Promise<void>): Promise<void> {
  const { uri, places, keys } = text;
  const start = places[part.at];
  const before = part.before?.(keys) ?? "";
  if (before !== "") await editor.edit({ uri, start, end: start, text: before });
  let cursor = after(start, before);
  for (const typed of part.typed(keys)) {
    await key({ uri, start: cursor, end: cursor, text: typed });
    cursor = after(cursor, typed);
  }
  await editor.edit({ uri, start, end: cursor, text: "" });
}

/** Keys that do not wait for anything: how long after the last of them all is shown. */
async function typeBurst(here: Run, { editor, text: { uri, places } }: Session): Promise<void> {
  let cursor = places.title;
  for (let i = 1; i < burst.keys; i++) {
    editor.send({ uri, start: cursor, end: cursor, text: "x" });
    cursor = after(cursor, "x");
    await sleep(burst.pause);
  }
  const [took] = await editor.edit({ uri, start: cursor, end: cursor, text: "x" });
  here.note("burst", editor.name, "findings", took);
  await editor.edit({ uri, start: places.title, end: after(cursor, "x"), text: "" });
}

/** A key in a roster that open runbooks import: when the first and when the last of them shows what comes of it. */
async function sharing(here: Run, servers: readonly Server[]): Promise<void> {
  const folder = join(here.options.scratch, `roster-${here.steps}`);
  const people = largeRoster(roster.people);
  const plan = importingRunbook("./people.runbook", Math.ceil(here.steps / roster.runbooks), roster.people);
  mkdirSync(folder, { recursive: true });
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return pathToFileURL(join(folder, name)).href;
  };
  const uri = write("people.runbook", people);
  const plans = Array.from({ length: roster.runbooks }, (_, i) => write(`${i}.runbook`, plan));
  // What somebody knows decides whether they may own a step: each runbook has another finding after it.
  const start = placeAfter(people, 'person p3 "Person 3" { team ops knows databases');
  const key: Edit = { uri, start, end: start, text: "x" };
  const erase: Edit = { uri, start, end: after(start, "x"), text: "" };
  say(`${here.steps}/roster …`);
  const editors = new Set<Editor>();
  for (const server of servers)
    await here.tries("roster", server.name, async () => {
      const editor = await startEditor(server, here.options.limit);
      editors.add(editor);
      await editor.open(uri, people);
      for (const each of plans) await editor.open(each, plan);
    });
  for (let round = 0; round < here.options.rounds; round++) {
    await here.base("roster");
    for (const editor of editors) {
      const fine = await here.tries("roster", editor.name, async () => {
        const took = await metered(here, "roster", editor, () => editor.edit(key, plans));
        here.note("roster", editor.name, "first", Math.min(...took));
        here.note("roster", editor.name, "last", Math.max(...took));
        await editor.edit(erase, plans);
      });
      if (!fine) editors.delete(editor);
    }
  }
  for (const editor of editors) await editor.close();
}

/** What a server has in memory in the course of an hour's typing. */
async function remembering(here: Run, servers: readonly Server[]): Promise<void> {
  say(`${here.steps}/memory …`);
  await here.base("memory");
  for (const server of servers)
    await here.tries("memory", server.name, async () => {
      const session = await opened(here, "memory", server);
      const { editor } = session;
      here.note("memory", server.name, "at start", editor.memory());
      await typeOn(session, 200);
      here.note("memory", server.name, "after 200", editor.memory());
      if (!here.options.quick) {
        await typeOn(session, 800);
        here.note("memory", server.name, "after 1,000", editor.memory());
      }
      await editor.close();
    });
}

/** At least so many keys, in all the ways there are. */
async function typeOn(session: Session, edits: number): Promise<void> {
  const parts = cases.filter(({ broken }) => !broken);
  for (let done = 0; done < edits; )
    for (const part of parts)
      await type(session, part, async edit => {
        await session.editor.edit(edit);
        done += 1;
      });
}

await main({
  name: "keystroke",
  yardstick,
  rounds: { all: 40, quick: 8 },
  limit: { all: 60, quick: 60 },
  cases: sizes.flatMap(size => names.map(name => `${size}/${name}`)),
  cell: spread,
  run,
});
