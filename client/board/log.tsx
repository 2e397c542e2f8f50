/** What has been written, the newest first. */
import { useState } from "preact/hooks";
import type { BoardDocument, BoardEntry } from "../../language/run/board.js";
import { nameOf } from "./names.js";
import { Written } from "./texts.js";
import { Moment } from "./time.js";

interface LogProps {
  readonly board: BoardDocument;
  readonly open: (name: string) => void;
}

/** So many more are shown each time. */
const portion = 100;

export function Log({ board, open }: LogProps) {
  const [most, setMost] = useState(portion);
  const { log } = board;
  const newest = log.slice(-most).reverse();
  return (
    <div class="log" tabIndex={0} role="region" aria-label="Log, the newest first">
      {log.length === 0 && <p class="none">Nothing has been written yet.</p>}
      <ol reversed={true}>
        {newest.map(entry => (
          <Entry key={entry.seq} entry={entry} board={board} open={open} />
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

function Entry({
  entry,
  board,
  open,
}: {
  readonly entry: BoardEntry;
  readonly board: BoardDocument;
  readonly open: (name: string) => void;
}) {
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
        {text !== null && (
          <span class="entry-text">
            <Written text={text} />
          </span>
        )}
      </span>
    </li>
  );
}
