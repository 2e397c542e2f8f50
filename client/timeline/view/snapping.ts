/** Where a dragged bar comes to rest. No browser in here. */
import type { Seconds } from "../../../language/exports/timeline/data.js";

/** Distances a bar is dragged by, in seconds. */
const steps = [60, 300, 900, 1_800, 3_600, 6 * 3_600, 86_400] as const;
const leastPixels = 6;

/** The step that can be told from the next one. @param pixels of a second */
export function dragStep(pixels: number): Seconds {
  return steps.find(step => step * pixels >= leastPixels) ?? 86_400;
}

/** The nearest round value. @param offset of the clock there, in seconds: days begin where its days do */
export function snapped(value: number, step: Seconds, offset: Seconds): number {
  return Math.round((value + offset) / step) * step - offset;
}
