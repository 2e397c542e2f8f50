/** How the timeline is wanted, from a command's options. */
import type { Theme } from "../../language/exports/timeline/ink.js";
import { type RowOrder, wholeView } from "../../language/exports/timeline/view.js";
import type { Activity } from "../../language/plan/plan.js";
import { nearest } from "../../language/syntax/nearest.js";
import type { PictureOptions } from "../exporting/exporter.js";
import { didYouMean } from "./arguments.js";
import { readZoneOption } from "./runbook.js";

export interface PictureArguments {
  readonly zone: string | undefined;
  readonly secondZone: string | undefined;
  readonly rows: RowOrder | undefined;
  readonly theme: Theme | "auto" | undefined;
  readonly width: string | undefined;
  readonly compact: boolean;
  readonly wholeTime: boolean;
  readonly undoFrom: string | undefined;
  readonly whatIf: string | undefined;
}

export const widths = { least: 600, usual: 1280, most: 8000 };

/** What is wanted, or what is wrong with it, in words. */
export function readPictureOptions(
  asked: PictureArguments,
  activities: readonly Pick<Activity, "name">[],
): PictureOptions | string {
  const second = readZoneOption(asked.secondZone);
  if (second.kind === "wrong") return second.message;
  const width = asked.width === undefined ? widths.usual : Number(asked.width);
  if (width < widths.least || width > widths.most) {
    return `a timeline is between ${widths.least} and ${widths.most} pixels wide, not ${width}`;
  }
  const { undoFrom } = asked;
  const names = activities.map(({ name }) => name);
  if (undoFrom !== undefined && !names.includes(undoFrom)) {
    return `there is no activity \`${undoFrom}\` in the runbook${didYouMean(nearest(undoFrom, names, 1))}`;
  }
  const { whatIf } = asked;
  const { width: _, zoom: __, ...whole } = wholeView(width);
  return {
    width,
    ...(asked.theme === undefined ? {} : { theme: asked.theme }),
    ...(whatIf === undefined ? {} : { whatIf }),
    view: {
      ...whole,
      rows: asked.rows ?? whole.rows,
      density: asked.compact ? "compact" : "comfortable",
      cutQuiet: !asked.wholeTime,
      ...(asked.zone === undefined ? {} : { zone: asked.zone }),
      ...(second.zone === undefined ? {} : { secondZone: second.zone }),
      ...(undoFrom === undefined ? {} : { selected: undoFrom }),
    },
  };
}
