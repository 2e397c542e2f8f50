/** A duration written anew, in the units its author chose. */
import { formatDuration, readDuration } from "../time/duration.js";

const sizes = [
  { unit: "w", size: 604_800 },
  { unit: "d", size: 86_400 },
  { unit: "h", size: 3_600 },
  { unit: "m", size: 60 },
  { unit: "s", size: 1 },
] as const;

/**
 * `seconds` as the author of `written` would have put it: who wrote `90m` gets `120m`, who wrote `1h30m` gets `2h`; what is
 * too short to tell is written as durations usually are.
 * @param seconds whole, not negative
 */
export function durationLike(written: string, seconds: number): string {
  const chosen = chosenUnit(written);
  if (chosen === undefined || seconds === 0) return formatDuration(seconds, /[dw]/.test(written) ? "days" : "hours");
  let rest = seconds;
  let text = "";
  for (const { unit, size } of sizes) {
    if (size > chosen) continue;
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) text += `${count}${unit}`;
  }
  return text;
}

/** The size of the largest unit written, where a larger one would have fitted or days and weeks were counted. */
function chosenUnit(written: string): number | undefined {
  const reading = readDuration(written);
  if (reading.kind === "bad") return undefined;
  const spelt = reading.kind === "loose" ? reading.written : written;
  const index = sizes.findIndex(({ unit }) => spelt.includes(unit));
  const largest = sizes[index];
  const larger = sizes[index - 1];
  if (!largest) return undefined;
  if (largest.size >= 86_400) return largest.size;
  return larger && reading.seconds >= larger.size ? largest.size : undefined;
}
