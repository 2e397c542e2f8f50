/**
 * What users may set, all with defaults that need no change: read with `workspace/configuration` where the editor has it, from
 * `didChangeConfiguration` where it pushes, and from `initializationOptions` at the start.
 */
import {
  type ConfigurationInitializedParams,
  DefaultConfigurationProvider,
  type LangiumSharedCoreServices,
} from "langium";
import type { DidChangeConfigurationParams, InitializeParams } from "vscode-languageserver-protocol";
import { isZone } from "../../language/time/offsets.js";

/** The section of all settings: `gonogo.codeLens`. */
const section = "gonogo";

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
  /** The reader's zone; undefined where nobody said. */
  readonly timezone: string | undefined;
  readonly tickets: readonly TicketPattern[];
}

/** What a ticket looks like and where it leads; `$0` and `$1` in the address are what was matched. */
export interface TicketPattern {
  readonly pattern: RegExp;
  readonly address: string;
}

export interface SettingsService {
  readonly current: () => Settings;
  /** Tells of every change; nothing is told of the values at the start. */
  readonly onChange: (listener: () => void) => void;
}

/** Reads what editors send, whatever it is: what cannot be understood keeps its default. */
export function readSettings(given: unknown, otherwise: Settings): Settings {
  const hints = property(given, "inlayHints");
  const zone = property(given, "timezone");
  return {
    inlayHints: {
      times: flag(property(hints, "times"), otherwise.inlayHints.times),
      ownerTimes: flag(property(hints, "ownerTimes"), otherwise.inlayHints.ownerTimes),
      float: flag(property(hints, "float"), otherwise.inlayHints.float),
    },
    codeLens: flag(property(given, "codeLens"), otherwise.codeLens),
    timezone: typeof zone === "string" && isZone(zone) ? zone : otherwise.timezone,
    tickets: ticketsIn(property(given, "tickets")) ?? otherwise.tickets,
  };
}

/** @param zone the reader's, where the editor says nothing about it */
export function defaultSettings(zone: string | undefined): Settings {
  return {
    inlayHints: { times: true, ownerTimes: true, float: true },
    codeLens: true,
    timezone: zone !== undefined && isZone(zone) ? zone : undefined,
    tickets: [],
  };
}

function property(of: unknown, key: string): unknown {
  return typeof of === "object" && of !== null ? Reflect.get(of, key) : undefined;
}

function flag(given: unknown, otherwise: boolean): boolean {
  return typeof given === "boolean" ? given : otherwise;
}

function ticketsIn(given: unknown): readonly TicketPattern[] | undefined {
  if (typeof given !== "object" || given === null || Array.isArray(given)) return undefined;
  return Object.entries(given).flatMap(([pattern, address]) => {
    if (pattern === "" || typeof address !== "string" || address === "") return [];
    try {
      return [{ pattern: new RegExp(pattern, "gu"), address }];
    } catch {
      return [];
    }
  });
}

/** Langium's provider, asked for our own section instead of the language's name, and asked again when an editor only says that something changed. */
export class RunbookConfiguration extends DefaultConfigurationProvider implements SettingsService {
  private readonly listeners: (() => void)[] = [];
  private fetch: ConfigurationInitializedParams["fetchConfiguration"];
  private atStart: Settings;
  private now: Settings;

  constructor(services: LangiumSharedCoreServices, zone: string | undefined) {
    super(services);
    this.atStart = defaultSettings(zone);
    this.now = this.atStart;
  }

  current = (): Settings => this.now;

  onChange = (listener: () => void): void => {
    this.listeners.push(listener);
  };

  override initialize(params: InitializeParams): void {
    super.initialize(params);
    this.atStart = readSettings(params.initializationOptions, this.atStart);
    this.now = this.atStart;
  }

  override async initialized(params: ConfigurationInitializedParams): Promise<void> {
    this.fetch = params.fetchConfiguration;
    await super.initialized(params);
  }

  override updateConfiguration(change: DidChangeConfigurationParams): void {
    if (property(change.settings, section) !== undefined) super.updateConfiguration(change);
    else if (this.workspaceConfig) {
      this.fetch?.([{ section }]).then(
        ([configuration]) => this.updateSectionConfiguration(section, configuration),
        error => console.error("The settings could not be read:", error),
      );
    }
  }

  protected override updateSectionConfiguration(name: string, configuration: unknown): void {
    if (name !== section) return;
    this.now = readSettings(configuration, this.atStart);
    for (const listener of this.listeners) listener();
  }

  protected override toSectionName(): string {
    return section;
  }
}
