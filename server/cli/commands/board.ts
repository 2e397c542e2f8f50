/** `gonogo board FILE` */
import { basename } from "node:path";
import type { BoardDocument } from "../../../language/run/board.js";
import { isAnywhere, type Place, readAddress } from "../../board/hosts.js";
import { openKeyring, UnwrittenKeys } from "../../board/keyring.js";
import { shownOf } from "../../board/live.js";
import { sourceOf } from "../../board/run-source.js";
import { realClock } from "../../board/serve.js";
import type { RunSource } from "../../board/source.js";
import { uninterrupted } from "../../files/uninterrupted.js";
import { openRuns } from "../../run/runs.js";
import { readArguments } from "../arguments.js";
import { asksForLinks, handOutLinks } from "../boarding/links.js";
import { serveUntilEnded } from "../boarding/serving.js";
import { type CliContext, misused, type Outcome, refused, unwritten } from "../outcome.js";
import { runbookOfRun } from "../running/open.js";
import { boarding, boardPort } from "../table/board.js";
import { whyOlderZones } from "../zone-data.js";

export async function boardCommand(args: readonly string[], context: CliContext): Promise<Outcome> {
  const read = readArguments(args, boarding);
  if (read.kind === "wrong") return misused(read.message, "board");
  const { values, flags, lists, operands } = read;
  const olderZones = whyOlderZones(values["require-zone-data"], "board");
  if (olderZones) return olderZones;
  const [path, ...more] = operands;
  if (path === undefined) return misused("no file is named: `gonogo board FILE`", "board");
  if (more.length > 0) return misused("a board is of one runbook: name a single file", "board");
  const trustsProxy = flags.has("trust-proxy");
  const place = placeOf(values, trustsProxy);
  if (typeof place === "string") return misused(place, "board");

  const { cwd } = context;
  const runbook = runbookOfRun(path, cwd, { root: values.root });
  if (typeof runbook === "string") return refused([runbook]);
  const { opened } = runbook;
  const keys = `${opened.path.replace(/\.runbook$/, "")}.board-keys.jsonl`;
  const keyring = openKeyring(keys, realClock.now);
  if (typeof keyring === "string") return refused([`cannot use ${basename(keys)}: ${keyring}`]);
  const runs = await openRuns(values.store ?? (context.store || undefined), opened.path, cwd);
  if (typeof runs === "string") return refused([runs]);
  const source = sourceOf({ current: runbook, file: basename(opened.path), runs, asked: values.log }, realClock);
  try {
    const asked = { of: lists["link-for"] ?? [], revoked: lists.revoke ?? [], table: values.links };
    if (asksForLinks(asked))
      return await linksOf(source, found => uninterrupted(() => handOutLinks(asked, keyring, found, place, cwd)));
    const options = { ...place, source, keyring, trustsProxy, publicStatus: flags.has("public-status") };
    return await serveUntilEnded(options, opened.name, values.by ?? context.by, context);
  } catch (error) {
    if (error instanceof UnwrittenKeys) return unwritten(basename(keys), error.message);
    throw error;
  } finally {
    await runs.close();
  }
}

/** Who is who follows from the run as it stands. */
async function linksOf(source: RunSource, answer: (document: BoardDocument) => Promise<Outcome>): Promise<Outcome> {
  const looked = await source.look();
  return looked.kind === "run" ? answer(shownOf(looked, realClock.now()).document) : refused([looked.why]);
}

type Values = Readonly<Partial<Record<"host" | "port" | "address", string | undefined>>>;

/** In words where it cannot be. */
function placeOf({ host = "127.0.0.1", port, address }: Values, trustsProxy: boolean): Place | string {
  const number = port === undefined ? boardPort : Number(port);
  if (number > 65_535) return `\`--port ${port}\` is no port: they go up to 65535`;
  const read = address === undefined ? { address: undefined } : readAddress(address);
  if (typeof read === "string") return read;
  if (read.address === undefined && trustsProxy)
    return "a board with a proxy before it answers to the name readers type: say it with `--address URL`";
  if (read.address === undefined && isAnywhere(host))
    return `\`--host ${host}\` is every address of this machine, and the board answers to one name: say with \`--address URL\` what readers type`;
  return { host, port: number, address: read.address };
}
