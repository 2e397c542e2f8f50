/** What is asked before something is written: the reason, the conditions, when it happened, from whom to whom. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Dialog } from "./dialog.js";
import {
  type Act,
  type Draft,
  draftOf,
  type Filled,
  missingIn,
  nothingFilled,
  saidAgain,
  saysOf,
  wordsOf,
} from "./drafts.js";
import { readerZone, type Shown } from "./model.js";
import { lastTime, localOf } from "./moments.js";
import { outcomes } from "./outcomes.js";
import { Written } from "./texts.js";

interface ActFormProps {
  readonly shown: Shown;
  readonly act: Act;
  readonly write: (draft: Draft, says: string) => void;
  readonly close: () => void;
}

export function ActForm({ shown, act, write, close }: ActFormProps) {
  const [filled, fill] = useState<Filled>(() => {
    const nothing = nothingFilled(act);
    return nothing.from === "" ? { ...nothing, from: shown.reader.name ?? "" } : nothing;
  });
  const [time, setTime] = useState("");
  const [isTried, setTried] = useState(false);
  const { text, asks, send, warns, tone } = wordsOf(act);
  const change = (to: Partial<Filled>): void => fill({ ...filled, ...to });
  const at = time === "" ? undefined : lastTime(time, readerZone(shown), shown.now);
  const isWrongTime = time !== "" && at === undefined && !filled.never;
  const missing = isWrongTime ? "Write the time as 22:15." : missingIn(act, { ...filled, at });
  const isNeeded = text === "needed";
  const submit = (event: Event): void => {
    event.preventDefault();
    setTried(true);
    if (missing !== undefined) return;
    write(draftOf(act, { ...filled, at }), saysOf(act));
    close();
  };
  const { criteria = [] } = act.activity ?? {};
  const isDecision = act.action === "go" || act.action === "no-go";
  const isUnmet = act.action === "go" && filled.met.some(each => !each);
  const timeField = (
    <label class="field">
      At, on your clock (it is {localOf(shown.now, readerZone(shown)).clock} now)
      <input
        id="act-time"
        type="text"
        inputMode="numeric"
        autocomplete="off"
        placeholder="22:15"
        value={time}
        onInput={({ currentTarget: { value } }) => setTime(value)}
      />
    </label>
  );
  return (
    <Dialog title={saysOf(act)} tone={tone} close={close}>
      <form onSubmit={submit} noValidate={true}>
        {warns !== undefined && <p class="warns">{warns}</p>}
        {isDecision && criteria.length > 0 && (
          <fieldset class="conditions">
            <legend>What is met</legend>
            {criteria.map((each, index) => (
              <label key={index} class="condition">
                <input
                  type="checkbox"
                  checked={filled.met[index] ?? false}
                  onChange={({ currentTarget: { checked } }) =>
                    change({ met: filled.met.map((was, other) => (other === index ? checked : was)) })
                  }
                />
                <Written text={each} />
              </label>
            ))}
          </fieldset>
        )}
        {act.action === "hand over" && <HandOver shown={shown} filled={filled} change={change} />}
        {act.action === "close" && (
          <label class="field">
            What became of it
            <select
              value={filled.outcome}
              onChange={({ currentTarget: { value } }) =>
                change({ outcome: outcomes.find(each => each === value) ?? "succeeded" })
              }
            >
              {outcomes
                .filter(each => each.startsWith("rehearsal") === (shown.board.status.rehearsal !== null))
                .map(each => (
                  <option key={each}>{each}</option>
                ))}
            </select>
          </label>
        )}
        {act.action === "block" && (
          <label class="field">
            Who is waited for
            <select value={filled.on} onChange={({ currentTarget: { value } }) => change({ on: value })}>
              <option value="">Nobody in particular</option>
              {shown.board.people.map(({ name, title }) => (
                <option key={name} value={name}>
                  {title}
                </option>
              ))}
            </select>
          </label>
        )}
        <label class="field">
          {asks}
          {!isNeeded && !isUnmet && <span class="soft"> (may be left out)</span>}
          <textarea
            id="act-text"
            rows={2}
            maxLength={2_000}
            required={isNeeded || isUnmet}
            aria-invalid={isTried && missing !== undefined}
            aria-describedby="act-missing"
            value={filled.text}
            onInput={({ currentTarget: { value } }) => change({ text: value })}
            onKeyDown={event => {
              if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit(event);
            }}
          />
        </label>
        {act.of === "entry" ? (
          <Correcting act={act} never={filled.never} change={change}>
            {timeField}
          </Correcting>
        ) : (
          <details class="earlier">
            <summary>It happened earlier</summary>
            {timeField}
          </details>
        )}
        <p class="missing" id="act-missing" role={isTried ? "alert" : undefined}>
          {isTried ? missing : ""}
        </p>
        <div class="buttons">
          <button type="submit" class={`act ${tone === "plain" ? "main" : tone}`}>
            {send}
            {isUnmet ? " all the same" : ""}
          </button>
          <button type="button" class="act plain" onClick={close}>
            Cancel
          </button>
        </div>
      </form>
    </Dialog>
  );
}

interface CorrectingProps extends Pick<HandOverProps, "change"> {
  readonly act: Extract<Act, { of: "entry" }>;
  readonly never: boolean;
  readonly children: ComponentChildren;
}

/** It happened at another time, or not at all. */
function Correcting({ act: { entry }, never, change, children }: CorrectingProps) {
  const isTimed = saidAgain(entry, entry.at) !== undefined;
  return (
    <fieldset class="conditions">
      <legend>What is right</legend>
      {isTimed && (
        <label class="condition">
          <input type="radio" name="right" checked={!never} onChange={() => change({ never: false })} />
          It happened at another time
        </label>
      )}
      <label class="condition">
        <input type="radio" name="right" checked={never} onChange={() => change({ never: true })} />
        It did not happen
      </label>
      {isTimed && !never && children}
    </fieldset>
  );
}

interface HandOverProps {
  readonly shown: Shown;
  readonly filled: Filled;
  readonly change: (to: Partial<Filled>) => void;
}

function HandOver({ shown, filled, change }: HandOverProps) {
  const people = shown.board.people.map(({ name, title }) => (
    <option key={name} value={name}>
      {title}
    </option>
  ));
  return (
    <div class="fields">
      <label class="field">
        From
        <select value={filled.from} onChange={({ currentTarget: { value } }) => change({ from: value })}>
          <option value="">Somebody</option>
          {people}
        </select>
      </label>
      <label class="field">
        To
        <select value={filled.to} onChange={({ currentTarget: { value } }) => change({ to: value })}>
          <option value="">Somebody</option>
          {people}
        </select>
      </label>
    </div>
  );
}
