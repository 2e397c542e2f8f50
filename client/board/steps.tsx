/** All steps, to be searched and filtered. */
import { useMemo, useState } from "preact/hooks";
import type { BoardActivity, BoardDocument, BoardReader } from "../../language/run/board.js";
import { count } from "../../language/wording/lists.js";
import type { Choices } from "./choices.js";
import { isMine, isOver } from "./mine.js";
import { State } from "./states.js";
import { Moment } from "./time.js";
import { Windowed } from "./windowed.js";

interface StepsProps {
  readonly board: BoardDocument;
  readonly reader: BoardReader;
  readonly choices: Choices;
  readonly choose: (choices: Partial<Choices>) => void;
  readonly open: (name: string) => void;
}

const rowHeight = 54;

export function Steps({ board, reader, choices, choose, open }: StepsProps) {
  const [search, setSearch] = useState("");
  const [phase, setPhase] = useState("");
  const { activities, people } = board;
  const phases = useMemo(() => [...new Set(activities.flatMap(each => each.phase ?? []))], [activities]);
  const titles = useMemo(() => new Map(people.map(({ name, title }) => [name, title])), [people]);
  const rollbacks = activities.filter(({ kind }) => kind === "rollback").length;
  const owners = (each: BoardActivity): string =>
    [...each.owners, ...each.others].map(name => titles.get(name) ?? name).join(", ");
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = activities.filter(each => {
    if (choices.mine && !isMine(reader, board, each)) return false;
    if (choices.open && isOver(each.state)) return false;
    if (phase !== "" && each.phase !== phase) return false;
    if (words.length === 0) return true;
    const text = `${each.title} ${each.name} ${each.kind} ${owners(each)} ${each.state}`.toLowerCase();
    return words.every(word => text.includes(word));
  });
  return (
    <div class="steps">
      <div class="filters">
        <input
          type="search"
          id="search"
          aria-label="Search steps"
          placeholder="Search: title, name, person"
          value={search}
          onInput={({ currentTarget: { value } }) => setSearch(value)}
        />
        {phases.length > 1 && (
          <select aria-label="Phase" value={phase} onChange={({ currentTarget: { value } }) => setPhase(value)}>
            <option value="">All phases</option>
            {phases.map(each => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </select>
        )}
        <label class="choice">
          <input
            type="checkbox"
            checked={choices.mine}
            onChange={({ currentTarget: { checked } }) => choose({ mine: checked })}
          />
          Mine
        </label>
        <label class="choice">
          <input
            type="checkbox"
            checked={choices.open}
            onChange={({ currentTarget: { checked } }) => choose({ open: checked })}
          />
          Not over
        </label>
        <span class="soft" role="status">
          {found.length === activities.length
            ? `${count(activities.length, "step")}${rollbacks > 0 ? `, ${count(rollbacks, "rollback")} among them` : ""}`
            : `${found.length} of ${count(activities.length, "step")}`}
        </span>
      </div>
      {found.length === 0 ? (
        <p class="none">No step is like that.</p>
      ) : (
        <Windowed
          items={found}
          keyOf={({ name }) => name}
          rowHeight={rowHeight}
          label="Steps"
          open={({ name }) => open(name)}
          row={each => <Row activity={each} owners={owners(each)} />}
        />
      )}
    </div>
  );
}

function Row({ activity, owners }: { readonly activity: BoardActivity; readonly owners: string }) {
  const { title, state, expected, planned, isCritical, phase, kind } = activity;
  const late = expected && planned ? expected.start - planned.start : 0;
  return (
    <span class={isOver(state) ? "step over" : "step"}>
      <State state={state} />
      <span class="step-title">
        {title}
        {isCritical && !isOver(state) && <span class="critical-mark"> critical</span>}
      </span>
      <span class="step-who soft">
        {owners || "Nobody"}
        {kind === "step" ? "" : ` · ${kind}`}
        {phase !== null && ` · ${phase}`}
      </span>
      <span class="step-when">
        {expected && <Moment at={expected.start} isShort={true} />}
        {Math.abs(late) >= 60 && planned && (
          <span class="soft">
            {" "}
            planned <Moment at={planned.start} isShort={true} />
          </span>
        )}
      </span>
    </span>
  );
}
