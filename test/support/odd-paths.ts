/** What a stranger may write after `import`, though no file can be called that: nothing may throw or hang because of it. */
export const oddPaths: readonly string[] = [
  "./people\ud83d.runbook",
  "\udc00",
  "//a b/x",
  "//[x",
  "//host/share/x.runbook",
  "\\\\[x",
  "./a%zz.runbook",
  "%",
  "%E0%A4%A",
  "file:///a.runbook",
  "file://%zz/[",
  "http://[",
  "c:\\x.runbook",
  "C|/x.runbook",
  "./\0.runbook",
  "./a?b#c.runbook",
  ":",
  "::1",
  "javascript:alert(1)",
  "..",
  "../../../../../../../..",
  "/",
  "//",
  "./",
  "?",
  "#",
  "",
  " ",
  `./${"x".repeat(5_000)}.runbook`,
  `./${"x/".repeat(5_000)}y.runbook`,
];

/** A file that imports a path. */
export function importing(path: string): string {
  return `import "${path.replace(/["\\]/g, "\\$&")}"\n`;
}
