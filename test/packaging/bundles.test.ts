import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { before, describe, it } from "mocha";
import { bundlesFile, root } from "./project.js";

/** What must not be found in a bundle: either it has no business there, or it costs start-up time. */
const strangers: readonly { readonly bundle: string; readonly none: RegExp; readonly why: string }[] = [
  {
    bundle: "dist/cli/main.cjs",
    none: /node_modules\/(?:vscode-languageserver|vscode-languageclient|luxon)\/|node_modules\/langium\/lib\/lsp\//,
    why: "the checker speaks no language-server protocol",
  },
  {
    bundle: "dist/cli/checking.cjs",
    none: /node_modules\/(?!fastest-levenshtein\/)|completion|server\/exporting|server\/cli\/(?:baseline|progress\/(?!steps\.ts)|selecting\/(?!select\.ts)|watching)\//,
    why: "a check needs no parser library, no patterns of files, no other command and no report that is not asked for",
  },
  {
    bundle: "dist/cli/program.cjs",
    none: /node_modules\/(?!fastest-levenshtein\/)|^language\/(?!syntax\/nearest\.ts|rules\/links\.ts|time\/zone-version\.ts|wording\/lists\.ts)/,
    why: "what a command is told and given back needs no language",
  },
  {
    bundle: "dist/cli/checking.cjs",
    none: /^language\/(?:run|schedule\/happened\.ts)|^server\/(?:run|board|cli\/(?:running|boarding))\//,
    why: "a check knows nothing of runs",
  },
  {
    bundle: "dist/library/index.js",
    none: /node_modules\/(?:vscode-languageserver|vscode-languageclient)\/|node_modules\/langium\/lib\/lsp\/|^server\//,
    why: "the library is the language alone",
  },
  {
    bundle: "dist/server/main.cjs",
    none: /node_modules\/@?chevrotain\/|node_modules\/langium\/lib\/(?!utils\/|syntax-tree)|^language\/syntax\/langium\//,
    why: "the editor is answered without a parser library and without Langium's services",
  },
  {
    bundle: "dist/browser/server.js",
    none: /node_modules\/@?chevrotain\/|node_modules\/langium\/lib\/(?!utils\/|syntax-tree)|^language\/syntax\/langium\/|\/lib\/node\/|^server\/(?:files\/(?:open|read)\.ts|run\/(?!(?:logs|names)\.ts))/,
    why: "a browser has no Node, and reads files through the editor",
  },
  {
    bundle: "dist/browser/extension.cjs",
    none: /node_modules\/(?:langium|luxon)\/|\/lib\/node\/|^server\/lsp\//,
    why: "in a browser the server, a worker, does the work",
  },
  { bundle: "dist/client/extension.cjs", none: /node_modules\/(?:langium|luxon)\//, why: "the server does the work" },
  {
    bundle: "dist/server/main.cjs",
    none: /node_modules\/(?:pg|postgres|xtend|split2)|^server\/run\/postgres\//,
    why: "the editor shows runs in files",
  },
  {
    bundle: "dist/timeline/view.js",
    none: /node_modules\/(?!d3-|internmap\/|preact\/)|^server\/|^language\/(?!exports\/timeline\/|time\/(?:calendar|duration|words)\.ts|schedule\/(?:undo\/words|repeated|spans)\.ts|staffing\/shifts\.ts|wording\/(?:capital|lists|during|fallbacks)\.ts)/,
    why: "the view draws what it is given",
  },
  {
    bundle: "dist/importing/view.js",
    none: /node_modules\/(?!preact\/)|^server\/|^language\/(?!exports\/timeline\/)/,
    why: "the import is made by the server",
  },
  {
    bundle: "dist/board/board.js",
    none: /node_modules\/(?!d3-|internmap\/|preact\/)|^server\/|^language\/(?!exports\/timeline\/|run\/board-(?:change|roles)\.ts|plan\/equal\.ts|time\/(?:calendar|duration|words)\.ts|schedule\/(?:undo\/words|repeated|spans)\.ts|staffing\/shifts\.ts|wording\/(?:capital|lists|during|fallbacks)\.ts)/,
    why: "a board's page is told what there is to see",
  },
];

describe("bundles", () => {
  let bundles: ReadonlyMap<string, readonly string[]> = new Map();

  before(() => {
    bundles = new Map(Object.entries(JSON.parse(readFileSync(bundlesFile, "utf8"))));
  });

  for (const { bundle, none, why } of strangers)
    it(`${bundle}: ${why}`, () => {
      const inputs = bundles.get(bundle);
      assert.ok(inputs, `${bundle} was not built`);
      assert.deepEqual(
        inputs.filter(file => none.test(file)),
        [],
      );
    });

  it("hold the driver of a database once, for the command alone, with nothing that is compiled for a machine", () => {
    const withDriver = [...bundles].filter(([, inputs]) => inputs.some(file => file.includes("node_modules/pg/")));
    assert.deepEqual(
      withDriver.map(([bundle]) => bundle),
      ["dist/cli/main.cjs"],
    );
    const drivers = withDriver.flatMap(([, inputs]) =>
      inputs.filter(file => /pg-native|pg\/lib\/native|pg-pool/.test(file)),
    );
    assert.deepEqual(drivers, []);
  });

  it("of a board are small enough for a phone in a car park: less than 200 KB, of which a proxy sends a third", () => {
    const files = ["page.html", "board.js", "board.css", "icon.png"];
    const bytes = files.reduce((sum, file) => sum + statSync(join(root, "dist", "board", file)).size, 0);
    assert.ok(bytes < 200 * 1024, `${Math.round(bytes / 1024)} KB`);
  });

  it("contain no package twice", () => {
    for (const [bundle, inputs] of bundles) {
      const nested = inputs.filter(file => file.split("node_modules/").length > 2);
      assert.deepEqual(nested, [], bundle);
    }
  });
});
