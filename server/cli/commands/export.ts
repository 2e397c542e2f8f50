/** `gonogo export FILE --to FORMAT` */
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { nearest } from "../../../language/syntax/nearest.js";
import { list } from "../../../language/wording/lists.js";
import { type ExportRequest, everyone, sourceOf, whyNoProgramme } from "../../exporting/exporter.js";
import { type ExportFormat, exportFormats, formatsForPeople } from "../../exporting/formats.js";
import { makers } from "../../exporting/makers.js";
import { compareWith } from "../../files/compare.js";
import { pathOf } from "../../files/uris.js";
import { landing, runbookInTheWay } from "../../files/write.js";
import { againstOf } from "../against.js";
import { didYouMean, readArguments } from "../arguments.js";
import { struckBy } from "../contingencies.js";
import { filesOf, type Made, type MadeExport, writeMade } from "../export-made.js";
import { type Recordable, recorded, recordOf } from "../export-record.js";
import {
  type CliContext,
  done,
  forBoth,
  forPeople,
  forPrograms,
  misused,
  noted,
  nothing,
  type Outcome,
  refused,
  standardStream,
} from "../outcome.js";
import { readPictureOptions } from "../picture-options.js";
import { type AskedRunbook, noticesOf, type OpenedPlan, openRunbook, readZoneOption } from "../runbook.js";
import { exporting } from "../table/export.js";
import { whyOlderZones } from "../zone-data.js";

export async function exportCommand(args: readonly string[], context: CliContext): Promise<Outcome> {
  const read = readArguments(args, exporting);
  if (read.kind === "arguments" && read.flags.has("check") && read.values.to === undefined) {
    if (read.values.output !== undefined) {
      return misused(
        "`--check --output FILE` also needs the format: `--to markdown`; for all of a folder, name it alone",
        "export",
      );
    }
    const { checkFolder } = await import("../export-folder.js");
    return checkFolder(read.operands, read.values.root, context, made);
  }
  const result = await made(args, context);
  if ("code" in result) return result;
  const { opened, files, notes, content, isFolder, isCheck, output, format } = result;
  if (isCheck) return checked(files, context.cwd, notes);
  const names = isFolder ? files.map(({ name }) => name) : [];
  const failed = await writeMade(files, isFolder ? output : undefined, context.cwd, () => {
    const inTheWay = whatIsInTheWay(names, opened, context.cwd);
    return inTheWay === undefined ? undefined : refused([inTheWay]);
  });
  if (failed) return failed;
  const code = opened.analysis.verdict === "go" ? 0 : 1;
  if (output !== undefined || content === undefined) return done(code, nothing, notes);
  if (typeof content !== "string") return { ...done(code, nothing, notes), bytes: content };
  return done(code, exportFormats[format].isRead ? forBoth(content) : forPrograms(content), notes);
}

/** @returns how it ends where nothing is made */
async function made(args: readonly string[], context: CliContext): Promise<Outcome | MadeExport> {
  const read = readArguments(args, exporting);
  if (read.kind === "wrong") return misused(read.message, "export");
  const olderZones = whyOlderZones(read.values["require-zone-data"], "export");
  if (olderZones) return olderZones;
  const { values, flags } = read;
  const output = values.output === standardStream ? undefined : values.output;
  if (values.to === undefined) return misused("say what to export to: `--to markdown`", "export");
  const { to } = values;
  const zone = readZoneOption(values.zone);
  if (zone.kind === "wrong") return misused(zone.message, "export");
  const [path, ...more] = read.operands;
  if (path === undefined) return misused("no file is named: name a runbook", "export");
  if (more.length > 0) return misused("one runbook at a time: name a single file", "export");
  const format = exportFormats[values.to];
  if (values.picture !== undefined && !format.linksPicture) {
    return misused("`--picture` is for `--to markdown`: the other exports link none", "export");
  }
  if (values.theme === "auto" && !format.asksTheme) {
    return misused("`--theme auto` is for HTML: a picture cannot ask its reader's system", "export");
  }
  const person = values.for;
  if (person !== undefined && !format.forPeople) {
    return misused(
      `\`--for\` is for ${list(formatsForPeople)}: the other exports are the same for everybody`,
      "export",
    );
  }
  if (person === everyone && output === undefined) {
    return misused("`--for everyone` makes several files: name a folder with `--output FOLDER`", "export");
  }
  if (format.isBinary && output === undefined && context.terminal === true) {
    return misused(`--to ${values.to} cannot be shown on a terminal: add \`--output FILE\``, "export");
  }
  const hasTimeline = (format.showsTimeline && person === undefined) || values.picture !== undefined;
  if (values.against !== undefined && !hasTimeline) {
    return misused("`--against` is for the timeline: of `--to svg`, `--to png`, `--to html` or `--picture`", "export");
  }
  const brief = flags.has("brief");
  if (brief && !format.canBeBrief) {
    return misused("`--brief` is for `--to markdown`: the other exports are not pages to read", "export");
  }
  const isCheck = flags.has("check");
  if (isCheck && output === undefined) {
    return misused("`--check` compares with a file: name it with `--output FILE`", "export");
  }

  const opened = openRunbook(path, context.cwd, values);
  if (opened.kind === "refused") return refused([opened.reason]);
  const refusal =
    opened.kind === "programme" ? whyOfOne(opened.name, values, values.to) : struckBy(values.with, opened);
  if (typeof refusal === "string") return refused([refusal]);
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
      whatIf: values.with,
    },
    opened.kind === "programme" ? [] : opened.release.runbook.work.activities,
  );
  if (typeof options === "string") return misused(options, "export");
  const stranger = person === everyone || opened.kind === "programme" ? undefined : whyUnknown(person, opened);
  if (stranger !== undefined) return misused(stranger, "export");
  const inTheWay = whatIsInTheWay([values.picture, output], opened, context.cwd);
  if (inTheWay !== undefined) return refused([inTheWay]);
  const against = comparedWith(values.against, opened, context.cwd, values);
  if (typeof against === "string") return refused([against]);
  const compared = against ? { ...options, against } : options;
  const intoFolder = format.canBeFolder === true && /[/\\]$/.test(output ?? "");
  const request = { analysis: opened.analysis, files: opened.files, options: compared, person, brief, intoFolder };
  const document = intoFolder ? join(output ?? "", "README.md") : output;
  const picture = await pictureFor(values.picture, document, request, context.cwd);
  if (picture.kind !== "made") return picture.outcome;
  const { make } = await makers[to]();
  const exported = await make({ ...request, picture: picture.link });
  if (exported.kind === "refused") return refused([exported.reason]);

  const isFolder = exported.kind === "several";
  const source = sourceOf(opened, zone.zone);
  const record = async (made: Made, format: ExportFormat, about: Omit<Recordable, "flags">): Promise<Made> => {
    const words = recordOf({ ...about, flags }, made.name, context.cwd);
    return { ...made, content: await recorded(format, made.content, words, source) };
  };
  const recordDocument = (each: Made): Promise<Made> => {
    const whose = person === everyone ? { for: basename(each.name, `.${format.ending}`) } : {};
    return record(each, to, { values: { ...values, ...whose }, inFolder: isFolder && person === undefined });
  };
  const documents = await Promise.all(filesOf(exported, output ?? standardStream).map(recordDocument));
  const pictures = await Promise.all(
    picture.files.map(each =>
      record(each, typeof each.content === "string" ? "svg" : "png", {
        values: { ...values, picture: undefined },
        inFolder: false,
      }),
    ),
  );
  return {
    opened,
    format: to,
    files: [...pictures, ...(output === undefined ? [] : documents)],
    notes: [...picture.notes, ...exported.notes.map(noted), ...noticesOf(opened)],
    content: isFolder ? undefined : documents[0]?.content,
    isFolder,
    isCheck,
    output,
  };
}

/** What the timeline is compared with; undefined where nothing is asked for, and in words why it cannot be. */
function comparedWith(wanted: string | undefined, opened: OpenedPlan, cwd: string, asked: AskedRunbook) {
  if (wanted === undefined) return undefined;
  if (opened.kind === "programme") return `${opened.name} is a programme: compare its runbooks one by one`;
  return againstOf(wanted, opened, cwd, asked);
}

/** Whether all is as it would be written now. */
function checked(files: readonly Made[], cwd: string, notes: readonly string[]): Outcome {
  const found = files.map(({ name, content }) => ({ name, state: compareWith(resolve(cwd, name), content) }));
  const lines = found.flatMap(({ name, state }) =>
    state === "same" ? [] : [`${name} is ${state === "other" ? "stale" : "missing"}: run this without --check`],
  );
  if (lines.length === 0) return done(0, forPeople(`${list(files.map(({ name }) => name))}: up to date\n`), notes);
  return done(1, forPeople(`${lines.join("\n")}\n`), notes);
}

/** Why a programme cannot be asked for what only a single runbook has; undefined where it is not. */
function whyOfOne(
  name: string,
  asked: { readonly with?: string | undefined; readonly "undo-from"?: string | undefined },
  format: ExportFormat,
): string | undefined {
  const refusal = whyNoProgramme(format);
  if (refusal !== undefined) return refusal;
  if (asked.with !== undefined)
    return `${name} is a programme, and a contingency strikes in one runbook: name that for \`--with\``;
  if (asked["undo-from"] === undefined) return undefined;
  return `${name} is a programme, and each runbook is undone by itself: name one for \`--undo-from\``;
}

type Picture =
  | {
      readonly kind: "made";
      readonly link: string | undefined;
      readonly files: readonly Made[];
      readonly notes: readonly string[];
    }
  | { readonly kind: "failed"; readonly outcome: Outcome };

/** The picture that a document shows, if one is asked for. @param output where the document goes, which the link starts from */
async function pictureFor(
  picture: string | undefined,
  output: string | undefined,
  request: Omit<ExportRequest, "picture">,
  cwd: string,
): Promise<Picture> {
  if (picture === undefined) return { kind: "made", link: undefined, files: [], notes: [] };
  const failed = (outcome: Outcome): Picture => ({ kind: "failed", outcome });
  const format = /\.(svg|png)$/i.exec(picture)?.[1]?.toLowerCase();
  if (format !== "svg" && format !== "png") {
    return failed(refused([`cannot write the picture ${picture}: its name must end in .svg or .png`]));
  }
  const { make } = await makers[format]();
  const made = await make({ ...request, person: undefined, picture: undefined, intoFolder: false });
  if (made.kind !== "made") return failed(refused(made.kind === "refused" ? [made.reason] : []));
  const from = output === undefined ? cwd : dirname(resolve(cwd, output));
  return {
    kind: "made",
    link: relative(from, resolve(cwd, picture)).split(sep).join("/"),
    files: [{ name: picture, content: made.content, called: `the picture ${picture}` }],
    notes: made.notes.map(noted),
  };
}

/** Why no document can be made for somebody; undefined where it can. */
function whyUnknown(person: string | undefined, { analysis: { plan } }: OpenedPlan): string | undefined {
  const names = plan.people.map(({ name }) => name);
  if (person === undefined || names.includes(person)) return undefined;
  return `no person \`${person}\` is declared${didYouMean(nearest(person, names, 1))}`;
}

/** Why what is asked for must not be written: before anything is, as a half is of no use. */
function whatIsInTheWay(
  asked: readonly (string | undefined)[],
  { path, files }: OpenedPlan,
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
