/** `gonogo export FILE --to markdown|svg|png|html` */
import { dirname, relative, resolve, sep } from "node:path";
import { exportMarkdown } from "../../../language/exports/markdown.js";
import { pathOf } from "../../files/uris.js";
import { landing, runbookInTheWay, writeWhole } from "../../files/write.js";
import { readArguments } from "../arguments.js";
import { standardStream } from "../checking/outputs.js";
import {
  type CliContext,
  done,
  forBoth,
  forPrograms,
  misused,
  nothing,
  type Outcome,
  refused,
  unwritten,
} from "../outcome.js";
import { fixedTheme, type PictureOptions, readPictureOptions } from "../pictures/view.js";
import { noticesOf, type Opened, openRunbook, readZoneOption } from "../runbook.js";
import { exporting } from "../table/export.js";
import { whyOlderZones } from "../zone-data.js";

type OpenedRunbook = Extract<Opened, { readonly kind: "runbook" }>;

/** What is to be written, with what is to be said of it; or why it cannot be made. */
type Made =
  | { readonly kind: "made"; readonly content: string | Uint8Array; readonly notes: readonly string[] }
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "unwritten"; readonly file: string; readonly why: string };

export async function exportCommand(args: readonly string[], context: CliContext): Promise<Outcome> {
  const read = readArguments(args, exporting);
  if (read.kind === "wrong") return misused(read.message, "export");
  const olderZones = whyOlderZones(read.values["require-zone-data"], "export");
  if (olderZones) return olderZones;
  const { values, flags } = read;
  const output = values.output === standardStream ? undefined : values.output;
  if (values.to === undefined) return misused("say what to export to: `--to markdown`", "export");
  const zone = readZoneOption(values.zone);
  if (zone.kind === "wrong") return misused(zone.message, "export");
  const [path, ...more] = read.operands;
  if (path === undefined) return misused("no file is named: name a runbook", "export");
  if (more.length > 0) return misused("one runbook at a time: name a single file", "export");
  if (values.picture !== undefined && values.to !== "markdown") {
    return misused("`--picture` is for `--to markdown`: the other exports are pictures themselves", "export");
  }
  if (values.theme === "auto" && values.to !== "html") {
    return misused("`--theme auto` is for HTML: a picture cannot ask its reader's system", "export");
  }
  if (values.to === "png" && output === undefined && context.terminal === true) {
    return misused("a PNG cannot be shown on a terminal: add `--output FILE`", "export");
  }

  const opened = openRunbook(path, context.cwd, values.root);
  if (opened.kind === "refused") return refused([opened.reason]);
  const options = readPictureOptions(
    {
      zone: zone.zone,
      secondZone: values["second-zone"],
      rows: values.rows,
      theme: values.theme,
      width: values.width,
      compact: flags.has("compact"),
      wholeTime: flags.has("whole-time"),
      undoFrom: values["undo-from"],
    },
    opened.release,
  );
  if (typeof options === "string") return misused(options, "export");
  const inTheWay = whatIsInTheWay([values.picture, output], opened, context.cwd);
  if (inTheWay !== undefined) return refused([inTheWay]);
  const made = await make(values.to, opened, options, values.picture, output, context);
  if (made.kind === "refused") return refused([made.reason]);
  if (made.kind === "unwritten") return unwritten(made.file, made.why);

  const code = opened.analysis.verdict === "go" ? 0 : 1;
  const notes = [...made.notes, ...noticesOf(opened)];
  if (output !== undefined) {
    const problem = writeWhole(resolve(context.cwd, output), made.content, context.cwd);
    if (problem !== undefined) return unwritten(output, problem);
    return done(code, nothing, notes);
  }
  if (typeof made.content !== "string") return { ...done(code, nothing, notes), bytes: made.content };
  return done(code, values.to === "markdown" ? forBoth(made.content) : forPrograms(made.content), notes);
}

async function make(
  format: "markdown" | "svg" | "png" | "html",
  opened: OpenedRunbook,
  options: PictureOptions,
  picture: string | undefined,
  output: string | undefined,
  context: CliContext,
): Promise<Made> {
  switch (format) {
    case "markdown": {
      const zone = options.view.zone;
      if (picture === undefined) return whole(exportMarkdown(opened.analysis, { zone }));
      const written = await writePicture(picture, opened, options, context);
      if (written.kind !== "made") return written;
      const from = output === undefined ? context.cwd : dirname(resolve(context.cwd, output));
      const link = relative(from, resolve(context.cwd, picture)).split(sep).join("/");
      return { ...written, content: exportMarkdown(opened.analysis, { zone, picture: link }) };
    }
    case "svg": {
      const { svgOf } = await import("../pictures/pictures.js");
      return whole(svgOf(opened, options, fixedTheme(options.theme) ?? "light"));
    }
    case "png": {
      const { pngFrom, svgOf } = await import("../pictures/pictures.js");
      const made = await pngFrom(svgOf(opened, options, fixedTheme(options.theme) ?? "light"));
      if (made.kind === "too large") return { kind: "refused", reason: made.reason };
      return { kind: "made", content: made.png, notes: made.notes };
    }
    case "html": {
      const { htmlOf } = await import("../pictures/pictures.js");
      return whole(htmlOf(opened, options));
    }
  }
}

function whole(content: string): Made {
  return { kind: "made", content, notes: [] };
}

/** The picture that the markdown links. */
async function writePicture(
  picture: string,
  opened: OpenedRunbook,
  options: PictureOptions,
  context: CliContext,
): Promise<Made> {
  const format = /\.(svg|png)$/i.exec(picture)?.[1]?.toLowerCase();
  if (format !== "svg" && format !== "png") {
    return { kind: "refused", reason: `cannot write the picture ${picture}: its name must end in .svg or .png` };
  }
  const made = await make(format, opened, options, undefined, undefined, context);
  if (made.kind !== "made") return made;
  const why = writeWhole(resolve(context.cwd, picture), made.content, context.cwd);
  return why === undefined ? made : { kind: "unwritten", file: `the picture ${picture}`, why };
}

/** Why what is asked for must not be written: before anything is, as a half is of no use. */
function whatIsInTheWay(
  asked: readonly (string | undefined)[],
  { path, files }: OpenedRunbook,
  cwd: string,
): string | undefined {
  const imported = new Set(files.map(({ uri }) => pathOf(uri)));
  const seen = new Set<string>();
  for (const file of asked) {
    if (file === undefined) continue;
    const target = landing(resolve(cwd, file));
    if (seen.has(target)) return `\`--picture\` and \`--output\` would both go to ${file}: give each its own file`;
    seen.add(target);
    const why =
      target === path
        ? "it is the runbook itself"
        : imported.has(target)
          ? "the runbook imports it"
          : runbookInTheWay(target);
    if (why !== undefined) return `cannot write ${file}: ${why}`;
  }
  return undefined;
}
