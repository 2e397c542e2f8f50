/**
 * What Stryker reports, in a few lines: how many mutants tests killed, and each that survived.
 * @typedef {{ readonly line: number, readonly column: number }} Position
 * @typedef {{ readonly status: string, readonly replacement: string, readonly location: { readonly start: Position, readonly end: Position } }} Mutant
 */

/** @param {{ readonly files: Readonly<Record<string, { readonly source: string, readonly mutants: readonly Mutant[] }>> }} report */
export function summary({ files }) {
  const all = Object.entries(files).flatMap(([path, { source, mutants }]) =>
    mutants.map(mutant => ({ ...mutant, path, source })),
  );
  const of = status => all.filter(mutant => mutant.status === status);
  const [killed, endless, survived] = [of("Killed").length, of("Timeout").length, of("Survived")];
  const tried = killed + endless + survived.length;
  return [
    `${all.length} mutants: ${of("NoCoverage").length} where no test comes past, ${of("Ignored").length} while files load, ${of("RuntimeError").length} not drawn`,
    `${tried} tried: ${killed} killed, ${endless} without an end, ${survived.length} survived`,
    `${((100 * (tried - survived.length)) / tried).toFixed(1)} % of those tried were noticed`,
    ...survived.map(shown),
  ];
}

function shown({ path, source, location: { start, end }, replacement }) {
  const lines = source.split("\n").slice(start.line - 1, end.line);
  const last = lines.length - 1;
  lines[last] = lines[last].slice(0, end.column - 1);
  lines[0] = lines[0].slice(start.column - 1);
  return `${path}:${start.line}:${start.column}  ${short(lines.join(" "))}  →  ${short(replacement)}`;
}

function short(text) {
  const line = text.replace(/\s+/g, " ");
  return line.length > 90 ? `${line.slice(0, 60)} … ${line.slice(-25)}` : line;
}
