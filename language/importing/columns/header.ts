/** What a header says: its words without what is added to them, a zone, a unit of time. */
import type { Role } from "../role.js";
import type { DurationUnit } from "../values/durations.js";
import { folded } from "../values/folding.js";
import { zoneIn } from "../values/moments.js";
import { oneLine, withoutEnd } from "../values/texts.js";
import { roleOfName } from "./dictionary.js";

export interface Header {
  /** As it is written. */
  readonly text: string;
  readonly role: Role | "none" | undefined;
  /** Whether the whole header is a name of the role, and not only a part of it. */
  readonly exact: boolean;
  readonly zone?: string;
  readonly unit?: DurationUnit;
}

const timeRoles: ReadonlySet<Role | "none" | undefined> = new Set<Role>([
  "date",
  "start",
  "start (UTC)",
  "end (UTC)",
  "actual start",
  "actual end",
  "window",
  "go-live",
]);

export function headerOf(text: string): Header {
  const { words, added } = split(text);
  const named = roleIn(folded(words)) ?? roleIn(folded(text));
  const zone = added.flatMap(each => writtenZone(each) ?? []).at(0);
  const unit = [...added, words].flatMap(each => unitIn(each) ?? []).at(0);
  const role = named?.role;
  return {
    text,
    role,
    exact: named?.exact ?? false,
    ...(zone !== undefined && timeRoles.has(role) ? { zone } : {}),
    ...(unit === undefined ? {} : { unit }),
  };
}

/** What stands in brackets, after "in" or at the end is added to a header's words. */
function split(text: string): { readonly words: string; readonly added: readonly string[] } {
  const added: string[] = [];
  const outside = text.replace(/[([]([^()[\]]*)[)\]]/g, (_, inside: string) => {
    added.push(inside.trim());
    return " ";
  });
  const plain = oneLine(outside).split(" ");
  const sign = plain.findLastIndex(word => separators.has(word));
  const cuts = [...(sign > 0 ? [[sign, sign + 1] as const] : []), [plain.length - 1, plain.length - 1] as const];
  for (const [to, from] of cuts) {
    const tail = plain.slice(from).join(" ");
    const words = withoutEnd(plain.slice(0, to).join(" "), ",");
    if (tail !== "" && (writtenZone(tail) !== undefined || unitIn(tail) !== undefined) && roleIn(folded(words))) {
      return { words, added: [...added, tail] };
    }
  }
  return { words: outside, added };
}

const separators: ReadonlySet<string> = new Set(["in", ",", "-", "\u2013", "/"]);

/** An abbreviation in small letters is a word: "est" is estimated. */
function writtenZone(text: string): string | undefined {
  const plain = text.replace(/^(?:all )?times? (?:are )?in /i, "").trim();
  const zone = zoneIn(plain);
  if (zone === undefined || /^(?:LOCAL|SYSTEM|DEFAULT)$/.test(zone)) return undefined;
  return zone.includes("/") || /^(?:utc|gmt|z$)/i.test(plain) || /[A-Z]{2}|[+-]\d/.test(plain) ? zone : undefined;
}

const unitWords: ReadonlyMap<string, DurationUnit> = new Map([
  ...["m", "min", "mins", "minute", "minutes", "minuten", "minutos", "mn", "in minutes", "in minuten"].map(
    word => [word, "m"] as const,
  ),
  ...["h", "hr", "hrs", "hour", "hours", "std", "stunden", "heures", "horas", "in hours", "in stunden"].map(
    word => [word, "h"] as const,
  ),
  ...["d", "day", "days", "tage", "jours", "dias", "in days"].map(word => [word, "d"] as const),
]);

function unitIn(text: string): DurationUnit | undefined {
  return unitWords.get(folded(text));
}

interface Named {
  readonly role: Role | "none";
  readonly exact: boolean;
}

/** The name itself, or the longest name in it; of several as long the last, as "task owner" is an owner. */
function roleIn(plain: string): Named | undefined {
  const role = roleOfName.get(plain);
  if (role !== undefined) return { role, exact: true };
  const words = plain.split(" ");
  if (words.length > 7) return undefined;
  let best: { readonly length: number; readonly role: Role | "none" } | undefined;
  for (let from = 0; from < words.length; from++) {
    for (let to = from + 1; to <= words.length; to++) {
      const name = words.slice(from, to).join(" ");
      const found = roleOfName.get(name);
      // A letter or two inside of something else says nothing.
      if (found !== undefined && name.length > 2 && !weak.has(name) && name.length >= (best?.length ?? 0)) {
        best = { length: name.length, role: found };
      }
    }
  }
  return best && { role: best.role, exact: false };
}

/** Words that mean something alone, and little beside others. */
const weak: ReadonlySet<string> = new Set([
  "time",
  "when",
  "run",
  "with",
  "from",
  "until",
  "after",
  "code",
  "test",
  "name",
  "number",
  "line",
  "order",
  "work",
  "max",
  "data",
  "job",
  "day",
  "days",
  "hour",
  "hours",
  "min",
  "mins",
  "service",
  "function",
  "unit",
  "type",
  "area",
  "group",
  "check",
  "art",
  "typ",
  "was",
  "que",
  "qui",
  "wer",
  "wie",
  "von",
  "bis",
  "est",
  "fin",
  "fim",
  "due",
  "doc",
  "docs",
  "mail",
  "row",
  "key",
  "and",
  "how",
  "who",
  "what",
  "event",
  "second",
  "lead",
  "person",
  "state",
  "result",
  "primary",
  "planned",
  "scheduled",
  "expected",
  "actual",
  "previous",
  "channel",
  "change",
  "info",
  "information",
  "application",
  "reference",
  "sequence",
  "index",
  "done",
  "hora",
  "fecha",
  "jour",
  "change",
  "customer",
  "version",
  "region",
  "site",
]);
