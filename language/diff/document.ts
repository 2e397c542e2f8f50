/** What `gonogo diff --format json` prints. */
import type { Words } from "../exports/book/words.js";
import type { RuleCode, Severity } from "../plan/finding.js";
import type { Seconds } from "../plan/plan.js";
import { formatIso, formatRelative } from "../time/format.js";
import { zoneDataVersion } from "../time/zone-version.js";
import type { Change, FactChange } from "./changes.js";
import { type Compared, type ComparedVersions, withChanges } from "./compared.js";
import type { NamedMove, Version } from "./diff.js";
import { type Effect, type EffectName, type EffectValue, movedBy } from "./effects.js";
import type { FactName } from "./fact.js";
import type { ComparedFinding, FindingsDiff } from "./findings.js";
import type { RunbookChange } from "./members.js";
import type { ThingKind } from "./thing.js";
import { textOf, timed } from "./words.js";

export interface DiffDocument {
  readonly version: 1;
  /** The version of the time zone data, such as `2026f`. */
  readonly zoneData: string;
  /** Whether anything has changed at all. */
  readonly changed: boolean;
  /** The runbooks and programmes in which something has changed; after a programme those of its runbooks that have changed. */
  readonly files: readonly DiffFile[];
}

export type DiffFile = DiffOfFile | DiffOfProgramme | DiffWholeFile;

/** A runbook or a programme that is only in one of the two versions. */
export interface DiffWholeFile {
  readonly kind: "runbook" | "programme";
  readonly change: "added" | "removed";
  readonly file: string;
  readonly title: string;
}

/** Times are ISO 8601 with the zone's offset, in an undated runbook `T+1h30m`; lengths are seconds. */
export interface DiffOfFile extends DiffOfVersions {
  readonly kind: "runbook";
}

/** A programme: its effects and findings are those of the night, across its runbooks, and its changes those of its own file. */
export interface DiffOfProgramme extends DiffOfVersions {
  readonly kind: "programme";
  readonly runbooks: readonly DiffRunbook[];
}

/** A runbook that a programme names. */
export interface DiffRunbook {
  /** `unreadable` and `readable`: both name it, and it can be read in only the first, or in only the second. */
  readonly change: RunbookChange["change"];
  /** As the programme writes it. */
  readonly path: string;
  /** What the programme wrote before, where the runbook lies elsewhere now; otherwise null. */
  readonly movedFrom: string | null;
  /** Empty where it cannot be read. */
  readonly id: string;
  readonly title: string;
  /** Where it has changed, what that comes to; its own entry in `files` says the rest. */
  readonly effects: readonly DiffEffect[];
}

export interface DiffOfVersions {
  readonly change: "changed";
  readonly file: string;
  /** What it is compared with: a file, or `REF:path`. */
  readonly was: string;
  readonly before: DiffVersion;
  readonly after: DiffVersion;
  /** The zone times are shown in. */
  readonly zone: string;
  /** What the change comes to. */
  readonly effects: readonly DiffEffect[];
  /** Activities that begin or end at another time, as planned; the farthest first. */
  readonly moved: readonly DiffMove[];
  readonly findings: DiffFindings;
  /** The same of the risks that were accepted. */
  readonly accepted: DiffFindings;
  /** What was changed. */
  readonly changes: readonly DiffChange[];
}

export interface DiffVersion {
  readonly name: string;
  readonly title: string;
  /** Otherwise its times count from T. */
  readonly dated: boolean;
}

export interface DiffEffect {
  readonly what: EffectName;
  /** Of an outage, its title. */
  readonly of: string | null;
  /** A time, a length in seconds, words, or of the critical path the names of its activities; null where there is none. */
  readonly before: DiffEffectValue;
  readonly after: DiffEffectValue;
  /** Null where it is neither. */
  readonly change: "better" | "worse" | null;
}

export type DiffEffectValue = string | number | readonly string[] | null;

export interface DiffMove {
  readonly id: string;
  readonly title: string;
  readonly start: DiffTimes;
  readonly end: DiffTimes;
  /** By how much it starts later or, where it starts as before, ends later; negative where it is earlier. */
  readonly bySeconds: Seconds;
}

export interface DiffTimes {
  readonly before: string;
  readonly after: string;
}

export interface DiffFindings {
  readonly new: readonly DiffFinding[];
  readonly solved: readonly DiffFinding[];
  /** The same rule about the same thing, with another message or severity. */
  readonly otherwise: readonly { readonly before: DiffFinding; readonly after: DiffFinding }[];
  /** How many say the same with other times. */
  readonly moved: number;
}

export interface DiffFinding {
  readonly code: RuleCode;
  readonly severity: Severity;
  readonly message: string;
  /** The named thing it is about: `payments/promote`, `person jack`; empty for the file. */
  readonly subject: string;
  readonly url: string;
}

export interface DiffChange {
  readonly change: Change["change"];
  readonly kind: ThingKind;
  /** Empty where it has none. */
  readonly id: string;
  readonly title: string;
  /** The name it had before; null where that is the same. */
  readonly renamedFrom: string | null;
  readonly facts: readonly DiffFact[];
}

export interface DiffFact {
  readonly what: FactName;
  /** In words; empty where nothing is said. */
  readonly before: string;
  readonly after: string;
  /** Of commands and expectations: the lines that are gone, and those that are new. Absent for all else. */
  readonly lines?: { readonly removed: readonly string[]; readonly added: readonly string[] };
}

/** @param zone the zone of the times; each runbook's own when undefined */
export function diffDocument(all: readonly Compared[], zone: string | undefined): DiffDocument {
  const changed = withChanges(all);
  return {
    version: 1,
    zoneData: zoneDataVersion,
    changed: changed.length > 0,
    files: changed.map(each => fileOf(each, zone)),
  };
}

function fileOf(compared: Compared, asked: string | undefined): DiffFile {
  switch (compared.kind) {
    case "added":
    case "removed": {
      const { kind, of, file, title } = compared;
      return { kind: of, change: kind, file, title };
    }
    case "changed":
      return { kind: "runbook", ...versionsOf(compared, compared.diff.moves, asked ?? compared.diff.after.zone) };
    case "programme": {
      const zone = asked ?? compared.diff.after.zone;
      const runbooks = compared.diff.runbooks.map(each => runbookOf(each, zone));
      return { kind: "programme", ...versionsOf(compared, [], zone), runbooks };
    }
  }
}

type Say = (at: number) => string;

function saying({ dated }: Version, zone: string): Say {
  return dated ? at => formatIso(at, zone) : formatRelative;
}

function runbookOf(runbook: RunbookChange, zone: string): DiffRunbook {
  if (runbook.change !== "changed") {
    const { change, path, name, title } = runbook;
    return { change, path, movedFrom: null, id: name, title, effects: [] };
  }
  const { change, before, after, isMoved, diff } = runbook;
  const [was, is] = [saying(diff.before, zone), saying(diff.after, zone)];
  const effects = diff.effects.map(each => effectOf(each, was, is));
  return {
    change,
    path: after.path,
    movedFrom: isMoved ? before.path : null,
    id: after.name,
    title: after.title,
    effects,
  };
}

function versionsOf(
  { file, was: then, diff }: ComparedVersions,
  moves: readonly NamedMove[],
  zone: string,
): DiffOfVersions {
  const { before, after, effects, findings, accepted, changes } = diff;
  const [was, is] = [saying(before, zone), saying(after, zone)];
  const times = (all: { readonly before: number; readonly after: number }): DiffTimes => ({
    before: was(all.before),
    after: is(all.after),
  });
  return {
    change: "changed",
    file,
    was: then,
    before: { name: before.name, title: before.title, dated: before.dated },
    after: { name: after.name, title: after.title, dated: after.dated },
    zone,
    effects: effects.map(each => effectOf(each, was, is)),
    moved: moves.map(each => ({
      id: each.name,
      title: each.title,
      start: times(each.starts),
      end: times(each.ends),
      bySeconds: movedBy(each),
    })),
    findings: findingsOf(findings),
    accepted: findingsOf(accepted),
    changes: changes.map(({ change, kind, name, title, renamedFrom, facts }) => ({
      change,
      kind,
      id: name,
      title,
      renamedFrom: renamedFrom ?? null,
      facts: facts.map(each => factOf(each, was, is)),
    })),
  };
}

function effectOf({ what, of, before, after, change }: Effect, was: Say, is: Say): DiffEffect {
  return {
    what,
    of: of ?? null,
    before: effectValue(before, was),
    after: effectValue(after, is),
    change: change ?? null,
  };
}

function effectValue(value: EffectValue | undefined, say: Say): DiffEffectValue {
  switch (value?.kind) {
    case undefined:
      return null;
    case "moment":
      return say(value.at);
    case "seconds":
      return value.seconds;
    case "path":
      return value.activities.map(({ name }) => name);
    case "words":
      return plainOf(value.words, say);
  }
}

function factOf({ what, before, after, lines }: FactChange, was: Say, is: Say): DiffFact {
  return { what, before: plainOf(before, was), after: plainOf(after, is), ...(lines ? { lines } : {}) };
}

function plainOf(phrase: Words, say: Say): string {
  return textOf(timed(phrase, { moment: say, period: ({ start, end }) => `${say(start)}/${say(end)}` }));
}

function findingsOf({ fresh, solved, otherwise, moved }: FindingsDiff): DiffFindings {
  return {
    new: fresh.map(plain),
    solved: solved.map(plain),
    otherwise: otherwise.map(each => ({ before: plain(each.before), after: plain(each.after) })),
    moved,
  };
}

function plain({ code, severity, message, subject, url }: ComparedFinding): DiffFinding {
  return { code, severity, message, subject, url };
}
