/** A run's timeline as one page: for screens, phones and paper, with nothing to load. */
import { el, pageOf } from "../exports/html/page.js";
import { styleOf } from "../exports/html/style.js";
import { type TimelineContentOptions, timelineContent } from "../exports/html/timeline.js";
import { plain } from "../exports/plain.js";
import type { TimelineData } from "../exports/timeline/data.js";
import type { Theme } from "../exports/timeline/ink.js";
import { shownText } from "../exports/timeline/words.js";

export interface RunPageOptions extends TimelineContentOptions {
  readonly theme: Theme | "auto";
  /** The zone of its times. */
  readonly zone: string;
  /** The SHA-256 of a text in base64: the policy lets this style sheet in and no other. */
  readonly digest: (text: string) => string;
}

export function exportRunHtml(data: TimelineData, options: RunPageOptions): string {
  const { theme, zone, source, digest } = options;
  const title = plain(data.title) || data.name;
  const heading = `${title}: ${shownText(data)}`;
  const times = (of: string): string => `times in ${of}`;
  return pageOf({
    title: heading,
    style: styleOf({ theme, zones: [zone], sheet: { heading, source, times } }),
    body: [
      el("header", "", [el("h1", "", [title]), el("p", "", [`${shownText(data)}.`])]),
      el("main", "", [el("section", "", timelineContent(data, options))]),
      el("footer", "", [source]),
    ],
    digest,
  });
}
