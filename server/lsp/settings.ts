/**
 * What users may set, all with defaults that need no change: read with `workspace/configuration` where the editor has it, from
 * `didChangeConfiguration` where it pushes, and from `initializationOptions` at the start.
 */
import { type Connection, DidChangeConfigurationNotification } from "vscode-languageserver";
import type { InitializeParams } from "vscode-languageserver-protocol";
import { linkTarget } from "../../language/exports/link-target.js";
import { isZone } from "../../language/time/offsets.js";
import { quotedSetting } from "./quoted-setting.js";

/** The section of all settings: `gonogo.codeLens`. */
const sectionName = "gonogo";

export interface Settings {
  readonly inlayHints: {
    /** Computed start and end of activities. */
    readonly times: boolean;
    /** An owner's own time where it is another. */
    readonly ownerTimes: boolean;
    /** Lag, waiting and float. */
    readonly float: boolean;
  };
  readonly codeLens: boolean;
  /** What is coloured from here: names only, or all there is for an editor without a grammar of colours. */
  readonly semanticTokens: "names" | "all";
  /** The reader's zone; undefined where nobody said. */
  readonly timezone: string | undefined;
  readonly tickets: readonly TicketPattern[];
}

/** What a ticket looks like and where it leads; `$0` and `$1` in the address are what was matched. */
export interface TicketPattern {
  /** A regular expression, not read yet. */
  readonly pattern: string;
  readonly address: string;
}

export interface SettingsService {
  readonly current: () => Settings;
  /** What is wrong with what was set, in words. */
  readonly problems: () => readonly string[];
  /** Tells of every change; nothing is told of the values at the start. */
  readonly onChange: (listener: () => void) => void;
  readonly initialize: (params: InitializeParams) => void;
  readonly initialized: () => void;
}

export interface SettingsRead {
  readonly settings: Settings;
  readonly problems: readonly string[];
}

/** Reads what editors send, whatever it is: what cannot be understood keeps its default, and is said. */
export function readSettings(given: unknown, otherwise: Settings): SettingsRead {
  const problems: string[] = [];
  const of = section(given, "gonogo", problems);
  const hints = section(of.inlayHints, "gonogo.inlayHints", problems);
  const flag = (value: unknown, name: string, usual: boolean): boolean => {
    if (isUnset(value) || typeof value === "boolean") return value ?? usual;
    problems.push(`\`${name}\` is ${quotedSetting(value)}: write true or false.`);
    return usual;
  };
  const settings: Settings = {
    inlayHints: {
      times: flag(hints.times, "gonogo.inlayHints.times", otherwise.inlayHints.times),
      ownerTimes: flag(hints.ownerTimes, "gonogo.inlayHints.ownerTimes", otherwise.inlayHints.ownerTimes),
      float: flag(hints.float, "gonogo.inlayHints.float", otherwise.inlayHints.float),
    },
    codeLens: flag(of.codeLens, "gonogo.codeLens", otherwise.codeLens),
    semanticTokens: tokensIn(of.semanticTokens, problems) ?? otherwise.semanticTokens,
    timezone: zoneIn(of.timezone, problems) ?? otherwise.timezone,
    tickets: ticketsIn(of.tickets, problems) ?? otherwise.tickets,
  };
  return { settings, problems };
}

/** @param zone the reader's, where the editor says nothing about it */
export function defaultSettings(zone: string | undefined): Settings {
  return {
    inlayHints: { times: true, ownerTimes: true, float: true },
    codeLens: true,
    semanticTokens: "names",
    timezone: zone !== undefined && isZone(zone) ? zone : undefined,
    tickets: [],
  };
}

function isUnset(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

/** Settings by their names; none where they are no such thing. */
function section(value: unknown, name: string, problems: string[]): Readonly<Record<string, unknown>> {
  if (isUnset(value)) return {};
  if (typeof value === "object" && !Array.isArray(value)) return { ...value };
  problems.push(`\`${name}\` is ${quotedSetting(value)}: write settings by their names, as in { "codeLens": true }.`);
  return {};
}

function tokensIn(value: unknown, problems: string[]): Settings["semanticTokens"] | undefined {
  if (isUnset(value)) return undefined;
  if (value === "names" || value === "all") return value;
  problems.push(`\`gonogo.semanticTokens\` is ${quotedSetting(value)}: write "names" or "all".`);
  return undefined;
}

function zoneIn(value: unknown, problems: string[]): string | undefined {
  if (isUnset(value) || value === "") return undefined;
  if (typeof value === "string" && isZone(value)) return value;
  problems.push(
    `\`gonogo.timezone\` is ${quotedSetting(value)}, which is not a time zone: write an IANA name such as "Europe/London".`,
  );
  return undefined;
}

/** More are not a team's habits but a mistake, and each is looked for in every line. */
const mostPatterns = 50;

function ticketsIn(value: unknown, problems: string[]): readonly TicketPattern[] | undefined {
  if (isUnset(value)) return undefined;
  if (typeof value !== "object" || Array.isArray(value)) {
    problems.push(
      `\`gonogo.tickets\` is ${quotedSetting(value)}: write patterns and where they lead, as in { "OPS-\\\\d+": "https://tickets.example.com/$0" }.`,
    );
    return undefined;
  }
  const entries = Object.entries(value);
  if (entries.length > mostPatterns)
    problems.push(`\`gonogo.tickets\` has ${entries.length} patterns, and only the first ${mostPatterns} are used.`);
  return entries.slice(0, mostPatterns).flatMap(([pattern, address]): TicketPattern[] => {
    if (pattern === "") {
      problems.push("A pattern of `gonogo.tickets` is empty: write what your tickets look like.");
      return [];
    }
    if (typeof address === "string" && linkTarget(address.replace(/\$\d/g, "1")) !== undefined)
      return [{ pattern, address }];
    problems.push(
      `\`gonogo.tickets\` leads from ${quotedSetting(pattern)} to ${quotedSetting(address)}, which is neither a web page nor a mailbox: start the address with https://, http:// or mailto:.`,
    );
    return [];
  });
}

/** The settings, asked for when the editor is there and again when it only says that something changed. */
export function createSettings(connection: Connection, zone: string | undefined): SettingsService {
  const listeners: (() => void)[] = [];
  let atStart = defaultSettings(zone);
  let now: SettingsRead = { settings: atStart, problems: [] };
  let isAnswered = false;

  const take = (given: unknown): void => {
    now = readSettings(given, atStart);
    for (const listener of listeners) listener();
  };
  const fetch = (): void => {
    connection.workspace
      .getConfiguration([{ section: sectionName }])
      .then(([given]) => take(given))
      .catch(error => console.error("The settings could not be read:", error));
  };

  connection.onDidChangeConfiguration(({ settings }: { readonly settings?: unknown }) => {
    if (typeof settings === "object" && settings !== null && sectionName in settings)
      take(Reflect.get(settings, sectionName));
    else if (isAnswered) fetch();
  });

  return {
    current: () => now.settings,
    problems: () => now.problems,
    onChange: listener => listeners.push(listener),
    initialize: ({ capabilities, initializationOptions }) => {
      isAnswered = capabilities.workspace?.configuration === true;
      now = readSettings(initializationOptions, atStart);
      atStart = now.settings;
    },
    initialized: () => {
      if (!isAnswered) return;
      connection.client
        .register(DidChangeConfigurationNotification.type, { section: [sectionName] })
        .catch(error => console.error("Changes of settings are not told:", error));
      fetch();
    },
  };
}
