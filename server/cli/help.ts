/** What `--help` says, from the table of commands. */
import { padded } from "./reports/visible.js";
import { linesOfWords } from "./reports/wrapped.js";
import { type CommandName, commands } from "./table/commands.js";
import { program } from "./table/program.js";
import {
  allOptions,
  type Command,
  type Example,
  failureExit,
  helpOption,
  type Operand,
  type Option,
} from "./table/table.js";

const mostColumns = 100;

/** `gonogo --help` */
export function generalHelp(): string {
  const rows = commands.map(command => [[command.name, ...command.operands.map(operandText)].join(" "), command.does]);
  return page([
    `${program.name}: ${program.does}`,
    "Usage: gonogo COMMAND …",
    section("Commands", rowsText(rows)),
    section("Options", [
      ...optionsText([{ ...helpOption, says: "shows this; `gonogo COMMAND --help` shows the help of a command" }]),
      ...optionsText(program.options),
    ]),
    section("Examples", exampleLines(program.examples)),
    section("Exit codes", exitLines(program.exits)),
  ]);
}

/** The same of a command, by its name. */
export function helpOf(name: CommandName): string {
  const command = commands.find(each => each.name === name);
  return command ? commandHelp(command) : generalHelp();
}

/** `gonogo COMMAND --help` */
export function commandHelp(command: Command): string {
  return page([
    `gonogo ${command.name}: ${command.does}`,
    `Usage: ${usageOf(command)}`,
    ...command.about.map(paragraph => linesOfWords(paragraph, mostColumns).join("\n")),
    section("Options", optionsText(allOptions(command))),
    section("Examples", exampleLines(command.examples)),
    section("Exit codes", exitLines(command.exits)),
  ]);
}

/** "gonogo check [OPTION…] PATH…" */
export function usageOf({ name, operands, options }: Command): string {
  return ["gonogo", name, ...(options.length > 0 ? ["[OPTION…]"] : []), ...operands.map(operandText)].join(" ");
}

/** "PATH…", "[FOLDER]" */
export function operandText({ value, many, optional }: Operand): string {
  const text = `${value.name}${many ? "…" : ""}`;
  return optional ? `[${text}]` : text;
}

/** "-h, --help", "--format FORMAT" */
export function optionText({ name, short, value }: Option): string {
  const letter = short === undefined ? "" : `-${short}, `;
  return `${letter}--${name}${value ? ` ${value.name}` : ""}`;
}

function page(parts: readonly string[]): string {
  return `${parts.join("\n\n")}\n`;
}

function section(title: string, lines: readonly string[]): string {
  return [`${title}:`, ...lines.map(line => (line === "" ? "" : `  ${line}`))].join("\n");
}

function optionsText(options: readonly Option[]): readonly string[] {
  return options.flatMap(option => {
    const says = option.repeat ? `${option.says}; may be repeated` : option.says;
    const choices = option.value?.kind === "choice" ? Object.entries(option.value.choices) : [];
    const column = choices.reduce((most, [word]) => Math.max(most, word.length), 0);
    return [
      ...hanging(optionText(option), says, optionColumn),
      ...choices.flatMap(([word, means]) =>
        hanging(" ".repeat(optionColumn + 2) + padded(word, column), means, optionColumn + 2 + column + 2),
      ),
    ];
  });
}

const optionColumn = 26;

function rowsText(rows: readonly (readonly string[])[]): readonly string[] {
  const column = rows.reduce((most, [first = ""]) => Math.max(most, first.length), 0) + 2;
  return rows.flatMap(([first = "", second = ""]) => hanging(first, second, column));
}

function exampleLines(examples: readonly Example[]): readonly string[] {
  return examples.flatMap(({ line, says }) => (says === undefined ? [line] : [line, `    ${says}`]));
}

/** "0  GO: nothing is at error level" */
export function exitLines(exits: Readonly<Record<number, string>>): readonly string[] {
  return rowsText(Object.entries({ ...exits, ...failureExit }));
}

/** A term, and what it means in a column of its own; below, where the term leaves no room. */
function hanging(term: string, text: string, column: number): readonly string[] {
  const lines = linesOfWords(text, mostColumns - column).map(line => " ".repeat(column) + line);
  if (term.length + 2 > column) return [term, ...lines];
  const [first = "", ...rest] = lines;
  return [padded(term, column) + first.slice(column), ...rest];
}
