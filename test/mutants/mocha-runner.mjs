/**
 * Runs our tests for Stryker, in a process of its own and in a copy of the project. Stryker's own runner reaches into files of mocha
 * that ours no longer has.
 */
import { createHash } from "node:crypto";
import { basename, resolve } from "node:path";
import fc from "fast-check";
import Mocha from "mocha";

/** Stryker's numbers for what became of a test. */
const status = { passed: 0, failed: 1 };

export const strykerPlugins = [{ kind: "TestRunner", name: "gonogo-mocha", factory }];

factory.inject = ["options"];

/** @param {{ testFiles: readonly string[], sample: { share: number, seed: string } }} options */
function factory({ testFiles, sample }) {
  // What Stryker writes into the code looks here for the mutant that is switched on, and writes here what a test came past.
  globalThis.__stryker__ ??= {};
  const shared = globalThis.__stryker__;
  let mocha;
  return {
    // There is nothing to load anew, as what only matters while files load is left out; otherwise each would get another process.
    capabilities: () => ({ reloadEnvironment: true }),
    async init() {
      fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true });
      mocha = new Mocha({ reporter: class {}, timeout: 0, bail: true });
      mocha.cleanReferencesAfterRun(false);
      mocha.suite.beforeEach(function () {
        shared.currentTestId = this.currentTest?.fullTitle();
      });
      for (const file of testFiles) mocha.addFile(resolve(file));
      await mocha.loadFilesAsync();
    },
    async dryRun() {
      const tests = await run(mocha);
      return { status: "complete", tests, mutantCoverage: shared.mutantCoverage };
    },
    async mutantRun({ activeMutant, testFilter, hitLimit: generous }) {
      if (!isDrawn(activeMutant, sample)) return { status: "error", errorMessage: "not drawn" };
      const hitLimit = generous && generous / 10;
      mocha.grep(testFilter ? new RegExp(testFilter.map(title => `^${literally(title)}$`).join("|")) : /^/);
      Object.assign(shared, { activeMutant: activeMutant.id, hitLimit, hitCount: hitLimit && 0 });
      const tests = await run(mocha);
      shared.activeMutant = undefined;
      const killer = tests.find(test => test.status === status.failed);
      if (hitLimit && shared.hitCount > hitLimit) return { status: "timeout", reason: "It goes round without end." };
      return killer
        ? { status: "killed", killedBy: [killer.id], failureMessage: killer.failureMessage, nrOfTests: tests.length }
        : { status: "survived", nrOfTests: tests.length };
    },
  };
}

/** Whether a mutant belongs to the sample: by what it is, so that the same seed draws the same ones. */
function isDrawn({ fileName, location, replacement }, { share, seed }) {
  const text = JSON.stringify([seed, basename(fileName), location, replacement]);
  return createHash("sha256").update(text).digest().readUInt32BE() < share * 2 ** 32;
}

/** @returns {Promise<readonly object[]>} what became of each test that was run, as Stryker wants it */
function run(mocha) {
  const tests = [];
  let since = performance.now();
  const tell = (test, more) => {
    const now = performance.now();
    const title = test.ctx?.currentTest?.fullTitle() ?? test.fullTitle();
    tests.push({ id: title, name: title, timeSpentMs: now - since, ...more });
    since = now;
  };
  return new Promise(done => {
    mocha
      .run(() => done(tests))
      .on("pass", test => tell(test, { status: status.passed, fileName: test.file }))
      .on("fail", (test, { message }) =>
        tell(test, { status: status.failed, failureMessage: message || "no message" }),
      );
  });
}

function literally(text) {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
