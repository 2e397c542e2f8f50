import { type Command, oneRunbook, readsAbout, requireZoneDataOption, rootOption, storeOption } from "./table.js";

/** Where a board listens unless it is told otherwise. */
export const boardPort = 4610;

export const boarding = {
  name: "board",
  does: "serves the run of a runbook as a page that everybody sees and writes on",
  operands: [oneRunbook],
  options: [
    {
      name: "by",
      value: { kind: "text", name: "NAME" },
      says: "whose link is shown at the start, as the runbook names them; GONOGO_BY says it for all commands of a shell. Without it, one for those who only look",
    },
    {
      name: "link-for",
      value: { kind: "text", name: "NAME" },
      repeat: true,
      says: "makes a link for this person, shows it, and serves nothing; `viewers` is for all who only look",
    },
    {
      name: "links",
      value: { kind: "file", name: "FILE" },
      says: "makes a link for everybody who takes part and one for all who only look, writes them to this file (CSV, for its owner alone), and serves nothing",
    },
    {
      name: "revoke",
      value: { kind: "text", name: "NAME" },
      repeat: true,
      says: "takes all links of this person away, with what was begun with them, at once; `everyone` takes all, `viewers` those for all who only look",
    },
    {
      name: "port",
      value: { kind: "number", name: "PORT" },
      says: `the port; 0 takes one that is free (${boardPort} by default)`,
    },
    {
      name: "host",
      value: { kind: "text", name: "HOST" },
      says: "listens on this address of the machine, 0.0.0.0 on all of them; by default on 127.0.0.1, which only this machine reaches",
    },
    {
      name: "address",
      value: { kind: "text", name: "URL" },
      says: "what readers type, such as https://board.example.com: links begin with it, and the board answers to it",
    },
    {
      name: "trust-proxy",
      says: "heeds what the proxy before it forwards (X-Forwarded-Host, X-Forwarded-For); only where nothing but the proxy reaches it",
    },
    { name: "public-status", says: "shows /status without a link to whoever reaches the board" },
    {
      name: "log",
      value: { kind: "file", name: "FILE" },
      says: "the log of the run, where it is not the latest beside the runbook",
    },
    storeOption,
    rootOption,
    requireZoneDataOption,
  ],
  about: [
    "One page for everybody: what runs, what is next, what is mine, the timeline, the log. It shows at once what is written on it, by `gonogo run` or in an editor. A run that is not open yet it waits for. Nothing is ever executed, and nothing is loaded from elsewhere.",
    "People come in by a link of their own. It is shown once; what is kept of it beside the runbook, in NAME.board-keys.jsonl, is a hash, so that links and sessions go on to count after the board was ended or killed. What somebody may write follows from the runbook: the coordinator everything, a decider decisions and rollbacks too, everybody else what is theirs; whoever only looks, nothing. Everybody who takes part may hold the run.",
    "/status is a page for executives, without scripts; /status.md is the same to paste.",
    readsAbout,
  ],
  examples: [
    { line: "gonogo board payments.runbook --by lee" },
    { line: "gonogo board payments.runbook --links links.csv", says: "for everybody, to be handed out" },
    { line: "gonogo board payments.runbook --link-for mei --link-for viewers" },
    { line: "gonogo board payments.runbook --revoke arun" },
    {
      line: "gonogo board payments.runbook --trust-proxy --address https://board.example.com",
      says: "through a proxy that speaks https; docs/run.md has its settings",
    },
  ],
  exits: {
    0: "the links are made or taken away; or the board was ended by the system (SIGTERM)",
    2: "the command could not run: no such file, nobody of that name, the port is taken, the keys cannot be used",
    130: "the board was ended with Ctrl+C",
  },
} as const satisfies Command;
