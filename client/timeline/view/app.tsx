/** What is on the page, as the model says. */
import type { Place, TimelineData } from "../../../language/exports/timeline/data.js";
import { Consequences } from "./consequences.js";
import { type DetailActions, Details } from "./details.js";
import type { Dragging } from "./drag.js";
import { Help } from "./help.js";
import { english, t } from "./l10n.js";
import type { LabelActions } from "./labels.js";
import { type Model, shownData } from "./model.js";
import { Picture } from "./picture.js";
import type { PointerHandlers } from "./pointer.js";
import type { RowId } from "./row-navigation.js";
import type { StripView } from "./strip-view.js";
import { Summary } from "./summary.js";
import { Table, type TableActions } from "./table.js";
import { Toolbar, type ToolbarActions } from "./toolbar.js";
import type { Frame, Viewport } from "./viewport.js";

export interface AppActions {
  readonly toolbar: ToolbarActions;
  readonly labels: LabelActions;
  /** The bar of a row is to be brought into view. */
  readonly sought: (row: RowId) => void;
  readonly pointer: PointerHandlers;
  readonly table: TableActions;
  readonly details: DetailActions;
  /** A finding that stands on no bar was clicked. */
  readonly finding: (place: Place) => void;
  /** It is to be compared with nothing any more. */
  readonly endComparison: () => void;
  /** The run is to be shown, or the plan alone. */
  readonly toggleRun: () => void;
  readonly attach: Viewport["attach"];
  readonly attachStrip: StripView["attach"];
}

interface AppProps {
  readonly model: Model;
  readonly dragging: Dragging | undefined;
  /** What of the picture is drawn, where it is shown. */
  readonly frame: Frame | undefined;
  readonly actions: AppActions;
}

export function App({ model, dragging, frame, actions }: AppProps) {
  const { snapshot, state, active, readerZone, formats, broken, unread, announcement } = model;
  const { mode, choices } = state;
  const data = shownData(model, dragging);
  const inTable = mode === "table";
  return (
    <>
      <main class={broken !== undefined && snapshot ? "old" : undefined}>
        <div>
          <Toolbar
            data={snapshot?.data}
            state={state}
            readerZone={readerZone}
            formats={formats}
            actions={actions.toolbar}
          />
          {data && (
            <Summary
              data={data}
              instead={broken === undefined ? undefined : unread}
              shown={frame?.scene.shown ?? data.activities.length}
              reveal={actions.finding}
              endComparison={actions.endComparison}
              toggleRun={actions.toggleRun}
            />
          )}
        </div>
        <Banner broken={broken} hasPicture={snapshot !== undefined} />
        <div class="stage">
          <div class="picture" id="picture" hidden={inTable || !data} ref={actions.attach}>
            {frame && (
              <Picture
                frame={frame}
                active={active}
                dragging={dragging}
                labels={actions.labels}
                sought={actions.sought}
                pointer={actions.pointer}
              />
            )}
          </div>
          <div
            class="table"
            hidden={!inTable || !data}
            tabIndex={0}
            role="region"
            aria-label={t("Timeline as a table")}
          >
            {inTable && data && <Table data={data} choices={choices} actions={actions.table} />}
          </div>
        </div>
        <div class="strip" ref={actions.attachStrip} />
        <Foot model={model} data={data} dragging={dragging} frame={frame} actions={actions.details} />
      </main>
      <div class="said" aria-live="polite">
        <span key={announcement.number}>{announcement.words}</span>
      </div>
      <Help />
    </>
  );
}

function Banner({ broken, hasPicture }: { readonly broken: string | undefined; readonly hasPicture: boolean }) {
  return (
    <p class="banner" role="status" hidden={broken === undefined}>
      <span {...english}>{broken}</span>
      {broken !== undefined && hasPicture && ` ${t("This is the last picture that could be drawn.")}`}
    </p>
  );
}

interface FootProps extends Pick<AppProps, "model" | "dragging" | "frame"> {
  readonly data: TimelineData | undefined;
  readonly actions: DetailActions;
}

function Foot({ model: { snapshot, state, notice }, data, dragging, frame, actions }: FootProps) {
  const selected = data?.activities.find(({ id }) => id === state.choices.selected);
  return (
    <div class="foot">
      {notice !== "" && (
        <p class="notice" role="alert">
          {notice}
        </p>
      )}
      {snapshot && dragging && <Consequences data={snapshot.data} dragging={dragging} />}
      {data && selected && frame && !dragging && (
        <Details data={data} activity={selected} scene={frame.scene} actions={actions} />
      )}
    </div>
  );
}
