/** What is said of work that takes long. */

/** Of cells that some terminals draw two columns wide, so many still fit on 80 columns. */
const mostCells = 30;
const fewestCells = 5;

/**
 * `checking 340/1000 ▓▓▓░░░`: one line, never as wide as the terminal, which would break it. Where there is no room for a
 * bar, the words stand alone.
 * @param doing such as `checking`
 * @param columns how wide the terminal is
 */
export function progressLine(doing: string, done: number, of: number, columns: number): string {
  const room = Math.max(0, columns - 1);
  const counted = `${doing} ${String(done).padStart(String(of).length)}/${of}`;
  const cells = Math.min(mostCells, room - counted.length - 1);
  if (cells < fewestCells) return counted.slice(0, room);
  const full = Math.floor((cells * done) / Math.max(1, of));
  return `${counted} ${"▓".repeat(full)}${"░".repeat(cells - full)}`;
}
