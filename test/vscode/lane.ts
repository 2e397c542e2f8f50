/** A lane's suites, each in a VS Code of its own. */
import { join } from "node:path";
import { runElectronHost } from "./electron/start.js";
import { forBrowser, pack, type Tested, workingTree } from "./extension.js";
import { type Lane, nameOf, type Role, type Shape, type Suite } from "./lanes.js";
import type { Available } from "./prepare.js";
import { artefacts, emptied, inScratch } from "./project.js";
import { type Attempt, judge, judgeTwice, type Outcome } from "./report.js";
import { runServerHost } from "./server/host.js";
import { bundleSuites } from "./suites.js";
import type { Program } from "./window/order.js";
import { runWindow } from "./window/run.js";
import { copyWorkspace } from "./workspace.js";

/** What all runs share: made once, only read. */
export interface Materials {
  readonly host: Available;
  /** The file whose `run` an extension host calls. */
  readonly tests: string;
  readonly extensions: Readonly<Record<Shape, Tested>>;
}

export interface Job {
  readonly name: string;
  run(): Promise<Outcome>;
}

export interface Wish {
  readonly suite?: string | undefined;
  readonly grep?: string | undefined;
}

/** @param folder inside the project, so that what is bundled finds mocha */
export async function makeMaterials(host: Available, lanes: readonly Lane[], folder: string): Promise<Materials> {
  const isWanted = (wanted: Shape): boolean => lanes.some(({ shape }) => shape === wanted);
  return {
    host,
    tests: await bundleSuites(join(folder, "suites")),
    extensions: {
      development: workingTree,
      packed: isWanted("packed") ? pack(folder) : workingTree,
      browser: isWanted("browser") ? forBrowser(join(folder, "browser")) : workingTree,
    },
  };
}

export function jobsOf(lane: Lane, materials: Materials, { suite: only, grep = lane.grep }: Wish): readonly Job[] {
  const runOf = (suite: Suite): SuiteRun => ({
    name: nameOf(lane),
    role: lane.role,
    suite,
    extension: materials.extensions[lane.shape],
    ...(grep === undefined ? {} : { grep }),
  });
  return lane.suites
    .filter(suite => only === undefined || only === suite)
    .map(suite => ({ name: `${nameOf(lane)} ${suite}`, run: () => judged(materials, runOf(suite)) }));
}

async function judged(materials: Materials, run: SuiteRun): Promise<Outcome> {
  switch (run.suite) {
    case "host":
      return judge(await runSuite(materials, run));
    case "window":
      return judgeTwice(files =>
        runSuite(materials, { ...run, ...(files && { files, artefacts: join(run.suite, "second-attempt") }) }),
      );
  }
}

export interface SuiteRun extends Pick<Lane, "role"> {
  /** Of the folder its artefacts go to. */
  readonly name: string;
  readonly suite: Suite;
  readonly extension: Tested;
  /** Run only the tests whose title matches. */
  readonly grep?: string;
  /** Milliseconds that a test waits for what does not come. */
  readonly patience?: number;
  /** Of the window's: only these. */
  readonly files?: readonly string[];
  /** Inside the folder for artefacts; as the suite is called where absent. */
  readonly artefacts?: string;
}

export function runSuite(
  { host, tests }: Materials,
  { name, role, suite, artefacts: left = suite, ...rest }: SuiteRun,
): Promise<Attempt> {
  return inScratch(scratch => {
    const workspace = copyWorkspace(scratch);
    const program = programOf(host, role);
    const about = {
      ...rest,
      scratch,
      workspace,
      artefacts: emptied(join(artefacts, name, left)),
    };
    switch (suite) {
      case "host":
        return program.kind === "electron"
          ? runElectronHost(program.executable, { ...about, tests })
          : runServerHost(program, { ...about, tests });
      case "window":
        return runWindow({ ...about, program });
    }
  });
}

function programOf(host: Available, role: Role): Program {
  if (host.kind === "electron") return { kind: "electron", executable: host.programs[role].path };
  return { kind: "server", server: host.servers[role], browser: host.browser };
}
