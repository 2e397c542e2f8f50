/** What pages show of the command line: blocks of `console` with commands after `$`, and below each what it says. */

export interface Command {
  /** Without the `$`. */
  readonly line: string;
  /** The lines below it; `…` alone on a line stands for any. */
  readonly said: readonly string[];
}

const block = /^```console\n([\s\S]*?)^```$/gm;

/** The commands of a page in the order they stand in. */
export function commandsIn(page: string): readonly Command[] {
  return [...page.matchAll(block)].flatMap(([, inside = ""]) => commandsOf(inside));
}

/**
 * A page with what its commands say now. What is shown with parts left out stays so while it is true.
 * @param run what a command says, both outputs as a terminal shows them
 */
export async function withOutputs(page: string, run: (line: string) => Promise<string>): Promise<string> {
  let fresh = "";
  let end = 0;
  for (const { 0: whole, 1: inside = "", index } of page.matchAll(block)) {
    fresh += page.slice(end, index);
    end = index + whole.length;
    const written: string[] = [];
    for (const { line, said } of commandsOf(inside)) {
      const now = (await run(line)).trimEnd().split("\n");
      const lines = now.length === 1 && now[0] === "" ? [] : now;
      written.push(`$ ${line}`, ...(isSaid(said, lines) ? said : lines));
    }
    fresh += ["```console", ...written, "```"].join("\n");
  }
  return fresh + page.slice(end);
}

function commandsOf(inside: string): readonly Command[] {
  const commands: { line: string; said: string[] }[] = [];
  for (const line of inside.trimEnd().split("\n")) {
    if (line.startsWith("$ ")) commands.push({ line: line.slice(2), said: [] });
    else commands.at(-1)?.said.push(line);
  }
  return commands;
}

/** Whether lines are those shown, where `…` stands for any number of them. */
function isSaid([shown, ...more]: readonly string[], lines: readonly string[]): boolean {
  if (shown === undefined) return lines.length === 0;
  if (shown !== "…") return lines[0] === shown && isSaid(more, lines.slice(1));
  return Array.from({ length: lines.length + 1 }, (_, skipped) => skipped).some(skipped =>
    isSaid(more, lines.slice(skipped)),
  );
}
