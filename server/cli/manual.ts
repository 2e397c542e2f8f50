/** The man page, from the table of commands. */

import { sentence } from "../../language/wording/capital.js";
import { operandText, optionText, usageOf } from "./help.js";
import { commands } from "./table/commands.js";
import { program } from "./table/program.js";
import { allOptions, type Command, type Example, failureExit, type Option } from "./table/table.js";
import { version } from "./version.js";

/** gonogo(1), in the macros of man(7). */
export function manual(): string {
  return `${[
    `.TH GONOGO 1 "" "gonogo ${version}" "Go/No-Go"`,
    ".SH NAME",
    `gonogo \\- ${plain(program.does)}`,
    ".SH SYNOPSIS",
    ".B gonogo",
    "COMMAND ...",
    ...(commands as readonly Command[]).flatMap(commandLines),
    ".SH OPTIONS",
    ...allOptions(program).flatMap(optionLines),
    ".SH EXIT STATUS",
    ...exitLines(program.exits),
    ".SH ENVIRONMENT",
    ".TP",
    ".B NO_COLOR, FORCE_COLOR",
    "Without colours, or with colours even if standard output is not a terminal.",
    ".TP",
    ".B GONOGO_JOBS",
    "On how many threads gonogo check runs, where \\-\\-jobs does not say it.",
    ".TP",
    ".B GONOGO_BY",
    "Who writes to the log of a run, where \\-\\-by does not say it.",
    ".TP",
    ".B GONOGO_STORE",
    "The database that runs are kept in, where \\-\\-store does not say it. The password is taken from PGPASSWORD or ~/.pgpass.",
    ".TP",
    ".B GONOGO_NO_CACHE",
    "If set, compiled code of gonogo is neither kept for the next run nor used.",
    ".SH FILES",
    ".TP",
    ".I $XDG_CACHE_HOME/gonogo, else ~/.cache/gonogo",
    "Compiled code of gonogo for the next run (on macOS in ~/Library/Caches, on Windows in %LOCALAPPDATA%). It may be deleted at any time.",
    ".SH EXAMPLES",
    ...exampleLines(program.examples),
    ".SH SEE ALSO",
    "https://github.com/gonogo/gonogo",
  ].join("\n")}\n`;
}

function commandLines(command: Command): readonly string[] {
  const { name, does, operands, about } = command;
  const what = [`gonogo ${name}`, ...operands.map(operandText)].join(" ");
  return [
    `.SH ${plain(what)}`,
    `${plain(usageOf(command))}: ${plain(does)}.`,
    ...about.flatMap(paragraph => [".PP", plain(paragraph)]),
    ".SS Options",
    ...allOptions(command).flatMap(optionLines),
    ".SS Exit status",
    ...exitLines(command.exits),
    ".SS Examples",
    ...exampleLines(command.examples),
  ];
}

function optionLines(option: Option): readonly string[] {
  const choices = option.value?.kind === "choice" ? Object.entries(option.value.choices) : [];
  return [
    ".TP",
    `.B ${plain(optionText(option))}`,
    `${plain(sentence(option.repeat ? `${option.says}; may be repeated` : option.says))}`,
    ...(choices.length > 0
      ? [".RS", ...choices.flatMap(([word, means]) => [".TP", `.B ${word}`, plain(means)]), ".RE"]
      : []),
  ];
}

function exitLines(exits: Readonly<Record<number, string>>): readonly string[] {
  return Object.entries({ ...exits, ...failureExit }).flatMap(([code, means]) => [
    ".TP",
    `.B ${code}`,
    plain(sentence(means)),
  ]);
}

function exampleLines(examples: readonly Example[]): readonly string[] {
  const lines = examples.flatMap(({ line, says }) => [
    plain(line),
    ...(says === undefined ? [] : [`    ${plain(says)}`]),
  ]);
  return [".nf", ".RS", ...lines, ".RE", ".fi"];
}

/** Text in which no sign is taken for a macro, a hyphen or a quotation mark of print. */
function plain(text: string): string {
  return text
    .replaceAll("\\", "\\e")
    .replaceAll("…", "...")
    .replaceAll("-", "\\-")
    .replace(/`([^`]+)`/g, "\\fB$1\\fR")
    .replaceAll("'", "\\(aq")
    .replaceAll("~", "\\(ti")
    .replaceAll("^", "\\(ha")
    .replace(/^\./, "\\&.");
}
