/** Several runbooks together: who is the same person in them, and what all of them ask of one. */
import { comparePlaces } from "../plan/place.js";
import type { DeclarationId, Person, Plan } from "../plan/plan.js";
import type { Release } from "../schedule/release.js";
import type { Span } from "../schedule/schedule.js";
import { type Booking, type Diaries, isBusy } from "./bookings.js";

/** A runbook, seen beside others. */
export interface Side {
  readonly plan: Plan;
  readonly release: Release;
}

/** A booking in one of several runbooks. */
export interface SideBooking<S extends Side> extends Booking {
  readonly side: S;
  /** Position of the person in its plan. */
  readonly person: number;
}

export interface People<S extends Side> {
  /** What is the same for a person, by position in one of the runbooks, in all of them. */
  readonly idOf: (side: S, person: number) => DeclarationId;
  /** By person who is booked in several runbooks: all that is asked of them, in the order of the starts. */
  readonly shared: (diariesOf: (side: S) => Diaries) => ReadonlyMap<DeclarationId, readonly SideBooking<S>[]>;
  /** Whether a person of one of the runbooks is booked in any of them at any time in a span. */
  readonly isBusy: (diariesOf: (side: S) => Diaries, side: S, person: number, span: Span) => boolean;
}

export function peopleAcross<S extends Side>(sides: readonly S[]): People<S> {
  const sameAs = identities(sides.flatMap(({ plan }) => plan.people));
  const idOf = ({ plan }: S, person: number): DeclarationId => sameAs(plan.people[person]?.id ?? "");
  const positions = new Map<DeclarationId, { readonly side: S; readonly person: number }[]>();
  for (const side of sides)
    for (const person of side.plan.people.keys()) {
      const id = idOf(side, person);
      const known = positions.get(id);
      if (known) known.push({ side, person });
      else positions.set(id, [{ side, person }]);
    }
  return {
    idOf,
    shared: diariesOf => {
      const all = new Map<DeclarationId, SideBooking<S>[]>();
      for (const side of sides)
        for (const [person, { bookings }] of diariesOf(side)) {
          const id = idOf(side, person);
          const own = all.get(id) ?? [];
          for (const booking of bookings) own.push({ ...booking, side, person });
          all.set(id, own);
        }
      for (const [id, bookings] of all) {
        if (bookings.every(({ side }) => side === bookings[0]?.side)) all.delete(id);
        else bookings.sort(byStart);
      }
      return all;
    },
    isBusy: (diariesOf, side, person, span) =>
      (positions.get(idOf(side, person)) ?? []).some(each => isBusy(diariesOf(each.side), each.person, span)),
  };
}

/** Of those that begin together, whatever the order of the runbooks. */
function byStart<S extends Side>(a: SideBooking<S>, b: SideBooking<S>): number {
  return a.span.start - b.span.start || comparePlaces(a.task.place, b.task.place);
}

/**
 * What stands for all declarations of one person: a declaration is itself wherever it is seen, and two of different files are of the
 * same person where they share an address for e-mail or a telephone number that is nobody else's in its file.
 */
function identities(people: readonly Person[]): (id: DeclarationId) => DeclarationId {
  const declared = new Map(people.map(person => [person.id, person]));
  const byContact = new Map<string, Person[]>();
  for (const person of declared.values()) {
    for (const contact of new Set(person.contacts.flatMap(each => ownContact(each) ?? []))) {
      const others = byContact.get(contact);
      if (others) others.push(person);
      else byContact.set(contact, [person]);
    }
  }
  const standsFor = new Map<DeclarationId, DeclarationId>();
  const rootOf = (id: DeclarationId): DeclarationId => {
    let root = id;
    for (let next = standsFor.get(root); next !== undefined; next = standsFor.get(root)) root = next;
    return root;
  };
  for (const sharing of byContact.values()) {
    const files = new Map<string, number>();
    for (const { place } of sharing) files.set(place.uri, (files.get(place.uri) ?? 0) + 1);
    const own = sharing.filter(({ place }) => files.get(place.uri) === 1);
    const roots = [...new Set(own.map(({ id }) => rootOf(id)))].sort();
    const [first, ...others] = roots;
    if (first !== undefined) for (const other of others) standsFor.set(other, first);
  }
  return rootOf;
}

/** What reaches one person: an address for e-mail or a telephone number, but for how it is written; undefined for a channel and the like. */
function ownContact(contact: string): string | undefined {
  const text = contact.trim().toLowerCase();
  const [local, host, ...more] = text.split("@");
  if (local && host?.includes(".") && more.length === 0 && !/\s/.test(text)) return text;
  const number = text.replace(/[\s().-]/g, "");
  return /^\+?\d{7,15}$/.test(number) ? number : undefined;
}
