/** What a command takes and says of itself: parsing, --help, completions, the man page and docs/cli are made from it. */

/** What a value may be: what is refused, and what completion offers. */
export type Value =
  | { readonly kind: "choice"; readonly name: string; readonly choices: Choices }
  /** A runbook, or a folder of them; `severity` is a rule with one, `CODE=SEVERITY`. */
  | {
      readonly kind:
        | "runbook"
        | "file"
        | "folder"
        | "rule"
        | "severity"
        | "zone"
        | "ref"
        | "contingency"
        | "activity"
        | "number"
        | "text";
      readonly name: string;
    };

/** Each word that may be written, and what it means. */
export type Choices = Readonly<Record<string, string>>;

export interface Option {
  /** Without the `--`. */
  readonly name: string;
  /** A letter for `-x`. */
  readonly short?: string;
  /** Absent for an option that stands alone. */
  readonly value?: Value;
  /** Whether it may be written several times, each counting; otherwise the last one counts. */
  readonly repeat?: true;
  /** A phrase, small letter first, without a full stop. */
  readonly says: string;
}

export interface Operand {
  readonly value: Value;
  readonly many?: true;
  readonly optional?: true;
}

export interface Example {
  readonly line: string;
  /** What it is for, as a phrase; absent where the line says it. */
  readonly says?: string;
}

export interface Command {
  readonly name: string;
  /** A phrase that goes on from the command's name: "finds what is wrong with runbooks". */
  readonly does: string;
  readonly operands: readonly Operand[];
  readonly options: readonly Option[];
  /** Paragraphs, without line breaks. */
  readonly about: readonly string[];
  readonly examples: readonly Example[];
  /** What each exit code means here; the failure of the program itself is the same for all. */
  readonly exits: Readonly<Record<number, string>>;
}

export const helpOption = {
  name: "help",
  short: "h",
  says: "shows this help and does nothing else",
} as const satisfies Option;

/** The options of a command with the one that all have. */
export function allOptions({ options }: Pick<Command, "options">): readonly Option[] {
  return [...options, helpOption];
}

/** What all commands end with when it is the program that fails. */
export const failureExit = { 3: "gonogo itself failed" };

export const zoneOption = {
  name: "zone",
  value: { kind: "zone", name: "ZONE" },
  says: "shows times in this IANA zone, such as Asia/Kolkata, instead of the runbook's own",
} as const satisfies Option;

export const fallbackOption = {
  name: "fallback",
  value: { kind: "number", name: "N" },
  says: "shows the runbook in its fallback number N, in the order written, instead of its window",
} as const satisfies Option;

export const withOption = {
  name: "with",
  value: { kind: "contingency", name: "CONTINGENCY" },
  says: "shows the plan as this contingency leaves it, struck at its worst moment",
} as const satisfies Option;

export const excludeOption = {
  name: "exclude",
  value: { kind: "text", name: "GLOB" },
  repeat: true,
  says: "excludes files by a pattern as in a .gitignore file of the working directory, even if they are named",
} as const satisfies Option;

export const rootOption = {
  name: "root",
  value: { kind: "folder", name: "FOLDER" },
  says: "reads nothing outside this folder, whatever imports and links say; all paths must be inside it",
} as const satisfies Option;

export const storeOption = {
  name: "store",
  value: { kind: "text", name: "ADDRESS" },
  says: "keeps runs in PostgreSQL, `postgres://USER@HOST/DATABASE`, instead of files beside the runbook; GONOGO_STORE says it for all commands of a shell",
} as const satisfies Option;

export const requireZoneDataOption = {
  name: "require-zone-data",
  value: { kind: "text", name: "VERSION" },
  says: "fails if the time zone data of gonogo are older than this version, such as 2026b",
} as const satisfies Option;

/** What is said of every command that reads runbooks. */
export const readsAbout =
  "Only *.runbook files inside the root folder are read. The root is the folder of --root, else the nearest parent folder with .git or a file gonogo.root, else the lowest folder that contains all paths. Imports and links that point outside it, devices and pipes are not read, and links are not written to.";

export const oneRunbook = { value: { kind: "runbook", name: "FILE" } } as const satisfies Operand;
