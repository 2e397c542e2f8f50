import type { Stop } from "./stop.js";

const roster = 'import "./people.runbook"\n';
const alone = (statement: string): string => `runbook r "R" {\n  step s "S" {\n    ${statement}\n  }\n}`;
const network = { also: '\nimport "./teams/network.runbook"' };
const first = { also: 'import "./teams/network.runbook"\n\n' };

/** Names of the workspace's other files bring their import; those in sight come first. */
export const importing: readonly Stop[] = [
  { text: alone("owner zo|"), first: "zoe", ...first },
  { text: `${roster}${alone("owner zo|")}`, first: "zoe", ...network },
  { text: `${roster}${alone("owner quist|")}`, first: "zoe", ...network },
  { text: `${roster}${alone("owner net|")}`, first: "network", ...network },
  { text: alone("owner ja|"), first: "jack", also: 'import "./people.runbook"\n\n' },
  { text: `${roster}${alone("owner |")}`, offered: "jack priya network zoe" },
  { text: `${roster}${alone("owner ja|")}`, first: "jack", offered: "jack", exactly: true },
  { text: `${roster}${alone("needs d|")}`, first: "dns", ...network },
  { text: `runbook r { environment prod| }`, first: "production", also: 'import "./people.runbook"\n\n' },
  { text: `${roster}person p { team net| }`, first: "network", ...network },
  { text: `person zoe "Mine" {}\n${alone("owner zo|")}`, first: "zoe", offered: "zoe", exactly: true },
  { text: `// Header\n\n${alone("needs dn|")}`, first: "dns", also: '\nimport "./teams/network.runbook"\n\n' },
];
