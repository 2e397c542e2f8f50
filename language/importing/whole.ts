/** What every row of a table says of the release as a whole: its title, its window, that it is over. */
import { shownOf } from "./cells.js";
import type { Layout } from "./columns/column.js";
import type { Context } from "./context.js";
import { type Line, note, statement } from "./draft.js";
import type { Source } from "./ledger.js";
import type { Role } from "./role.js";
import { saysNothing } from "./values/nothing.js";
import { oneLine, writtenText } from "./values/texts.js";
import { goLiveIn, windowIn } from "./window.js";

export interface Whole {
  readonly title: string | undefined;
  readonly titleFrom: readonly Source[];
  readonly lines: readonly Line[];
  readonly notes: readonly Line[];
  readonly opens: number | undefined;
}

export function wholeOf(layouts: readonly Layout[], isOwn: boolean, context: Context): Whole {
  const title = same(layouts, "runbook", context);
  const window = same(layouts, "window", context);
  const goLive = same(layouts, "go-live", context);
  const live = goLive.value === undefined ? undefined : goLiveIn(goLive.value, goLive.zone, context);
  const status = isOwn ? same(layouts, "status", context) : { value: undefined, from: [], notes: [] };
  const read = window.value === undefined ? undefined : windowIn(window.value, window.zone, context);
  const isOver = status.value === "done" || status.value === "cancelled";
  const notLive =
    goLive.value !== undefined && live === undefined
      ? [note(writtenText("note", `Go-live: ${goLive.value}`), goLive.from)]
      : [];
  const unread =
    window.value !== undefined && !read ? [note(writtenText("note", `Window: ${window.value}`), window.from)] : [];
  return {
    title: title.value,
    titleFrom: title.from,
    lines: [
      ...(read ? [statement(read.text, window.from)] : []),
      ...(live === undefined ? [] : [statement(live, goLive.from)]),
      ...(isOver ? [statement(`status ${status.value}`, status.from)] : []),
    ],
    notes: [...title.notes, ...window.notes, ...goLive.notes, ...unread, ...notLive],
    opens: read?.opens,
  };
}

interface Same {
  readonly value: string | undefined;
  readonly zone?: string | undefined;
  readonly from: readonly Source[];
  readonly notes: readonly Line[];
}

/** What all cells of a column say; notes, where they say different things. */
function same(layouts: readonly Layout[], role: Role, { sources, drop }: Context): Same {
  const found = new Map<string, Source[]>();
  let zone: string | undefined;
  for (const { table, from, columns } of layouts) {
    const column = columns.find(each => each.role === role);
    if (!column) continue;
    zone ??= column.zone;
    for (const row of table.rows.slice(from)) {
      const cell = row.cells[column.index];
      const text = oneLine(shownOf(cell));
      if (!cell || text === "") continue;
      const source = sources.ofCell(cell);
      if (saysNothing(text)) drop(source, "it says nothing");
      else {
        const before = found.get(text) ?? [];
        before.push(source);
        found.set(text, before);
      }
    }
  }
  const [only] = found;
  if (found.size === 1 && only) return { value: only[0], zone, from: only[1], notes: [] };
  if (role === "status") return { value: undefined, from: [], notes: [] };
  return {
    value: undefined,
    from: [],
    notes: [...found].map(([text, from]) => note(writtenText("note", `${labels[role] ?? role}: ${text}`), from)),
  };
}

const labels: Readonly<Partial<Record<Role, string>>> = { window: "Window", "go-live": "Go-live", runbook: "Runbook" };
