/** Which reports are asked for, and where each goes. */
import { resolve } from "node:path";
import { landing } from "../../files/write.js";
import type { WrittenOption } from "../arguments.js";
import { standardStream } from "../outcome.js";
import type { ReportFormat } from "../reports/formats.js";
import { reportFormats } from "../reports/formats.js";

export interface Output {
  readonly format: ReportFormat;
  /** Undefined for standard output. */
  readonly file: string | undefined;
}

export type Outputs =
  | { readonly kind: "outputs"; readonly outputs: readonly Output[] }
  | { readonly kind: "wrong"; readonly message: string };

/**
 * Reads `--format` and `--output` in the order they are written in: an output is that of the format in front of it. A single
 * one of each belongs together in any order; an output alone is that of the usual report. `-` is standard output.
 */
export function readOutputs(written: readonly WrittenOption[], cwd: string): Outputs {
  const paired = pairs(written);
  if (paired.kind === "wrong") return paired;
  const outputs = paired.outputs.map(each => (each.file === standardStream ? { ...each, file: undefined } : each));
  return clash(outputs, cwd) ?? { kind: "outputs", outputs };
}

function pairs(written: readonly WrittenOption[]): Outputs {
  const outputs: Output[] = [];
  let early: string | undefined;
  for (const { name, value } of written) {
    if (name === "format" && isFormat(value)) outputs.push({ format: value, file: undefined });
    if (name !== "output" || value === undefined) continue;
    const last = outputs.at(-1);
    if (!last && early === undefined) early = value;
    else if (!last || last.file !== undefined) {
      const other = last?.file ?? early;
      return wrong(
        `\`--output ${other}\` and \`--output ${value}\` belong to one report: write \`--format\` before each \`--output\``,
      );
    } else outputs[outputs.length - 1] = { ...last, file: value };
  }
  if (early !== undefined) {
    const [only, ...more] = outputs;
    if (only?.file !== undefined || more.length > 0) {
      return wrong(`\`--output ${early}\` comes before every \`--format\`: write it after its format`);
    }
    return { kind: "outputs", outputs: [{ format: only?.format ?? "human", file: early }] };
  }
  if (outputs.length === 0) return { kind: "outputs", outputs: [{ format: "human", file: undefined }] };
  return { kind: "outputs", outputs };
}

/** Two reports in one place would be none. */
function clash(outputs: readonly Output[], cwd: string): Outputs | undefined {
  const placeOf = ({ file }: Pick<Output, "file">): string | undefined =>
    file === undefined ? undefined : landing(resolve(cwd, file));
  for (const [index, { format, file }] of outputs.entries()) {
    const other = outputs.slice(0, index).find(each => placeOf(each) === placeOf({ file }));
    if (!other) continue;
    if (other.format === format && file === undefined) return wrong(`\`--format ${format}\` is written twice`);
    const where = file === undefined ? "standard output" : file;
    return wrong(
      `\`${other.format}\` and \`${format}\` would both go to ${where}: write \`--output FILE\` after one of them`,
    );
  }
  return undefined;
}

function wrong(message: string): Outputs {
  return { kind: "wrong", message };
}

function isFormat(value: string | undefined): value is ReportFormat {
  return value !== undefined && Object.hasOwn(reportFormats, value);
}
