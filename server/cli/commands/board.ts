/** `gonogo board FILE` */
import { basename, resolve } from "node:path";
import type { BoardDocument } from "../../../language/run/board.js";
import { count } from "../../../language/wording/lists.js";
import { isAnywhere, isLoopback, originsOf, type Place, readAddress } from "../../board/hosts.js";
import { type Keyring, openKeyring } from "../../board/keyring.js";
import { linksTable, viewers, whoGetsLinks, whoIsMeant, writeSecretFile } from "../../board/links.js";
import { shownOf } from "../../board/live.js";
import { sourceOf } from "../../board/run-source.js";
import { realClock, serveBoard } from "../../board/serve.js";
import type { RunSource } from "../../board/source.js";
import { readArguments } from "../arguments.js";
import { typed } from "../names.js";
import { type CliContext, done, forPeople, misused, noted, nothing, type Outcome, refused } from "../outcome.js";
import { printed } from "../printed.js";
import { runbookOfRun } from "../running/open.js";
import { boarding, boardPort } from "../table/board.js";
import { standardError, standardOutput, write } from "../terminal.js";
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
  const place = placeOf(values, flags.has("behind-proxy"));
  if (typeof place === "string") return misused(place, "board");

  const runbook = runbookOfRun(path, context.cwd, { root: values.root });
  if (typeof runbook === "string") return refused([runbook]);
  const { opened } = runbook;
  const log = values.log === undefined ? undefined : resolve(context.cwd, values.log);
  const source = sourceOf({ current: runbook, path: opened.path, log }, realClock);
  const keys = `${opened.path.replace(/\.runbook$/, "")}.board-keys.jsonl`;
  const keyring = openKeyring(keys, realClock.now);
  if (typeof keyring === "string") return refused([`cannot use ${basename(keys)}: ${keyring}`]);

  const asked = { for: lists["link-for"] ?? [], revoked: lists.revoke ?? [], table: values.links };
  if (asked.for.length + asked.revoked.length > 0 || asked.table !== undefined) {
    const document = await documentOf(source);
    if (typeof document === "string") return refused([document]);
    if (asked.revoked.length > 0 && (asked.for.length > 0 || asked.table !== undefined))
      return misused("take links away first, then make new ones: `--revoke` stands alone", "board");
    if (asked.revoked.length > 0) return revoke(keyring, document, asked.revoked);
    const [address] = originsOf(place);
    if (address === undefined || (place.port === 0 && place.address === undefined))
      return misused("the port of the board is not known: name it with `--port`, or its `--address`", "board");
    const link = (name: string | null): string => `${address}/#${keyring.addLink(name)}`;
    if (asked.table === undefined) return linksFor(document, asked.for, link);
    if (asked.for.length > 0) return misused("`--links` makes links for everybody: leave out `--link-for`", "board");
    return table(document, link, asked.table, context.cwd);
  }

  const say = (text: string): void => write(standardOutput, printed(done(0, forPeople(text)), context).out);
  const board = await serveBoard({
    ...place,
    ...{ source, keys },
    behindProxy: flags.has("behind-proxy"),
    publicStatus: flags.has("public-status"),
    log: line => write(standardError, printed({ code: 0, out: nothing, err: [noted(line)] }, context).err),
  });
  if (typeof board === "string") return refused([board]);
  const document = board.live.shown()?.document;
  const by = values.by ?? context.by;
  const meant = by === undefined ? { name: null } : document && whoIsMeant(document, by);
  if (meant === undefined || typeof meant === "string") {
    await board.end();
    return refused([meant ?? "the run cannot be read"]);
  }
  const { name } = meant;
  const shows =
    document?.status.state === "unopened"
      ? `The run is not open yet: the board waits for \`gonogo run open ${typed(opened.name)}\`.`
      : `It shows ${document?.status.log ?? "nothing yet"}.`;
  const isOpenToNet = !isLoopback(place.host) && !board.address.startsWith("https:");
  say(
    [
      `The board of ${opened.name} is at ${board.address}/`,
      `${name === null ? "A link for those who only look" : `The link of ${name}`}: ${board.address}/#${board.keyring.addLink(name)}`,
      shows,
      `For others: \`gonogo board ${typed(opened.name)} --links FILE\` makes a link for everybody. Ctrl+C ends the board.`,
      ...(isOpenToNet
        ? ["What is said goes over the network as it is: put a proxy with https before it (docs/run.md)."]
        : []),
      "",
    ].join("\n"),
  );
  const code = await signalled();
  await board.end();
  return { code, out: nothing, err: [] };
}

/** Ctrl+C, or the system. */
function signalled(): Promise<0 | 130> {
  return new Promise(ended => {
    process.once("SIGINT", () => ended(130));
    process.once("SIGTERM", () => ended(0));
  });
}

type Values = Readonly<Partial<Record<"host" | "port" | "address", string | undefined>>>;

/** In words where it cannot be. */
function placeOf({ host = "127.0.0.1", port, address }: Values, behindProxy: boolean): Place | string {
  const number = port === undefined ? boardPort : Number(port);
  if (number > 65_535) return `\`--port ${port}\` is no port: they go up to 65535`;
  const read = address === undefined ? { address: undefined } : readAddress(address);
  if (typeof read === "string") return read;
  if (read.address === undefined && behindProxy)
    return "a board behind a proxy answers to the name readers type: say it with `--address URL`";
  if (read.address === undefined && isAnywhere(host))
    return `\`--host ${host}\` is every address of this machine, and the board answers to one name: say with \`--address URL\` what readers type`;
  return { host, port: number, address: read.address };
}

/** As it stands now; in words where it cannot be had. */
async function documentOf(source: RunSource): Promise<BoardDocument | string> {
  const looked = await source.look();
  return looked.kind === "run" ? shownOf(looked, realClock.now()).document : looked.why;
}

function linksFor(document: BoardDocument, names: readonly string[], link: (name: string | null) => string): Outcome {
  const meant = names.map(name => whoIsMeant(document, name));
  const unknown = meant.find(each => typeof each === "string");
  if (unknown !== undefined) return refused([unknown]);
  const lines = meant.flatMap(each =>
    typeof each === "string" ? [] : [`${each.name ?? viewers}: ${link(each.name)}\n`],
  );
  return done(0, forPeople(lines.join("")));
}

function table(document: BoardDocument, link: (name: string | null) => string, file: string, cwd: string): Outcome {
  const names = whoGetsLinks(document);
  const made = (): string =>
    linksTable(
      document,
      names.map(name => ({ name, link: link(name) })),
    );
  const why = writeSecretFile(resolve(cwd, file), made);
  if (why !== undefined) return refused([`cannot write ${file}: ${why}`]);
  return done(
    0,
    forPeople(`${file}: ${count(names.length, "link")}, each shown only here. Hand them out, and remove the file.\n`),
  );
}

function revoke(keyring: Keyring, document: BoardDocument, names: readonly string[]): Outcome {
  const meant = names.map(name => (name === "everyone" ? { everyone: true } : whoIsMeant(document, name)));
  // Who is no longer in the runbook may still have a link.
  const known = new Set([...keyring.keys().links.values()].flatMap(({ name }) => name ?? []));
  const unknown = meant.find((each, index) => typeof each === "string" && !known.has(names[index] ?? ""));
  if (typeof unknown === "string") return refused([unknown]);
  const taken = keyring.revoke(({ name }) =>
    meant.some((each, index) =>
      typeof each === "string" ? names[index] === name : "everyone" in each || each.name === name,
    ),
  );
  return done(
    0,
    forPeople(
      `${count(taken, "link")} taken away, with all sessions that were begun with ${taken === 1 ? "it" : "them"}\n`,
    ),
  );
}
