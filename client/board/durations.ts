/** How long, in words that fit a countdown. */
import { formatDuration } from "../../language/time/duration.js";

/** Whole minutes: "19m", "2h16m"; below a minute "under 1m". */
export function roughly(seconds: number): string {
  const size = Math.abs(seconds);
  return size < 60 ? (size === 0 ? "0m" : "under 1m") : formatDuration(Math.floor(size / 60) * 60);
}

/** To the second below ten minutes: "9m05s"; rounded up above it, as "19m left" is said until 18m are. */
export function countdown(seconds: number): string {
  if (seconds >= 600) return formatDuration(Math.floor(seconds / 60) * 60);
  const left = Math.max(0, Math.floor(seconds));
  const [minutes, rest] = [Math.floor(left / 60), left % 60];
  return minutes === 0 ? `${rest}s` : `${minutes}m${String(rest).padStart(2, "0")}s`;
}
