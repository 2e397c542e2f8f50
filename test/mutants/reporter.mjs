/** Says of each mutant that survives where it is, as soon as that is known, and at the end how many there were: a run that is ended early was not in vain. */
import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { root } from "../../scripts/run.mjs";

const counts = { Killed: 0, Timeout: 0, Survived: 0, NoCoverage: 0, Ignored: 0, RuntimeError: 0 };

const reporter = {
  onMutantTested(mutant) {
    counts[mutant.status]++;
    if (mutant.status === "Survived") process.stdout.write(`${tried()}  ${shown(mutant)}\n`);
  },
  wrapUp() {
    const { NoCoverage, Ignored, RuntimeError } = counts;
    const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
    process.stdout.write(
      `\n${all} mutants: ${NoCoverage} where no test comes past, ${Ignored} while files load, ${RuntimeError} not drawn\n${tried()}\n`,
    );
  },
};

export const strykerPlugins = [{ kind: "Reporter", name: "lines", value: reporter }];

function tried() {
  const { Killed, Timeout, Survived } = counts;
  const all = Killed + Timeout + Survived;
  const noticed = ((100 * (Killed + Timeout)) / all).toFixed(1);
  return `${all} tried: ${Killed} killed, ${Timeout} without an end, ${Survived} survived: ${noticed} % noticed`;
}

function shown({ fileName, location: { start, end }, replacement }) {
  const lines = readFileSync(fileName, "utf8")
    .split("\n")
    .slice(start.line - 1, end.line);
  lines.push(lines.pop().slice(0, end.column - 1));
  lines[0] = lines[0].slice(start.column - 1);
  return `${relative(root, fileName)}:${start.line}:${start.column}  ${short(lines.join(" "))}  →  ${short(replacement)}`;
}

function short(text) {
  const line = text.replace(/\s+/g, " ");
  return line.length > 90 ? `${line.slice(0, 60)} … ${line.slice(-25)}` : line;
}
