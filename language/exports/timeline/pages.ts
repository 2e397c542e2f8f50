/** The picture cut into sheets of paper, between rows. */
import type { TimelineData } from "./data.js";
import { contentsOf } from "./legend.js";
import { type Picture, type PictureOptions, sheetOf, sheetWidths } from "./picture.js";
import { type GroupRow, type Scene, type SceneRow, sceneOf } from "./scene.js";

/** A landscape sheet: what remains of both A4 and letter within margins of a centimetre, and in this proportion. */
const paper = { width: 1090, height: 790 };
/** How much smaller a picture may be printed so that it is on one sheet. */
const smaller = [1, 1.15, 1.3];

/** What draws a page: a large plan has hundreds, of which one at a time is enough. */
type Draw = () => Picture;

/**
 * For paper. Every page has the axes and the legend; title, source and number stand in the margins of the document's sheets.
 * @returns what draws each
 */
export function pagesOf(
  data: TimelineData,
  options: Omit<PictureOptions, "width" | "heading" | "source">,
): readonly Draw[] {
  const ways = smaller.map(factor => {
    const sheet = { width: Math.round(paper.width * factor), heading: "none", source: "" } as const;
    return pagesWithin(data, { ...options, ...sheet }, paper.height * factor);
  });
  return ways.find(pages => pages.length === 1) ?? ways[0] ?? [];
}

/**
 * Files by themselves, none higher than asked, each with heading, axes, legend, source and its number.
 * @returns what draws each
 */
export function sheetsOf(data: TimelineData, options: PictureOptions, height: number): readonly Draw[] {
  return pagesWithin(data, options, height, (page, of) => ({
    source: of === 1 ? options.source : `Page ${page} of ${of} \u00b7 ${options.source}`,
  }));
}

/** @param own what a page has of its own, by its number */
function pagesWithin(
  data: TimelineData,
  options: PictureOptions,
  height: number,
  own: (page: number, of: number) => Partial<PictureOptions> = () => ({}),
): readonly Draw[] {
  const { labels, plot } = sheetWidths(data, options);
  const scene = sceneOf(data, { ...options.view, width: plot, zoom: 1 });
  const whole = { ...options, labels, contents: contentsOf(scene) };
  const frame = sheetOf(data, pageOf(scene, []), whole).height;
  const slices = slicesOf(scene.rows, height - frame);
  return slices.map(
    (rows, index) => () =>
      sheetOf(data, pageOf(scene, rows), {
        ...whole,
        ...own(index + 1, slices.length),
        prefix: `${options.prefix ?? "gonogo"}-${index + 1}`,
      }),
  );
}

/** Of lines from row to row, those that begin or end on the page. */
function pageOf(scene: Scene, rows: readonly SceneRow[]): Scene {
  const last = rows.at(-1);
  const [top, bottom] = [rows[0]?.y ?? 0, last ? last.y + last.height : 0];
  const isOn = (y: number | undefined): boolean => y !== undefined && y >= top && y <= bottom;
  const { undoing, whatIf } = scene;
  const on = <T extends { readonly y: number }>(marks: readonly T[]): readonly T[] => marks.filter(({ y }) => isOn(y));
  return {
    ...scene,
    rows,
    dependencies: scene.dependencies.filter(({ start, end }) => isOn(start.y) || isOn(end.y)),
    ...(undoing
      ? { undoing: { ...undoing, marks: undoing.marks.filter(({ y, nextY }) => isOn(y) || isOn(nextY)) } }
      : {}),
    ...(whatIf
      ? { whatIf: { ...whatIf, bars: on(whatIf.bars), ghosts: on(whatIf.ghosts), left: on(whatIf.left) } }
      : {}),
  };
}

/** It stands above rows of its own. */
function isHeading(row: SceneRow | undefined): row is GroupRow {
  return row?.kind === "group" && !row.load;
}

/** A page that begins within a group says again whose rows they are; no page ends with the line of a group. */
function slicesOf(rows: readonly SceneRow[], height: number): readonly (readonly SceneRow[])[] {
  const slices: SceneRow[][] = [];
  let page: SceneRow[] = [];
  let group: GroupRow | undefined;
  let room = height;
  for (const row of rows) {
    if (row.height > room && page.length > 0) {
      const last = page.at(-1);
      const moved = isHeading(last) && page.length > 1 ? page.splice(-1) : [];
      slices.push(page);
      page = moved.length > 0 || row.kind === "group" ? moved : continued(group, row);
      room = height - page.reduce((sum, each) => sum + each.height, 0);
    }
    page.push(row);
    room -= row.height;
    if (isHeading(row)) group = row;
  }
  return [...slices, page];
}

function continued(group: GroupRow | undefined, row: SceneRow): SceneRow[] {
  if (!group) return [];
  return [{ ...group, y: row.y - group.height, title: `${group.title} (continued)` }];
}
