/** What the rules of a programme have in common. */

import type { Related } from "../../plan/finding.js";
import { keptFor } from "../../plan/kept.js";
import { comparePlaces, type Place, placeKey } from "../../plan/place.js";
import { type Mode, modes, type Span } from "../../schedule/schedule.js";
import { type People, peopleAcross } from "../../staffing/across.js";
import { quoted } from "../../wording/titles.js";
import { severalOf } from "../concerns.js";
import { type Group, groupsBy } from "../groups.js";
import type { JudgedMember, Report } from "../rule.js";

/** Who is who in the runbooks of a programme: several rules ask. */
export const peopleIn: (members: readonly JudgedMember[]) => People<JudgedMember> = keptFor(
  (members: readonly JudgedMember[]) => peopleAcross(members),
);

/** Something that happens in one of the runbooks. */
export interface InMember {
  readonly span: Span;
  readonly side: JudgedMember;
}

/** Two of them that happen at the same time. */
interface Clash {
  readonly earlier: InMember;
  readonly later: InMember;
}

/**
 * As planned, and of other runbooks in the worst case, by the runbook that comes later: of two one is told, whatever their order in the
 * programme.
 */
export function clashesByMember<C extends Clash>(
  inMode: (mode: Mode) => readonly C[],
  causeOf: (clash: C) => unknown = () => "",
): readonly { readonly mode: Mode; readonly clashes: Group<C> }[] {
  const planned = inMode("planned");
  const said = new Set(planned.flatMap(each => [each.later.side.uri, pairOf(each)]));
  const isSaid = (each: C): boolean => said.has(each.later.side.uri) || said.has(pairOf(each));
  const all = { planned, worst: inMode("worst").filter(each => !isSaid(each)) };
  return modes.flatMap(mode =>
    [...groupsBy(all[mode], each => `${each.later.side.uri} ${causeOf(each)}`).values()].map(clashes => ({
      mode,
      clashes,
    })),
  );
}

function pairOf({ earlier, later }: Clash): string {
  return [earlier.side.uri, later.side.uri].sort().join(" ");
}

/** In the order of their starts; of those that begin together, whatever the order of the runbooks. */
export function inOrder<T extends InMember & { readonly place: Place }>(all: readonly T[]): readonly T[] {
  return [...all].sort((a, b) => a.span.start - b.span.start || comparePlaces(a.place, b.place));
}

/** `"Deploy" of "Payments 4.2"` */
export function ofRunbook(title: string, { release: { runbook } }: JudgedMember): string {
  return `${quoted(title)} of ${quoted(runbook.title)}`;
}

/** What a finding points at in the runbooks, each once: it speaks of all of them, and shows the first. */
export function pointingAt(all: readonly Related[]): Required<Pick<Report, "related" | "concerns">> {
  const places = [...groupsBy(all, ({ place }) => `${place.uri} ${placeKey(place)}`).values()].map(([first]) => first);
  return { related: places.slice(0, mostRelated), concerns: severalOf(places) };
}

const mostRelated = 20;
