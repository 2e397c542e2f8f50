/** What the tests reach, room by room: plain figures, as a table, and against what they were. */

/** Of a file or a room: how many there are, and how many no test reaches. */
export interface Reached {
  readonly lines: Part;
  readonly branches: Part;
  readonly functions: Part;
}

export interface Part {
  readonly total: number;
  readonly missed: number;
}

/** By room: percent of lines and branches that are to be reached at least. */
export type Floors = Readonly<Record<string, { readonly lines: number; readonly branches: number }>>;

/** "language/schedule/undo/chain.ts" is in "language/schedule", "client/extension.ts" in "client". */
export function roomOf(path: string): string {
  return path.split("/").slice(0, -1).slice(0, 2).join("/");
}

/** @param files by path, relative to the project; @returns by room, in the order of their names */
export function roomsOf(files: ReadonlyMap<string, Reached>): ReadonlyMap<string, Reached> {
  const rooms = new Map<string, Reached>();
  for (const [path, reached] of files) {
    const room = roomOf(path);
    const sum = rooms.get(room);
    rooms.set(room, sum ? plus(sum, reached) : reached);
  }
  return new Map([...rooms].sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function all(rooms: ReadonlyMap<string, Reached>): Reached {
  return [...rooms.values()].reduce(plus, { lines: none, branches: none, functions: none });
}

const none: Part = { total: 0, missed: 0 };

function plus(a: Reached, b: Reached): Reached {
  const sum = (of: keyof Reached): Part => ({ total: a[of].total + b[of].total, missed: a[of].missed + b[of].missed });
  return { lines: sum("lines"), branches: sum("branches"), functions: sum("functions") };
}

/** With one decimal, rounded down, so that 100 means all. */
export function percent({ total, missed }: Part): number {
  return total === 0 ? 100 : Math.floor((1000 * (total - missed)) / total) / 10;
}

/** In Markdown, for the log of a job as well as for its summary. */
export function tableOf(rooms: ReadonlyMap<string, Reached>): string {
  const row = (name: string, { lines, branches, functions }: Reached): string =>
    `| ${[name, ...[lines, branches, functions].map(each => `${percent(each).toFixed(1)} %`), branches.missed].join(" | ")} |`;
  return [
    "| room | lines | branches | functions | branches missed |",
    "|---|---|---|---|---|",
    ...[...rooms].map(([name, reached]) => row(name, reached)),
    row("all", all(rooms)),
    "",
  ].join("\n");
}

/** In words, where a room has fallen below its floor, or has none. */
export function fallen(rooms: ReadonlyMap<string, Reached>, floors: Floors): readonly string[] {
  const lost = Object.keys(floors).filter(room => !rooms.has(room));
  return [
    ...[...rooms].flatMap(([room, reached]) => {
      const floor = floors[room];
      if (!floor) return [`${room} has no floor: write it down with --update`];
      return (["lines", "branches"] as const).flatMap(of => {
        const now = percent(reached[of]);
        return now < floor[of] ? [`${room}: ${now} % of its ${of} are reached, and it were to be ${floor[of]} %`] : [];
      });
    }),
    ...lost.map(room => `${room} is not reached at all any more: does it still exist?`),
  ];
}

/** What chance reaches in one run and not in the next (a race, a slow machine) is below this. */
const slack = 2;

export function floorsOf(rooms: ReadonlyMap<string, Reached>): Floors {
  const below = (part: Part): number => Math.max(0, Math.floor(percent(part)) - slack);
  return Object.fromEntries(
    [...rooms].map(([room, { lines, branches }]) => [room, { lines: below(lines), branches: below(branches) }]),
  );
}
