/** Texts, checked: findings that stand in the text, in order, the same every time, with fixes that leave it readable. */
import { anyFiles } from "../../support/any-text.js";
import type { Files } from "../../support/corpus.js";
import { unsound } from "../../support/sound.js";
import type { Target } from "../target.js";

export const check: Target<Files> = {
  title: "texts checked",
  any: anyFiles,
  wrong: files => unsound(files, true)[0],
  size: files => Object.values(files).join("").length,
  few: 500,
};
