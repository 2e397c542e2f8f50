/**
 * Words of a document, before anybody knows how it is printed: what we say, what people wrote (which never becomes markup), and
 * moments, which each printer says in the zones it shows.
 */
import type { Instant, Seconds } from "../../plan/plan.js";
import type { Span } from "../../schedule/schedule.js";
import { formatDuration } from "../../time/duration.js";

export type Word =
  | { readonly kind: "ours"; readonly text: string }
  | { readonly kind: "theirs"; readonly text: string }
  | { readonly kind: "strong"; readonly words: Words }
  /** How somebody is reached. */
  | { readonly kind: "contact"; readonly text: string }
  /** A name in the runbook. */
  | { readonly kind: "name"; readonly name: string }
  /** What the checker says, with code between backticks. */
  | { readonly kind: "message"; readonly text: string }
  | { readonly kind: "moment"; readonly at: Instant }
  | { readonly kind: "period"; readonly span: Span; readonly zone?: string }
  /** Another entry of the document, by its number. */
  | { readonly kind: "see"; readonly number: string };

export type Words = readonly Word[];

export type Phrase = string | Words | undefined;

export function contact(text: string): Words {
  return [{ kind: "contact", text }];
}

/** What stands in the template is ours; a text that is put in is what people wrote. */
export function words(ours: TemplateStringsArray, ...put: readonly Phrase[]): Words {
  return ours.flatMap((text, index): Words => [...(text === "" ? [] : said(text)), ...wordsOf(put[index])]);
}

export function said(text: string): Words {
  return [{ kind: "ours", text }];
}

export function strong(phrase: Phrase): Words {
  return [{ kind: "strong", words: wordsOf(phrase) }];
}

export function named(name: string): Words {
  return [{ kind: "name", name }];
}

export function message(text: string): Words {
  return [{ kind: "message", text }];
}

export function moment(at: Instant): Words {
  return [{ kind: "moment", at }];
}

/** @param zone the zone it is said in, whatever zone the document is in */
export function period(span: Span, zone?: string): Words {
  return [{ kind: "period", span, ...(zone === undefined ? {} : { zone }) }];
}

export function see(number: string): Words {
  return [{ kind: "see", number }];
}

/** "30m, at most 45m" */
export function durations(planned: Seconds, worst: Seconds): Words {
  return said(
    worst > planned ? `${formatDuration(planned)}, at most ${formatDuration(worst)}` : formatDuration(planned),
  );
}

export function joined(all: readonly Phrase[], between: string): Words {
  return all.flatMap((each, index) => [...(index === 0 ? [] : said(between)), ...wordsOf(each)]);
}

/** The same words, which lead only to entries that are there. */
export function leadingTo(phrase: Words, isThere: (number: string) => boolean): Words {
  return phrase.map((word): Word => {
    if (word.kind === "strong") return { ...word, words: leadingTo(word.words, isThere) };
    return word.kind !== "see" || isThere(word.number) ? word : { kind: "ours", text: word.number };
  });
}

export function wordsOf(phrase: Phrase): Words {
  if (phrase === undefined || phrase === "") return [];
  return typeof phrase === "string" ? [{ kind: "theirs", text: phrase }] : phrase;
}
