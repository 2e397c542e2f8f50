import { readFileSync } from "node:fs";
import { analyse } from "./support/analyse.js";
const folder = new URL("../samples/", import.meta.url);
const read = (p: string) => readFileSync(new URL(p, folder), "utf8");
const forms: Record<string, (line: string) => string> = {
  junk: l => l.replace(/\S.*?(\s*[{}]?\s*)$/, (_m, end) => "xyzzy plugh" + (/[{}]/.test(end) ? end : "")),
  keyword: l => l.replace(/[a-z-]+/, w => w.slice(0, 2) + "q" + w.slice(2)),
  cut: l => l.replace(/\s+\S+?(\s*[{}]?\s*)$/, "$1"),
  quote: l => l.replace(/"([^"]*)$/, "$1"),
  number: l => l.replace(/\d/, "?"),
};
function run(name: string, files: Record<string, string>) {
  const [main = "", text = ""] = Object.entries(files)[0] ?? [];
  const key = (f: any, i: number) => f.code + " @" + (f.place.range.start.line + 1);
  const before = new Map(analyse(files).findings.map((f, i) => [key(f, i), f.message]));
  const lines = text.split("\n");
  for (const [form, f] of Object.entries(forms)) lines.forEach((line, i) => {
    if (line.trim() === "" || /^\s*(\/\/|[{}]+\s*$)/.test(line)) return;
    const b = f(line); if (b === line) return;
    const after = analyse({ ...files, [main]: lines.with(i, b).join("\n") }).findings;
    if (!after.some(x => x.code.startsWith("syntax/"))) return;
    const fresh = after.filter((x, j) => !x.code.startsWith("syntax/") && !before.has(key(x, j)));
    if (fresh.length > 0) console.log(`${name} ${form} ${i + 1}: ${line.trim()}  =>  ${b.trim()}\n` + fresh.map(x => `    ${x.place.range.start.line + 1} ${x.code} ${x.message}`).join("\n"));
  });
}
it("x", () => {
  run("boring", { "payments.runbook": read("boring/payments.runbook"), "people.runbook": read("boring/people.runbook") });
});
it("y", () => {
  run("worked", { "payments-upgrade.runbook": read("worked-example/payments-upgrade.runbook"), "people.runbook": read("worked-example/people.runbook") });
});
it("z", () => {
  run("boring people", { "people.runbook": read("boring/people.runbook") });
  run("worked people", { "people.runbook": read("worked-example/people.runbook") });
});
