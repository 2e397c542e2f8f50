/**
 * The one place that everything passes which is printed. What strangers call their files and write into them moves no cursor, turns no
 * direction and, in the log of a CI job, is no command.
 */
import type { CliContext, ExitCode, Outcome, Text } from "./outcome.js";
import { inert, readable, visible, withoutCommands } from "./reports/visible.js";

/** How a command ends, as it is written on the two streams. */
export interface Printed {
  readonly code: ExitCode;
  readonly out: string;
  readonly bytes?: Uint8Array;
  readonly err: string;
}

type Screen = Pick<CliContext, "terminal" | "log"> & { readonly colours?: boolean };

export function printed({ code, out, bytes, err }: Outcome, screen: Screen = {}): Printed {
  return {
    code,
    out: outputOf(out, screen),
    ...(bytes ? { bytes } : {}),
    err: err.map(each => (typeof each === "string" ? lineOf(each) : asideOf(each, screen))).join(""),
  };
}

/** A note is a line, whatever is quoted in it. */
function lineOf(note: string): string {
  return `${withoutCommands(visible(note))}\n`;
}

function outputOf({ text, audience }: Text, { terminal = false, log = false, colours = false }: Screen): string {
  switch (audience) {
    case "people":
      return inert(text, colours);
    case "both":
      return terminal || log ? inert(text) : text;
    case "programs":
      return terminal ? readable(text) : text;
  }
}

/** On standard error people read. */
function asideOf({ text, audience }: Text, { colours = false }: Screen): string {
  return audience === "programs" ? text : inert(text, colours);
}
