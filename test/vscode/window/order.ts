/** What the suites of the window are told by the harness that starts them. */
import { join } from "node:path";
import type { Opening } from "../opening.js";
import type { ServerProgram } from "../server/workbench.js";

export type Program = ServerProgram | { readonly kind: "electron"; readonly executable: string };

export interface Order extends Opening {
  readonly program: Program;
  /** Where pictures are left. */
  readonly artefacts: string;
  /** Run only these files of this folder. */
  readonly files?: readonly string[];
  /** Run only the tests whose title matches. */
  readonly grep?: string;
  /** Milliseconds that a test waits for what does not come. */
  readonly patience?: number;
}

const name = "GONOGO_WINDOW";

export function asEnvironment(order: Order): Readonly<Record<string, string>> {
  return { [name]: JSON.stringify(order) };
}

export function readOrder(): Order {
  const text = process.env[name];
  if (text === undefined) throw new Error("these suites are started by the harness: npm run test:vscode");
  return JSON.parse(text);
}

/** Where the suites write down what their windows tried to reach beyond the machine. */
export function outsideFile({ scratch }: Order): string {
  return join(scratch, "outside.json");
}
