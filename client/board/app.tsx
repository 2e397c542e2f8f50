/** What is on the page, as the model says. */
import { useMemo } from "preact/hooks";
import { ActForm } from "./act-form.js";
import { Attention, Ways } from "./attention.js";
import { type Choices, type Tab, tabs } from "./choices.js";
import { Details } from "./details.js";
import type { Draft } from "./drafts.js";
import { Banners, Header } from "./header.js";
import { Help } from "./help.js";
import { Log } from "./log.js";
import { runActionsFor } from "./mine.js";
import { type ActActions, MineList } from "./mine-list.js";
import { type Model, readerZone, type Shown } from "./model.js";
import { SignIn } from "./sign-in.js";
import { Steps } from "./steps.js";
import { Strip } from "./strip.js";
import { type Zones, ZonesContext } from "./time.js";
import { Timeline } from "./timeline.js";
import { Wall } from "./wall.js";
import { Writings } from "./writings.js";

export interface AppActions extends ActActions {
  readonly enter: (token: string | undefined) => void;
  readonly choose: (choices: Partial<Choices>) => void;
  readonly wall: () => void;
  readonly help: () => void;
  readonly close: () => void;
  readonly write: (draft: Draft, says: string) => void;
  readonly dismiss: (id: string) => void;
}

interface AppProps {
  readonly model: Model;
  readonly actions: AppActions;
}

export function App({ model, actions }: AppProps) {
  const { entry, board, told } = model;
  const reader = entry?.kind === "reader" ? entry.reader : undefined;
  const zone = readerZone(model);
  const runbook = board?.status.zone ?? zone;
  const minute = Math.floor(model.now / 60);
  const zones = useMemo((): Zones => ({ reader: zone, runbook, now: minute * 60 }), [zone, runbook, minute]);
  return (
    <ZonesContext.Provider value={zones}>
      {reader && board ? (
        <Board shown={{ ...model, board, reader }} actions={actions} />
      ) : (
        <SignIn entry={entry} enter={actions.enter} />
      )}
      <div class="said" aria-live="polite">
        <span key={told.number}>{told.words}</span>
      </div>
    </ZonesContext.Provider>
  );
}

function Board({ shown, actions }: { readonly shown: Shown; readonly actions: AppActions }) {
  const { board, reader, now, isWall, isWide, choices, writings, opened } = shown;
  // The picture changes with what is written, and with the minutes.
  const version = `${board.seq} ${Math.floor(board.now / 60)}`;
  if (isWall) return <Wall shown={shown} version={version} />;
  const may = runActionsFor(reader, board);
  const tab: Tab = isWide && choices.tab === "log" ? "timeline" : choices.tab;
  const step = opened?.kind === "step" ? board.activities.find(({ name }) => name === opened.name) : undefined;
  return (
    <>
      <Header
        shown={shown}
        zone={zone => actions.choose({ zone })}
        wall={actions.wall}
        help={actions.help}
        hold={may.includes("hold") ? () => actions.ask({ of: "run", action: "hold" }) : undefined}
      />
      <main class={shown.lostAt === undefined ? "" : "old"}>
        <Banners
          shown={shown}
          resume={may.includes("resume") ? () => actions.ask({ of: "run", action: "resume" }) : undefined}
        />
        <Strip board={board} now={now} open={actions.open} isWall={false} />
        <div class="columns">
          <div class="column aside">
            <MineList shown={shown} actions={actions} />
            <Attention shown={shown} open={actions.open} />
            <Ways shown={shown} />
          </div>
          <Middle shown={shown} tab={tab} version={version} actions={actions} />
          {isWide && (
            <section class="column" aria-labelledby="log-title">
              <h2 id="log-title">Log</h2>
              <Log board={board} reader={reader} open={actions.open} ask={actions.ask} />
            </section>
          )}
        </div>
      </main>
      <Writings writings={writings} dismiss={actions.dismiss} />
      {opened?.kind === "help" && <Help close={actions.close} />}
      {step && <Details key={step.name} shown={shown} activity={step} actions={actions} close={actions.close} />}
      {opened?.kind === "act" && <ActForm shown={shown} act={opened.act} write={actions.write} close={actions.close} />}
    </>
  );
}

interface MiddleProps {
  readonly shown: Shown;
  readonly tab: Tab;
  readonly version: string;
  readonly actions: AppActions;
}

const tabNames: Readonly<Record<Tab, string>> = { timeline: "Timeline", steps: "Steps", log: "Log" };

function Middle({ shown, tab, version, actions }: MiddleProps) {
  const { board, reader, choices, isWide } = shown;
  const offered = tabs.filter(each => !isWide || each !== "log");
  const zone = readerZone(shown);
  // What is long is made anew only when it is another: the clock ticks beside it.
  const content = useMemo(() => {
    switch (tab) {
      case "timeline":
        return (
          <Timeline version={version} zone={zone} runbookZone={board.status.zone} isWall={false} open={actions.open} />
        );
      case "steps":
        return <Steps board={board} reader={reader} choices={choices} choose={actions.choose} open={actions.open} />;
      case "log":
        return <Log board={board} reader={reader} open={actions.open} ask={actions.ask} />;
    }
  }, [tab, version, zone, board, reader, choices, actions]);
  return (
    <section class="column middle" aria-label={tabNames[tab]}>
      <div class="tabs" role="tablist" aria-label="What is shown">
        {offered.map(each => (
          <button
            key={each}
            type="button"
            role="tab"
            id={`tab-${each}`}
            aria-selected={each === tab}
            aria-controls="tab-panel"
            tabIndex={each === tab ? 0 : -1}
            onClick={() => actions.choose({ tab: each })}
            onKeyDown={event => {
              const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
              const next = offered[(offered.indexOf(tab) + by + offered.length) % offered.length];
              if (by === 0 || next === undefined) return;
              actions.choose({ tab: next });
              document.getElementById(`tab-${next}`)?.focus();
            }}
          >
            {tabNames[each]}
          </button>
        ))}
      </div>
      <div class="tab-panel" role="tabpanel" id="tab-panel" aria-labelledby={`tab-${tab}`}>
        {content}
      </div>
    </section>
  );
}
