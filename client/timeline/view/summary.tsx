/** What a reviewer decides by, in words: the verdict, the findings, the window and the moments that count. */
import { clockOf } from "../../../language/exports/timeline/clock.js";
import type { FindingCounts, Place, TimelineData } from "../../../language/exports/timeline/data.js";
import { factsOf } from "../../../language/exports/timeline/words.js";
import type { Verdict } from "../../../language/plan/finding.js";
import { acceptedInWords, countsInWords } from "../../counts.js";
import { verdictInWords } from "../../verdicts.js";
import { Button } from "./controls.js";
import { english, t } from "./l10n.js";
import { Menu } from "./menu.js";
import { Finding } from "./severity.js";

interface SummaryProps {
  readonly data: TimelineData;
  /** The verdict on the text as it is now, where the picture is of an older one. */
  readonly instead: Verdict | undefined;
  /** How many activities meet the filter. */
  readonly shown: number;
  /** A finding that stands on no bar was clicked. */
  readonly reveal: (place: Place) => void;
  /** It is to be compared with nothing any more. */
  readonly endComparison: () => void;
  /** The run is to be shown, or the plan alone. */
  readonly toggleRun: () => void;
}

export function Summary({ data, instead, shown, reveal, endComparison, toggleRun }: SummaryProps) {
  const { title, verdict, counts, findings, activities, run, runBeside } = data;
  const against = run ? undefined : data.against;
  return (
    <header class="summary">
      <h1>{title}</h1>
      {instead !== undefined && <strong class={`verdict ${instead}`}>{verdictInWords(instead, t)}</strong>}
      {instead !== undefined && instead !== verdict && (
        <s class={`verdict ${verdict}`} title={t("The last text that could be read")}>
          {verdictInWords(verdict, t)}
        </s>
      )}
      {instead === undefined && <strong class={`verdict ${verdict}`}>{verdictInWords(verdict, t)}</strong>}
      {instead === undefined && <span class="counts">{countsText(counts)}</span>}
      {findings.length > 0 && (
        <Menu
          id="elsewhere"
          label={t("{0} on no bar", findings.length)}
          title={t("Findings about the runbook as a whole")}
        >
          {findings.map(({ code, severity, message, place }, index) => (
            <button
              key={`${code} ${index}`}
              type="button"
              class="link finding"
              data-code={code}
              onClick={() => reveal(place)}
            >
              <Finding severity={severity} message={message} />
            </button>
          ))}
        </Menu>
      )}
      {runBeside && (
        <button
          id="run"
          type="button"
          aria-pressed={runBeside.isShown}
          title={runBeside.isShown ? t("Show the plan alone (N)") : t("Show the run (N)")}
          onClick={toggleRun}
        >
          <span {...english}>{runBeside.says}</span>
        </button>
      )}
      {against && (
        <span class="against">
          <span>{t("Compared with {0}", against.name)}</span>
          <Button id="end-comparison" label={t("No longer compare")} click={endComparison}>
            ×
          </Button>
        </span>
      )}
      {factsOf(data, clockOf(data)).map(fact => (
        <span key={fact} class="fact" {...english}>
          {fact}
        </span>
      ))}
      {shown < activities.length && (
        <span class="fact">{t("{0} of {1} activities shown", shown, activities.length)}</span>
      )}
    </header>
  );
}

function countsText(counts: FindingCounts): string {
  const all = [...countsInWords(counts, t), ...acceptedInWords(counts, t)];
  return all.length > 0 ? all.join(" · ") : t("no findings");
}
