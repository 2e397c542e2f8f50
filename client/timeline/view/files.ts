/** The picture as a file: whole, with the choices it is looked at with, in light colours for paper and mail. */
import type { TimelineData } from "../../../language/exports/timeline/data.js";
import { inkOf } from "../../../language/exports/timeline/ink.js";
import { type Picture, pictureOf, svgText } from "../../../language/exports/timeline/picture.js";
import type { Saved } from "../messages.js";
import type { Choices } from "./state.js";

const width = 1_400;
/** Pixels of a PNG for one of the picture's; less where it would be larger than a canvas may be. */
const sharpness = 2;
const mostPixels = 16_000;

/** What is to be saved; markdown the server makes. */
export async function pictureFile(format: Saved["format"], data: TimelineData, choices: Choices): Promise<Saved> {
  switch (format) {
    case "svg":
      return { format, text: svgText(sheet(data, choices)) };
    case "png":
      return { format, bytes: await pngOf(sheet(data, choices)) };
    case "markdown":
      return { format };
  }
}

function sheet(data: TimelineData, { rows, density, cutQuiet, filter, secondZone, collapsed }: Choices): Picture {
  const view = { rows, density, cutQuiet, filter, collapsed, ...(secondZone === undefined ? {} : { secondZone }) };
  return pictureOf(data, { width, ink: inkOf("light"), view, source: data.title });
}

async function pngOf(picture: Picture): Promise<Uint8Array> {
  const scale = Math.min(sharpness, mostPixels / picture.width, mostPixels / picture.height);
  const address = URL.createObjectURL(new Blob([svgText(picture)], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, "image/png"));
    if (!blob) throw new Error("the picture is too large to be a PNG. Export it as SVG.");
    return new Uint8Array(await blob.arrayBuffer());
  } finally {
    URL.revokeObjectURL(address);
  }
}
