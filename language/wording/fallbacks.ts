/** What the windows a runbook may fall back to are called. */

/** "Fallback", or "Fallback 2" where there are several. */
export function fallbackName(all: readonly unknown[], number: number): string {
  return all.length > 1 ? `Fallback ${number + 1}` : "Fallback";
}
