/** What a bar being dragged would say, and which findings would come and go. */
import { clockOf } from "../../../language/exports/timeline/clock.js";
import type { Severity, TimelineData } from "../../../language/exports/timeline/data.js";
import { nearText } from "../../../language/exports/timeline/moment-words.js";
import { formatDuration } from "../../../language/time/duration.js";
import type { Dragging } from "./drag.js";
import { english, isSingular, t } from "./l10n.js";
import { SeverityIcon } from "./severity.js";

const most = 6;

interface ConsequencesProps {
  readonly data: TimelineData;
  readonly dragging: Dragging;
}

export function Consequences({ data, dragging }: ConsequencesProps) {
  const { activity, refused, preview } = dragging;
  return (
    <section
      class={refused === undefined ? "consequences" : "consequences refused"}
      aria-label={t("What the change would do")}
    >
      <p class="line">
        <strong>{activity.title}</strong>
        <code class="says" {...english}>
          {preview?.says ?? valueText(data, dragging)}
        </code>
        {refused === undefined && <span class="soft">{t("Enter to write it, Esc to cancel")}</span>}
      </p>
      {refused !== undefined && (
        <p class="why" {...english}>
          {refused}
        </p>
      )}
      {preview && refused === undefined && <Changes preview={preview} />}
    </section>
  );
}

/** The same in one sentence, to be heard. */
export function consequencesText(data: TimelineData, dragging: Dragging): string {
  const { preview, refused } = dragging;
  if (refused !== undefined) return refused;
  if (!preview) return valueText(data, dragging);
  const { says, appear, vanish, differ } = preview;
  const changes = [
    ...appear.map(({ severity, message }) => newTexts(message)[severity]),
    ...vanish.map(({ severity, message }) => goneTexts(message)[severity]),
  ];
  return [`${says}.`, ...changes.slice(0, most), restText(changes.length, differ.length)].join(" ");
}

const newTexts = (message: string): Readonly<Record<Severity, string>> => ({
  error: t("New error: {0}", message),
  warning: t("New warning: {0}", message),
  info: t("New info: {0}", message),
});

const goneTexts = (message: string): Readonly<Record<Severity, string>> => ({
  error: t("Gone error: {0}", message),
  warning: t("Gone warning: {0}", message),
  info: t("Gone info: {0}", message),
});

function valueText(data: TimelineData, { kind, to }: Dragging): string {
  return kind === "move" ? nearText(data, clockOf(data), to) : formatDuration(Math.max(0, Math.round(to)));
}

function Changes({ preview: { appear, vanish, differ } }: { readonly preview: NonNullable<Dragging["preview"]> }) {
  const changes = [
    ...appear.map(finding => ({ finding, kind: "new", name: t("new") })),
    ...vanish.map(finding => ({ finding, kind: "gone", name: t("gone") })),
  ];
  return (
    <div>
      <ul class="findings">
        {changes.slice(0, most).map(({ finding: { severity, message }, kind, name }) => (
          <li key={`${kind} ${message}`} class={kind}>
            <SeverityIcon severity={severity} />
            <b>{name} </b>
            <span {...english}>{message}</span>
          </li>
        ))}
      </ul>
      <p class="soft rest">{restText(changes.length, differ.length)}</p>
    </div>
  );
}

function restText(changed: number, differ: number): string {
  if (changed === 0 && differ === 0) return t("The findings stay the same.");
  const parts = [
    ...(changed > most ? [t("And {0} more.", changed - most)] : []),
    ...(differ > 0 ? [differText(differ)] : []),
  ];
  return parts.join(" ");
}

function differText(count: number): string {
  return isSingular(count)
    ? t("{0} finding stays, with other times.", count)
    : t("{0} findings stay, with other times.", count);
}
