/** What a row waits for, as tables say it: "3", "12FS+2h", "3SS", "after step 4", "4-6", a title. What is named is found elsewhere. */
import { durationInText } from "./durations.js";
import { joinedLines } from "./texts.js";

export interface WaitWords {
  /** As it is written, without what says how it is waited for. */
  readonly of: string;
  /** "4-6": all from the one to the other. */
  readonly to?: string;
  readonly since: "start" | "end";
  /** Seconds later, or sooner where it is negative. */
  readonly lag: number;
}

export type WaitCell =
  | { readonly kind: "none" }
  | { readonly kind: "above" }
  | { readonly kind: "waits"; readonly waits: readonly WaitWords[] }
  | { readonly kind: "unread" };

/** @param isKnown whether something is called so */
export function waitsIn(text: string, isKnown: (name: string) => boolean): WaitCell {
  const plain = joinedLines(text);
  if (plain.length > longest) return { kind: "unread" };
  if (isKnown(plain)) return { kind: "waits", waits: [{ of: plain, since: "end", lag: 0 }] };
  if (
    /^(?:previous|prior|preceding|above|the above|prev\.?|vorheriger?|vorherige|oben|pr[e\u00E9]c[e\u00E9]dente?|anterior)(?: (?:steps?|tasks?|row|activity|schritt|aufgabe|\u00E9tape|t\u00E2che|paso|tarea|tarefa|passo))?(?: (?:complete[d]?|done|finished))?$/i.test(
      plain,
    )
  ) {
    return { kind: "above" };
  }
  const waits: WaitWords[] = [];
  for (const part of parts(plain, isKnown)) {
    const wait = waitIn(part, isKnown);
    if (!wait) return { kind: "unread" };
    waits.push(wait);
  }
  return waits.length > 0 ? { kind: "waits", waits } : { kind: "none" };
}

/** Parted where a comma is, unless a title has one. */
function parts(text: string, isKnown: (name: string) => boolean): readonly string[] {
  return text
    .split(/ ?; ?/)
    .flatMap(part => (isKnown(part) ? [part] : part.split(/ ?[,&] ?| (?:and|und|et|y|e) /i)))
    .map(part => part.trim())
    .filter(part => part !== "");
}

/** Nobody names so many. */
const longest = 2_000;

const leading =
  /^(?:(?:start(?:s)? )?(?:after|nach|apr[e\u00E8]s|despu[e\u00E9]s de|depois de|ap[o\u00F3]s|once|when)\s+)/i;
const kindOfRow =
  /^(?:the )?(?:steps?|tasks?|activit(?:y|ies)|items?|rows?|ids?|no\.?|nr\.?|schritte?|aufgaben?|vorgang|\u00E9tapes?|etapas?|t\u00E2ches?|taches?|pasos?|tareas?|tarefas?|passos?|phases?|#)(?=[\s#\d]) ?#? ?/i;
const ends: ReadonlySet<string> = new Set(
  "complete completed done finish finished finishes end ends ended successful successfully ok completion beendet fertig termin\u00E9 termin\u00E9e terminado terminada conclu\u00EDdo conclu\u00EDda is are has have been \u2713 \u2714 \u2705".split(
    " ",
  ),
);

/** "step 4 is complete" */
function withoutEnding(text: string): string {
  const words = text.split(" ");
  while (words.length > 1 && ends.has((words.at(-1) ?? "").toLowerCase())) words.pop();
  return words.join(" ");
}

function waitIn(part: string, isKnown: (name: string) => boolean): WaitWords | undefined {
  if (isKnown(part)) return { of: part, since: "end", lag: 0 };
  const startOf = /^(?:the )?(?:start|beginning) of (.+)$/i.exec(part.replace(leading, ""));
  const words = startOf?.[1] ?? part;
  const lagged = lagIn(words);
  if (!lagged) return undefined;
  const { rest, link, lag } = lagged;
  if (link === "FF" || link === "SF") return undefined;
  const since = link === "SS" || startOf ? "start" : "end";
  const of = nameIn(rest, isKnown);
  if (of === undefined) return rangeIn(rest, isKnown, since, lag);
  return { of, since, lag };
}

function nameIn(text: string, isKnown: (name: string) => boolean): string | undefined {
  const noLead = text.replace(leading, "");
  const noKind = noLead.replace(kindOfRow, "");
  for (const each of [
    text,
    noLead,
    noKind,
    withoutEnding(noLead),
    withoutEnding(noKind),
    noKind.replace(/[.)]$/, ""),
  ]) {
    if (each !== "" && isKnown(each)) return each;
  }
  return undefined;
}

/** "4-6", "steps 4 to 6", "first..last" */
function rangeIn(
  text: string,
  isKnown: (name: string) => boolean,
  since: "start" | "end",
  lag: number,
): WaitWords | undefined {
  if (since === "start" || lag !== 0) return undefined;
  const plain = withoutEnding(text.replace(leading, "").replace(kindOfRow, ""));
  for (const sign of ["...", "..", " to ", " bis ", " thru ", " through ", " a ", " \u00E0 ", "-", "\u2013"]) {
    const [left = "", right = "", ...others] = plain.split(sign);
    const [of, to] = others.length > 0 ? [] : [nameIn(left.trim(), isKnown), nameIn(right.trim(), isKnown)];
    if (of !== undefined && to !== undefined) return { of, to, since, lag };
  }
  return undefined;
}

interface Lagged {
  readonly rest: string;
  readonly link: "FS" | "SS" | "FF" | "SF";
  readonly lag: number;
}

const links: Readonly<Record<string, Lagged["link"]>> = {
  FS: "FS",
  SS: "SS",
  FF: "FF",
  SF: "SF",
  EA: "FS",
  AA: "SS",
  EE: "FF",
  AE: "SF",
  FD: "FS",
  DD: "SS",
  DF: "SF",
  FC: "FS",
  CC: "SS",
};

/** "12FS+2h", "deploy + 10m"; undefined where the lag cannot be read. */
function lagIn(text: string): Lagged | undefined {
  const spaced = spacedLinks(text);
  const sign = signIn(spaced);
  const read = sign < 0 ? undefined : durationInText(spaced.slice(sign + 1), undefined);
  const seconds = read?.kind === "duration" ? read.planned : undefined;
  const words = seconds === undefined ? spaced : spaced.slice(0, sign).trimEnd();
  const link = / ([A-Z]{2})$/.exec(words)?.[1] ?? "";
  const named = links[link];
  if (seconds === undefined && sign >= 0 && / [A-Z]{2} $/.test(spaced.slice(0, sign))) return undefined;
  const rest = named === undefined ? words.trim() : words.slice(0, -3).trim();
  const lag = seconds ?? 0;
  return { rest, link: named ?? "FS", lag: spaced[sign] === "+" || lag === 0 ? lag : -lag };
}

/** Where the last sign stands that has a number after it and no word right before it. */
function signIn(text: string): number {
  for (let at = text.length - 1; at > 0; at--) {
    if (
      /[+\-\u2212]/.test(text[at] ?? "") &&
      /^ ?\d/.test(text.slice(at + 1, at + 3)) &&
      !/\w/.test(text[at - 1] ?? "")
    )
      return at;
  }
  return -1;
}

/** "12FS+2h" -> "12 FS +2h" */
function spacedLinks(text: string): string {
  return text.replace(/(\d)\s*([A-Z]{2})(?=\s*[+\-\u2212]|\s*$)/, "$1 $2 ").trimEnd();
}
