import type { Stop } from "./stop.js";

const roster = 'import "./people.runbook"\n';
const inStep = (statement: string): string =>
  `${roster}runbook r "R" {\n  step a "A" {}\n  step s "S" {\n    ${statement}\n  }\n}`;
const inRunbook = (statement: string): string => `${roster}runbook r "R" {\n  ${statement}\n}`;
const space = (text: string, rest: Omit<Stop, "text" | "trigger">): Stop => ({ text, trigger: " ", ...rest });
const nothing = { offered: "", exactly: true, snippets: "" } as const;

/** A space opens a list where something has to be chosen, and nowhere else: no list takes the Enter at the end of a line. */
export const openedBySpace: readonly Stop[] = [
  space(inStep("owner |"), { offered: "jack priya dana dba" }),
  space(inStep("owner jack or |"), { offered: "priya", never: "jack" }),
  space(inStep("owner jack with |"), { offered: "priya", never: "jack" }),
  space(inStep("owner jack with priya, |"), { offered: "dana", never: "jack priya" }),
  space(inStep("after |"), { first: "a", offered: "a" }),
  space(inStep("after a + |"), { first: "5m" }),
  space(inStep("takes |"), { first: "5m", offered: "5m 15m 1h" }),
  space(inStep("takes 20m at most |"), { first: "40m", never: "5m 20m" }),
  space(inStep("needs |"), { first: "replication" }),
  space(inStep("needs replication, |"), { offered: "pg-backup", never: "replication" }),
  space(inStep("on |"), { offered: "staging production" }),
  space(inStep("undoes |"), { first: "a" }),
  space(inStep("rollback |"), { offered: "none using" }),
  space(inStep("timezone |"), { offered: "Asia/Kolkata" }),
  space(inRunbook("notify n { to | }"), { offered: "dba jack" }),
  space(inRunbook("coordinator |"), { offered: "jack priya" }),
  space(inRunbook("environment |"), { offered: "staging production" }),
  space(inRunbook("risk |"), { first: "low", offered: "low medium high", exactly: true }),
  space(inRunbook("accept |"), { offered: "knowledge/single-point" }),
  space(inRunbook("window |"), { first: "2026-05-23", offered: "2026-05-19 2026-05-30" }),
  { text: inRunbook("window Sun |"), first: "2026-05-24", offered: "2026-05-24 2026-05-31" },
  space(inRunbook("window 2026-05-23 22:00 to |"), { first: "2026-05-23", offered: "2026-05-24" }),
  space(inRunbook("go-live |"), { first: "2026-05-23" }),
  space(inRunbook("rehearsal |"), { first: "2026-05-18", offered: "2026-05-17" }),
  space(inRunbook("rehearsal 2026-05-10 on |"), { offered: "staging" }),
  space('person p "P" { away | }', { first: "2026-05-18", offered: "2026-05-19" }),
  space('person p "P" { away 2026-06-01 to | }', { first: "2026-06-01", offered: "2026-06-02 2026-06-14" }),
  space('freeze "Year end" |', nothing),
  { text: 'freeze "Year end" |', first: "2026-05-18" },
  space(`${roster}person p "P" { knows | }`, { first: "replication" }),
  space(`${roster}person p "P" { team | }`, { offered: "dba ops support" }),
  space("policy { severity |}", { offered: "owner/away" }),
  space("policy { severity owner/away |}", nothing),
  space("policy { longest-shift |}", { first: "8h" }),
  space("policy in |", { first: '"releases"' }),
  space("import |", { first: '"./people.runbook"' }),
  ...[
    inStep("owner jack |"),
    inStep("owner jack or priya |"),
    inStep("takes 20m |"),
    inStep("at 22:00 |"),
    inStep("after a |"),
    inStep('note "after | the break"'),
    inStep('note "x" |'),
    inStep("// owner |"),
    inStep("run ```sh\n owner |\n```"),
    inStep("|"),
    inStep("owner\n |"),
    inRunbook("step |"),
    inRunbook("window 2026-05-23 22:00 |"),
    inRunbook("bridge |"),
    `${roster}|`,
    "skill a |",
    "runbook |",
  ].map(text => space(text, nothing)),
];

export const openedByOthers: readonly Stop[] = [
  { text: 'import "|', trigger: '"', first: '"./people.runbook"' },
  { text: 'import "|"', trigger: '"', first: '"./people.runbook"' },
  { text: 'import "./|"', trigger: "/", first: '"./people.runbook"' },
  { text: inStep('note "|"'), trigger: '"', ...nothing },
  { text: inStep('note "x"|'), trigger: '"', ...nothing },
  { text: inStep("owner jack with priya,|"), trigger: ",", offered: "dana" },
  { text: inStep("after a +|"), trigger: "+", first: "5m" },
  { text: inStep("at T+|"), trigger: "+", ...nothing },
  { text: inStep("timezone Europe/|"), trigger: "/", offered: "Europe/London Europe/Oslo", never: "Asia/Kolkata" },
  { text: inStep("/|"), trigger: "/", ...nothing },
  { text: inStep("//|"), trigger: "/", ...nothing },
  { text: inStep("run ```|"), trigger: "`", first: "sh", offered: "sql python yaml" },
  { text: inStep("run ```|\n```"), trigger: "`", first: "sh" },
  { text: inStep("run ```s|\n```"), first: "sh", offered: "sh sql" },
  { text: inStep("run ```sql\nselect 1\n```\n run ```|\n```"), trigger: "`", first: "sql" },
  { text: inStep("run ```sh\nec|\n```"), ...nothing },
  { text: inStep("run ```sh\necho\n```|"), trigger: "`", ...nothing },
  { text: inStep("run `|"), trigger: "`", ...nothing },
];

/** What can only be a block is written as one. */
export const blocks: readonly Stop[] = [
  { text: inRunbook("para|"), first: "parallel", writes: "parallel {\n  $0\n}" },
  { text: inRunbook("sequ|"), first: "sequence", writes: "sequence {\n  $0\n}" },
  // biome-ignore lint/suspicious/noTemplateCurlyInString: an editor's placeholder
  { text: inRunbook("phas|"), first: "phase", writes: 'phase ${1:name} "${2:Title}" {\n  $0\n}' },
  { text: inRunbook("para| {}"), first: "parallel", writes: "parallel" },
  { text: inRunbook('phas| p "P" {}'), first: "phase", writes: "phase" },
];
