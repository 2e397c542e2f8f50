/** The selected activity in words, its findings, and what turning back from it would mean. */
import type { Instant, TimelineActivity, TimelineData } from "../../../language/exports/timeline/data.js";
import { nearText } from "../../../language/exports/timeline/moment-words.js";
import type { Scene } from "../../../language/exports/timeline/scene.js";
import { activityLines, neighbourLines } from "../../../language/exports/timeline/words.js";
import { english, t } from "./l10n.js";
import { Finding } from "./severity.js";

export interface DetailActions {
  readonly open: (activity: TimelineActivity) => void;
  readonly close: () => void;
  readonly turnBackAt: (at: Instant) => void;
}

interface DetailsProps {
  readonly data: TimelineData;
  readonly activity: TimelineActivity;
  readonly scene: Pick<Scene, "clock" | "undoing">;
  readonly actions: DetailActions;
}

export function Details({ data, activity, scene, actions }: DetailsProps) {
  const { title, kind, more, times } = activity;
  const findings = more?.findings ?? [];
  const told = activityLines(data, scene.clock, activity).slice(1, -findings.length || undefined);
  const lines = [...told, ...neighbourLines(data, activity)];
  return (
    <section class="details" aria-label={t("Selected activity")}>
      <div class="line">
        <h2>{title}</h2>
        <span class="soft" {...english}>
          {kind}
        </span>
        <button type="button" id="go-to-text" onClick={() => actions.open(activity)}>
          {t("Go to the text")}
        </button>
        <span class="space" />
        <button
          type="button"
          id="close-details"
          aria-label={t("Close")}
          title={t("Close (Esc)")}
          onClick={actions.close}
        >
          ×
        </button>
      </div>
      <p class="words" {...english}>
        {lines.join(" · ")}
      </p>
      {findings.length > 0 && (
        <ul class="findings">
          {findings.map(({ severity, message, code }, index) => (
            <li key={`${code} ${index}`} data-code={code}>
              <Finding severity={severity} message={message} />
            </li>
          ))}
        </ul>
      )}
      {scene.undoing && times && !more?.undo?.final && (
        <TurnBack
          data={data}
          times={times}
          clock={scene.clock}
          undoing={scene.undoing}
          turnBackAt={actions.turnBackAt}
        />
      )}
    </section>
  );
}

interface TurnBackProps {
  readonly data: TimelineData;
  readonly times: NonNullable<TimelineActivity["times"]>;
  readonly clock: Scene["clock"];
  readonly undoing: NonNullable<Scene["undoing"]>;
  readonly turnBackAt: (at: Instant) => void;
}

/** From when it begins to when the last thing ends or the window does. */
function TurnBack({ data, times, clock, undoing, turnBackAt }: TurnBackProps) {
  return (
    <div class={`turn-back ${undoing.state.replaceAll(" ", "-")}`}>
      <label for="turn-back">{t("Turn back at")}</label>
      <input
        id="turn-back"
        type="range"
        min={times.start}
        max={Math.max(times.end, data.window?.end ?? data.period.end)}
        step={60}
        value={String(undoing.at)}
        aria-valuetext={nearText(data, clock, undoing.at)}
        onInput={({ currentTarget }) => turnBackAt(Number(currentTarget.value))}
      />
      <output for="turn-back" {...english}>
        {undoing.text}
      </output>
    </div>
  );
}
