/** What is mine: the step to do now with large buttons, then what is to come. */

import type { BoardActivity } from "../../language/run/board.js";
import { type Act, wordsOf } from "./drafts.js";
import { roughly } from "./durations.js";
import { actionsOn, isRunning, type Mine, mineOf, partOf, readyFor, runActionsFor } from "./mine.js";
import type { Shown } from "./model.js";
import { nameOf } from "./names.js";
import { State } from "./states.js";
import { Bridge, Commands, Written } from "./texts.js";
import { Moment } from "./time.js";

export interface ActActions {
  /** Writes it at once, or asks first. */
  readonly act: (act: Act) => void;
  /** Asks first, whatever it is. */
  readonly ask: (act: Act) => void;
  readonly open: (name: string) => void;
}

interface MineProps {
  readonly shown: Shown;
  readonly actions: ActActions;
}

/** So many of what is to come are shown. */
const most = 6;

export function MineList({ shown, actions }: MineProps) {
  const { board, reader } = shown;
  const mine = mineOf(board, reader);
  return (
    <section class="mine" id="mine" aria-labelledby="mine-title">
      <h2 id="mine-title">Mine{reader.name !== null && ` · ${reader.title ?? reader.name}`}</h2>
      {mine.now.map(activity => (
        <Card key={activity.name} shown={shown} activity={activity} actions={actions} />
      ))}
      {mine.now.length === 0 && <p class="none">{nothingNow(shown, mine)}</p>}
      {mine.later.length > 0 && (
        <>
          <h3>To come</h3>
          <ul class="plain">
            {mine.later.slice(0, most).map(each => (
              <Later key={each.name} shown={shown} activity={each} actions={actions} />
            ))}
          </ul>
          {mine.later.length > most && <p class="soft">and {mine.later.length - most} more</p>}
        </>
      )}
      {mine.over > 0 && (
        <p class="soft">
          {mine.over} of yours {mine.over === 1 ? "is" : "are"} over
        </p>
      )}
      <RunActions shown={shown} actions={actions} />
    </section>
  );
}

function nothingNow({ reader, board }: Shown, { later, over }: Mine): string {
  if (reader.role === "viewer") return "You can read everything here, and write nothing.";
  if (board.status.closed) return "The run is over.";
  if (later.length > 0) return "Nothing of yours is ready yet.";
  return over > 0 ? "All of yours is over." : "No step is yours.";
}

interface LaterProps extends MineProps {
  readonly activity: BoardActivity;
}

function Later({ shown, activity, actions }: LaterProps) {
  const { name, title, expected } = activity;
  const { board, reader } = shown;
  const said = readyFor(board, name).find(({ by }) => by === reader.name);
  return (
    <li>
      <button type="button" class="link" onClick={() => actions.open(name)}>
        {title}
      </button>
      {actionsOn(reader, board, activity).includes("ready") && (
        <button
          type="button"
          class="ready"
          data-action="ready"
          aria-label={`I am ready for: ${title}`}
          onClick={() => actions.act({ of: "activity", action: "ready", activity })}
        >
          I am ready
        </button>
      )}
      <span class="soft line-of">
        {expected && (
          <>
            <Moment at={expected.start} isShort={true} />
            {expected.start > shown.now && `, in ${roughly(expected.start - shown.now)}`}
          </>
        )}
        <Part shown={shown} activity={activity} />
        {said && (
          <>
            . ✓ You are ready, said <Moment at={said.at} isShort={true} />
          </>
        )}
      </span>
    </li>
  );
}

/** Where somebody else is responsible, what the reader has to do with it. */
function Part({ shown: { reader, board }, activity }: Pick<LaterProps, "shown" | "activity">) {
  const part = partOf(reader, board, activity);
  const [owner] = activity.owners;
  if (part === "owner" || owner === undefined) return undefined;
  return (
    <>
      {part === "cover" ? ", you cover for " : part === "decides" ? ", you decide beside " : ", with "}
      {nameOf({ board }, owner)}
    </>
  );
}

interface CardProps extends MineProps {
  readonly activity: BoardActivity;
}

function Card({ shown, activity, actions }: CardProps) {
  const { name, title, state, expected, commands, criteria, kind } = activity;
  return (
    <article class="card" aria-labelledby={`mine-${name}`}>
      <div class="card-head">
        <h3 id={`mine-${name}`}>
          <button type="button" class="link" onClick={() => actions.open(name)}>
            {title}
          </button>
        </h3>
        <State state={state} />
      </div>
      {expected && (
        <p class="soft">
          <Moment at={expected.start} isShort={true} /> to <Moment at={expected.end} isShort={true} />
          {isRunning(state) && expected.end > shown.now && `, ${roughly(expected.end - shown.now)} left`}
          <Part shown={shown} activity={activity} />
        </p>
      )}
      {criteria.length > 0 && kind !== "gate" && <Criteria criteria={criteria} />}
      {commands.length > 0 && <Commands commands={commands} />}
      <Buttons shown={shown} activity={activity} actions={actions} />
    </article>
  );
}

export function Criteria({ criteria }: { readonly criteria: readonly string[] }) {
  return (
    <ul class="criteria">
      {criteria.map((each, index) => (
        <li key={index}>
          <Written text={each} />
        </li>
      ))}
    </ul>
  );
}

/** What may be written of a step now. */
export function Buttons({ shown, activity, actions }: CardProps) {
  const { board, reader, writings } = shown;
  const may = actionsOn(reader, board, activity);
  const isSending = writings.some(
    ({ activity: about, state }) => about === activity.name && (state.kind === "sending" || state.kind === "waiting"),
  );
  if (may.length === 0) return undefined;
  const detailed = may.filter(action => action !== "ready" && !wordsOf({ action }).isAsked);
  return (
    <div class="buttons">
      {may.map(action => {
        const { label, tone } = wordsOf({ action });
        return (
          <button
            key={action}
            type="button"
            class={`act ${tone}`}
            data-action={action}
            disabled={isSending}
            onClick={() => actions.act({ of: "activity", action, activity })}
          >
            {label}
          </button>
        );
      })}
      {detailed.map(action => (
        <button
          key={`${action} earlier`}
          type="button"
          class="quiet"
          data-action={`${action} earlier`}
          disabled={isSending}
          onClick={() => actions.ask({ of: "activity", action, activity })}
        >
          {wordsOf({ action }).label} with a word, or earlier…
        </button>
      ))}
    </div>
  );
}

function RunActions({ shown, actions }: MineProps) {
  const { board, reader } = shown;
  // Holding it stands above all, where everybody finds it.
  const may = runActionsFor(reader, board).filter(action => action !== "hold");
  if (may.length === 0 && board.bridge === null) return undefined;
  return (
    <div class="run-actions">
      <h3>The run</h3>
      {board.bridge !== null && (
        <p>
          <Bridge bridge={board.bridge} />
        </p>
      )}
      <div class="buttons">
        {may.map(action => {
          const { label, tone } = wordsOf({ action });
          return (
            <button
              key={action}
              type="button"
              class={`act ${tone}`}
              data-action={action}
              onClick={() => actions.ask({ of: "run", action })}
            >
              {label}
            </button>
          );
        })}
      </div>
    </div>
  );
}
