/** SVG -> PNG without a browser: the same bytes on every machine, with a font of our own. */
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { readAsset } from "./assets.js";

const fonts = ["400Regular/NotoSans_400Regular.ttf", "700Bold/NotoSans_700Bold.ttf"];

let started: Promise<void> | undefined;

/**
 * Renders text in Noto Sans, whatever families the SVG asks for.
 * @param scale pixels of the PNG for each of the SVG's
 */
export async function pngOf(svg: string, scale: number): Promise<Uint8Array> {
  started ??= initWasm(readAsset("@resvg/resvg-wasm/index_bg.wasm"));
  await started;
  const family = "Noto Sans";
  const resvg = new Resvg(svg, {
    font: {
      fontBuffers: fonts.map(path => readAsset(`@expo-google-fonts/noto-sans/${path}`)),
      defaultFontFamily: family,
      sansSerifFamily: family,
    },
    fitTo: { mode: "zoom", value: scale },
  });
  const image = resvg.render();
  try {
    return image.asPng();
  } finally {
    image.free();
    resvg.free();
  }
}

/** Letters of scripts that the font does not have: they would be empty boxes. */
const missing =
  /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Devanagari}\p{Script=Common}\p{Script=Inherited}]/u;
const pictograph = /\p{Extended_Pictographic}/u;

/** Whether a text has letters that a PNG cannot show. */
export function hasUnknownLetters(text: string): boolean {
  return missing.test(text) || pictograph.test(text.replace(/[\u00a9\u00ae]/g, ""));
}
