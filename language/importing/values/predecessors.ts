/** What a row waits for, as tables say it: "3", "12FS+2h", "3SS", "after step 4", "4-6", a title. What is named is found elsewhere. */
import { durationInText } from "./durations.js";

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
  const plain = text.trim();
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
  const all = text
    .split(/\s*[;\n]\s*|\s*<br\s*\/?>\s*/i)
    .flatMap(part => (isKnown(part) ? [part] : part.split(/\s*,\s*|\s+(?:and|und|et|y|e)\s+|\s*&\s*/i)));
  return all.map(part => part.trim()).filter(part => part !== "");
}

const leading =
  /^(?:(?:start(?:s)? )?(?:after|nach|apr[e\u00E8]s|despu[e\u00E9]s de|depois de|ap[o\u00F3]s|once|when)\s+)/i;
const kindOfRow =
  /^(?:the )?(?:steps?|tasks?|activit(?:y|ies)|items?|rows?|ids?|no\.?|nr\.?|schritte?|aufgaben?|vorgang|\u00E9tapes?|etapas?|t\u00E2ches?|taches?|pasos?|tareas?|tarefas?|passos?|phases?|#)\s*#?\s*/i;
const ended =
  /\s+(?:(?:is|are|has|have) )?(?:been )?(?:complete[d]?|done|finish(?:ed|es)?|ends?|ended|successful(?:ly)?|ok|completion|beendet|fertig|termin[\u00E9e]e?s?|terminad[oa]s?|conclu[i\u00ED]d[oa]s?)$/i;

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
    noLead.replace(ended, ""),
    noKind.replace(ended, ""),
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
  const plain = text.replace(leading, "").replace(kindOfRow, "").replace(ended, "");
  const match = /^(.+?)\s*(?:\.\.\.?|-|\u2013|\s(?:to|bis|thru|through|a|\u00E0)\s)\s*(\S.*)$/i.exec(plain);
  const [of, to] = [nameIn(match?.[1] ?? "", isKnown), nameIn(match?.[2] ?? "", isKnown)];
  return of === undefined || to === undefined || since === "start" || lag !== 0 ? undefined : { of, to, since, lag };
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
  const lag = /^(.*\S)\s*(?<!\w)([+\-\u2212])\s*(\d[^+]*)$/.exec(spacedLinks(text));
  const read = lag ? durationInText(lag[3] ?? "", undefined) : undefined;
  const isLag = lag !== null && read?.kind === "duration" && read.planned !== undefined;
  const words = isLag ? (lag[1] ?? "") : text;
  const link = /^(.*\S)\s*\b([A-Z]{2})$/.exec(spacedLinks(words));
  const named = link ? links[link[2] ?? ""] : undefined;
  const rest = named === undefined ? words.trim() : (link?.[1] ?? "").trim();
  const seconds = isLag && read?.kind === "duration" ? (read.planned ?? 0) : 0;
  if (!isLag && named !== undefined && /[+\-\u2212]/.test(text.slice(rest.length))) return undefined;
  return { rest, link: named ?? "FS", lag: lag?.[2] === "+" || seconds === 0 ? seconds : -seconds };
}

/** "12FS+2h" -> "12 FS +2h" */
function spacedLinks(text: string): string {
  return text.replace(/(\d)\s*([A-Z]{2})(?=\s*[+\-\u2212]|\s*$)/, "$1 $2 ").trimEnd();
}
