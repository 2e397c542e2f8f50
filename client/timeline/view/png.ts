/** The picture as pixels. The server draws it; only a browser has a canvas to put it on. */
import { t } from "./l10n.js";

/** Pixels of a PNG for one of the picture's; fewer where it would be larger than a canvas may be, down to one: below, nobody could read it. */
const sharpness = 2;
const mostPixels = 16_000;

/** @param svg the whole picture. Throws with words when it cannot be made. */
export async function pngOf(svg: string): Promise<Uint8Array> {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const { naturalWidth: width, naturalHeight: height } = image;
    const scale = Math.min(sharpness, mostPixels / width, mostPixels / height);
    if (scale < 1) throw new Error(t("the picture is too large for a PNG. Export it as SVG."));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, "image/png"));
    if (!blob) throw new Error(t("the picture is too large for a PNG. Export it as SVG."));
    return new Uint8Array(await blob.arrayBuffer());
  } finally {
    URL.revokeObjectURL(address);
  }
}
