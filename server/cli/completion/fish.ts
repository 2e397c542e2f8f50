import type { Operand, Option } from "../table/table.js";
import { completed, contingencyNames, type Offer, offerOf, programOptions } from "./offers.js";

/** A script for fish. */
export function fishCompletion(): string {
  const names = completed.map(({ name }) => name).join(" ");
  const lines = [
    "# fish completion of gonogo",
    "complete -c gonogo -f",
    ...programOptions.map(option => optionLine(option, `not __fish_seen_subcommand_from ${names}`)),
    ...completed.map(({ name, does }) =>
      line(`not __fish_seen_subcommand_from ${names}`, `-a ${name} -d ${quoted(does)}`),
    ),
    ...completed.flatMap(({ name, options, operands }) => {
      const when = `__fish_seen_subcommand_from ${name}`;
      return [
        ...options.map(option => optionLine(option, when)),
        ...operandActions(operands).map(each => line(when, each)),
      ];
    }),
  ];
  return `${lines.join("\n")}\n`;
}

/** Each once: fish offers all that may stand after a command. */
function operandActions(operands: readonly Operand[]): readonly string[] {
  return [...new Set(operands.map(({ value }) => action(offerOf(value))))];
}

function optionLine({ name, short, value, says }: Option, when: string): string {
  const letter = short === undefined ? "" : ` -s ${short}`;
  const wants = value ? ` -r ${action(offerOf(value))}` : "";
  return line(when, `-l ${name}${letter}${wants} -d ${quoted(says)}`);
}

function line(when: string, rest: string): string {
  return `complete -c gonogo -n ${quoted(when)} ${rest}`;
}

function action(offer: Offer): string {
  switch (offer.kind) {
    case "words":
    case "parts":
      return `-f -a ${quoted(offer.words.join(" "))}`;
    case "runbooks":
      return "-f -a '(__fish_complete_suffix .runbook)'";
    case "files":
      return "-F";
    case "folders":
      return "-f -a '(__fish_complete_directories)'";
    case "refs":
      return "-f -a '(git for-each-ref --format=\"%(refname:short)\" 2>/dev/null)'";
    case "contingencies":
      return `-f -a ${quoted(`(sed -n '${contingencyNames}' (string match -- '*.runbook' (commandline -opc)) /dev/null 2>/dev/null)`)}`;
    case "activities":
      return `-f -a ${quoted("(gonogo run status (string match -- '*.runbook' (commandline -opc)) --may (commandline -opc)[3] 2>/dev/null)")}`;
    case "nothing":
      return "-f";
  }
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}
