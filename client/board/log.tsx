/** What has been written, the newest first. */
import { useState } from "preact/hooks";
import type { BoardDocument, BoardEntry, BoardReader } from "../../language/run/board.js";
import type { Act } from "./drafts.js";
import { mayCorrect } from "./mine.js";
import { nameOf } from "./names.js";
import { Written } from "./texts.js";
import { Moment } from "./time.js";

interface LogProps {
  readonly board: BoardDocument;
  readonly reader: BoardReader;
  readonly open: (name: string) => void;
  readonly ask: (act: Act) => void;
}

/** So many more are shown each time. */
const portion = 100;

export function Log(props: LogProps) {
  const [most, setMost] = useState(portion);
  const { log } = props.board;
  const newest = log.slice(-most).reverse();
  return (
    <div class="log" tabIndex={0} role="region" aria-label="Log, the newest first">
      {log.length === 0 && <p class="none">Nothing has been written yet.</p>}
      <ol reversed={true}>
        {newest.map(entry => (
          <Entry key={entry.seq} entry={entry} {...props} />
        ))}
      </ol>
      {log.length > most && (
        <button type="button" class="act plain" onClick={() => setMost(most + portion)}>
          Show {Math.min(portion, log.length - most)} more of {log.length - most}
        </button>
      )}
    </div>
  );
}

/** What matters most in a log stands out by more than its words. */
const grave: ReadonlySet<BoardEntry["kind"]> = new Set(["failed", "blocked", "held", "rollback-called"]);

interface EntryProps extends LogProps {
  readonly entry: BoardEntry;
}

/** A mistake is corrected by another event, never by changing one. */
export function Correct({ entry, board, reader, ask }: Omit<EntryProps, "open">) {
  return mayCorrect(reader, board, entry) ? (
    <button
      type="button"
      class="quiet correct"
      data-action="correct"
      aria-label={`Correct: ${entry.says}`}
      onClick={() => ask({ of: "entry", action: "correct", entry })}
    >
      Correct…
    </button>
  ) : undefined;
}

function Entry({ entry, board, reader, open, ask }: EntryProps) {
  const { seq, at, recorded, by, kind, activity, says, text, correctedBy } = entry;
  const who = nameOf({ board }, by);
  return (
    <li value={seq} class={correctedBy !== null ? "corrected" : grave.has(kind) ? "grave" : ""}>
      <Moment at={at} isShort={true} />
      <span class="entry">
        {activity !== null && board.activities.some(({ name }) => name === activity) ? (
          <button type="button" class="link" onClick={() => open(activity)}>
            {says}
          </button>
        ) : (
          <strong>{says}</strong>
        )}
        <span class="soft">
          {" "}
          {who}
          {correctedBy !== null && `, corrected by entry ${correctedBy}`}
          {recorded !== null && (
            <>
              , written <Moment at={recorded} isShort={true} />
            </>
          )}
        </span>
        <Correct entry={entry} board={board} reader={reader} ask={ask} />
        {text !== null && (
          <span class="entry-text">
            <Written text={text} />
          </span>
        )}
      </span>
    </li>
  );
}
