/** A board that runs until it is ended: what it says at its start, and how it ends. */
import { isLoopback } from "../../board/hosts.js";
import { whoIsMeant } from "../../board/links.js";
import { type BoardOptions, type Served, serveBoard } from "../../board/serve.js";
import { typed } from "../names.js";
import { type CliContext, done, forPeople, noted, nothing, type Outcome, refused } from "../outcome.js";
import { printed } from "../printed.js";
import { standardError, standardOutput, write } from "../terminal.js";

/**
 * @param file what the runbook is called in output
 * @param by whose link is shown; one for those who only look where it is undefined
 */
export async function serveUntilEnded(
  options: Omit<BoardOptions, "log">,
  file: string,
  by: string | undefined,
  context: CliContext,
): Promise<Outcome> {
  const board = await serveBoard({ ...options, log: line => tell(line, context) });
  if (typeof board === "string") return refused([board]);
  try {
    const begun = beginning(board, options.host, file, by);
    if (typeof begun === "string") return refused([begun]);
    write(standardOutput, printed(done(0, forPeople(`${begun.lines.join("\n")}\n`)), context).out);
    return { code: await signalled(), out: nothing, err: [] };
  } finally {
    await board.end();
  }
}

/** Where nothing more can be told, such as in a file on a full disk, the board goes on. */
function tell(line: string, context: CliContext): void {
  try {
    write(standardError, printed({ code: 0, out: nothing, err: [noted(line)] }, context).err);
  } catch {
    // There is nowhere else to say it.
  }
}

/** In words where nobody is called so. */
function beginning(
  { address, keyring, live }: Served,
  host: string,
  file: string,
  by: string | undefined,
): { readonly lines: readonly string[] } | string {
  const document = live.shown()?.document;
  if (!document) return `the run of ${file} cannot be read: the reason stands above`;
  const meant = by === undefined ? { name: null } : whoIsMeant(document, by);
  if (typeof meant === "string") return meant;
  const { name } = meant;
  const whose = name === null ? "A link for those who only look" : `The link of ${name}`;
  const { state, log } = document.status;
  return {
    lines: [
      `The board of ${file} is at ${address}/`,
      `${whose}: ${address}/#${keyring.addLink(name)}`,
      state === "unopened"
        ? `The run is not open yet: the board waits for \`gonogo run open ${typed(file)}\`.`
        : `It shows ${log}.`,
      ...(isLoopback(host) || address.startsWith("https:")
        ? []
        : ["What is said goes over the network as it is: put a proxy with https before it (docs/run.md)."]),
      `For others: \`gonogo board ${typed(file)} --links FILE\` makes a link for everybody. Ctrl+C ends the board.`,
    ],
  };
}

/** By Ctrl+C, or by the system. */
function signalled(): Promise<0 | 130> {
  return new Promise(ended => {
    process.once("SIGINT", () => ended(130));
    process.once("SIGTERM", () => ended(0));
  });
}
