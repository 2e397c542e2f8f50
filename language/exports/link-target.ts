/** Where a link may lead. Whatever makes a link of a text asks here, as texts come from strangers. */

const schemes: ReadonlySet<string> = new Set(["https:", "http:", "mailto:"]);

/** The address as a browser reads it; undefined for what is neither a web page nor a mailbox (`command:`, `file:`, `javascript:`). */
export function linkTarget(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, href } = new URL(address);
  // A space in a mailbox is left as it is by the standard.
  return schemes.has(protocol) ? href.replaceAll(" ", "%20") : undefined;
}
