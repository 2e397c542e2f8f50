/** A run as the nodes of the side bar: what runs now, what is next, what is blocked; plain data. */
import type { Place } from "../../language/plan/place.js";
import { clockIn, inMinutes } from "../../language/run/minutes.js";
import type { FollowingThing, PersonThing, RunningThing, Thing } from "../../language/run/status.js";
import type { Node } from "../overview/nodes.js";
import type { Translate } from "../translate.js";
import { overText, type ShownRun } from "./words.js";

const noCounts = { errors: 0, warnings: 0, infos: 0 };

/** Groups of what there is; what is empty is left out, but for what runs now and is next while the run is open. */
export function runNodes(run: ShownRun, t: Translate): readonly Node[] {
  const { status } = run.board;
  const entry = entryOf(run, t);
  const group = (key: string, label: string, icon: string, children: readonly Node[], none = t("nothing")): Node => ({
    ...(children[0] ?? { place: run.head }),
    // VS Code remembers of a key whether it is open: of one without anything inside it is not.
    key: children.length === 0 ? `${key}:none` : key,
    label,
    description: children.length === 0 ? none : "",
    tooltip: [label],
    icon,
    counts: noCounts,
    expanded: true,
    children,
  });
  const now = status.running.map(thing => {
    const { takes, worst, ends, notBeforeNow, after } = thing;
    return entry("now", thing, "play-circle", longText(thing, t), [
      ...(takes === 0 ? [] : [notBeforeNow ? t("Ends not before now") : t("Ends {0}", clockIn(ends))]),
      ...(worst > takes ? [t("At most {0}", inMinutes(worst))] : []),
      ...followersOf(after, t),
    ]);
  });
  const next = status.next.map(thing =>
    entry("next", thing, "circle-large-outline", clockIn(thing.begins), followersOf(thing.after, t)),
  );
  const failed = status.failed.map(thing =>
    entry("failed", thing, "error", clockIn(thing.said.at), saidOf(thing.said)),
  );
  const blocked = status.blocked.map(thing =>
    entry("blocked", thing, "stop-circle", thing.on === null ? "" : t("waits for {0}", thing.on), [
      ...saidOf(thing.said),
      thing.costs > 0
        ? t("The end is {0} later for it", inMinutes(thing.costs))
        : thing.float < 60
          ? t("The end moves with it")
          : t("The end moves in {0}", inMinutes(thing.float)),
    ]),
  );
  if (status.closed) return [];
  const stopped = status.blocked.find(({ hasBegun }) => hasBegun);
  return [
    group("group:now", t("Now"), "play", now, stopped && t("{0} is blocked", stopped.title || stopped.name)),
    group("group:next", t("Next"), "arrow-right", next),
    ...(failed.length === 0 ? [] : [group("group:failed", t("Failed"), "error", failed)]),
    group("group:blocked", t("Blocked"), "circle-slash", blocked),
  ];
}

function longText({ ran, takes }: RunningThing, t: Translate): string {
  if (takes === 0) return inMinutes(ran);
  return ran > takes ? t("{0} over", inMinutes(ran - takes)) : t("{0} of {1}", inMinutes(ran), inMinutes(takes));
}

/** Beside the view's name. */
export function runHeading({ board }: ShownRun, t: Translate): string {
  const { status } = board;
  const title = status.title || status.name;
  return status.closed ? `${title} · ${status.closed.outcome}` : `${title} · ${overText(board, t)}`;
}

function entryOf({ places, head }: ShownRun, t: Translate) {
  return (group: string, thing: Thing, icon: string, more: string, lines: readonly string[]): Node => {
    const { name, title, owner } = thing;
    const place: Place = places[name] ?? head;
    return {
      key: `${group} ${name}`,
      label: title || name,
      description: [more, ...(owner ? [owner.title] : [])].filter(each => each !== "").join(" · "),
      tooltip: [title || name, ...(owner ? personLines(owner, t) : [t("Nobody is named")]), ...lines],
      icon,
      counts: noCounts,
      place,
      expanded: false,
      children: [],
    };
  };
}

function personLines({ title, contact, local }: PersonThing, t: Translate): readonly string[] {
  return [contact === null ? title : `${title}: ${contact}`, ...(local === null ? [] : [t("There it is {0}", local)])];
}

/** The first of those who come after it. */
function followersOf([first]: readonly FollowingThing[], t: Translate): readonly string[] {
  if (!first) return [];
  const { owner, title, name, by } = first;
  if (!owner) return [t("Then {0}", title || name)];
  const whom = owner.contact === null ? owner.title : `${owner.title}, ${owner.contact}`;
  return [t("Then {0}: call {1} by {2}", title || name, whom, clockIn(by))];
}

function saidOf({ at, by, text }: { readonly at: string; readonly by: string; readonly text: string | null }) {
  return [`${clockIn(at)} ${by}${text === null ? "" : `: ${text}`}`];
}
