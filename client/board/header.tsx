/** Which run this is, in which state, how far it is, what time it is, and whether what is shown is fresh. */

import type { StatusDocument } from "../../language/run/status.js";
import type { RunState } from "../../language/run/transitions.js";
import { zoneCity } from "../../language/time/words.js";
import { readerZone, type Shown } from "./model.js";
import { localOf } from "./moments.js";
import { nameOf } from "./names.js";
import { Written } from "./texts.js";
import { Moment } from "./time.js";

interface HeaderProps {
  readonly shown: Shown;
  readonly zone: (zone: string | undefined) => void;
  readonly wall: () => void;
  readonly help: () => void;
  /** Undefined where the reader may not. */
  readonly hold: (() => void) | undefined;
}

const states: Readonly<Record<RunState, readonly [sign: string, words: string, name: string]>> = {
  unopened: ["○", "Not opened", "unopened"],
  open: ["▶", "Open", "open"],
  held: ["‖", "Held", "held"],
  "rolling back": ["↶", "Rolling back", "rolling"],
  "rolling back, held": ["‖", "Rollback held", "held"],
  closed: ["■", "Closed", "closed"],
};

const lineWords: Readonly<Record<Shown["line"]["kind"], string>> = {
  live: "Live",
  connecting: "Connecting",
  trouble: "May be old",
  lost: "Not connected",
  ended: "Not connected",
};

export function Header({ shown, zone, wall, help, hold }: HeaderProps) {
  const { board, line, isWall } = shown;
  const { status } = board;
  const [sign, words, name] = states[status.state];
  return (
    <header class="top">
      <h1 title={status.title}>{status.title || status.name}</h1>
      {status.rehearsal !== null && <span class="rehearsal-mark">Rehearsal on {status.rehearsal}</span>}
      <span class={`run-state ${name}`}>
        <span aria-hidden="true">{sign} </span>
        {words}
        {status.closed && `: ${status.closed.outcome}`}
      </span>
      <span class="counts">
        {status.over} of {status.activities} over
        {board.phase !== null && ` · ${board.phase}`}
      </span>
      <span class="space" />
      <span class={`line ${line.kind}`} role="status">
        <span class={line.kind === "live" ? "live-sign" : ""} aria-hidden="true">
          {line.kind === "live" ? "● " : "○ "}
        </span>
        {lineWords[line.kind]}
      </span>
      <Clocks shown={shown} zone={zone} />
      {!isWall && (
        <>
          {hold && (
            <button type="button" class="hold" data-action="hold" title="Anybody may hold the run (H)" onClick={hold}>
              <span aria-hidden="true">‖ </span>Hold…
            </button>
          )}
          <button type="button" class="quiet to-wall" title="Large type for a wall (W)" onClick={wall}>
            Wall
          </button>
          <button
            type="button"
            class="quiet to-help"
            aria-label="Help and keys"
            title="Help and keys (?)"
            onClick={help}
          >
            ?
          </button>
        </>
      )}
    </header>
  );
}

function Clocks({ shown, zone: choose }: Pick<HeaderProps, "shown" | "zone">) {
  const { now, board, isWall } = shown;
  const own = readerZone(shown);
  const { zone } = board.status;
  const [mine, theirs] = [localOf(now, own), localOf(now, zone)];
  const isSame = mine.clock === theirs.clock && mine.date === theirs.date;
  return (
    <span class="clocks">
      <span class="clock">
        {mine.clock} {isWall ? <small>{zoneCity(own)}</small> : <ZoneChoice shown={shown} choose={choose} />}
      </span>
      {!isSame && (
        <span class="clock theirs">
          {mine.date === theirs.date ? "" : `${theirs.weekday} `}
          {theirs.clock} <small>{zoneCity(zone)}</small>
        </span>
      )}
    </span>
  );
}

function ZoneChoice({ shown, choose }: { readonly shown: Shown; readonly choose: HeaderProps["zone"] }) {
  const { board, machineZone, choices } = shown;
  const people = board.people.flatMap(({ zone }) => zone ?? []);
  const others = [...new Set([board.status.zone, ...people, ...(choices.zone === undefined ? [] : [choices.zone])])];
  return (
    <select
      class="quiet"
      aria-label="Times are shown in"
      title="Times are shown in"
      value={choices.zone ?? ""}
      onChange={({ currentTarget: { value } }) => choose(value === "" ? undefined : value)}
    >
      <option value="">{zoneCity(machineZone)} (yours)</option>
      {others
        .filter(each => each !== machineZone || each === choices.zone)
        .map(each => (
          <option key={each} value={each}>
            {zoneCity(each)}
            {each === board.status.zone ? " (runbook)" : ""}
          </option>
        ))}
    </select>
  );
}

/** What nobody may overlook: that it is held, rolled back or over; and that what is shown may be old. */
export function Banners({ shown, resume }: { readonly shown: Shown; readonly resume: (() => void) | undefined }) {
  const { board, line } = shown;
  const { status } = board;
  return (
    <>
      {(line.kind === "lost" || line.kind === "ended") && (
        <p class="banner lost" role="alert">
          <strong>
            Not connected since <Moment at={shown.lostAt ?? shown.now} />
          </strong>
          : what you see may be old. {line.kind === "ended" ? "The board was stopped. " : ""}It is tried again by
          itself.
        </p>
      )}
      {line.kind === "trouble" && (
        <p class="banner lost" role="alert">
          <strong>What you see may be old</strong>: {line.reason}.
        </p>
      )}
      {board.notes.map(note => (
        <p class="banner note" key={note}>
          <span class="sign" aria-hidden="true">
            ▲
          </span>
          <Written text={note} />
        </p>
      ))}
      {status.held && (
        <p class="banner held">
          <span class="sign" aria-hidden="true">
            ‖
          </span>
          <strong>Held</strong> since <Moment at={status.held.at} /> by {nameOf(shown, status.held.by)}
          {said(status.held)} Nothing begins until the coordinator or a decider resumes it.
          {resume && (
            <button type="button" onClick={resume}>
              Resume…
            </button>
          )}
        </p>
      )}
      {status.rollback && (
        <p class="banner rolling">
          <span class="sign" aria-hidden="true">
            ↶
          </span>
          <strong>Rolling back</strong> since <Moment at={status.rollback.said.at} />, called by{" "}
          {nameOf(shown, status.rollback.said.by)}
          {said(status.rollback.said)} Nothing more of the plan begins.
        </p>
      )}
      {status.closed && (
        <p class="banner closed">
          <span class="sign" aria-hidden="true">
            ■
          </span>
          <strong>Closed: {status.closed.outcome}</strong> at <Moment at={status.closed.at} /> by{" "}
          {nameOf(shown, status.closed.by)}
          {said(status.closed)}
        </p>
      )}
      {status.state === "unopened" && (
        <p class="banner unopened">
          <strong>The run has not been opened.</strong> What is shown is the plan. The coordinator opens it.
        </p>
      )}
    </>
  );
}

function said({ text }: Pick<NonNullable<StatusDocument["held"]>, "text">) {
  return text === null ? "." : [": “", <Written key="text" text={text} />, "”."];
}
