/** One step with all that there is to it: when, who and how to reach them, what to run, what to check, what was written. */
import type { BoardActivity } from "../../language/run/board.js";
import { zoneCity } from "../../language/time/words.js";
import { Dialog } from "./dialog.js";
import { wordsOf } from "./drafts.js";
import { Correct } from "./log.js";
import { isOver, runActionsFor } from "./mine.js";
import { type ActActions, Buttons, Criteria } from "./mine-list.js";
import type { Shown } from "./model.js";
import { localOf } from "./moments.js";
import { nameOf } from "./names.js";
import { State } from "./states.js";
import { Commands, Contact, Written } from "./texts.js";
import { Moment } from "./time.js";

interface DetailsProps {
  readonly shown: Shown;
  readonly activity: BoardActivity;
  readonly actions: ActActions;
  readonly close: () => void;
}

export function Details({ shown, activity, actions, close }: DetailsProps) {
  const { board } = shown;
  const { name, title, kind, phase, state, planned, expected, commands, criteria, owners, others } = activity;
  const entries = board.log.filter(entry => entry.activity === name);
  return (
    <Dialog title={title} close={close}>
      <p class="soft">
        <State state={state} /> {kind} <code>{name}</code>
        {phase !== null && ` in ${phase}`}
        {activity.isCritical && ", critical"}
      </p>
      <dl class="facts">
        {expected && (
          <div>
            <dt>{isOver(state) ? "Actual" : "Expected"}</dt>
            <dd>
              <Moment at={expected.start} /> to <Moment at={expected.end} />
            </dd>
          </div>
        )}
        {planned && (
          <div>
            <dt>Planned</dt>
            <dd>
              <Moment at={planned.start} /> to <Moment at={planned.end} />
            </dd>
          </div>
        )}
        {owners.length > 0 && (
          <div>
            <dt>Owner</dt>
            <dd>
              <People shown={shown} names={owners} />
            </dd>
          </div>
        )}
        {others.length > 0 && (
          <div>
            <dt>With</dt>
            <dd>
              <People shown={shown} names={others} />
            </dd>
          </div>
        )}
      </dl>
      {criteria.length > 0 && (
        <>
          <h3>{kind === "gate" ? "Conditions" : "What to check"}</h3>
          <Criteria criteria={criteria} />
        </>
      )}
      {commands.length > 0 && (
        <>
          <h3>Commands</h3>
          <Commands commands={commands} />
        </>
      )}
      <Buttons shown={shown} activity={activity} actions={actions} />
      <div class="buttons">
        {runActionsFor(shown.reader, board, activity).map(action => (
          <button
            key={action}
            type="button"
            data-action={`${action} step`}
            onClick={() => actions.ask({ of: "run", action, activity })}
          >
            {wordsOf({ action }).label}
          </button>
        ))}
      </div>
      {entries.length > 0 && (
        <>
          <h3>Written</h3>
          <ul class="plain">
            {entries.map(entry => (
              <li key={entry.seq} class={entry.correctedBy === null ? "" : "corrected"}>
                <Moment at={entry.at} isShort={true} /> <span class="entry-says">{entry.says}</span>{" "}
                <span class="soft">{nameOf(shown, entry.by)}</span>
                {entry.text !== null && [": ", <Written key="text" text={entry.text} />]}
                <Correct entry={entry} board={board} reader={shown.reader} ask={actions.ask} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}

function People({ shown, names }: { readonly shown: Shown; readonly names: readonly string[] }) {
  const { board, now } = shown;
  return (
    <ul class="plain">
      {names.map(name => {
        const person = board.people.find(each => each.name === name);
        const reached = person ?? board.teams.find(each => each.name === name);
        const there = person?.zone ? localOf(now, person.zone) : undefined;
        return (
          <li key={name}>
            {reached?.title ?? name}
            {reached?.contact && (
              <>
                {" "}
                <Contact contact={reached.contact} />
              </>
            )}
            {person?.zone && there && (
              <span class="soft">
                {" "}
                there {there.weekday} {there.clock} in {zoneCity(person.zone)}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
