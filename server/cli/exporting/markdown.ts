/** The document, with a picture beside it if one is asked for. */
import { dirname, relative, resolve, sep } from "node:path";
import { exportMarkdown } from "../../../language/exports/markdown.js";
import { writeWhole } from "../../files/write.js";
import { type Exported, type ExportRequest, type MakeExport, whole } from "./exporter.js";

export const make: MakeExport = async request => {
  const { opened, options, picture, output, context } = request;
  const { zone, secondZone } = options.view;
  if (picture === undefined) return whole(exportMarkdown(opened.analysis, { zone, secondZone }));
  const written = await writePicture(picture, request);
  if (written.kind !== "made") return written;
  const from = output === undefined ? context.cwd : dirname(resolve(context.cwd, output));
  const link = relative(from, resolve(context.cwd, picture)).split(sep).join("/");
  return { ...written, content: exportMarkdown(opened.analysis, { zone, secondZone, picture: link }) };
};

/** The picture that the markdown links. */
async function writePicture(picture: string, request: ExportRequest): Promise<Exported> {
  const format = /\.(svg|png)$/i.exec(picture)?.[1]?.toLowerCase();
  if (format !== "svg" && format !== "png") {
    return { kind: "refused", reason: `cannot write the picture ${picture}: its name must end in .svg or .png` };
  }
  const { make } = await (format === "svg" ? import("./svg.js") : import("./png.js"));
  const made = await make({ ...request, picture: undefined, output: undefined });
  if (made.kind !== "made") return made;
  const { cwd } = request.context;
  const why = writeWhole(resolve(cwd, picture), made.content, cwd);
  return why === undefined ? made : { kind: "unwritten", file: `the picture ${picture}`, why };
}
