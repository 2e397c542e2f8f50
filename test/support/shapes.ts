/** Runbooks of any size in the worst shapes that somebody could give them, each with more of one thing. */
import type { Files } from "./corpus.js";

export const many = (count: number, write: (index: number) => string, between = "\n"): string =>
  Array.from({ length: count }, (_, index) => write(index)).join(between);

const people = `person ann "Ann" { timezone Europe/London contact "a" }
person bea "Bea" { timezone Asia/Kolkata contact "b" }
`;
const runbook = (inside: string, head = ""): string =>
  `${people}${head}runbook r "R" {
  timezone Europe/London
  window 2026-06-01 08:00 to 2026-07-01 20:00
  decider ann or bea
  owner ann or bea
${inside}
}
`;
const undone = 'rollback "Undo" { takes 2m }';
const step = (name: string, more = ""): string => `  step ${name} "Step ${name}" { takes 5m ${more} ${undone} }`;
const nested = (count: number, open: (index: number) => string, inner: string): string =>
  `${many(count, open)}\n${inner}\n${"}".repeat(count)}`;

export type Shape = (size: number) => string | Files;

export const shapes: Readonly<Record<string, Shape>> = {
  "one long line": size => runbook(many(size, i => step(`s${i}`), " ")),
  "a title without an end": size => `runbook r "${"x".repeat(100 * size)}`,
  "errors in each line": size => runbook(many(size, i => `  stepp s${i} {`)),
  "statements twice": size => runbook(many(size, () => "  timezone Europe/London")),
  "names that nobody has": size => runbook(many(size, i => step(`s${i}`, `owner nobody${i} or no${i} after n${i}`))),
  "names twice": size => runbook(many(size, () => step("same"))),
  "names with a slip": size => runbook(many(size, i => step(`step-number-${i}`, `after step-numbr-${(i * 7) % size}`))),
  people: size =>
    runbook(
      many(size, i => step(`s${i}`, `owner p${i} or p${(i + 1) % size}`)),
      many(size, i => `person p${i} "P ${i}" { timezone Europe/London hours 09:00 to 17:00 contact "x" }\n`),
    ),
  "people of one name": size =>
    runbook(
      step("a"),
      many(size, () => 'person same "Same" { timezone UTC }\n'),
    ),
  "people in teams": size =>
    runbook(
      step("a", "owner t0"),
      many(
        size,
        i => `team t${i} "T" { contact "#x" timezone UTC }\nperson p${i} "P" { team t${i}, t${(i + 1) % size} }\n`,
      ),
    ),
  "people on one step": size =>
    runbook(
      step("a", `owner ann with ${many(size, i => `p${i}`, ", ")}`),
      many(size, i => `person p${i} "P" { timezone UTC contact "x" }\n`),
    ),
  "skills of one person": size =>
    runbook(
      many(size, i => step(`s${i}`, `owner cyd needs k${i}`)),
      `${many(size, i => `skill k${i} "K"\n`)}person cyd "Cyd" { timezone UTC knows ${many(size, i => `k${i}`, ", ")} }\n`,
    ),
  "days on leave": size =>
    runbook(
      many(20, i => step(`s${i}`, "owner cyd")),
      `person cyd "Cyd" { timezone UTC\n${many(size, i => `away 20${10 + (i % 80)}-01-${10 + (i % 18)}`)}\n}\n`,
    ),
  holidays: size =>
    runbook(
      many(20, i => step(`s${i}`, "owner cyd")),
      `holidays h "H" { ${many(size, i => `20${10 + (i % 80)}-0${1 + (i % 9)}-${10 + (i % 18)} "Day"`, "\n")} }\nperson cyd "Cyd" { timezone UTC holidays h }\n`,
    ),
  freezes: size =>
    runbook(
      many(20, i => step(`s${i}`)),
      many(size, i => `freeze "F ${i}" 2026-06-${10 + (i % 18)} in Europe/London\n`),
    ),
  fallbacks: size =>
    runbook(
      `${many(Math.min(60, size), i => `  fallback 2027-${mm(i)}-01 08:00 to 2027-${mm(i)}-20 20:00`)}\n${step("a")}`,
    ),
  "steps that wait in one cycle": size =>
    runbook(`parallel {\n${many(size, i => step(`s${i}`, `after s${(i + 1) % size}`))}\n}`),
  "many cycles": size =>
    runbook(`parallel {\n${many(size, i => step(`s${i}`, `after s${i % 2 ? i - 1 : Math.min(size - 1, i + 1)}`))}\n}`),
  "a step that waits for all": size =>
    runbook(
      `parallel {\n${many(size, i => step(`s${i}`))}\n${step("last", `after ${many(size, i => `s${i}`, ", ")}`)}\n}`,
    ),
  "a step that all wait for": size =>
    runbook(`parallel {\n${step("first")}\n${many(size, i => step(`s${i}`, "after first"))}\n}`),
  "wide parallel blocks one after the other": size =>
    runbook(many(4, p => `parallel {\n${many(size / 4, i => step(`s${p}-${i}`))}\n}`)),
  "phases in phases": size =>
    runbook(
      nested(
        Math.min(60, size),
        i => `phase p${i} "P" {`,
        many(size, i => step(`s${i}`)),
      ),
    ),
  "steps that undo each other": size =>
    runbook(many(size, i => `  step s${i} "S" { takes 5m ${i === 0 ? "" : `undoes s${i - 1}`} }`)),
  "temporary changes in each other": size =>
    runbook(
      `${many(size, i => `  step s${i} "S" { takes 5m }`)}\n${many(size, i => `  step t${i} "T" { takes 5m undoes s${size - 1 - i} }`)}`,
    ),
  "one rollback for all": size =>
    runbook(
      `${many(size, i => `  step s${i} "S" { takes 5m rollback using all }`)}\n  rollback all "All" { takes 5m }`,
    ),
  "gates between steps": size =>
    runbook(many(size, i => `${step(`s${i}`)}\n  gate g${i} "G" { takes 1m requires "ok" otherwise rollback }`)),
  "conditions of a gate": size =>
    runbook(`${step("a")}\n  gate g "G" { takes 1m requires ${many(size, i => `"c ${i}"`, ", ")} otherwise rollback }`),
  contingencies: size =>
    runbook(`${step("a")}\n${many(size, i => `  contingency c${i} "C" { step c${i}-a "A" { takes 5m ${undone} } }`)}`),
  "accepts on each step": size =>
    runbook(
      many(size, i =>
        step(`s${i}`, 'accept owner/quiet-hours because "x" by ann accept rollback/unverified because "y" by bea'),
      ),
    ),
  "times in other words": size =>
    runbook(
      many(size, i =>
        step(
          `s${i}`,
          i === 0
            ? "at 2026-06-01 09:00 also 13:30 Asia/Kolkata, 10:00 Europe/Paris, 17:00 Asia/Tokyo"
            : `by 2026-06-30 ${hh(i)}:00`,
        ),
      ),
    ),
  "links, notes and commands": size =>
    runbook(
      step(
        "a",
        many(size, i => `\nnote "n ${i}" link "https://example.com/${i}" run "c ${i}"`),
      ),
    ),
  outages: size =>
    runbook(`${many(size, i => step(`s${i}`))}\n${many(size, i => `  outage "O ${i}" from s${i} to s${size - 1}`)}`),
  "files that import each other": size => ({
    "main.runbook": `import "./f0.runbook"\n${runbook(step("a"))}`,
    ...Object.fromEntries(
      Array.from({ length: size }, (_, i) => [
        `f${i}.runbook`,
        `import "./f${(i + 1) % size}.runbook"\nimport "./f${(i * 7) % size}.runbook"\nskill k${i} "K"\n`,
      ]),
    ),
  }),
};

function mm(index: number): string {
  return String((index % 12) + 1).padStart(2, "0");
}

function hh(index: number): string {
  return String(index % 24).padStart(2, "0");
}
