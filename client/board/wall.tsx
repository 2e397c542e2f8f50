/** For a wall: nothing to press, nothing to scroll, and large enough to be read across a room. */
import { Attention } from "./attention.js";
import { Banners, Header } from "./header.js";
import type { Shown } from "./model.js";
import { readerZone } from "./model.js";
import { nameOf } from "./names.js";
import { Strip } from "./strip.js";
import { Written } from "./texts.js";
import { Moment } from "./time.js";
import { Timeline } from "./timeline.js";

const nothing = (): void => undefined;
/** So many lines of the log have room. */
const lines = 5;

export function Wall({ shown, version }: { readonly shown: Shown; readonly version: string }) {
  const { board, now } = shown;
  const { next, running } = board.status;
  const seek = [...running.flatMap(({ after }) => after), ...next, ...running].map(({ name }) => name);
  return (
    <main class="wall">
      <Header shown={shown} zone={nothing} wall={nothing} help={nothing} hold={undefined} />
      <Banners shown={shown} resume={undefined} />
      <Strip board={board} now={now} open={nothing} isWall={true} />
      <div class="lower">
        <Timeline
          version={version}
          zone={readerZone(shown)}
          runbookZone={board.status.zone}
          isWall={true}
          seek={seek}
          open={nothing}
        />
        <div class="beside">
          <section aria-labelledby="last-title">
            <h2 id="last-title">Last written</h2>
            <ol class="last">
              {board.log
                .slice(-lines)
                .reverse()
                .map(({ seq, at, says, by, text }) => (
                  <li key={seq}>
                    <Moment at={at} isShort={true} /> {says} <span class="soft">{nameOf(shown, by)}</span>
                    {text !== null && (
                      <span class="soft line-of">
                        <Written text={text} />
                      </span>
                    )}
                  </li>
                ))}
            </ol>
          </section>
          <Attention shown={shown} open={undefined} />
        </div>
      </div>
    </main>
  );
}
