import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import {
  type Analysis,
  createAnalyser,
  createOnceAnalyser,
  type Imported,
  type Importer,
  type ParsedFile,
  parse,
} from "../../../language/index.js";

/** By the number of a file, the numbers of the files it imports, in order. */
type Imports = readonly (readonly number[])[];

const mutual = (size: number): Imports =>
  Array.from({ length: size }, (_, file) =>
    Array.from({ length: size }, (_, other) => other).filter(other => other !== file),
  );
const chain = (size: number): Imports => Array.from({ length: size }, (_, file) => (file + 1 < size ? [file + 1] : []));
const linesOf = (imports: Imports): number => imports.reduce((sum, { length }) => sum + length, 0);

const uriOf = (file: number): string => `file:///f${file}.runbook`;

function textOf(imports: readonly number[], file: number, isBroken: boolean): string {
  const lines = imports.map(other => `import "./f${other}.runbook"\n`).join("");
  return `${lines}skill s${file}${isBroken ? ` skill s${file}` : ""}\n`;
}

/** Files that may be replaced, how often they were asked for and how often each was resolved. */
function world(imports: Imports, isBroken: (file: number) => boolean = () => false) {
  const files = new Map<string, ParsedFile>();
  const count = { asked: 0, resolved: 0 };
  let moment = 0;
  const write = (file: number, leads: readonly number[], broken: boolean): void => {
    const parsed = parse(uriOf(file), textOf(leads, file, broken));
    const ast = new Proxy(parsed.ast, {
      get(target, property) {
        // A plan is made of a file's one runbook, whether or not it has one.
        if (property === "runbooks") count.resolved++;
        return Reflect.get(target, property);
      },
    });
    files.set(parsed.uri, { ...parsed, ast });
    moment++;
  };
  for (const [file, leads] of imports.entries()) write(file, leads, isBroken(file));
  const importer: Importer = (from, path): Imported => {
    count.asked++;
    const file = files.get(new URL(path, from).href);
    return file ? { kind: "file", file } : { kind: "missing" };
  };
  const fileAt = (file: number): ParsedFile => {
    const found = files.get(uriOf(file));
    if (!found) throw new Error(`there is no file ${file}`);
    return found;
  };
  return { importer, count, write, fileAt, moment: () => moment };
}

/** How often imports are followed and files resolved while all of them, or one of them, are analysed; of the former per import line. */
function workOf(imports: Imports, files: readonly number[]): { readonly asked: number; readonly resolved: number } {
  const { importer, count, fileAt } = world(imports);
  const analyse = createAnalyser(importer);
  for (const file of files) assert.deepEqual(analyse(fileAt(file)).findings, []);
  return { asked: count.asked / linesOf(imports), resolved: count.resolved };
}

const shapes = [
  { shape: "that all import each other", of: mutual },
  { shape: "in a chain", of: chain },
];

describe("files that import each other", () => {
  for (const { shape, of } of shapes) {
    for (const { which, pick } of [
      { which: "all", pick: (imports: Imports) => [...imports.keys()] },
      { which: "one", pick: () => [0] },
    ]) {
      it(`${shape}: resolves each once, and follows each import as often however many they are, for ${which} of them`, () => {
        const [few, many] = [of(6), of(40)];
        const [ofFew, ofMany] = [workOf(few, pick(few)), workOf(many, pick(many))];
        assert.deepEqual([ofFew.resolved, ofMany.resolved], [6, 40]);
        assert.equal(ofMany.asked, ofFew.asked);
      });
    }
  }

  it("say at each import which file with errors it leads to, and never blame who asks", () => {
    fc.assert(
      fc.property(graphs, ({ imports, broken }) => {
        const { importer, fileAt } = world(imports, file => broken.has(file));
        const analyse = createAnalyser(importer);
        for (const [file, leads] of imports.entries()) {
          const said = brokenIn(analyse(fileAt(file)));
          assert.equal(
            said.length,
            leads.filter(other => [...reachedFrom(other, imports)].some(each => each !== file && broken.has(each)))
              .length,
          );
          for (const { import: other, first } of said) {
            assert.notEqual(first, file);
            assert.ok(broken.has(first) && reachedFrom(other, imports).has(first));
            if (broken.has(other) && other !== file) assert.equal(first, other);
          }
        }
      }),
    );
  });

  it("are found after any edits as a fresh analysis finds them, whatever was asked before", () => {
    const edits = fc.array(
      fc.record({
        file: fc.nat(mostFiles - 1),
        leads: fc.array(fc.nat(mostFiles - 1), { maxLength: 3 }),
        broken: fc.boolean(),
        asked: fc.nat(mostFiles - 1),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(graphs, edits, ({ imports, broken }, edits) => {
        const { importer, fileAt, write, moment } = world(imports, file => broken.has(file));
        const analyse = createAnalyser(importer, undefined, moment);
        for (const { file, leads, broken, asked } of edits) {
          write(
            file % imports.length,
            leads.map(each => each % imports.length),
            broken,
          );
          const kept = analyse(fileAt(asked % imports.length));
          const fresh = createAnalyser(importer)(kept.file);
          assert.equal(JSON.stringify(kept.findings), JSON.stringify(fresh.findings));
        }
      }),
    );
  });

  it("are found as a fresh analysis finds them where each file is wanted once, in whatever order", () => {
    const orders = fc.array(fc.nat(mostFiles - 1), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(graphs, orders, ({ imports, broken }, order) => {
        const { importer, fileAt } = world(imports, file => broken.has(file));
        const analyse = createOnceAnalyser(importer, new Map(), () => undefined);
        for (const asked of order) {
          const file = fileAt(asked % imports.length);
          const [once, fresh] = [analyse(file), createAnalyser(importer)(file)];
          assert.equal(JSON.stringify(once.findings), JSON.stringify(fresh.findings));
        }
      }),
    );
  });

  it("may be a chain of ten thousand, with the error at its end", () => {
    const imports = chain(10_000);
    const { importer, fileAt } = world(imports, file => file === 9_999);
    assert.deepEqual(brokenIn(createAnalyser(importer)(fileAt(0))), [{ import: 1, first: 9_999 }]);
  });
});

const mostFiles = 7;

/** Files that import some of each other, and which of them have an error. */
const graphs = fc
  .array(fc.tuple(fc.array(fc.nat(mostFiles - 1), { maxLength: 4 }), fc.boolean()), {
    minLength: 1,
    maxLength: mostFiles,
  })
  .map(files => ({
    imports: files.map(([leads]) => leads.map(each => each % files.length)),
    broken: new Set(files.flatMap(([, isBroken], file) => (isBroken ? [file] : []))),
  }));

function reachedFrom(file: number, imports: Imports): ReadonlySet<number> {
  const reached = new Set([file]);
  for (const each of reached) for (const next of imports[each] ?? []) reached.add(next);
  return reached;
}

/** The imports that are said to lead to an error, and the file in which the first one stands. */
function brokenIn({ file, findings }: Analysis): readonly { readonly import: number; readonly first: number }[] {
  const numberOf = (uri: string): number => Number(/f(\d+)\.runbook$/.exec(uri)?.[1]);
  return findings.flatMap(({ code, place, related }) => {
    const line = file.text.split("\n")[place.range.start.line];
    const [first] = related;
    return code === "syntax/import" && first && line?.startsWith("import")
      ? [{ import: numberOf(line.replace(/"$/, "")), first: numberOf(first.place.uri) }]
      : [];
  });
}
