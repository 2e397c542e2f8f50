/** Saving what is looked at as a file. Of all formats one is special: only a browser has the reader's fonts to draw a PNG with. */
import type { Channel, OfferedFormat, Saved } from "../messages.js";
import { t } from "./l10n.js";
import { pngOf } from "./png.js";
import { type Choices, lookedAt, viewOf } from "./state.js";

/** What came of it, in words: for everybody when it was not saved. Undefined when it was thought better of. */
export type Exported = { readonly saved: string } | { readonly failed: string } | undefined;

export async function exportTimeline(
  channel: Channel,
  format: OfferedFormat["format"],
  choices: Choices,
): Promise<Exported> {
  try {
    const what = await requested(channel, format, choices);
    const answer = await channel.ask({ about: "save", what });
    if (answer.about === "failure") return { failed: notExported(answer.why) };
    return answer.result.kind === "saved" ? { saved: t("Saved as {0}", answer.result.name) } : undefined;
  } catch (error) {
    return { failed: notExported(error instanceof Error ? error.message : String(error)) };
  }
}

function notExported(why: string): string {
  return t("It was not exported: {0}", why);
}

/** Throws with words where it cannot be made. */
async function requested(channel: Channel, format: OfferedFormat["format"], choices: Choices): Promise<Saved> {
  const { width: _width, zoom: _zoom, ...view } = viewOf(choices, 1);
  const shown = { view, ...lookedAt(choices) };
  if (format !== "png") return { format, ...shown };
  const answer = await channel.ask({ about: "svg", ...shown });
  if (answer.about === "failure") throw new Error(answer.why);
  return { format, bytes: await pngOf(answer.text) };
}
