/** A release as text, in any of the ways that mean the same. */
import type { AnyActivity, AnyItem, AnyOwner, AnyRelease, AnyUndo } from "./any.js";

/** How it is written; what it says is the same. The first day is Sat 2026-05-23. */
export interface Style {
  /** What something is called: `person 0` becomes a name. */
  readonly name: (kind: Kind, index: number) => string;
  /** Puts the declarations, or the fields of one thing, into an order. */
  readonly order: <T>(all: readonly T[]) => readonly T[];
  /** Whether people and what belongs to them stand in a file of their own. */
  readonly isImported: boolean;
  readonly newline: string;
  readonly indent: string;
  /** Put at the end of every line. */
  readonly comment: string;
  /** By how many weeks everything is later. */
  readonly weeks: number;
  /** By how many weeks people's leave is later; undefined where it goes along with everything. */
  readonly leaveWeeks?: number;
  /** How many weeks later the release may happen instead. */
  readonly fallback?: number;
  /** Times of activities: with the release's clock, from T, or in another zone. */
  readonly times: "clock" | "T" | "UTC";
}

export type Kind =
  | "skill"
  | "team"
  | "person"
  | "environment"
  | "activity"
  | "phase"
  | "rollback"
  | "contingency"
  | "runbook";

export const plain: Style = {
  name: (kind, index) => `${kind}${index}`,
  order: all => all,
  isImported: false,
  newline: "\n",
  indent: "  ",
  comment: "",
  weeks: 0,
  times: "clock",
};

/** The file with the release comes first. `further`: lines at the end of its runbook. */
export function written(
  release: AnyRelease,
  style: Style = plain,
  further: readonly string[] = [],
): Readonly<Record<string, string>> {
  const writer = createWriter(release, style);
  const text = (parts: readonly string[]): string => `${parts.join("\n")}\n`;
  const laidOut = (lines: string): string =>
    lines
      .split("\n")
      .map(line => line.replace(/^(?: {2})+/, spaces => style.indent.repeat(spaces.length / 2)))
      .map(line => (line === "" ? line : `${line}${style.comment}`))
      .join(style.newline);
  const roster = style.order(writer.roster());
  const runbook = writer.runbook(further);
  const files = style.isImported
    ? { "main.runbook": text([`import "./people.runbook"`, runbook]), "people.runbook": text(roster) }
    : { "main.runbook": text([...style.order([...roster]), runbook]) };
  return Object.fromEntries(Object.entries(files).map(([name, lines]) => [name, laidOut(lines)]));
}

function createWriter(release: AnyRelease, style: Style) {
  const { name, order } = style;
  const of = (kind: Kind, pick: number, among: number): string => name(kind, pick % Math.max(among, 1));
  const skills = (picks: readonly number[]): readonly string[] =>
    release.skills === 0 ? [] : [...new Set(picks.map(pick => of("skill", pick, release.skills)))];
  const party = (pick: number): string => {
    const among = pick % (release.people.length + release.teams.length);
    return among < release.people.length ? name("person", among) : name("team", among - release.people.length);
  };
  /** Minutes since the first day begins. */
  const moment = (minutes: number, weeks = style.weeks): string => {
    const text = new Date(Date.UTC(2026, 4, 23 + 7 * weeks, 0, minutes)).toISOString();
    return `${text.slice(0, 10)} ${text.slice(11, 16)}`;
  };
  let activities = 0;
  let phases = 0;
  const allPhases = phasesIn(release.items);

  const ownerLine = (owner: AnyOwner | undefined): readonly string[] => {
    if (!owner) return [];
    const taking = [...new Set(owner.taking.map(party))];
    return [`owner ${owner.parties.map(party).join(" or ")}${taking.length > 0 ? ` with ${taking.join(", ")}` : ""}`];
  };
  const needs = (picks: readonly number[]): readonly string[] => {
    const names = skills(picks);
    return names.length > 0 ? [`needs ${names.join(", ")}`] : [];
  };
  const on = (pick: number | undefined): readonly string[] =>
    pick === undefined || release.environments.length === 0
      ? []
      : [`on ${of("environment", pick, release.environments.length)}`];
  const takes = (minutes: number | undefined, more: number): readonly string[] =>
    minutes === undefined ? [] : [`takes ${minutes}m${more > 0 ? ` at most ${minutes + more}m` : ""}`];
  const when = (word: "at" | "by", minutes: number | undefined): readonly string[] => {
    if (minutes === undefined) return [];
    const from = release.opens * 60 + minutes;
    switch (style.times) {
      case "clock":
        return [`${word} ${moment(from)}`];
      case "T":
        return [`${word} T+${minutes}m`];
      case "UTC":
        return [`${word} ${moment(from - (offsets[release.zone] ?? 0))} UTC`];
    }
  };
  const along = ({ kind, during }: AnyActivity): readonly string[] => {
    if (!during || allPhases === 0 || kind === "step" || kind === "gate") return [];
    const every = during.every === undefined ? "" : ` every ${during.every}m`;
    return [`during ${of("phase", during.phase, allPhases)}${every}`];
  };
  const undoLines = (
    { kind, owner, needs: picks, on: pick, minutes, more }: AnyUndo,
    title: string,
  ): readonly string[] => {
    switch (kind) {
      case "none":
        return [`rollback none because "nothing changes"`];
      case "own": {
        const fields = [...ownerLine(owner), ...needs(picks), ...on(pick), ...takes(minutes, more)];
        return [`rollback "Undo ${title}" {`, ...order(fields).map(line => `  ${line}`), "}"];
      }
      case "shared":
        return [`rollback using ${name("rollback", 0)}`];
      case "irreversible":
        return [`irreversible because "it is gone"`];
      case "open":
        return [];
    }
  };
  const activityLines = (activity: AnyActivity, isInside: boolean): readonly string[] => {
    const index = activity.name === undefined ? activities++ : 0;
    const called = activity.name ?? name("activity", index);
    const title = activity.name ?? `Activity ${index}`;
    const { kind, undo } = activity;
    const during = isInside ? [] : along(activity);
    const isAlong = during.length > 0;
    const groups: (readonly string[])[] = [
      ownerLine(activity.owner),
      needs(activity.needs),
      kind === "step" ? on(activity.on) : [],
      isAlong ? during : takes(activity.minutes, activity.more),
      isInside || isAlong ? [] : when("at", activity.at),
      isInside ? [] : when("by", activity.by),
      kind === "notify" ? [`to "#all"`] : [],
      kind === "gate" ? [`requires "it is calm"`] : [],
      kind === "gate" && !isInside ? ["otherwise rollback"] : [],
      kind === "check" ? [`expect "it is there"`] : [],
      kind === "step" && !isInside ? undoLines(undo, title) : [],
    ];
    return [
      `${kind} ${called} "${title}" {`,
      ...order(groups.filter(group => group.length > 0)).flatMap(group => group.map(line => `  ${line}`)),
      "}",
    ];
  };
  const itemLines = (item: AnyItem): readonly string[] => {
    if (!("items" in item)) return activityLines(item, false);
    const index = item.kind === "phase" ? phases++ : 0;
    const head = item.kind === "phase" ? `phase ${name("phase", index)} "Phase ${index}"` : item.kind;
    const fields = item.kind === "phase" ? ownerLine(item.owner) : [];
    return [`${head} {`, ...[...fields, ...item.items.flatMap(itemLines)].map(line => `  ${line}`), "}"];
  };

  return {
    roster: (): readonly string[] => [
      ...Array.from({ length: release.skills }, (_, index) => `skill ${name("skill", index)} "Skill ${index}"`),
      ...release.teams.map(({ hasContact, hasRotation, knows }, index) =>
        declared("team", index, "Team", [
          hasContact ? [`contact "#team-${index}"`] : [],
          hasRotation ? [`rotation "rota-${index}"`] : [],
          known(knows),
        ]),
      ),
      ...release.people.map(({ zone, hours, away, knows, teams, hasContact }, index) =>
        declared("person", index, "Person", [
          [`timezone ${zone}`],
          hours ? [`hours ${two(hours[0])}:00 to ${two(hours[1])}:00`] : [],
          ...away.map(([from, to]) => [
            `away ${moment(from * 60, style.leaveWeeks)} to ${moment(to * 60, style.leaveWeeks)}`,
          ]),
          known(knows),
          teams.length > 0 && release.teams.length > 0
            ? [`team ${[...new Set(teams.map(pick => of("team", pick, release.teams.length)))].join(", ")}`]
            : [],
          hasContact ? [`contact "person-${index}@example.com"`] : [],
        ]),
      ),
      ...release.environments.map(({ isProtected, operators }, index) =>
        declared("environment", index, "Environment", [
          isProtected ? ["protected"] : [],
          operators.length > 0 ? [`operators ${[...new Set(operators.map(party))].join(", ")}`] : [],
        ]),
      ),
      `policy {\n  least-cover ${release.leastCover}\n}`,
    ],
    runbook: (further: readonly string[]): string => {
      const closes = (release.opens + release.hours) * 60;
      const facts = [
        [`risk ${release.risk}`],
        [`timezone ${release.zone}`],
        [`window ${moment(release.opens * 60)} to ${moment(closes)}`],
        style.fallback === undefined
          ? []
          : [`fallback ${moment(release.opens * 60, style.fallback)} to ${moment(closes, style.fallback)}`],
        [`change CHG-1`],
        release.deciders.length > 0 ? [`decider ${[...new Set(release.deciders.map(party))].join(" or ")}`] : [],
        ownerLine(release.owner),
      ];
      const shared = release.shared.flatMap(each => activityLines(each, true));
      const work = release.items.flatMap(itemLines);
      const rollback = [
        `rollback ${name("rollback", 0)} "Restore" {`,
        ...(shared.length > 0 ? shared : ["takes 30m at most 45m"]).map(line => `  ${line}`),
        "}",
      ];
      const contingency = release.contingency
        ? [
            `contingency ${name("contingency", 0)} "Trouble" {`,
            ...release.contingency.items.flatMap(each => activityLines(each, true)).map(line => `  ${line}`),
            `  then ${release.contingency.isRolledBack ? "rollback" : "continue"}`,
            "}",
          ]
        : [];
      const whole = order(facts.filter(group => group.length > 0)).flat();
      const lines = [...whole, ...work, ...rollback, ...contingency, ...further];
      return [`runbook ${name("runbook", 0)} "The release" {`, ...lines.map(line => `  ${line}`), "}"].join("\n");
    },
  };

  function known(picks: readonly number[]): readonly string[] {
    const names = skills(picks);
    return names.length > 0 ? [`knows ${names.join(", ")}`] : [];
  }
  function declared(kind: Kind, index: number, title: string, groups: readonly (readonly string[])[]): string {
    const lines = order(groups.filter(group => group.length > 0)).flat();
    return [`${kind} ${name(kind, index)} "${title} ${index}" {`, ...lines.map(line => `  ${line}`), "}"].join("\n");
  }
}

/** Minutes ahead of UTC, in summer. */
const offsets: Readonly<Record<string, number>> = {
  "Europe/London": 60,
  "America/Los_Angeles": -420,
  "Asia/Kolkata": 330,
  UTC: 0,
  "Asia/Tokyo": 540,
};

function phasesIn(items: readonly AnyItem[]): number {
  return items.reduce(
    (sum, item) => sum + ("items" in item ? phasesIn(item.items) + Number(item.kind === "phase") : 0),
    0,
  );
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
